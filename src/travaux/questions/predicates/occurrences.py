"""Occurrences: whether something took place on the day stated, as often as stated, and who voted how.

A register nobody calls complete cannot show that something did not happen. It does show that it happened on another
day or in another place, when it has the thing itself near the date stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from travaux.questions.predicates.evidence import agreement_evidence, event_evidence, roll_call_evidence
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter, is_within, texts
from travaux.questions.predicates.selections import REMOTE, located, named, visits, worded
from travaux.questions.predicates.values import Answer, Kind, Row, Rows
from travaux.record import dates
from travaux.record.agreements import Agreement, Instrument
from travaux.record.events import Event
from travaux.record.findings import Evidence, Verdict
from travaux.record.registers import Register, RegisterCoverage
from travaux.world.calendar import Order, distance, order
from travaux.world.states import state_code

DAYS = Decimal(45)
"""How far from the date stated the same thing is taken to be the one meant: a month and a half, so that a wrong month
is found; chosen on the invented drafts of evals/data/claims, dev, 2026-11."""
_SHORT = 10
"""Days up to which a stated span is that of one journey, during which nobody is elsewhere."""
_REMOTE = frozenset({"call", "election", "appointment", "incident"})


def took_place(context: Context, arguments: Arguments) -> Answer:
    """One of the rows lies on the date stated; fails when it is recorded on another day near by."""
    rows, at = arguments.rows("rows"), arguments.text("at")
    coverage = (rows.coverage,) if rows.coverage else ()
    method = {"definition": f"one of {rows.name} on {at}"}
    here = [row for row in rows.rows if is_within(row.date, at)]
    if here:
        verdict = Verdict.IN_RECORD if all(row.doubtful for row in here) else Verdict.HOLDS
        return _overrun(here, at) or Answer(verdict, f"on {here[0].date}", _shown(here), coverage, method=method)
    return _elsewhen(rows, at, int(arguments.number("days")), coverage, method)


def _overrun(here: Sequence[Row], at: str) -> Answer | None:
    """The stated days stick out of those recorded; None when they do not, or a day only is recorded."""
    said, spans = dates.bounds(at), [dates.bounds(row.date) for row in here if "/" in row.date]
    if "/" not in at or said is None or len(spans) != len(here) or not _is_short(at):
        return None
    first, last = min(one[0] for one in spans if one), max(one[1] for one in spans if one)
    if first <= said[0] and said[1] <= last:
        return None
    shown = _shown(here)
    return Answer(Verdict.FAILS, f"it lasted from {first} to {last}", shown, counterexample=shown[0])


def _elsewhen(rows: Rows, at: str, days: int, coverage: tuple[RegisterCoverage, ...], method: dict[str, str]) -> Answer:
    """What to say when no row lies on the date: on another day, not at all, or not known."""
    scope = rows.covered(at, at) if dates.bounds(at) else None
    meant = [*rows.sure, *(rows.rows if scope else ())]  # of a complete register, doubtful rows tell the day too
    near = sorted((row for row in meant if 0 < _apart(row.date, at) <= days), key=lambda row: _apart(row.date, at))
    if near:
        shown = _shown(near[:3])
        return Answer(Verdict.FAILS, f"recorded on {near[0].date}", shown, coverage, shown[0], (), method)
    if scope:
        said = {**method, "complete": f"{scope.since} to {scope.until}, {scope.attestation.citation}"}
        return Answer(Verdict.FAILS, "none then, and the register is complete", (), coverage, None, (), said)
    reason = f"the record has none of {rows.name} near {at}"
    return Answer(Verdict.TOO_THIN, reason, _shown(rows.rows[-2:]), coverage, None, (), method)


def _apart(one: str, other: str) -> float:
    """The most days two dates can be taken to be apart by their nearest ends; without end when one is unknown."""
    earlier, later = (one, other) if order(one, other) is not Order.AFTER else (other, one)
    found = distance(earlier, later)
    return float("inf") if found is None else float(max(found.least, 0))


def _shown(rows: Sequence[Row]) -> tuple[Evidence, ...]:
    return tuple(one for row in rows for one in row.evidence)


def visited(context: Context, arguments: Arguments) -> Answer:
    """The person was in the place on the date; fails when the visit is on another day, or the person elsewhere."""
    who, place, at = arguments.texts("who"), arguments.texts("to"), arguments.text("at")
    own = [event for event in context.registers.events() if _travels(context, event, who)]
    meant = [event for event in own if located(place, event.states, event.place)]
    here = [event for event in own if is_within(event.date, at)]
    rows = visits(context, Arguments({**_ANY, "who": who, "to": place}))
    coverage = (context.registers.coverage(Register.EVENTS, own),)
    if here and not any(event in meant for event in here) and _is_short(at):
        shown = tuple(event_evidence(event) for event in here if not event.attestation.doubtful)
        if shown:
            method = {"definition": f"{' or '.join(who)} in {' or '.join(place)} on {at}"}
            reason = f"elsewhere then: {'; '.join(dict.fromkeys(_where(event) for event in here))}"
            return Answer(Verdict.FAILS, reason, shown, coverage, shown[0], (), method)
    found = tuple(Row(event.date, (event_evidence(event),), event.id) for event in meant)
    asked = Rows(rows.name, found, rows.coverage, rows.selection)
    return took_place(context, Arguments({"rows": asked, "at": at, "days": arguments.number("days")}))


def _travels(context: Context, event: Event, who: Sequence[str]) -> bool:
    guests = [one.name for one in event.participants if one.role == "visitor"]
    people = guests or [one.name for one in event.participants]
    return (
        event.kind not in _REMOTE
        and event.level not in REMOTE
        and bool(event.states)
        and named(context.people, who, people)
    )


def _where(event: Event) -> str:
    return event.place or ", ".join(event.states)


def _is_short(at: str) -> bool:
    span = dates.bounds(at)
    return span is not None and (span[1] - span[0]).days <= _SHORT


def counted(context: Context, arguments: Arguments) -> Answer:
    """There are so many rows: more in the record refute it, fewer only where the register is complete."""
    rows, wanted = arguments.rows("rows"), int(arguments.number("n"))
    sure = len(rows.sure)
    coverage = (rows.coverage,) if rows.coverage else ()
    span = next(iter(rows.selection.get("in", ())), "")
    first, last = (span, span) if span else (_ends(rows) if rows.rows else ("0001", "9999"))
    scope = rows.covered(first, last)
    method = {
        "definition": f"{wanted} of {rows.name}",
        "complete": scope.attestation.citation if scope else "not stated",
    }
    shown = _shown(rows.rows[:20])
    if sure <= wanted <= len(rows.rows):
        return Answer(Verdict.HOLDS if scope else Verdict.IN_RECORD, f"{wanted} found", shown, coverage, method=method)
    if sure > wanted or scope:
        against = shown[0] if shown else None
        return Answer(Verdict.FAILS, f"{sure} found", shown, coverage, against, (), method)
    return Answer(Verdict.TOO_THIN, f"{sure} found, and nobody says that is all", shown, coverage, None, (), method)


def _ends(rows: Rows) -> tuple[str, str]:
    return rows.rows[0].date, rows.rows[-1].date


def signed(context: Context, arguments: Arguments) -> Answer:
    """So many papers were signed on the day: as stated; a longer list refutes it, a shorter one says nothing."""
    day, wanted, kinds = arguments.text("on"), int(arguments.number("n")), set(arguments.texts("kind"))
    there = [one for one in context.registers.agreements() if is_within(one.date, day)]
    stated = [one for one in there if one.instrument is Instrument.COUNT and one.count and not kinds]
    papers = [one for one in there if one.instrument is not Instrument.COUNT and (not kinds or one.instrument in kinds)]
    coverage = (context.registers.coverage(Register.AGREEMENTS, there),)
    shown = tuple(agreement_evidence(one) for one in (*stated, *papers))
    method = {"definition": f"{wanted} papers on {day}, as stated; else as listed"}
    firm = {one.count for one in stated if not one.attestation.doubtful} or {one.count for one in stated}
    complete = [scope for scope in coverage[0].scopes if is_within(day, f"{scope.since}/{scope.until}")]
    verdict, reason = _number_of(wanted, firm, papers, bool(complete))
    return Answer(verdict, reason, shown, coverage, shown[0] if verdict is Verdict.FAILS else None, (), method)


def _number_of(wanted: int, stated: set[int], papers: Sequence[Agreement], complete: bool) -> tuple[Verdict, str]:
    """The verdict on a number of papers and why."""
    if stated:
        words = " or ".join(str(one) for one in sorted(stated))
        verdict = Verdict.HOLDS if stated == {wanted} else Verdict.UNDEFINED if wanted in stated else Verdict.FAILS
        return verdict, f"{words} stated"
    if not papers:
        return Verdict.TOO_THIN, "the record has no papers of that day"
    if len(papers) == wanted:
        return Verdict.HOLDS if complete else Verdict.IN_RECORD, f"{wanted} listed"
    if len(papers) > wanted or complete:
        return Verdict.FAILS, f"{len(papers)} listed"
    return Verdict.TOO_THIN, f"{len(papers)} listed, and nobody says the list is complete"


def voted(context: Context, arguments: Arguments) -> Answer:
    """The state cast that ballot in the roll calls on the subject (and in the time) stated."""
    state, choice = state_code(arguments.text("state")), arguments.text("choice").casefold()
    when, about = arguments.text("in"), arguments.texts("about")
    calls = [
        call
        for call in context.registers.roll_calls()
        if worded(about, f"{call.subject} {call.resolution}") and (not when or is_within(call.date, when))
    ]
    cast = {one.roll_call: one.choice.value for one in context.registers.ballots([state])}
    own = [(call, cast[call.id]) for call in calls if call.id in cast]
    coverage = (context.registers.coverage(Register.VOTES, calls),)
    method = {"definition": f"{arguments.text('state')} voted {choice} on {' or '.join(about)}"}
    shown = tuple(roll_call_evidence(call, f"{state}: {ballot}") for call, ballot in own)
    found = {ballot for _call, ballot in own}
    if not own:
        return Answer(Verdict.TOO_THIN, "the record has no such roll call with its ballot", (), coverage, method=method)
    if found == {choice}:
        return Answer(Verdict.HOLDS, f"{len(own)} ballots, all {choice}", shown, coverage, method=method)
    if choice in found:
        reason = f"it voted {' and '.join(sorted(found))}; name the vote"
        return Answer(Verdict.UNDEFINED, reason, shown, coverage, method=method)
    return Answer(Verdict.FAILS, f"it voted {' and '.join(sorted(found))}", shown, coverage, shown[0], (), method)


_FILTERS = ("who", "to", "without", "kind", "level", "about", "with")
_ANY: dict[str, object] = {**dict.fromkeys(_FILTERS, ()), "in": ""}
_ROWS, _AT = Parameter("rows", Kind.ROWS), Parameter("at", Kind.DATE)
_DAYS = Parameter("days", Kind.NUMBER, DAYS)

FUNCTIONS = (
    Function(
        "took_place",
        (_ROWS, _AT, _DAYS),
        Kind.ANSWER,
        took_place,
        "one of the rows lies on the date, not on another day",
    ),
    Function(
        "visited",
        (Parameter("who", Kind.TEXTS), Parameter("to", Kind.TEXTS), _AT, _DAYS),
        Kind.ANSWER,
        visited,
        "the person was in the place on the date",
    ),
    Function(
        "counted",
        (_ROWS, Parameter("n", Kind.NUMBER)),
        Kind.ANSWER,
        counted,
        "there are so many rows; fewer in the record refute it only where the register is complete",
    ),
    Function(
        "signed",
        (Parameter("on", Kind.DATE), Parameter("n", Kind.NUMBER), *texts("kind")),
        Kind.ANSWER,
        signed,
        "so many papers were signed on the day",
    ),
    Function(
        "voted",
        (
            Parameter("state", Kind.TEXT),
            Parameter("choice", Kind.TEXT),
            Parameter("about", Kind.TEXTS),
            Parameter("in", Kind.DATE, ""),
        ),
        Kind.ANSWER,
        voted,
        "the state voted so on the subject",
    ),
)
