"""Two or three versions of one act laid side by side, with the differences between every two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from statistics import median

from travaux.errors import InvalidValue
from travaux.parallels.versions import align
from travaux.questions.collation.deletions import Encode, weighed
from travaux.questions.collation.force_differences import force_differences
from travaux.questions.collation.glossary import glossary
from travaux.questions.collation.modality_differences import modality_differences
from travaux.questions.collation.name_differences import name_differences
from travaux.questions.collation.namings import Known, learn
from travaux.questions.collation.omission_differences import omission_differences, surplus
from travaux.questions.collation.order_differences import once, order_differences
from travaux.questions.collation.qualifier_differences import qualifier_differences
from travaux.questions.collation.quantity_differences import quantity_differences
from travaux.questions.collation.sides import Side, side
from travaux.questions.collation.target_differences import target_differences
from travaux.questions.collation.term_differences import term_differences
from travaux.record.documents import Document, VersionKind
from travaux.record.passages import Passage
from travaux.record.versions import Collation, Difference, DifferenceKind, Link, PairCollation, Stretch
from travaux.text.sentences import passages

MOST = 3
OMITTED = 0.8
"""Confidence of a passage without an answer in the other version."""
ENOUGH = 12
"""Sentences that answer one by one from which the ratio of lengths of the two versions is taken."""
LEAST = 0.4
"""Least confidence of a difference that is told unless the caller asks for more doubtful ones."""
READ = (force_differences, modality_differences, qualifier_differences)


def collate(documents: Sequence[Document], encode: Encode, least: float = LEAST) -> Collation:
    """The collation of two or three versions, every two of them compared; differences less sure than ``least`` are
    left out. Raises InvalidValue for another number of versions."""
    if not 2 <= len(documents) <= MOST:
        raise InvalidValue("versions to collate", len(documents), "collate", "Name two or three versions of one act.")
    cut = tuple(passages(one.text, one.language, one.id) for one in documents)
    found = (_pair(documents, cut, places, encode) for places in combinations(range(len(documents)), 2))
    pairs = tuple(
        replace(pair, differences=tuple(one for one in pair.differences if one.confidence >= least)) for pair in found
    )
    method = {"encoder": "multilingual Universal Sentence Encoder 3", "least confidence": f"{least:g}"}
    return Collation(tuple(documents), cut, pairs, tuple(_notes(documents)), method)


def _pair(
    documents: Sequence[Document], cut: Sequence[Sequence[Passage]], places: tuple[int, int], encode: Encode
) -> PairCollation:
    one, other = places
    texts = [[passage.text for passage in cut[place]] for place in places]
    languages = [documents[place].language for place in places]
    encoders = (lambda some: encode(some, languages[0])), (lambda some: encode(some, languages[1]))
    links = align(texts[0], texts[1], encoders, (languages[0], languages[1]))
    sides = [
        (side(documents[one], cut[one], link.first), side(documents[other], cut[other], link.second)) for link in links
    ]
    found = differences(sides, encode, _ratio(links, texts))
    return PairCollation(one, other, tuple(links), tuple(difference for some in found for difference in some))


def _ratio(links: Sequence[Link], texts: Sequence[Sequence[str]]) -> float | None:
    """Code points of the first version for one of the second, over sentences that answer one by one; None: too few."""
    single = [link for link in links if link.first[1] - link.first[0] == link.second[1] - link.second[0] == 1]
    if len(single) < ENOUGH:
        return None
    return median(len(texts[0][link.first[0]]) / len(texts[1][link.second[0]]) for link in single)


def differences(
    pairs: Sequence[tuple[Side, Side]], encode: Encode, ratio: float | None = None
) -> list[list[Difference]]:
    """For each two passages that answer each other what differs between them; of an empty side the omission or
    addition. ``ratio``: code points of the first version for one of the second; None: as languages usually have it."""
    known = learn(pairs)
    told = once([list(_told(first, second, known, surplus(first, second, ratio))) for first, second in pairs])
    usual = glossary([pair for pair in pairs if pair[0].is_read and pair[1].is_read])
    for some, pair in zip(told, pairs, strict=True):
        some += [one for one in term_differences(*pair, usual) if not any(_touch_either(one, other) for other in some)]
    told = weighed(told, pairs, encode)
    missing = omission_differences(pairs, encode, ratio)
    return [_with_phrases(some, phrases) for some, phrases in zip(told, missing, strict=True)]


def _with_phrases(told: list[Difference], phrases: Sequence[Difference]) -> list[Difference]:
    """What is told of words with the phrases that lack: a phrase stands for the names in it that lack, and is not told
    where anything else is told of its words."""
    kept = [one for one in told if not any(one.kind is phrase.kind and _overlap(phrase, one) for phrase in phrases)]
    return [*kept, *(phrase for phrase in phrases if not any(_overlap(phrase, one) for one in kept))]


def _overlap(phrase: Difference, other: Difference) -> bool:
    """Whether the phrase that is missing holds a word already told of, or is held by it."""
    here, there = (phrase.first, other.first) if phrase.first.text else (phrase.second, other.second)
    return here.start < there.end and there.start < here.end and there.text not in ("", here.text)


def _told(first: Side, second: Side, known: Known, longer: float) -> Iterator[Difference]:
    """What can be told of two passages from their words alone."""
    if not first.text or not second.text:
        kind = DifferenceKind.OMISSION if first.text else DifferenceKind.ADDITION
        yield Difference(kind, first.whole, second.whole, "the passage has no answer in the other version", OMITTED)
        return
    yield from quantity_differences(first, second)
    if first.is_read and second.is_read:
        yield from _named(first, second, known, longer)
        for find in READ:
            yield from find(first, second)


def _named(first: Side, second: Side, known: Known, longer: float) -> Iterator[Difference]:
    """What differs in whom they name: a veil before a name, for the two may be told of the same words."""
    told = list(target_differences(first, second))
    yield from told
    for one in (*name_differences(first, second, known, longer), *order_differences(first, second, known)):
        if not any(_touch_either(one, other) for other in told):
            yield one


def _touch_either(one: Difference, other: Difference) -> bool:
    return _touch(one.first, other.first) or _touch(one.second, other.second)


def _touch(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _notes(documents: Sequence[Document]) -> Iterator[str]:
    for one in documents:
        if one.version_kind is VersionKind.UNOFFICIAL_TRANSLATION:
            name = f"{one.title or one.id} ({one.language})"
            yield f"{name} is an unofficial translation: it is not counted as the record."
        if one.base_language not in ("ru", "zh", "en"):
            yield f"Acts, targets and modality are not read in {one.language}: only numbers and omissions are compared."
    languages = [one.base_language for one in documents]
    if len(set(languages)) < len(languages):
        yield "Two of the versions are in one language: 'travaux read' shows every word changed between them."
