"""Counts a brief may state, by name: each is made from the text read anew, so that it can be made again later."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from travaux.questions.composing.dossier import Dossier
from travaux.record.parallels import Status
from travaux.record.registers import Register

AT = " at "
"""What parts a count from the place it was made at."""


def count(dossier: Dossier, name: str) -> str:
    """The count of this name; empty when there is none of it."""
    kind, _, place = name.partition(AT)
    if place:
        return PLACED[kind](dossier, place) if kind in PLACED else ""
    return str(COUNTS[name](dossier)) if name in COUNTS else ""


def _share(status: Status) -> Callable[[Dossier], str]:
    return lambda dossier: f"{round(100 * dossier.reading.shares[status])} %"


def _passages(status: Status) -> Callable[[Dossier], int]:
    return lambda dossier: sum(one.status is status for one in dossier.reading.passages)


def _rows(register: Register) -> Callable[[Dossier], int]:
    return lambda dossier: len(dossier.view.registers.rows(register))


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
    "differences between versions": lambda dossier: sum(len(pair.differences) for pair in dossier.pairs),
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
    return ", ".join(f"{number} in {language}" for language, number in counted)


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
}
"""What was found of one passage, by where it begins, or of one term."""
