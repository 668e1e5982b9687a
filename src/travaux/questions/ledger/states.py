"""What became of a commitment by a day: the status its evidence adds up to under the frozen rule, for each side.

The program adds up, it does not judge: what each deed shows was said by whoever entered it. A status rises along
started, partly, done, and falls only by a deed against it; what cannot be ordered in time is inconclusive. That nothing
is entered is no failure: a lapse must itself be entered, by somebody who searched after the window had closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.questions.ledger.exhibits import Sources
from travaux.record import dates
from travaux.record.ledger import (
    SCORES,
    Deed,
    Direction,
    Guideline,
    LedgerItem,
    LedgerState,
    SideState,
    Status,
)
from travaux.store.ledger import has_closed
from travaux.store.views import View

LADDER = (Status.STARTED, Status.PARTLY, Status.DONE)
OPEN = frozenset({Status.ANNOUNCED, Status.STARTED, Status.PARTLY, Status.INCONCLUSIVE})
"""Statuses in which a promise is overdue once its window has closed."""
NO_RULE = "no rule is frozen yet"
_DAY = len("2024-05-16")


def states(view: View, on: str) -> tuple[LedgerState, ...]:
    """Every item a view shows as it stood on a day (EDTF), by date of the promise; none when nothing was taken."""
    sources = Sources(view.whole())
    return tuple(state(item, on, sources) for item in view.ledger)


def state(item: LedgerItem, on: str, sources: Sources | None = None) -> LedgerState:
    """One item as it stood on a day, side by side; with ``sources`` also what of its evidence no longer stands."""
    rule = item.guideline
    counted, aside = _weighed(item, rule, on)
    closed = rule is not None and has_closed(rule, on)
    sides = tuple(_side(item, side, rule, counted, on) for side in item.sides or ("",))
    early = sum(dates.is_before(one.date, rule.frozen[:_DAY]) for one in counted) if rule else 0
    return LedgerState(item, on, closed, sides, aside, early, tuple(_remarks(item, counted, sources)))


def _weighed(
    item: LedgerItem, rule: Guideline | None, on: str
) -> tuple[tuple[Deed, ...], tuple[tuple[Deed, str], ...]]:
    """The deeds that count, by date, and those that do not, with the reason."""
    reasons = [(deed, _reason_against(deed, rule, on)) for deed in item.deeds]
    counted = sorted((deed for deed, reason in reasons if not reason), key=lambda deed: dates.sort_key(deed.date))
    return tuple(counted), tuple((deed, reason) for deed, reason in reasons if reason)


def _reason_against(deed: Deed, rule: Guideline | None, on: str) -> str:
    if rule is None or deed.version != rule.version:
        return f"entered under version {deed.version} of the rule"
    if dates.is_before(on, deed.date) or dates.is_before(on, deed.known):
        return f"happened or became known after {on}"
    window, span = dates.bounds(rule.window), dates.bounds(deed.date)
    if window is None or span is None or deed.shows is Status.LAPSED:
        return ""
    if span[1] < window[0]:
        return "before the window"
    if span[0] > window[1]:
        return "after the window"
    return "" if window[0] <= span[0] and span[1] <= window[1] else "may lie outside the window"


def _side(item: LedgerItem, side: str, rule: Guideline | None, counted: Sequence[Deed], on: str) -> SideState:
    if rule is None:
        late = dates.is_before(item.commitment.due, on)
        reason = f"{NO_RULE}; its own deadline {item.commitment.due} has passed" if late else NO_RULE
        return SideState(side, Status.ANNOUNCED, reason, overdue=late)
    if not rule.testable:
        return SideState(side, Status.UNTESTABLE, rule.reason or "declared untestable when the rule was frozen")
    status, reason, deciding = added_up([one for one in counted if one.side in ("", side)])
    late = status in OPEN and has_closed(rule, on)
    said = f"{reason}; the window {rule.window} has closed" if late else reason
    return SideState(side, status, said, SCORES.get(status), late, deciding)


def added_up(deeds: Sequence[Deed]) -> tuple[Status, str, Deed | None]:
    """The status deeds (by date) add up to, why, and the deed it rests on."""
    if not deeds:
        return Status.ANNOUNCED, "nothing is entered", None
    against = next((one for one in reversed(deeds) if one.direction is Direction.AGAINST), None)
    kept = [one for one in deeds if one.direction is Direction.FOR]
    if against is not None:
        clash = next((one for one in kept if _clashes(one, against)), None)
        if clash is not None:
            return Status.INCONCLUSIVE, f"{clash.shows} and {against.shows} cannot be told apart in time", clash
        kept = [one for one in kept if dates.is_before(against.date, one.date)]
    if kept:
        best = max(kept, key=lambda one: LADDER.index(one.shows))
        return best.shows, f"shown on {best.date}", best
    if against is not None:
        return against.shows, f"shown on {against.date}", against
    return Status.INCONCLUSIVE, "no deed decides it", deeds[-1]


def _clashes(kept: Deed, against: Deed) -> bool:
    """Whether it cannot be said which came last; a lapse is also at odds with the promise having been done."""
    if against.shows is Status.LAPSED:
        return kept.shows is Status.DONE
    return not dates.is_before(kept.date, against.date) and not dates.is_before(against.date, kept.date)


def _remarks(item: LedgerItem, counted: Iterable[Deed], sources: Sources | None) -> Iterable[str]:
    rule = item.guideline
    if rule is not None and rule.version > 1:
        yield f"version {rule.version} of the rule, made after {rule.seen} deeds had been entered: {rule.reason}"
    if sources is None:
        return
    if fault := sources.fault_of_item(item):
        yield f"the promise: {fault}"
    for deed in counted:
        if fault := sources.fault_of_deed(deed):
            yield f"deed {deed.id}: {fault}"
