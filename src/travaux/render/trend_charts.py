"""Trends as a chart (a panel a course, its rate by period) and as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair

from travaux.record.trends import Course, Point, Trends
from travaux.render.charts import Chart

WIDTH, HEIGHT = 720, 150
_QUIET, _BURST, _THIN = "usual", "burst", "under 1,000 words"
_COLOURS = altair.Scale(domain=[_QUIET, _BURST, _THIN], range=["#1b4f72", "#b03a2e", "#aab7b8"])
THIN = 1_000
"""Words below which a bar is drawn pale: a rate of so little says hardly anything."""


def rows(found: Trends) -> Iterator[dict[str, Any]]:
    """A row a period of every course, flat, for a table."""
    for course in found.courses:
        for point in course.points:
            yield {
                "term": course.term, "language": course.language, "issuer": course.issuer, "period": point.period,
                "documents": point.exposure.documents, "words": point.exposure.words,
                "holding": point.exposure.holding, "occurrences": point.exposure.occurrences,
                "rate": round(point.exposure.rate, 5), "low": round(point.interval[0], 5),
                "high": round(point.interval[1], 5), "share": round(point.exposure.share, 5),
                "warmth": "" if point.warmth is None else round(point.warmth, 4), "acts": point.acts,
            }  # fmt: skip


def chart(found: Trends) -> Chart:
    """Bars of the rate per 1,000 words with their intervals, bursts in red, breaks as dashed lines."""
    panels = [_panel(course) for course in found.courses]
    return dict(altair.vconcat(*panels, spacing=24).to_dict())


def _panel(course: Course) -> Any:
    values = [_value(course, point) for point in course.points]
    base = altair.Chart(altair.InlineData(values=values), title=_title(course)).encode(
        x=altair.X("period:O", title=None, axis=altair.Axis(labelOverlap=True, labelAngle=-45))
    )
    bars = base.mark_bar().encode(
        y=altair.Y("rate:Q", title="per 1,000 words"),
        color=altair.Color("standing:N", title=None, scale=_COLOURS),
        tooltip=["period:N", "rate:Q", "occurrences:Q", "words:Q", "holding:Q", "documents:Q"],
    )
    spread = base.mark_rule(color="#566573").encode(y="low:Q", y2="high:Q")
    cuts = altair.InlineData(values=[{"period": one.period} for one in course.breaks])
    breaks = altair.Chart(cuts).mark_rule(strokeDash=[4, 3], color="#7d6608").encode(x="period:O")
    return (bars + spread + breaks if course.breaks else bars + spread).properties(width=WIDTH, height=HEIGHT)


def _value(course: Course, point: Point) -> dict[str, Any]:
    bursting = any(one.first <= point.period <= one.last for one in course.bursts)
    highest = max((one.exposure.rate for one in course.points if one.exposure.words >= THIN), default=0.0)
    thin = point.exposure.words < THIN
    return {
        "period": point.period, "rate": point.exposure.rate, "low": point.interval[0],
        "high": min(point.interval[1], 2 * highest) if highest else point.interval[1],
        "standing": _THIN if thin else _BURST if bursting else _QUIET,
        "words": point.exposure.words, "documents": point.exposure.documents,
        "holding": point.exposure.holding, "occurrences": point.exposure.occurrences,
    }  # fmt: skip


def _title(course: Course) -> str:
    parts = (course.term, course.issuer, course.language, f"{course.total.occurrences} in {course.total.words:,} words")
    return " · ".join(part for part in parts if part)
