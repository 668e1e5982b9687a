"""Conditions over time (decline, rise, above, below, record) and claims about when they hold: first_since, run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from travaux.questions.predicates.evidence import figure_evidence
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.ordinals import first_row_since
from travaux.questions.predicates.values import Answer, Candidate, Condition, Kind, Quantity, Rows, State
from travaux.record.figures import Figure
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.registers import Register, RegisterCoverage
from travaux.world.growth import Rate, pooled, preferred, rates
from travaux.world.series import Reading, Series
from travaux.world.spans import YEAR, Span, months_between, span

LONGEST = 600
"""Months looked back at most when counting a run: fifty years."""


def evidence_of(figures: Sequence[Figure]) -> tuple[Evidence, ...]:
    """The figures as evidence, each once."""
    return tuple({figure.id: figure_evidence(figure) for figure in figures}.values())


def _growth_state(of: Series, sign: int) -> Callable[[Span], State]:
    def at(month: Span) -> State:
        own = preferred(rates(of, month), of.currency)
        found = own or preferred(pooled(of, month), of.currency)
        note = "" if own or not found else f"{found[0].span} taken together"
        return _state(month, found, sign, note)

    return at


def _state(month: Span, found: Sequence[Rate], sign: int, note: str) -> State:
    signs = {rate.sign for rate in found if rate.sign is not None}
    evidence = evidence_of([figure for rate in found for figure in rate.figures])
    if not signs:
        return State(month, None, evidence, note or ("rounding leaves it open" if found else "no figure"))
    if len(signs) > 1:
        return State(month, None, evidence, "the figures contradict each other", conflict=True)
    if any(rate.doubtful for rate in found):
        note = "; ".join(filter(None, (note, "on doubtful figures")))
    return State(month, signs == {sign}, evidence, note)


def _known_spans(of: Series) -> tuple[Span, ...]:
    return tuple(sorted({span(figure.period) for figure in of.figures if span(figure.period).months <= 2}))


def _changing(sign: int, word: str) -> Callable[[Context, Arguments], Condition]:
    def made(context: Context, arguments: Arguments) -> Condition:
        of = arguments.series("series")
        method = f"{word} on the same month a year before, in {of.currency or 'any currency'}; January-February pooled"
        coverage = context.registers.coverage(Register.FIGURES, of.figures)
        return Condition(f"{word} of {of.name}", _growth_state(of, sign), _known_spans(of), coverage, method)

    return made


def _against(word: str, holds: Callable[[Decimal, Decimal], bool]) -> Callable[[Context, Arguments], Condition]:
    def made(context: Context, arguments: Arguments) -> Condition:
        of, limit = arguments.series("series"), arguments.number("limit")

        def at(month: Span) -> State:
            return _value_state(month, of.best(month), lambda value: holds(value, limit))

        coverage = context.registers.coverage(Register.FIGURES, of.figures)
        method = f"value {word} {limit} {of.unit} {of.currency}"
        return Condition(f"{of.name} {word} {limit}", at, _known_spans(of), coverage, method)

    return made


def _value_state(month: Span, found: Sequence[Reading], holds: Callable[[Decimal], bool]) -> State:
    truths = {holds(reading.value) for reading in found}
    evidence = evidence_of([figure for reading in found for figure in reading.figures])
    if len(truths) == 1:
        return State(month, truths.pop(), evidence, "on doubtful figures" if found[0].doubtful else "")
    return State(month, None, evidence, "the figures contradict each other" if found else "no figure", bool(found))


def record_high(context: Context, arguments: Arguments) -> Condition:
    """The value exceeds that of every earlier span of the same length in the record."""
    of = arguments.series("series")

    def at(month: Span) -> State:
        here = of.best(month)
        before = [
            one
            for place in of.spans()
            if place.end <= month.start
            and place.months == month.months
            and (month.months == 1 or place.start % YEAR == month.start % YEAR)
            for one in of.best(place)
        ]
        if not before:
            return State(month, None, (), "nothing earlier to compare with")
        top = max(before, key=lambda reading: reading.value)
        state = _value_state(month, here, lambda value: value > top.value)
        return State(month, state.holds, (*state.evidence, *evidence_of(top.figures)), state.note, state.conflict)

    coverage = context.registers.coverage(Register.FIGURES, of.figures)
    method = "value above all earlier spans of that length in the record"
    return Condition(f"record of {of.name}", at, of.spans(), coverage, method, speaks_of_all_before=True)


def first_since(_context: Context, arguments: Arguments) -> Answer:
    """True at ``at`` (default: the latest span where it is), false in every month since ``since``, true then."""
    if isinstance(arguments["condition"], Rows):
        return first_row_since(arguments["condition"], arguments.text("since"), arguments.text("at"))
    of, since = arguments["condition"], span(arguments.text("since"))
    now = _subject(of, arguments.text("at"))
    method = {"definition": f"{of.name}: true now, false in every month between, true at {since}", "measure": of.method}
    coverage = (of.coverage,) if of.coverage else ()
    if now is None:
        return Answer(Verdict.TOO_THIN, f"the record shows no {of.name}", coverage=coverage, method=method)
    if now.holds is None:
        verdict = Verdict.UNDEFINED if now.conflict else Verdict.TOO_THIN
        return Answer(verdict, f"{now.span}: {now.note}", now.evidence, coverage, method=method)
    if not now.holds:
        return Answer(Verdict.FAILS, f"not so in {now.span}", now.evidence, coverage, _one(now), method=method)
    between = [of.at(month) for month in months_between(since, now.span)]
    then = of.at(since)
    return _weighed(of, now, between, then, (coverage, method))


def _weighed(
    of: Condition,
    now: State,
    between: Sequence[State],
    then: State,
    said: tuple[tuple[RegisterCoverage, ...], dict[str, str]],
) -> Answer:
    coverage, method = said
    method = {**method, "at": str(now.span), "since": str(then.span)}
    true, unknown = [state for state in between if state.holds], [state for state in between if state.holds is None]
    shown = (*now.evidence, *then.evidence, *(one for state in between for one in state.evidence[:1]))
    notes = tuple(Variant(f"{one.span}: {one.note}", _told(one)) for one in (then, *between, now) if one.note)

    def answer(verdict: Verdict, reason: str, against: Evidence | None = None) -> Answer:
        return Answer(verdict, reason, shown, coverage, against, notes, method)

    if true:
        return answer(Verdict.FAILS, f"it was so already in {true[0].span}", _one(true[0]))
    conflicting = [state for state in unknown if state.conflict]
    if conflicting:
        return answer(Verdict.UNDEFINED, f"{conflicting[0].span}: {conflicting[0].note}", _one(conflicting[0]))
    if unknown:
        return answer(Verdict.TOO_THIN, f"nothing is known of {', '.join(str(state.span) for state in unknown[:6])}")
    if then.holds is False:
        return answer(Verdict.FAILS, f"not so in {then.span}, which it is said to be the first since", _one(then))
    if then.holds is None:
        verdict = Verdict.UNDEFINED if then.conflict else Verdict.TOO_THIN
        return answer(verdict, f"first since then, but of {then.span} itself: {then.note}")
    covered = _stated(of, then.span, now.span)
    verdict = Verdict.HOLDS if covered else Verdict.IN_RECORD
    return answer(verdict, f"so in {then.span} and {now.span}, not so in the {len(between)} months between")


def _stated(of: Condition, start: Span, end: Span) -> bool:
    """Whether the figures are said to be complete over the whole time."""
    scopes = of.coverage.scopes if of.coverage else ()
    return any(
        not scope.selection
        and span(f"{scope.since[:7]}").start <= start.start
        and span(f"{scope.until[:7]}").end >= end.end
        for scope in scopes
    )


def _told(state: State) -> str:
    return "not told" if state.holds is None else "so" if state.holds else "not so"


def _one(state: State) -> Evidence | None:
    return state.evidence[0] if state.evidence else None


def _subject(of: Condition, at: str) -> State | None:
    if at:
        return of.at(span(at))
    found = (of.at(place) for place in reversed(of.spans) if place.months == 1)
    return next((state for state in found if state.holds), None)


def holds(_context: Context, arguments: Arguments) -> Answer:
    """The condition holds in one span."""
    of = arguments["condition"]
    state = of.at(span(arguments.text("at")))
    coverage, method = ((of.coverage,) if of.coverage else ()), {"definition": of.name, "measure": of.method}
    if state.holds is None:
        verdict = Verdict.UNDEFINED if state.conflict else Verdict.TOO_THIN
        return Answer(verdict, f"{state.span}: {state.note}", state.evidence, coverage, None, (), method)
    against = None if state.holds else _one(state)
    notes = (Variant(state.note, _told(state)),) if state.note else ()
    verdict, reason = Verdict.HOLDS if state.holds else Verdict.FAILS, f"{_told(state)} in {state.span}"
    if state.holds and of.speaks_of_all_before and not _stated(of, of.spans[0], state.span):
        verdict, reason = Verdict.IN_RECORD, f"{reason}, of what the record has since {of.spans[0]}"
    return Answer(verdict, reason, state.evidence, coverage, against, notes, method)


def run(_context: Context, arguments: Arguments) -> Quantity:
    """For how many months on end the condition has held, up to and with ``at``."""
    of = arguments["condition"]
    month, length, evidence = span(arguments.text("at")), 0, []
    state = of.at(month)
    while state.holds and length < LONGEST:
        evidence += state.evidence[:1]
        length, month = length + 1, month.shifted(-1)
        state = of.at(month)
    coverage, definition = ((of.coverage,) if of.coverage else ()), f"months on end with {of.name} up to then"
    if state.holds is None and length == 0:
        return Quantity("run", (), "months", definition, coverage, f"{state.span}: {state.note}")
    if state.holds is None:
        missing = f"{length} at least; {state.span}: {state.note}"
        return Quantity("run", (), "months", definition, coverage, missing)
    return Quantity("run", (Candidate(Decimal(length), "counted", tuple(evidence)),), "months", definition, coverage)


_SERIES, _CONDITION = Parameter("series", Kind.SERIES), Parameter("condition", Kind.CONDITION)
_LIMIT, _AT = Parameter("limit", Kind.NUMBER), Parameter("at", Kind.DATE)

FUNCTIONS = (
    Function(
        "decline", (_SERIES,), Kind.CONDITION, _changing(-1, "decline"), "the months below those of a year before"
    ),
    Function("rise", (_SERIES,), Kind.CONDITION, _changing(1, "rise"), "the months above those of a year before"),
    Function("above", (_SERIES, _LIMIT), Kind.CONDITION, _against("above", lambda a, b: a > b), "months above a limit"),
    Function("below", (_SERIES, _LIMIT), Kind.CONDITION, _against("below", lambda a, b: a < b), "months below a limit"),
    Function("record", (_SERIES,), Kind.CONDITION, record_high, "spans above all earlier ones of that length"),
    Function("holds", (_CONDITION, _AT), Kind.ANSWER, holds, "the condition holds in a month or year"),
    Function(
        "first_since",
        (
            Parameter("condition", Kind.COURSE),
            Parameter("since", Kind.DATE),
            Parameter("at", Kind.DATE, ""),
        ),
        Kind.ANSWER,
        first_since,
        "true `at` (default: the latest month it is), false in every month since `since`, true then",
    ),
    Function("run", (_CONDITION, _AT), Kind.QUANTITY, run, "for how many months on end it has held"),
)
