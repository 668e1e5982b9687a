"""Counts a brief may state, by name: each is made from the text read anew, so that it can be made again later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import language_name
from travaux.questions.composing.lead import topic_counts, topic_label
from travaux.questions.composing.moved import moved
from travaux.reading.topics import scheme
from travaux.record.briefs import COUNTED_AT
from travaux.record.parallels import Status
from travaux.record.readings import PassageReading
from travaux.record.registers import Register
from travaux.record.statements import Direction

TOPICS = 4
"""Topics named of those a set of passages has."""


def count(dossier: Dossier, name: str) -> str:
    """The count of this name; empty when there is none of it."""
    kind, _, place = name.partition(COUNTED_AT)
    if place:
        return PLACED[kind](dossier, place) if kind in PLACED else ""
    return str(COUNTS[name](dossier)) if name in COUNTS else ""


def _share(status: Status) -> Callable[[Dossier], str]:
    return lambda dossier: f"{round(100 * dossier.reading.shares[status])} %"


def _passages(status: Status) -> Callable[[Dossier], int]:
    return lambda dossier: sum(one.status is status for one in dossier.reading.passages)


def _rows(register: Register) -> Callable[[Dossier], int]:
    return lambda dossier: len(dossier.view.registers.rows(register))


def _moved(direction: Direction) -> Callable[[Dossier], int]:
    return lambda dossier: sum(
        one.force is not None and one.force.direction is direction for one in dossier.reading.passages
    )


COUNTS: Mapping[str, Callable[[Dossier], object]] = {
    "passages": lambda dossier: len(dossier.reading.passages),
    "words": lambda dossier: dossier.reading.length.words,
    "place by length": lambda dossier: dossier.reading.length.rank,
    "texts of the kind": lambda dossier: dossier.reading.length.of,
    "documents searched": lambda dossier: dossier.reading.coverage.documents,
    "searched from": lambda dossier: dossier.reading.coverage.first,
    "searched to": lambda dossier: dossier.reading.coverage.last,
    "searched in": lambda dossier: _languages(dossier),
    "formulas dropped": lambda dossier: len(dossier.reading.dropped),
    "last texts of the kind": lambda dossier: _of_last(dossier),
    "passages with words of purpose": lambda dossier: len(dossier.purposes),
    "statements": lambda dossier: len(dossier.statements),
    "commitments": lambda dossier: len(dossier.promises),
    "testable commitments": lambda dossier: sum(one.testable for _said, one in dossier.promises),
    "dated commitments": lambda dossier: sum(dossier.is_ahead(one) for _said, one in dossier.promises),
    "passages with figures": lambda dossier: len(dossier.with_figures),
    "other versions": lambda dossier: len(dossier.versions),
    "differences between versions": lambda dossier: len(dossier.differences),
    "kinds of difference": lambda dossier: _listed(Counter(one.kind.value for one in dossier.differences)),
    "topics of new passages": lambda dossier: _listed(topic_counts(dossier, _new(dossier)), TOPICS),
    "topics of formulas dropped": lambda dossier: _listed(_dropped_topics(dossier), TOPICS),
    "passages softened": _moved(Direction.SOFTENED),
    "passages hardened": _moved(Direction.HARDENED),
    "passages with other names": lambda dossier: sum(_names_moved(dossier, one) for one in dossier.substantial),
    "earlier promises": lambda dossier: len(dossier.kept),
    "day of the ledger": lambda dossier: dossier.day,
    "their statuses": lambda dossier: _listed(dossier.statuses),
    "earlier promises overdue": lambda dossier: sum(one.state.overdue for one in dossier.kept),
    "earlier promises said again here": lambda dossier: sum(one.here is not None for one in dossier.kept),
    "said again without progress": lambda dossier: sum(one.idle for one in dossier.kept),
    "passages with an owner": lambda dossier: sum(one.owner in (dossier.sides or ()) for one in dossier.owned.values()),
    "passages asked about": lambda dossier: len(dossier.owned),
    "other texts of the day": lambda dossier: len(dossier.companions),
    "earlier lists of papers": lambda dossier: len(dossier.earlier_papers),
    "earlier lists with no more papers": lambda dossier: sum(
        number <= len(dossier.papers) for number in dossier.earlier_papers.values()
    ),
    "papers of the day": lambda dossier: len(dossier.papers),
    **{f"passages {status}": _passages(status) for status in Status},
    **{f"share {status}": _share(status) for status in Status},
    **{f"rows in {register}": _rows(register) for register in Register},
}


def _languages(dossier: Dossier) -> str:
    counted = sorted(dossier.reading.coverage.languages.items())
    return ", ".join(f"{number} in {language_name(language)}" for language, number in counted)


def _listed(counted: Mapping[str, int], most: int | None = None) -> str:
    """``energy 3, trade and investment 2``, the greatest first; empty for none."""
    ordered = sorted(counted.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {number}" for name, number in ordered[:most])


def _new(dossier: Dossier) -> list[PassageReading]:
    return [one for one in dossier.reading.passages if one.status is Status.NEW]


def _dropped_topics(dossier: Dossier) -> Mapping[str, int]:
    language = dossier.document.base_language
    found = (scheme("").topics(one.quote.exact, language) for one in dossier.reading.dropped)
    return Counter(topic_label(hits[0].topic) for hits in found if hits)


def _names_moved(dossier: Dossier, one: PassageReading) -> bool:
    force = moved(dossier, one)
    return force is not None and bool(force.newly_named or force.no_longer_named or force.newly_veiled)


def _of_last(dossier: Dossier) -> int:
    return max((one.standing.of_last for one in dossier.reading.passages), default=0)


def _standing(dossier: Dossier, place: str) -> str:
    found = next((one for one in dossier.reading.passages if str(one.passage.start) == place), None)
    return f"{found.standing.seen_in} of the last {found.standing.of_last}" if found else ""


def _holders(dossier: Dossier, place: str) -> str:
    found = next((one for one in dossier.reading.passages if str(one.passage.start) == place), None)
    return str(found.occurrences) if found else ""


def _dropped(dossier: Dossier, place: str) -> str:
    for one in dossier.reading.dropped:
        if f"{one.quote.start} of {one.quote.document}" == place:
            return f"{one.seen_in} of the last {one.of_last}"
    return ""


def _owner(dossier: Dossier, place: str) -> str:
    found = dossier.owned.get(int(place)) if place.isdigit() else None
    return f"{found.owner or 'nobody named'}: {found.reason}" if found else ""


def _status_of(dossier: Dossier, item: str) -> str:
    return next((one.told for one in dossier.kept if one.state.item.id == item), "")


def _said_of(dossier: Dossier, item: str) -> str:
    found = next((one for one in dossier.kept if one.state.item.id == item), None)
    return ", ".join(link.date for link in found.chain.said) if found else ""


def _items(dossier: Dossier, place: str) -> str:
    found = dossier.items.get(place)
    return str(len(found)) if found is not None else ""


def _presence(dossier: Dossier, term: str) -> str:
    found = next((finding for one, finding in dossier.awaited if one.topic == term), None)
    return f"{found.value or 'cannot be told'}: {found.reason}" if found else ""


PLACED: Mapping[str, Callable[[Dossier, str], str]] = {
    "standing": _standing,
    "documents with it": _holders,
    "dropped": _dropped,
    "owner": _owner,
    "presence": _presence,
    "items": _items,
    "status in the ledger": _status_of,
    "said on": _said_of,
}
"""What was found of one passage, by where it begins, or of one term."""
