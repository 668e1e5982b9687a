"""The history of a phrase as a chart: every occurrence at its date, a line an issuer."""

from __future__ import annotations

from typing import Any

import altair

from travaux.record.dates import bounds
from travaux.record.histories import History, Occurrence
from travaux.render.charts import Chart
from travaux.render.wording import excerpt

WIDTH, LINE, LOWEST = 720, 26, 120
_COLOURS = ("#0a5cad", "#a84400", "#00694b", "#84318f")
"""One a language, told apart by colour-blind readers, and by their shapes by all."""
_EXACT, _VAGUE = "to the day", "less exact"


def history_chart(found: History) -> Chart:
    """Every dated occurrence as a mark, hollow where its date is not known to the day; translations are left out."""
    rows = [row for one in found.dated for row in _rows(one)]
    fills = altair.Scale(domain=[_EXACT, _VAGUE], range=[1.0, 0.0])
    first = altair.EncodingSortField("from", "min")
    marks = altair.Chart(altair.InlineData(values=rows)).mark_point(size=70, filled=True, strokeWidth=1.5).encode(
        x=altair.X("from:T", title=None, axis=altair.Axis(format="%Y", tickCount="year", labelOverlap=True)),
        y=altair.Y("issuer:N", title=None, axis=altair.Axis(labelLimit=260), sort=first),
        color=altair.Color("language:N", title=None, scale=altair.Scale(range=list(_COLOURS))),
        shape=altair.Shape("language:N", title=None),
        stroke=altair.Stroke("language:N", title=None, scale=altair.Scale(range=list(_COLOURS))),
        fillOpacity=altair.FillOpacity("standing:N", title="date", scale=fills),
        tooltip=["date:N", "issuer:N", "title:N", "words:N"],
    )  # fmt: skip
    height = max(LOWEST, LINE * len({row["issuer"] for row in rows}))
    drawn: Chart = marks.properties(width=WIDTH, height=height).to_dict()
    return drawn


def _rows(one: Occurrence) -> list[dict[str, Any]]:
    """A row an issuer of the document, since all of them said it."""
    span = bounds(one.head.date)
    if span is None:
        return []
    exact = span[0] == span[1] and not set("?~%") & set(one.head.date)
    said = {
        "from": span[0].isoformat(), "date": one.head.date, "language": one.head.language, "title": one.head.title,
        "words": excerpt(one.quote.exact, 160), "standing": _EXACT if exact else _VAGUE,
    }  # fmt: skip
    return [{**said, "issuer": issuer} for issuer in one.head.issuers or ("no issuer known",)]
