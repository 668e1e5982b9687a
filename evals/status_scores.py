"""Scores of status and of edits: F1 a status, their mean, the confusion; F1 of edits under lenient matching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.status_gold import GoldEdit
from evals.status_words import tokens
from travaux.record.parallels import EditKind, Status

LEAST_AGREEMENT = 0.5
"""Two edits are the same one when the words of their sides agree at least this much."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits, what was answered, what the gold has; F1 is 1 when both are empty."""

    hits: int
    answered: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the answers that are right; 1 when nothing was answered."""
        return self.hits / self.answered if self.answered else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 when there was nothing to find."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, as 2 hits / (answered + gold)."""
        both = self.answered + self.gold
        return 2 * self.hits / both if both else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.answered + other.answered, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class StatusScore:
    """How answers stand to gold statuses: ``confusion[gold, answer]`` counts."""

    confusion: Counter[tuple[Status, Status]]

    def of(self, status: Status) -> Tally:
        """The tally of one status."""
        answered = sum(self.confusion[gold, status] for gold in Status)
        return Tally(self.confusion[status, status], answered, sum(self.confusion[status, a] for a in Status))

    @property
    def macro(self) -> float:
        """Mean F1 of the five statuses."""
        return sum(self.of(status).f1 for status in Status) / len(Status)

    @property
    def accuracy(self) -> float:
        """Share of right answers."""
        return sum(self.confusion[status, status] for status in Status) / max(1, sum(self.confusion.values()))


def score_statuses(gold: Sequence[Status], answers: Sequence[Status]) -> StatusScore:
    """The score of answers in the order of the gold; raises ValueError when their numbers differ."""
    return StatusScore(Counter(zip(gold, answers, strict=True)))


def agreement(gold: GoldEdit, answer: GoldEdit, language: str) -> float:
    """How far two edits name the same words, 0 to 1, whatever their kinds.

    The mean over both sides of the Dice measure of their words (characters in Chinese); 0 when one of them has words on
    a side where the other has none. A reordering may be told from either side and by the moved part alone: there the
    overlap measure of the words counts.
    """
    if gold.kind is answer.kind is EditKind.REORDERED:
        return _shared(gold.earlier + " " + gold.later, answer.earlier + " " + answer.later, language, min)
    sides = ((gold.earlier, answer.earlier), (gold.later, answer.later))
    values = [_shared(a, b, language, lambda sizes: sum(sizes) / 2) for a, b in sides]
    return sum(values) / 2 if min(values) > 0 else 0.0


def _shared(a: str, b: str, language: str, size: Callable[[tuple[int, int]], float]) -> float:
    first, second = Counter(tokens(a, language)), Counter(tokens(b, language))
    if not first or not second:
        return float(not first and not second)
    return min(1.0, (first & second).total() / size((first.total(), second.total())))


def match_edits(gold: Sequence[GoldEdit], answers: Sequence[GoldEdit], language: str, typed: bool = True) -> list[int]:
    """For every gold edit the index of its answer, -1 for none: one to one, best agreement first."""
    pairs = [(agreement(g, a, language), i, j) for i, g in enumerate(gold) for j, a in enumerate(answers)]
    matched, taken = [-1] * len(gold), set[int]()
    for value, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        kinds_agree = not typed or gold[i].kind is answers[j].kind
        if value >= LEAST_AGREEMENT and kinds_agree and matched[i] < 0 and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def tally_edits(
    gold: Sequence[GoldEdit], answers: Sequence[GoldEdit], language: str, kind: EditKind | None = None
) -> Tally:
    """The tally of typed edits of one pair; of one kind when it is named."""
    if kind is not None:
        gold = [edit for edit in gold if edit.kind is kind]
        answers = [edit for edit in answers if edit.kind is kind]
    return Tally(sum(j >= 0 for j in match_edits(gold, answers, language)), len(answers), len(gold))


def tally_places(gold: Sequence[GoldEdit], answers: Sequence[GoldEdit], language: str) -> Tally:
    """The tally of edits of one pair whatever their kinds: were the changed words found?"""
    found = match_edits(gold, answers, language, typed=False)
    return Tally(sum(j >= 0 for j in found), len(answers), len(gold))
