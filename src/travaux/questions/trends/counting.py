"""Counting: how often each document says a term, touches a topic or does an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.errors import InvalidValue
from travaux.questions.mentions import aliases, merged, places
from travaux.questions.promises import readings
from travaux.reading.lexicon import LANGUAGES
from travaux.reading.named import names_of
from travaux.reading.topics import scheme
from travaux.record.statements import Act, Polarity, Statement
from travaux.store.views import View
from travaux.text.terms import query_terms

_SIGN = {Polarity.POSITIVE: 1, Polarity.NEUTRAL: 0, Polarity.NEGATIVE: -1}


class Sort(StrEnum):
    """What is counted: a term under all its names, a topic, or an act of speech."""

    TERM = "term"
    TOPIC = "topic"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to count."""

    sort: Sort
    name: str


@dataclass(frozen=True, slots=True)
class Count:
    """In one document. ``warmth``: sum of force and sign over its ``acts`` acting statements."""

    occurrences: int
    warmth: float = 0.0
    acts: int = 0


Counts = Mapping[str, Count]
"""By document."""


@dataclass(slots=True)
class Counted:
    """A subject in one language: the names looked for, and the count of each document that has any."""

    names: tuple[str, ...]
    documents: dict[str, Count] = field(default_factory=dict)


def counted(subjects: Sequence[Subject], view: View) -> dict[Subject, dict[str, Counted]]:
    """For each subject by language its counts. Raises InvalidValue for an unknown topic or act.

    A term is counted in the languages it has names in, topics and acts in those whose statements are read.
    """
    for subject in subjects:
        _check(subject)
    found = {one: _term(one.name, view) for one in subjects if one.sort is Sort.TERM}
    read = [one for one in subjects if one.sort is not Sort.TERM]
    return found | (_statements(read, view) if read else {})


def _check(subject: Subject) -> None:
    known: dict[Sort, Iterable[str]] = {Sort.TOPIC: scheme().order, Sort.ACT: [one.value for one in Act]}
    if subject.sort in known and subject.name not in known[subject.sort]:
        remedy = f"Write one of: {', '.join(known[subject.sort])}."
        raise InvalidValue(f"no such {subject.sort}", subject.name, "trends", remedy)
    if not subject.name.strip():
        raise InvalidValue("nothing to count", subject.name, "trends", "Write a word or phrase.")


def _term(term: str, view: View) -> dict[str, Counted]:
    found = {}
    for language, names in merged(aliases(term, view.registers.expectations()), names_of(term)).items():
        candidates = {head.id for name in names for head in view.search(query_terms(name, language), language)}
        here = {number: Count(occurrences(text, names, language)) for number, text in view.texts(sorted(candidates))}
        found[language] = Counted(names, {number: count for number, count in here.items() if count.occurrences})
    return found


def occurrences(text: str, names: Iterable[str], language: str) -> int:
    """Places where any of the names stands, places that overlap counted once."""
    reached, number = 0, 0
    for start, end in sorted(place for name in names for place in places(text, name, language)):
        number += start >= reached
        reached = max(reached, end)
    return number


def _statements(subjects: Sequence[Subject], view: View) -> dict[Subject, dict[str, Counted]]:
    found = {one: {language: Counted((one.name,)) for language in LANGUAGES} for one in subjects}
    for head, said in readings(view):
        for one in subjects:
            meant = [statement for statement in said if _is_of(statement, one)]
            if meant:
                found[one][head.base_language].documents[head.id] = _count(meant)
    return found


def _is_of(statement: Statement, subject: Subject) -> bool:
    if subject.sort is Sort.ACT:
        return statement.act is not None and statement.act.value == subject.name
    return subject.name in statement.topics


def _count(statements: Sequence[Statement]) -> Count:
    acting = [one for one in statements if one.act is not None]
    return Count(len(statements), float(sum(_SIGN[one.polarity] * one.force for one in acting)), len(acting))
