"""One delegation beside those before it, and one list of papers beside those before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from travaux.errors import NotFound
from travaux.questions.predicates.functions import Arguments, Context, is_within
from travaux.questions.predicates.people_claims import new_in_post
from travaux.record import dates
from travaux.record.agreements import Agreement, Instrument
from travaux.record.cards import DelegationCard, MemberCard, PaperCount, PapersCard
from travaux.record.posts import Delegate
from travaux.store.views import View
from travaux.world.agreement_lists import subject_of
from travaux.world.calendar import Order, order
from travaux.world.people import compare, members, visits_before
from travaux.world.portfolios import coverage, office
from travaux.world.states import state_code

NEW_DAYS = Decimal(90)
"""Days in a post up to which a member counts as new in it, unless the caller says otherwise."""


def delegation_card(view: View, visit: str, state: str = "", days: Decimal = NEW_DAYS) -> DelegationCard:
    """The delegation of a visit beside the one before and all others. Raises NotFound when none is recorded."""
    every = [one for one in view.registers.delegates() if not state or one.state == state_code(state)]
    here = [one for one in every if is_within(one.date, visit)]
    named = _persons(here)
    if not here:
        raise NotFound("delegation", visit, "'travaux rows delegations' shows those recorded.")
    day = here[0].date
    before = visits_before(every, day)
    last = members(every, before[0]) if before else ()
    found, sizes = compare(last, named), _sizes(every)
    covered = coverage(named, {one: members(every, one) for one in before})
    context = Context(view)
    return DelegationCard(
        visit=day,
        against=before[0] if before else "",
        members=tuple(_member(context, one, one in found.again, days) for one in named),
        gone=found.missing,
        absent=tuple(one for one in here if one.absent),
        stated=tuple(one for one in here if one.count),
        rank=1 + sum(size > sizes.get(day, 0) for size in sizes.values()),
        of=len(sizes),
        portfolios=covered.held,
        lacking=covered.lacking,
    )


def _persons(here: Sequence[Delegate]) -> tuple[Delegate, ...]:
    """Each person named once, whoever reports it."""
    found: list[Delegate] = []
    for one in here:
        if one.person and not one.absent and not compare(found, [one]).again:
            found.append(one)
    return tuple(found)


def _sizes(every: Sequence[Delegate]) -> dict[str, int]:
    days = {one.date for one in every if one.person and not one.absent}
    return {day: len(_persons([one for one in every if one.date == day])) for day in sorted(days)}


def _member(context: Context, one: Delegate, again: bool, days: Decimal) -> MemberCard:
    asked = {"person": one.person, "on": one.date, "office": one.office, "days": days}
    answer = new_in_post(context, Arguments(asked))
    return MemberCard(one, office(one.office).portfolios, again, answer.verdict, answer.reason)


def papers_card(view: View, day: str) -> PapersCard:
    """The papers of a day beside all earlier lists, by kind and subject. Raises NotFound when none are recorded."""
    every = view.registers.agreements()
    here = [one for one in every if is_within(one.date, day)]
    if not here:
        raise NotFound("list of papers", day, "'travaux rows agreements' shows those recorded.")
    lists: dict[str, list[Agreement]] = {}
    for one in every:
        if order(one.date, day) is Order.BEFORE:
            lists.setdefault(one.date, []).append(one)
    listed, stated = _listed(here), tuple(one for one in here if one.instrument is Instrument.COUNT)
    numbers = {date: _number(some) for date, some in lists.items()}
    singly = {date: _listed(some) for date, some in lists.items() if _listed(some)}
    return PapersCard(
        date=here[0].date,
        listed=listed,
        stated=stated,
        total=_count("papers", _number(here), tuple(here), numbers),
        kinds=_counts(listed, singly, lambda one: one.instrument.value),
        subjects=_counts(listed, singly, lambda one: subject_of(one) or "not told"),
    )


def _listed(papers: Sequence[Agreement]) -> tuple[Agreement, ...]:
    return tuple(one for one in papers if one.instrument is not Instrument.COUNT)


def _number(papers: Sequence[Agreement]) -> int:
    """How many papers: as stated, where somebody did; else as listed."""
    stated = [one.count for one in papers if one.instrument is Instrument.COUNT and one.count]
    return max(stated, default=0) or len(_listed(papers))


def _counts(
    listed: Sequence[Agreement], earlier: Mapping[str, Sequence[Agreement]], name_of: Callable[[Agreement], str]
) -> tuple[PaperCount, ...]:
    names = {name_of(one) for one in listed} | {name_of(one) for some in earlier.values() for one in some}
    made = []
    for name in sorted(names):
        mine = tuple(one for one in listed if name_of(one) == name)
        before = {date: sum(name_of(one) == name for one in some) for date, some in earlier.items()}
        made.append(_count(name, len(mine), mine, before))
    return tuple(sorted(made, key=lambda one: (-one.now, one.name)))


def _count(name: str, number: int, papers: tuple[Agreement, ...], earlier: Mapping[str, int]) -> PaperCount:
    ordered = {date: earlier[date] for date in sorted(earlier, key=dates.sort_key)}
    no_more = sum(value <= number for value in ordered.values())
    return PaperCount(name, number, papers, ordered, round(100 * no_more / len(ordered), 2) if ordered else None)
