"""Adoption over time as a chart: whose the passages of each year's joint texts are, and what was taken up when."""

from __future__ import annotations

from typing import Any

import altair

from travaux.record.adoptions import NEW, SHARED, Adoption
from travaux.record.dates import bounds
from travaux.render.charts import Chart

WIDTH, HEIGHT, LINE = 720, 260, 16
_COLOURS = ("#1b4f72", "#b9770e", "#7f8c8d", "#d5dbdb")
"""The two sides, shared, new."""
_YEARS = altair.Axis(format="%Y", tickCount="year")


def chart(found: Adoption) -> Chart:
    """Bars of shares by year above; below, a line for each adoption from the owner's first use to the other's."""
    return dict(altair.vconcat(_shares(found), _events(found), spacing=24).to_dict())


def _shares(found: Adoption) -> Any:
    kinds = (*found.sides, SHARED, NEW)
    values = [
        {
            "year": year, "of": name, "order": place, "passages": counts[name],
            "share": counts[name] / max(sum(counts.values()), 1),
        }
        for year, counts in found.by_year.items()
        for place, name in enumerate(kinds)
    ]  # fmt: skip
    return (
        altair.Chart(altair.InlineData(values=values), title="Whose the passages of joint texts are")
        .mark_bar()
        .encode(
            x=altair.X("year:O", title=None, axis=altair.Axis(labelAngle=0)),
            y=altair.Y("share:Q", title="share of passages", axis=altair.Axis(format="%")),
            color=altair.Color("of:N", title=None, scale=altair.Scale(domain=list(kinds), range=list(_COLOURS))),
            order=altair.Order("order:Q"),
            tooltip=["year:O", "of:N", "passages:Q", "share:Q"],
        )
        .properties(width=WIDTH, height=HEIGHT)
    )


def _events(found: Adoption) -> Any:
    values = [
        {
            "first": first[0].isoformat(), "adopted": adopted[0].isoformat(), "owner": one.owner,
            "formula": " ".join(one.formula.exact.split())[:80], "at": at,
        }
        for at, one in enumerate(found.events)
        if (first := bounds(one.first.date)) and (adopted := bounds(one.adopted.date))
    ]  # fmt: skip
    base = altair.Chart(
        altair.InlineData(values=values), title="First said by its owner, first said by the other"
    ).encode(
        y=altair.Y("at:O", title=None, axis=None),
        color=altair.Color("owner:N", title=None, scale=altair.Scale(domain=list(found.sides), range=_COLOURS[:2])),
        tooltip=["owner:N", "first:T", "adopted:T", "formula:N"],
    )
    line = base.mark_rule().encode(x=altair.X("first:T", title=None, axis=_YEARS), x2="adopted:T")
    ends = base.mark_point(filled=True, size=45, opacity=1).encode(x=altair.X("adopted:T", title=None, axis=_YEARS))
    return (line + ends).properties(width=WIDTH, height=max(LINE, LINE * len(values)))
