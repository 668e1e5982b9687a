"""Words and deeds as a chart: how the commitments of each group stand, as Vega-Lite, drawn offline."""

from __future__ import annotations

from collections.abc import Sequence

import altair

from travaux.record.ledger import Status, Tally
from travaux.render.charts import Chart

_COLOURS = {
    Status.DONE: "#1b7837",
    Status.PARTLY: "#7fbf7b",
    Status.STARTED: "#c7e9c0",
    Status.ANNOUNCED: "#f0f0f0",
    Status.INCONCLUSIVE: "#d9d9d9",
    Status.UNTESTABLE: "#969696",
    Status.LAPSED: "#e9a3c9",
    Status.CONTRADICTED: "#c51b7d",
}
"""Green for kept, pink for broken, grey for what cannot be said; told apart by the colour-blind (ColorBrewer PiYG)."""
_WIDTH, _ROW, _SMALLEST = 720, 28, 120


def words_and_deeds(tallies: Sequence[Tally]) -> Chart:
    """A bar a group, cut by status, from done to contradicted; the mean score with its interval stands in the tooltip.

    Without commitments the chart is empty.
    """
    rows = [
        {
            "group": one.group,
            "status": status.value,
            "place": place,
            "commitments": one.statuses[status],
            "of": one.items,
            "score": _worded(one),
        }
        for one in tallies
        for place, status in enumerate(_COLOURS)
        if one.statuses.get(status)
    ]
    order = [one.group for one in tallies]
    domain = [status.value for status in _COLOURS]
    marks = altair.Chart(altair.InlineData(values=rows), title="Words and deeds").mark_bar(stroke="#636363").encode(
        x=altair.X("commitments:Q", title="commitments", axis=altair.Axis(tickMinStep=1)),
        y=altair.Y("group:N", title=None, sort=order),
        color=altair.Color(
            "status:N", title=None, scale=altair.Scale(domain=domain, range=[_COLOURS[one] for one in _COLOURS])
        ),
        order=altair.Order("place:Q"),
        tooltip=["group:N", "status:N", "commitments:Q", "of:Q", "score:N"],
    )  # fmt: skip
    height = max(_SMALLEST, _ROW * len(order))
    made: Chart = marks.properties(width=_WIDTH, height=height).to_dict()
    return made


def _worded(one: Tally) -> str:
    if one.mean is None:
        return "none scored"
    mean, low, high = one.mean
    return f"{mean:+.2f} [{low:+.2f}, {high:+.2f}], n={one.scored}"
