"""Two or three versions of one act laid side by side, with the differences between every two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from travaux.errors import InvalidValue
from travaux.parallels.anchors import Vectors
from travaux.parallels.versions import align
from travaux.questions.collation.force_differences import force_differences
from travaux.questions.collation.modality_differences import modality_differences
from travaux.questions.collation.qualifier_differences import qualifier_differences
from travaux.questions.collation.quantity_differences import quantity_differences
from travaux.questions.collation.sides import Side, side
from travaux.questions.collation.target_differences import target_differences
from travaux.record.documents import Document, VersionKind
from travaux.record.passages import Passage
from travaux.record.versions import Collation, Difference, DifferenceKind, PairCollation
from travaux.text.sentences import passages

Encode = Callable[[Sequence[str], str], Vectors]
"""Sentences and their language to unit vectors, shape (sentences, dimension)."""

MOST = 3
OMITTED = 0.8
"""Confidence of a passage without an answer in the other version."""
LEAST = 0.4
"""Least confidence of a difference that is told unless the caller asks for more doubtful ones."""
READ = (force_differences, modality_differences, qualifier_differences, target_differences)


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
    differences = [
        difference
        for link in links
        for difference in differences_of(
            side(documents[one], cut[one], link.first), side(documents[other], cut[other], link.second)
        )
    ]
    return PairCollation(one, other, tuple(links), tuple(differences))


def differences_of(first: Side, second: Side) -> Iterator[Difference]:
    """The differences between the two sides of a link, in no order; of an empty side the omission or addition."""
    if not first.text or not second.text:
        kind = DifferenceKind.OMISSION if first.text else DifferenceKind.ADDITION
        yield Difference(kind, first.whole, second.whole, "the passage has no answer in the other version", OMITTED)
        return
    yield from quantity_differences(first, second)
    if first.is_read and second.is_read:
        for find in READ:
            yield from find(first, second)


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
