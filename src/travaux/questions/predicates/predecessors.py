"""One visit or list against those before it: papers and their percentile, who joined a delegation, who is missing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from travaux.questions.predicates.evidence import agreement_evidence, delegate_evidence
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter, is_within
from travaux.questions.predicates.values import Bound, Candidate, Kind, Quantity, Row, Rows
from travaux.record.agreements import Agreement, Instrument
from travaux.record.posts import Delegate
from travaux.record.registers import Register
from travaux.world.agreement_lists import subject_of
from travaux.world.calendar import Order, order
from travaux.world.people import compare, members, visits_before
from travaux.world.states import state_code

Pick = Callable[[Context, Arguments], tuple[str, tuple[Delegate, ...]]]


def _papers(context: Context, arguments: Arguments) -> dict[str, list[Agreement]]:
    """Papers and stated counts by day, of the kinds and domains asked for."""
    kinds, domains = arguments.texts("kind"), arguments.texts("domain")
    found: dict[str, list[Agreement]] = {}
    for paper in context.registers.agreements():
        stated = paper.instrument is Instrument.COUNT
        asked = (not kinds or paper.instrument in kinds) and (not domains or subject_of(paper) in domains)
        if asked or (stated and not kinds and not domains):
            found.setdefault(paper.date, []).append(paper)
    return found


def _number(papers: list[Agreement]) -> list[Candidate]:
    """How many papers: as stated, and as listed one by one; a list that is only part of what was stated is doubtful."""
    candidates = [
        Candidate(Decimal(one.count), "as stated", (agreement_evidence(one),), one.attestation.doubtful)
        for one in papers
        if one.instrument is Instrument.COUNT and one.count
    ]
    listed = [one for one in papers if one.instrument is not Instrument.COUNT]
    if listed:
        evidence = tuple(agreement_evidence(one) for one in listed)
        whole = Candidate(Decimal(len(listed)), "listed in the record", evidence, bool(candidates), Bound.AT_LEAST)
        candidates.append(whole)
    return candidates


def papers(context: Context, arguments: Arguments) -> Quantity:
    """How many papers were signed on a day: as stated, and as listed."""
    day = arguments.text("on")
    there = [one for date, found in _papers(context, arguments).items() if is_within(date, day) for one in found]
    coverage = (context.registers.coverage(Register.AGREEMENTS),)
    missing = "" if there else f"the record has no papers of {day}"
    return Quantity(f"papers of {day}", tuple(_number(there)), "", "as stated, else as listed", coverage, missing)


def percentile(context: Context, arguments: Arguments) -> Quantity:
    """The share of earlier lists in the record with no more papers, in percent, with their number."""
    day, by_day = arguments.text("on"), _papers(context, arguments)
    here = [one for date, found in by_day.items() if is_within(date, day) for one in found]
    numbers = {date: _number(found) for date, found in by_day.items() if order(date, day) is Order.BEFORE}
    earlier = {date: found[0].value for date, found in numbers.items() if found}
    coverage = (context.registers.coverage(Register.AGREEMENTS),)
    definition = f"share of the {len(earlier)} earlier lists in the record with no more papers; no judgement of weight"
    name = f"percentile of the papers of {day}"
    if not here or not earlier:
        missing = f"the record has no papers of {day}" if not here else "the record has no earlier list"
        return Quantity(name, (), "%", definition, coverage, missing)
    listed = ", ".join(f"{date}: {value}" for date, value in earlier.items())
    candidates = tuple(
        Candidate(
            Decimal(100 * sum(value <= one.value for value in earlier.values())) / len(earlier),
            f"{one.value} {one.how}, against {listed}",
            one.evidence,
            one.doubtful,
        )
        for one in _number(here)
    )
    return Quantity(name, candidates, "%", definition, coverage)


def _against_previous(pick: Pick) -> Callable[[Context, Arguments], Rows]:
    def made(context: Context, arguments: Arguments) -> Rows:
        words, found = pick(context, arguments)
        rows = tuple(Row(one.date, (delegate_evidence(one),), one.person.casefold()) for one in found)
        return Rows(words, rows, context.registers.coverage(Register.DELEGATIONS))

    return made


def _compared(context: Context, arguments: Arguments) -> tuple[str, tuple[Delegate, ...], tuple[Delegate, ...]]:
    visit, state = arguments.text("visit"), state_code(arguments.text("state"))
    every = context.registers.delegates()
    before = arguments.text("against") or next(iter(visits_before(every, visit, state)), "")
    found = compare(members(every, before), members(every, visit))
    return before or "no earlier visit", found.joined, found.missing


def _joined(context: Context, arguments: Arguments) -> tuple[str, tuple[Delegate, ...]]:
    before, joined, _missing = _compared(context, arguments)
    return f"members not in the delegation of {before}; lists may be incomplete", joined


def _missing(context: Context, arguments: Arguments) -> tuple[str, tuple[Delegate, ...]]:
    before, _joined, missing = _compared(context, arguments)
    return f"members of the delegation of {before} not in this one; lists may be incomplete", missing


_LIST = (Parameter("on", Kind.DATE), Parameter("kind", Kind.TEXTS, ()), Parameter("domain", Kind.TEXTS, ()))
_VISIT = (Parameter("visit", Kind.DATE), Parameter("state", Kind.TEXT, ""), Parameter("against", Kind.DATE, ""))

FUNCTIONS = (
    Function("papers", _LIST, Kind.QUANTITY, papers, "how many papers were signed on a day, as stated and as listed"),
    Function(
        "percentile", _LIST, Kind.QUANTITY, percentile, "share of earlier lists in the record with no more papers"
    ),
    Function("joined", _VISIT, Kind.ROWS, _against_previous(_joined), "members not in the delegation before"),
    Function("missing", _VISIT, Kind.ROWS, _against_previous(_missing), "members of the delegation before not in this"),
)
