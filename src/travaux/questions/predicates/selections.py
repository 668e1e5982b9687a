"""Selections: rows of registers chosen by who, where, what and when; reports of the same thing become one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from travaux.questions.predicates.evidence import (
    agreement_evidence,
    delegate_evidence,
    document_evidence,
    event_evidence,
    post_evidence,
    roll_call_evidence,
)
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter, is_within, listed, texts
from travaux.questions.predicates.values import Kind, Row, Rows
from travaux.record import dates
from travaux.record.agreements import Agreement
from travaux.record.documents import DocumentHead
from travaux.record.events import Event
from travaux.record.findings import Evidence
from travaux.record.posts import Delegate, Post
from travaux.record.registers import Entry, Register
from travaux.record.votes import RollCall
from travaux.text.roster import Roster
from travaux.world.agreement_lists import subject_of
from travaux.world.states import state_code, states_in


def named(people: Roster, wanted: Sequence[str], names: Iterable[str]) -> bool:
    """Whether any of the names is that of one of those wanted; no wish is met by all."""
    present = tuple(names)
    return not wanted or any(people.meant(one).is_one_of(present) for one in wanted)


def worded(wanted: Sequence[str], text: str) -> bool:
    """Whether the text has any of the words wanted, from the beginning of a word; no wish is met by all."""
    folded = text.casefold().replace("ё", "е")
    return not wanted or any(
        re.search(rf"(?<![^\W\d_]){re.escape(one.casefold().replace('ё', 'е'))}", folded)
        or (not one.isascii() and one in text)
        for one in wanted
    )


def located(wanted: Sequence[str], states: Iterable[str], place: str = "") -> bool:
    """Whether any state lies in a place wanted (a state, a region, a town); no wish is met by all."""
    if not wanted:
        return True
    present = set(states)
    return any(states_in(one) & present or one.casefold() in place.casefold() for one in wanted)


def chosen(
    context: Context,
    register: Register,
    entries: Sequence[Entry],
    describe: Callable[[Any], tuple[str, str, Evidence]],
    selection: dict[str, tuple[str, ...]],
) -> Rows:
    """Rows of the entries; ``describe`` gives the date, identity and evidence of one."""
    together: dict[tuple[str, str], list[tuple[str, Evidence]]] = {}
    for entry in entries:
        date, identity, evidence = describe(entry)
        start = date.split("/")[0]
        together.setdefault((start, identity), []).append((date, evidence))
    made = [
        Row(max((date for date, _one in reports), key=len), tuple(one for _date, one in reports), identity)
        for (_start, identity), reports in together.items()
    ]
    kept = {name: values for name, values in selection.items() if values}
    if "to" in kept:
        kept["states"] = tuple(sorted({code for place in kept["to"] for code in states_in(place)}))
    words = ", ".join(f"{name} {listed(values)}" for name, values in kept.items() if name != "states")
    ordered = tuple(sorted(made, key=lambda row: dates.sort_key(row.date)))
    return Rows(
        f"{register} ({words})" if words else str(register), ordered, context.registers.coverage(register), kept
    )


def _event(event: Event) -> tuple[str, str, Evidence]:
    visitors = sorted(one.name for one in event.participants if one.role == "visitor")
    people = visitors or sorted(one.name for one in event.participants)
    same = [event.kind, *people, *sorted(event.states)] if people else [event.kind, event.title]
    return event.date, "; ".join(same).casefold(), event_evidence(event)


def _meets(context: Context, event: Event, arguments: Arguments) -> bool:
    who = named(context.people, arguments.texts("who"), (one.name for one in event.participants))
    level = {one.casefold() for one in arguments.texts("level")}
    kind = {one.casefold() for one in arguments.texts("kind")}
    return (
        who
        and located(arguments.texts("to"), event.states, event.place)
        and not (arguments.texts("without") and located(arguments.texts("without"), event.states, event.place))
        and (not level or event.level in level)
        and (not kind or event.kind in kind)
        and worded(arguments.texts("about"), f"{event.title} {'; '.join(event.topics)}")
        and all(
            named(context.people, (one,), (other.name for other in event.participants))
            for one in arguments.texts("with")
        )
        and (not arguments.text("in") or is_within(event.date, arguments.text("in")))
    )


REMOTE = frozenset({"video", "phone"})
"""Levels of meetings to which nobody travels."""

EVENT_PARAMETERS = (
    *texts("who", "to", "without", "kind", "level", "about", "with"),
    Parameter("in", Kind.DATE, ""),
)


def events(context: Context, arguments: Arguments) -> Rows:
    """Events by participant, place (state, region or town), kind, level, topic and time."""
    found = [event for event in context.registers.events() if _meets(context, event, arguments)]
    return replace(
        chosen(context, Register.EVENTS, found, _event, _selection(arguments)), note=_unknown(context, arguments)
    )


def _unknown(context: Context, arguments: Arguments) -> str:
    """How the people asked for were read where it was not plain, and which of them stand in no event."""
    asked = (*arguments.texts("who"), *arguments.texts("with"))
    present = {one.name for event in context.registers.events() for one in event.participants}
    meant = [context.people.meant(one) for one in asked]
    strange = [one.written for one in meant if not one.is_one_of(present) and not one.note]
    notes = [one.note for one in meant if one.note]
    return "; ".join([*([f"no event of the record names {listed(strange)}"] if strange else ()), *notes])


def _selection(arguments: Arguments, **fixed: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    given = {name: (values,) if isinstance(values, str) else values for name, values in arguments.values.items()}
    given = {name: values for name, values in given.items() if values != ("",)}
    return {**given, **fixed}


def visits(context: Context, arguments: Arguments) -> Rows:
    """Journeys of a person: events of kind visit or meeting in which the person is the visitor, in person."""
    found = [
        event
        for event in context.registers.events()
        if event.kind in ("visit", "meeting")
        and event.level not in REMOTE
        and named(
            context.people, arguments.texts("who"), (one.name for one in event.participants if one.role == "visitor")
        )
        and _meets(context, event, arguments)
    ]
    rows = chosen(context, Register.EVENTS, found, _event, _selection(arguments, kind=("visit", "meeting")))
    return replace(rows, note=_unknown(context, arguments))


def trips(context: Context, arguments: Arguments) -> Rows:
    """Visits, those on overlapping or adjoining days by the same person taken as one journey."""
    single = visits(context, arguments)
    merged: list[Row] = []
    for row in single.rows:
        own, last = dates.bounds(row.date), dates.bounds(merged[-1].date) if merged else None
        if own and last and (own[0] - last[1]).days <= 1 and len(row.date) > 7:
            end = max(own[1], last[1])
            whole = f"{last[0]}/{end}" if end > last[0] else str(last[0])
            merged[-1] = Row(whole, (*merged[-1].evidence, *row.evidence), merged[-1].identity)
        else:
            merged.append(row)
    return replace(single, name=single.name.replace("events", "journeys", 1), rows=tuple(merged))


def agreements(context: Context, arguments: Arguments) -> Rows:
    """Papers signed, by kind, domain, party, word of the title and time; bare counts are no rows."""
    kinds = {one.casefold() for one in arguments.texts("kind")}
    found = [
        paper
        for paper in context.registers.agreements()
        if (paper.instrument in kinds if kinds else paper.instrument != "count")
        and (not arguments.texts("domain") or subject_of(paper) in arguments.texts("domain"))
        and worded(arguments.texts("party"), "; ".join(paper.parties))
        and worded(arguments.texts("about"), paper.title)
        and (not arguments.text("in") or is_within(paper.date, arguments.text("in")))
    ]
    return chosen(context, Register.AGREEMENTS, found, _agreement, _selection(arguments))


def _agreement(paper: Agreement) -> tuple[str, str, Evidence]:
    return paper.date, f"{paper.number or ''} {paper.title}".casefold(), agreement_evidence(paper)


def votes(context: Context, arguments: Arguments) -> Rows:
    """Roll calls by subject, body and time, and those in which a state cast a ballot of a kind."""
    state, choices = arguments.text("state"), {one.casefold() for one in arguments.texts("choice")}
    calls = [
        call
        for call in context.registers.roll_calls()
        if worded(arguments.texts("about"), f"{call.subject} {call.resolution}")
        and (not arguments.texts("body") or call.body.casefold() in {one.casefold() for one in arguments.texts("body")})
        and (not arguments.text("in") or is_within(call.date, arguments.text("in")))
    ]
    cast: dict[str, str] = {}
    if state:
        cast = {one.roll_call: one.choice for one in context.registers.ballots([state_code(state)])}
        calls = [call for call in calls if call.id in cast and (not choices or cast[call.id] in choices)]

    def describe(call: RollCall) -> tuple[str, str, Evidence]:
        ballot = f"{state}: {cast[call.id]}" if state else ""
        return call.date, f"{call.resolution or call.subject}".casefold(), roll_call_evidence(call, ballot)

    selection = _selection(arguments, state=(state,) if state else ())
    voted = not state or context.registers.ballots([state_code(state)])
    note = "" if voted else f"the record has no ballot of {state}"
    return replace(chosen(context, Register.VOTES, calls, describe, selection), note=note)


def appointments(context: Context, arguments: Arguments) -> Rows:
    """Posts by person and office, dated by their beginning."""
    found = [
        post
        for post in context.registers.posts()
        if named(context.people, arguments.texts("who"), (post.person, *post.names))
        and worded(arguments.texts("office"), post.office)
    ]
    return chosen(context, Register.POSTS, found, _post, _selection(arguments))


def _post(post: Post) -> tuple[str, str, Evidence]:
    return post.since, f"{post.person} {post.office}".casefold(), post_evidence(post)


def delegation(context: Context, arguments: Arguments) -> Rows:
    """The members named of the delegation of a visit; those said to be absent and bare counts are no rows."""
    found = [
        one
        for one in context.registers.delegates()
        if one.person
        and not one.absent
        and is_within(one.date, arguments.text("visit"))
        and (not arguments.text("state") or one.state == state_code(arguments.text("state")))
    ]
    return chosen(context, Register.DELEGATIONS, found, _delegate, {"visit": (arguments.text("visit"),)})


def delegates(context: Context, arguments: Arguments) -> Rows:
    """The members named of all delegations of a state, or of all there are."""
    state = arguments.text("state")
    every = context.registers.delegates()
    found = [one for one in every if one.person and not one.absent and state_code(state) in ("", one.state)]
    return chosen(context, Register.DELEGATIONS, found, _delegate, {"state": (state,)} if state else {})


def _delegate(one: Delegate) -> tuple[str, str, Evidence]:
    return one.date, one.person.casefold(), delegate_evidence(one)


def documents(context: Context, arguments: Arguments) -> Rows:
    """Documents by genre, issuer, language and word of the title; the versions of one act are one row."""
    heads = [
        head
        for head in context.view.heads()
        if worded(arguments.texts("kind"), head.kind)
        and worded(arguments.texts("issuer"), "; ".join(head.issuers))
        and worded(arguments.texts("title"), head.title)
        and (not arguments.texts("language") or head.base_language in arguments.texts("language"))
    ]
    together: dict[str, list[DocumentHead]] = {}
    for head in heads:
        together.setdefault(head.act or head.id, []).append(head)
    rows = [
        Row(versions[0].date, tuple(document_evidence(one) for one in versions), act)
        for act, versions in together.items()
    ]
    ordered = tuple(sorted((row for row in rows if row.date), key=lambda row: dates.sort_key(row.date)))
    return Rows("documents", ordered, None, _selection(arguments), tuple(heads))


_WHEN = Parameter("in", Kind.DATE, "")

FUNCTIONS = (
    Function(
        "events",
        EVENT_PARAMETERS,
        Kind.ROWS,
        events,
        "events by who took part, place, kind ...",
    ),
    Function("visits", EVENT_PARAMETERS, Kind.ROWS, visits, "events in which `who` is the visitor, `to` a place"),
    Function("trips", EVENT_PARAMETERS, Kind.ROWS, trips, "visits on adjoining days taken together as one journey"),
    Function(
        "agreements",
        (*texts("kind", "domain", "party", "about"), _WHEN),
        Kind.ROWS,
        agreements,
        "papers signed, without bare counts",
    ),
    Function(
        "votes",
        (Parameter("state", Kind.TEXT, ""), *texts("choice", "about", "body"), _WHEN),
        Kind.ROWS,
        votes,
        "roll calls; with `state` those it took part in, with `choice` how",
    ),
    Function("appointments", texts("who", "office"), Kind.ROWS, appointments, "posts, dated by their beginning"),
    Function(
        "delegation",
        (Parameter("visit", Kind.DATE), Parameter("state", Kind.TEXT, "")),
        Kind.ROWS,
        delegation,
        "the members named of the delegation of a visit",
    ),
    Function(
        "delegates", (Parameter("state", Kind.TEXT, ""),), Kind.ROWS, delegates, "members named of all delegations"
    ),
    Function("documents", texts("kind", "issuer", "title", "language"), Kind.ROWS, documents, "documents, an act each"),
)
