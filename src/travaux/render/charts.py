"""Charts: a series, a timeline of events, who came to which visit, voting agreement; as Vega-Lite, drawn offline.

What is doubtful is drawn hollow. Every mark carries its source as a tooltip; the interactive page holds all it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import altair
import vl_convert

from travaux.errors import InvalidValue
from travaux.record.dates import bounds
from travaux.record.findings import Evidence
from travaux.world.series import Series
from travaux.world.spans import Span
from travaux.world.votes import YearOfVotes

Chart = dict[str, Any]
"""A chart as a Vega-Lite specification."""

FORMS = (".svg", ".png", ".html", ".json")
_WIDTH, _HEIGHT, _SCALE = 720, 320, 2
_SOUND, _DOUBTFUL = "sound", "doubtful"
_DOUBT = altair.Fill(
    "standing:N", title=None, scale=altair.Scale(domain=[_SOUND, _DOUBTFUL], range=["#1b4f72", "white"])
)


def series_chart(of: Series) -> Chart:
    """Every reading of every month, conflicting ones side by side; where there are no months, of every longer span.

    A span stands at its last month: what is counted since January is known when its last month is over.
    """
    spans = [place for place in of.spans() if place.months == 1] or list(of.spans())
    rows = [
        {
            "at": str(Span(place.end - 1, place.end)),
            "period": str(place),
            "value": float(reading.value),
            "standing": _DOUBTFUL if reading.doubtful else _SOUND,
            "how": reading.how,
            "source": "; ".join(figure.attestation.citation for figure in reading.figures),
        }
        for place in spans
        for reading in of.readings(place)
    ]
    title = f"{of.name}, {of.unit} {of.currency}".strip(", ")
    marks = _base(rows, title).mark_point(size=50, stroke="#1b4f72", opacity=1).encode(
        x=altair.X("at:T", title=None),
        y=altair.Y("value:Q", title=f"{of.unit} {of.currency}".strip() or None, scale=altair.Scale(zero=False)),
        fill=_DOUBT,
        tooltip=["period:N", "value:Q", "how:N", "source:N"],
    )  # fmt: skip
    return _specification(marks)


def timeline(events: Sequence[Evidence]) -> Chart:
    """Events as bars from their first to their last day, one line a sort of row; those without a date are left out."""
    rows = []
    for one in events:
        span = bounds(one.date)
        if span:
            sort = one.text.split(";")[0]
            said = {
                "what": one.text,
                "standing": _DOUBTFUL if one.doubt else _SOUND,
                "source": one.citation,
                "date": one.date,
            }
            rows.append({"from": span[0].isoformat(), "to": span[1].isoformat(), "sort": sort, **said})
    marks = _base(rows, "Timeline").mark_point(filled=False, size=60, stroke="#1b4f72", opacity=1).encode(
        x=altair.X("from:T", title=None),
        y=altair.Y("sort:N", title=None),
        fill=_DOUBT,
        tooltip=["date:N", "what:N", "source:N"],
    )  # fmt: skip
    return _specification(marks)


def attendance(delegates: Sequence[Evidence]) -> Chart:
    """Who came to which visit: a mark for each person and day, those who came most often on top."""
    rows = [
        {"visit": one.date, "person": one.text.split(",")[0], "what": one.text, "source": one.citation}
        for one in delegates
    ]
    marks = _base(rows, "Delegations").mark_circle(size=70, color="#1b4f72").encode(
        x=altair.X("visit:O", title=None),
        y=altair.Y("person:N", title=None, sort=altair.EncodingSortField("visit", op="count", order="descending")),
        tooltip=["visit:N", "what:N", "source:N"],
    )  # fmt: skip
    return _specification(marks, height=max(_HEIGHT, 14 * len({row["person"] for row in rows})))


FEWEST_VOTES = 5
"""Votes both took part in from which a year is drawn as part of the course."""


def agreement_chart(years: Sequence[YearOfVotes], one: str, other: str) -> Chart:
    """Voting agreement of two states by year, the number of votes as the size of the mark.

    The line passes over years with too few votes to speak of; their marks stay.
    """
    rows = [{"year": year.year, "agreement": year.agreement, "votes": year.votes} for year in years]
    base = _base(rows, f"Voting agreement of {one} and {other}").encode(
        x=altair.X("year:Q", title=None, axis=altair.Axis(format="d")),
        y=altair.Y("agreement:Q", scale=altair.Scale(domain=[0, 1])),
    )
    course = base.transform_filter(f"datum.votes >= {FEWEST_VOTES}").mark_line(color="#1b4f72")
    marks = course + base.mark_circle(color="#1b4f72", opacity=1).encode(
        size=altair.Size("votes:Q"), tooltip=["year:Q", "agreement:Q", "votes:Q"]
    )
    return _specification(marks)


def _base(rows: Sequence[dict[str, Any]], title: str) -> Any:
    return altair.Chart(altair.InlineData(values=list(rows)), title=title)


def _specification(marks: Any, height: int = _HEIGHT) -> Chart:
    found: Chart = marks.properties(width=_WIDTH, height=height).to_dict()
    return found


def svg(chart: Chart) -> str:
    """The chart as SVG."""
    drawn: str = vl_convert.vegalite_to_svg(chart)
    return drawn


def write(chart: Chart, path: Path) -> None:
    """Writes the chart as SVG, PNG, a page that needs nothing else, or its specification, by the name of the file.

    Raises InvalidValue for another ending.
    """
    ending = path.suffix.lower()
    if ending == ".svg":
        path.write_text(svg(chart), encoding="utf-8")
    elif ending == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(chart, scale=_SCALE))
    elif ending == ".html":
        path.write_text(vl_convert.vegalite_to_html(chart, bundle=True), encoding="utf-8")
    elif ending == ".json":
        path.write_text(altair.Chart.from_dict(chart).to_json(), encoding="utf-8")
    else:
        raise InvalidValue("no such form of chart", path.name, "chart", f"End the name in {', '.join(FORMS)}.")
