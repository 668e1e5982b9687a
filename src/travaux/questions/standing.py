"""Standing elements: statements of one topic from many documents, gathered by what they say and followed over time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from travaux.reading.shifts import strengths
from travaux.record.positions import Course, Element, Stand
from travaux.text.function_words import is_function
from travaux.text.tokens import CHARACTER_TOKEN, tokenise

SAME = 0.4
"""Cosine of idf-weighted stems (in Chinese character pairs) from which two statements are one element. Chosen by
reading the elements of two topics in the Kremlin's English news of 2013-2020 at .32 to .50 (2026-11): lower mixes
subjects, higher parts formulas reworded. Rarity counts by its root: words of a formula are frequent."""
FEWEST_WORDS = 4
Weights = dict[int, float]


def fingerprint(text: str) -> Counter[int]:
    """The content of a statement as counted stems, in Chinese as counted pairs of characters."""
    tokens = tokenise(text)
    stems = tokens.stems.tolist()
    if tokens.mostly_characters:
        kinds = tokens.kinds.tolist()
        pairs = zip(stems, stems[1:], kinds, kinds[1:], strict=False)
        return Counter(one * 31 + other for one, other, a, b in pairs if a == b == CHARACTER_TOKEN)
    function = is_function(tokens).tolist()
    return Counter(stem for stem, skipped in zip(stems, function, strict=True) if not skipped)


@dataclass(slots=True)
class _Group:
    stands: list[Stand] = field(default_factory=list)
    weights: Weights = field(default_factory=dict)


def elements(stands: Sequence[Stand], latest: int) -> tuple[tuple[Element, ...], tuple[Stand, ...]]:
    """The elements of a position and the statements that are in none, by date.

    ``stands`` by date; ``latest`` is how many of the last documents count as the present. An element is said in two
    documents at least, or in the latest ones; where all documents are of one date there are no latest ones.
    """
    groups = _grouped(stands)
    order = list(dict.fromkeys(stand.document for stand in stands))
    debate = len(order) > 1 and len({stand.date for stand in stands}) == 1
    present = set(order[-latest:]) if latest and not debate else set()
    kept: list[Element] = []
    single: list[Stand] = []
    for group in groups:
        documents = {stand.document for stand in group.stands}
        if len(documents) > 1 or documents & present:
            kept.append(_shared(group.stands) if debate else _element(group.stands, present))
        else:
            single.extend(group.stands)
    kept.sort(key=lambda one: one.latest.date, reverse=True)
    return tuple(sorted(kept, key=_place)), tuple(sorted(single, key=lambda stand: stand.date))


def _place(one: Element) -> tuple[int, int]:
    """By course; then what most documents say. What is equal stays in its order, the latest first."""
    return list(Course).index(one.course), -len(one.documents)


def strongest(stands: Sequence[Stand], most: int) -> tuple[Stand, ...]:
    """At most so many statements of each year, those of most force (``stands`` by date), by date."""
    by_year: dict[str, list[Stand]] = defaultdict(list)
    for stand in stands:
        by_year[stand.date[:4]].append(stand)
    chosen = [sorted(listed, key=lambda stand: -stand.force)[:most] for listed in by_year.values()]
    return tuple(sorted((stand for listed in chosen for stand in listed), key=lambda stand: stand.date))


def _shared(stands: Sequence[Stand]) -> Element:
    documents = {stand.document for stand in stands}
    return Element(Course.SHARED, tuple(stands), f"said in {len(documents)} documents of one date")


def _grouped(stands: Sequence[Stand]) -> list[_Group]:
    prints = [fingerprint(stand.text) for stand in stands]
    rarity = _rarity(prints)
    groups: list[_Group] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for stand, print_ in zip(stands, prints, strict=True):
        weights = _weighted(print_, rarity)
        if len(weights) < FEWEST_WORDS:
            continue
        number = _nearest(weights, groups, holders)
        if number is None:
            number = len(groups)
            groups.append(_Group())
        groups[number].stands.append(stand)
        for stem in weights.keys() - groups[number].weights.keys():
            holders[stem].append(number)
        groups[number].weights = weights
    return groups


def _rarity(prints: Iterable[Counter[int]]) -> Weights:
    listed = list(prints)
    seen = Counter(stem for one in listed for stem in one)
    return {stem: math.sqrt(math.log(1 + len(listed) / count)) for stem, count in seen.items()}


def _weighted(counted: Counter[int], rarity: Weights) -> Weights:
    raw = {stem: math.sqrt(count) * rarity[stem] for stem, count in counted.items()}
    norm = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {stem: weight / norm for stem, weight in raw.items()} if norm else {}


def _nearest(weights: Weights, groups: Sequence[_Group], holders: dict[int, list[int]]) -> int | None:
    """The group whose latest wording is most like the statement, if it is like enough."""
    votes: dict[int, float] = defaultdict(float)
    for stem, weight in weights.items():
        for number in holders.get(stem, ()):
            votes[number] += weight * groups[number].weights.get(stem, 0.0)
    number, likeness = max(votes.items(), key=lambda vote: (vote[1], -vote[0]), default=(0, 0.0))
    return number if likeness >= SAME else None


def _element(stands: Sequence[Stand], present: set[str]) -> Element:
    """The element with its course: lost, new, moved in force, or constant."""
    last, first = stands[-1], stands[0]
    if last.document not in present:
        return Element(Course.LOST, tuple(stands), f"last in {last.document} ({last.date or 'undated'})")
    earlier = [stand for stand in stands if stand.document not in present]
    if not earlier:
        return Element(Course.NEW, tuple(stands), f"first in {first.document} ({first.date or 'undated'})")
    return _moved(stands, earlier[-1], last)


def _moved(stands: Sequence[Stand], before: Stand, after: Stand) -> Element:
    compared = strengths((before.act, before.force), (after.act, after.force))
    if compared and compared[0] != compared[1]:
        course = Course.HARDENED if compared[1] > compared[0] else Course.SOFTENED
        reason = f"{before.act} {before.force} in {before.document} became {after.act} {after.force}"
        return Element(course, tuple(stands), reason)
    return Element(Course.CONSTANT, tuple(stands), f"{after.act} {after.force}, in {len(stands)} statements")
