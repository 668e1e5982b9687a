"""Claims about people: who came along, who held what, who was new in a post, how large a delegation was."""

from __future__ import annotations

from decimal import Decimal

from travaux.errors import InvalidValue
from travaux.questions.predicates.evidence import delegate_evidence, event_evidence, post_evidence
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter, is_within
from travaux.questions.predicates.selections import worded
from travaux.questions.predicates.values import Answer, Bound, Candidate, Kind, Quantity
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.posts import Delegate, Post
from travaux.record.registers import Register
from travaux.world.calendar import Order, distance, order
from travaux.world.people import held_on, is_person, tenure
from travaux.world.portfolios import office, portfolio_names, same_office
from travaux.world.states import state_code


def in_delegation(context: Context, arguments: Arguments) -> Answer:
    """The person is named in the delegation of the visit. Fails only when said absent, or the list is complete."""
    person, visit = arguments.text("person"), arguments.text("visit")
    there = [one for one in context.registers.delegates() if is_within(one.date, visit)]
    coverage = (context.registers.coverage(Register.DELEGATIONS, there),)
    method = {"definition": f"{person} is named in the delegation of {visit}"}
    if several := _several(context, person):
        return several
    meant = context.people.meant(person)
    own = [one for one in there if one.person and meant.is_one_of((one.person, *one.names))]
    present, absent = [one for one in own if not one.absent], [one for one in own if one.absent]
    shown = tuple(delegate_evidence(one) for one in own)
    if present and absent:
        return Answer(Verdict.UNDEFINED, "the sources contradict each other", shown, coverage, shown[-1], (), method)
    if present:
        return Answer(Verdict.HOLDS, "named", shown, coverage, None, (), method)
    if absent:
        return Answer(Verdict.FAILS, "said to be absent", shown, coverage, shown[0], (), method)
    if not there:
        return Answer(Verdict.TOO_THIN, f"the record has no delegation of {visit}", (), coverage, None, (), method)
    complete = any(is_within(visit, f"{scope.since}/{scope.until}") for scope in coverage[0].scopes)
    everyone = tuple(delegate_evidence(one) for one in there)
    if complete:
        verdict = Verdict.TOO_THIN if meant.likely else Verdict.FAILS
        return Answer(verdict, meant.note or "not in the complete list", everyone, coverage, None, (), method)
    reason = f"not among the {len(there)} rows of that visit, and nobody says the list is complete"
    reason = "; ".join(filter(None, (reason, meant.note)))
    return Answer(Verdict.TOO_THIN, reason, everyone, coverage, None, (), method)


def _several(context: Context, person: str) -> Answer | None:
    """The answer where a name fits several people: it cannot be told whose rows are meant."""
    meant = context.people.meant(person)
    return Answer(Verdict.UNDEFINED, meant.note) if meant.several else None


def is_office(wanted: str, title: str) -> bool:
    """Whether a title is the office wanted: the same, or all of its words with more; a deputy is never the head."""
    if same_office(wanted, title):
        return True
    deputy = ("deputy" in office(wanted).ranks, "deputy" in office(title).ranks)
    return worded((wanted,), title) and deputy[0] == deputy[1]


def _posts_of(context: Context, person: str, title: str) -> list[Post]:
    return [
        post
        for post in context.registers.posts()
        if context.people.meant(person).is_one_of((post.person, *post.names))
        and (not title or is_office(title, post.office))
    ]


def _sightings(context: Context, person: str, title: str) -> list[tuple[str, str, Evidence]]:
    """Days on which the person is recorded in an office without saying since when: delegations and events."""
    found = [
        (one.date, one.office, delegate_evidence(one))
        for one in context.registers.delegates()
        if one.person and one.office and context.people.meant(person).is_one_of((one.person, *one.names))
    ]
    found += [
        (event.date.split("/")[0], one.office, event_evidence(event))
        for event in context.registers.events()
        for one in event.participants
        if one.office and context.people.meant(person).is_one_of((one.name,))
    ]
    return [one for one in found if not title or one[1].casefold() == title.casefold() or same_office(one[1], title)]


def role(context: Context, arguments: Arguments) -> Answer:
    """The person held the office on the day."""
    person, title, day = arguments.text("person"), arguments.text("office"), arguments.text("on")
    if several := _several(context, person):
        return several
    every = _posts_of(context, person, "")
    own = [post for post in every if is_office(title, post.office)]
    held = held_on(own, day)
    sure = [post for post in held if order(post.since, day) in (Order.BEFORE, Order.TOGETHER)]
    seen = [one for one in _sightings(context, person, "") if is_office(title, one[1]) and is_within(one[0], day)]
    coverage = (context.registers.coverage(Register.POSTS, every),)
    method = {"definition": f"{person} was {title} on {day}"}
    shown = tuple(post_evidence(post) for post in held or every) + tuple(one[2] for one in seen)
    firm = [
        post
        for post in sure
        if not post.attestation.doubtful and (not post.until or order(post.until, day) is Order.AFTER)
    ]
    others = [post for post in held_on(every, day) if post not in own]
    if firm or seen:
        return Answer(Verdict.HOLDS, "in the post on that day", shown, coverage, None, (), method)
    if held:
        reason = "the dates of the post, or its source, are too uncertain"
        return Answer(Verdict.UNDEFINED, reason, shown, coverage, shown[0], (), method)
    rival = _holder(context, title, day, {post.state for post in every})
    if own:
        reason = "in that post at other times only" + (f"; {rival.person} held it then" if rival else "")
        return Answer(Verdict.FAILS, reason, shown, coverage, post_evidence(own[0]), (), method)
    if rival:
        reason = f"{rival.person} held it then"
        return Answer(Verdict.FAILS, reason, shown, coverage, post_evidence(rival), (), method)
    if others:
        reason = "another post on that day; the record does not say that it excludes this one"
        return Answer(Verdict.TOO_THIN, reason, shown, coverage, None, (), method)
    return Answer(Verdict.TOO_THIN, "the record has no such post of this person", shown, coverage, None, (), method)


def _holder(context: Context, title: str, day: str, states: set[str]) -> Post | None:
    """Who held the very office in one of the states on the day, beyond doubt; None when nobody is recorded."""
    found = [
        post
        for post in held_on(context.registers.posts(), day)
        if same_office(post.office, title) and post.state in states and not post.attestation.doubtful
    ]
    return found[0] if len(found) == 1 and order(found[0].since, day) is Order.BEFORE else None


def new_in_post(context: Context, arguments: Arguments) -> Answer:
    """The person had been in the post held on the day for no more than so many days."""
    person, day, title = arguments.text("person"), arguments.text("on"), arguments.text("office")
    limit = int(arguments.number("days"))
    if several := _several(context, person):
        return several
    own = _posts_of(context, person, title)
    held = sorted(held_on(own, day), key=lambda post: post.attestation.doubtful)
    coverage = (context.registers.coverage(Register.POSTS, own),)
    method = {"definition": f"in the post for {limit} days or less on {day}"}
    if not held:
        seen = [one for one in _sightings(context, person, title) if (_days(one[0], day) or -1) > limit]
        reason = "the record has no beginning of a post of this person"
        verdict = Verdict.TOO_THIN if not seen or not title else Verdict.FAILS
        against = seen[0][2] if verdict is Verdict.FAILS else None
        return Answer(
            verdict,
            reason if not against else f"in it on {seen[0][0]}",
            tuple(one[2] for one in seen),
            coverage,
            against,
            (),
            method,
        )
    results = [(post, _is_new(context, post, day, limit)) for post in held]
    shown = tuple(post_evidence(post) for post in held)
    variants = tuple(
        Variant(f"{post.office}, since {post.since}", "undefined" if new is None else "holds" if new[0] else "fails")
        for post, new in results
    )
    firm = [new for post, new in results if not post.attestation.doubtful and new is not None]
    verdicts = {new[0] for new in firm}
    if len(verdicts) == 1 and all(new is not None for post, new in results if not post.attestation.doubtful):
        verdict = Verdict.HOLDS if verdicts.pop() else Verdict.FAILS
        against = firm[0][2] if verdict is Verdict.FAILS else None
        return Answer(verdict, firm[0][1], shown, coverage, against, variants if len(variants) > 1 else (), method)
    reason = "the posts held on that day differ; name the office" if len(verdicts) > 1 else "the beginning is too vague"
    return Answer(Verdict.UNDEFINED, reason, shown, coverage, shown[0], variants, method)


def _days(earlier: str, later: str) -> int | None:
    apart = distance(earlier, later)
    return None if apart is None else apart.least


def _is_new(context: Context, post: Post, day: str, limit: int) -> tuple[bool, str, Evidence] | None:
    """Whether new, in words, with the row that decides; None when it cannot be told."""
    for date, _office, evidence in _sightings(context, post.person, post.office):
        if (_days(date, day) or -1) > limit:
            return False, f"in the post on {date} already", evidence
    length = tenure(post, day)
    if length is None:
        return None
    words = f"{length.least} days" if length.least == length.most else f"{length.least} to {length.most} days"
    if length.most == -1:
        return (False, f"{length.least} days at least", post_evidence(post)) if length.least > limit else None
    if length.least > limit or length.most <= limit:
        return length.most <= limit, words, post_evidence(post)
    return None


def size(context: Context, arguments: Arguments) -> Quantity:
    """How many members of a delegation are named."""
    visit, state = arguments.text("visit"), arguments.text("state")
    there = [
        one
        for one in context.registers.delegates()
        if is_within(one.date, visit) and not one.absent and (not state or one.state == state_code(state))
    ]
    named = _persons([one for one in there if one.person])
    counts = "; ".join(one.count for one in there if one.count)
    coverage = (context.registers.coverage(Register.DELEGATIONS, there),)
    definition = "members named in the record" + (f" (said beside: {counts})" if counts else "")
    evidence = tuple(delegate_evidence(one) for one in there)
    missing = "" if named else f"the record names nobody of the delegation of {visit}"
    complete = any(is_within(visit, f"{scope.since}/{scope.until}") for scope in coverage[0].scopes)
    bound = Bound.EXACT if complete else Bound.AT_LEAST
    candidates = (Candidate(Decimal(len(named)), "named", evidence, bound=bound),) if named else ()
    return Quantity(f"size of the delegation of {visit}", candidates, "people", definition, coverage, missing)


def _persons(delegates: list[Delegate]) -> list[Delegate]:
    kept: list[Delegate] = []
    for one in delegates:
        if not any(is_person(one.person, (other.person, *other.names)) for other in kept):
            kept.append(one)
    return kept


def has_portfolio(context: Context, arguments: Arguments) -> Answer:
    """Somebody named of the delegation has an office of the portfolio. Fails only when the list is complete."""
    visit, name = arguments.text("visit"), arguments.text("name").casefold()
    if name not in portfolio_names():
        raise InvalidValue("no such portfolio", name, "portfolio", f"Write one of {', '.join(portfolio_names())}.")
    there = [one for one in context.registers.delegates() if is_within(one.date, visit) and one.person]
    coverage = (context.registers.coverage(Register.DELEGATIONS, there),)
    method = {
        "definition": f"an office of the portfolio {name!r} by the words of its title, in the delegation of {visit}"
    }
    holding = [one for one in there if name in office(one.office).portfolios]
    present = tuple(delegate_evidence(one) for one in holding if not one.absent)
    if present:
        return Answer(Verdict.HOLDS, f"{len(present)} named", present, coverage, None, (), method)
    everyone = tuple(delegate_evidence(one) for one in there)
    if there and any(is_within(visit, f"{scope.since}/{scope.until}") for scope in coverage[0].scopes):
        return Answer(Verdict.FAILS, "nobody of the complete list", everyone, coverage, None, (), method)
    reason = f"nobody among the {len(there)} named, and nobody says the list is complete"
    return Answer(Verdict.TOO_THIN, reason, everyone, coverage, None, (), method)


def rank(context: Context, arguments: Arguments) -> Quantity:
    """The place of a delegation among those in the record by members named, 1 for the largest."""
    visit = arguments.text("visit")
    days = sorted({one.date for one in context.registers.delegates() if one.person and not one.absent})
    sizes = {
        day: len(
            _persons(
                [one for one in context.registers.delegates() if one.date == day and one.person and not one.absent]
            )
        )
        for day in days
    }
    coverage = (context.registers.coverage(Register.DELEGATIONS),)
    definition = f"place by members named among {len(days)} delegations; lists in the record may be incomplete"
    here = next((day for day in days if is_within(day, visit)), None)
    if here is None:
        return Quantity("size rank", (), "", definition, coverage, f"the record has no delegation of {visit}")
    place = 1 + sum(count > sizes[here] for count in sizes.values())
    words = ", ".join(f"{day}: {count}" for day, count in sizes.items())
    return Quantity("size rank", (Candidate(Decimal(place), words),), f"of {len(days)}", definition, coverage)


_PERSON, _VISIT, _ON = Parameter("person", Kind.TEXT), Parameter("visit", Kind.DATE), Parameter("on", Kind.DATE)

FUNCTIONS = (
    Function("in_delegation", (_PERSON, _VISIT), Kind.ANSWER, in_delegation, "the person came along"),
    Function(
        "role", (_PERSON, Parameter("office", Kind.TEXT), _ON), Kind.ANSWER, role, "the person held the office then"
    ),
    Function(
        "new_in_post",
        (_PERSON, _ON, Parameter("days", Kind.NUMBER, Decimal(90)), Parameter("office", Kind.TEXT, "")),
        Kind.ANSWER,
        new_in_post,
        "in the post for no more than `days` (default 90)",
    ),
    Function(
        "portfolio",
        (_VISIT, Parameter("name", Kind.TEXT)),
        Kind.ANSWER,
        has_portfolio,
        'somebody of the delegation has the portfolio ("defence", "energy", "foreign" ...)',
    ),
    Function("size", (_VISIT, Parameter("state", Kind.TEXT, "")), Kind.QUANTITY, size, "members named of a delegation"),
    Function(
        "size_rank", (_VISIT,), Kind.QUANTITY, rank, "its place among the delegations in the record, 1 the largest"
    ),
)
