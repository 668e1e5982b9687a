"""Adoption over time as JSON, as rows of a table and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from travaux.record.adoptions import NEW, SHARED, Adoption, AdoptionEvent, ShareTrend
from travaux.record.ownerships import Use
from travaux.render.forms import coverage_form

EVENTS = 20
"""Events told to people; JSON has all."""


def adoption_form(found: Adoption) -> dict[str, Any]:
    """The contract ``travaux.adoption/1``; docs/json.md says what each field holds."""
    return {
        "format": "travaux.adoption/1",
        "sides": list(found.sides),
        "texts": [
            {
                "document": one.head.id, "language": one.head.language, "date": one.head.date,
                "title": one.head.title, "passages": one.passages,
                "shares": _shares(found, one.counts),
            }
            for one in found.texts
        ],
        "years": [{"year": year, "shares": _shares(found, counts)} for year, counts in found.by_year.items()],
        "trends": [
            {"of": one.name, "slope": round(one.slope, 5), "low": round(one.low, 5), "high": round(one.high, 5)}
            for one in found.trends
        ],
        "events": [_event(one) for one in found.events],
        "notes": list(found.notes),
        "coverage": coverage_form(found.coverage),
    }  # fmt: skip


def _shares(found: Adoption, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    whole = sum(counts.values())
    return [
        {"of": name, "passages": counts[name], "share": round(counts[name] / whole, 4) if whole else 0.0}
        for name in (*found.sides, SHARED, NEW)
    ]


def _event(one: AdoptionEvent) -> dict[str, Any]:
    quote = one.formula
    formula = {"document": quote.document, "start": quote.start, "end": quote.end, "text": quote.exact}
    return {
        "owner": one.owner, "adopter": one.adopter, "formula": formula, "first": _use(one.first),
        "adopted": _use(one.adopted), "lag_days": one.lag_days,
    }  # fmt: skip


def _use(one: Use) -> dict[str, Any]:
    return {
        "date": one.date, "document": one.document, "title": one.title, "text": one.text, "alone": one.alone,
        "translation": one.translation,
    }  # fmt: skip


def columns(found: Adoption) -> Sequence[str]:
    """The columns of ``rows``."""
    return ("date", "document", "language", "passages", *found.sides, SHARED, NEW)


def rows(found: Adoption) -> Iterator[Sequence[str]]:
    """A row a joint text: how many passages, and which shares of them are whose."""
    for one in found.texts:
        shares = (f"{one.share(name):.0%}" for name in (*found.sides, SHARED, NEW))
        yield (one.head.date, one.head.id, one.head.language, str(one.passages), *shares)


def told(found: Adoption) -> Iterator[str]:
    """The trends, the events latest first, and what a reader must know."""
    yield from map(_trend, found.trends)
    if not found.trends:
        yield "no trend: fewer than three joint texts of different dates"
    yield f"{len(found.events)} formulas of one side first said by the other, by language version{_listed(found)}"
    for one in reversed(found.events[-EVENTS:]):
        how = "with it" if not one.adopted.alone else "alone"
        lag = f", {one.lag_days} days later" if one.lag_days is not None else ""
        yield f"{one.owner} {one.first.date}, {one.adopter} {how} {one.adopted.date}{lag}: {_line(one.formula.exact)}"
    yield from found.notes


def _listed(found: Adoption) -> str:
    return f", the last {EVENTS}:" if len(found.events) > EVENTS else ":" if found.events else ""


def _trend(one: ShareTrend) -> str:
    flat = "" if one.low > 0 or one.high < 0 else ", which may be none"
    points, low, high = (100 * value for value in (one.slope, one.low, one.high))
    return f"{one.name}: {points:+.1f} points a year (95 %: {low:+.1f} to {high:+.1f}{flat})"


def _line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 100 else f"{line[:99]}…"
