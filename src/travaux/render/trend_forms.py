"""Trends as JSON and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from travaux.record.documents import DocumentHead
from travaux.record.trends import Course, Exposure, Keyness, Point, Silence, Trends
from travaux.render.forms import coverage_form


def trends_form(found: Trends) -> dict[str, Any]:
    """The contract ``travaux.trends/1``; docs/json.md says what each field holds."""
    return {
        "format": "travaux.trends/1",
        "by": found.by,
        "courses": [_course(one) for one in found.courses],
        "notes": list(found.notes),
        "coverage": coverage_form(found.coverage),
    }


def _course(one: Course) -> dict[str, Any]:
    return {
        "term": one.term, "language": one.language, "issuer": one.issuer, "names": list(one.names),
        "total": _exposure(one.total), "first": _head(one.first), "last": _head(one.last),
        "points": [_point(point) for point in one.points],
        "bursts": [{"first": b.first, "last": b.last, "level": b.level, "weight": b.weight} for b in one.bursts],
        "breaks": [
            {
                "period": b.period, "run": b.run, "before": b.before, "after": b.after, "log_ratio": b.log_ratio,
                "log_likelihood": b.log_likelihood,
            }
            for b in one.breaks
        ],
        "silence": _silence(one.silence), "keyness": _keyness(one.keyness), "notes": list(one.notes),
    }  # fmt: skip


def _exposure(one: Exposure) -> dict[str, Any]:
    counts = {"documents": one.documents, "words": one.words, "holding": one.holding, "occurrences": one.occurrences}
    return {**counts, "rate": round(one.rate, 5), "share": round(one.share, 5)}


def _head(one: DocumentHead | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"document": one.id, "date": one.date, "title": one.title, "issuers": list(one.issuers)}


def _point(one: Point) -> dict[str, Any]:
    low, high = one.interval
    spread = {"low": round(low, 5), "high": round(high, 5)}
    warmth = None if one.warmth is None else round(one.warmth, 4)
    return {"period": one.period, **_exposure(one.exposure), **spread, "warmth": warmth, "acts": one.acts}


def _silence(one: Silence | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"documents": one.documents, "chance": one.chance, "answer": one.answer}


def _keyness(one: Keyness | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "sides": [{"side": side, **_exposure(seen)} for side, seen in zip(one.sides, one.exposures, strict=True)],
        "log_likelihood": one.log_likelihood, "log_ratio": one.log_ratio, "low": one.interval[0],
        "high": one.interval[1], "conservative": one.conservative, "answer": one.answer,
    }  # fmt: skip


def told(one: Course) -> Iterator[str]:
    """What there is to say of a course, a line a finding."""
    name = " · ".join(part for part in (one.term, one.issuer, one.language) if part)
    total = one.total
    if one.first is None or one.last is None:
        yield f"{name}: not in this record; {total.documents} documents, {total.words} words looked at"
        return
    yield (
        f"{name}: {total.occurrences} in {total.words} words ({total.rate:.3f} per 1,000), {total.holding} of "
        f"{total.documents} documents; first {one.first.date}, last {one.last.date}"
    )
    for burst in one.bursts:
        yield f"burst {burst.first} to {burst.last} (level {burst.level}, weight {burst.weight:.1f})"
    for cut in one.breaks:
        shares = f"from {cut.before:.1%} to {cut.after:.1%} of documents"
        sizes = f"log ratio {cut.log_ratio:+.2f}, G² {cut.log_likelihood:.1f}"
        yield f"break {cut.period} after a run of {cut.run}: {shares} ({sizes})"
    if one.silence and one.silence.documents:
        yield f"silent for {one.silence.documents} documents: {one.silence.answer} (chance {one.silence.chance:.3f})"
    if one.keyness:
        yield _compared(one.keyness)
    yield from one.notes


def _compared(one: Keyness) -> str:
    rates = " against ".join(
        f"{side} {seen.rate:.3f} ({seen.occurrences} in {seen.words} words)"
        for side, seen in zip(one.sides, one.exposures, strict=True)
    )
    low, high = one.interval
    sizes = f"log ratio {one.log_ratio:+.2f}, {low:+.2f} to {high:+.2f}, G² {one.log_likelihood:+.1f}"
    return f"{rates}: {one.answer} ({sizes})"
