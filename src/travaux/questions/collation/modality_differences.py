"""Duty, advice, future, permission and intent: where one version binds otherwise than the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import rjieba

from travaux.questions.collation.marks import Mark, marks
from travaux.questions.collation.sides import Side
from travaux.reading.inflection import morphology
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind, Stretch

FILE = "collation/modality"
APART = 0.25
"""Most that two words of modality may be apart, as shares of their sentences, to stand for one another."""
BOTH, ALONE, IMPLIED = 0.75, 0.45, 0.35
"""Confidence: a word of modality on both sides, on one side only, on the Chinese side only, which often adds one."""
TELLING = frozenset({"must", "should", "may"})
PERMITTING = frozenset({"may", "может", "могут", "вправе"})
"""Classes whose words are seldom left out in translation; the future is often not marked in Chinese."""
DUTY = frozenset({"must", "should", "shall", "need"})
"""Classes that Chinese 应 renders; denied, they and permission are one ("must not", "may not")."""


def modality_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every two words of modality that stand in one place and bind differently."""
    ours, theirs = modal_marks(first), modal_marks(second)
    _cross_out(first, second, ours, theirs)
    for mine in list(ours):
        answer = min(theirs, key=lambda one: _apart(first, second, mine, one), default=None)
        if answer is None or _apart(first, second, mine, answer) > APART:
            continue
        ours.remove(mine)
        theirs.remove(answer)
        a, b = first.stretch(mine.start, mine.end), second.stretch(answer.start, answer.end)
        yield Difference(
            DifferenceKind.MODALITY, a, b, f"{mine.name} against {answer.name}", BOTH, (f"{a.text!r}, {b.text!r}",)
        )
    yield from _lone(first, second, ours, theirs)


def modal_marks(side: Side) -> list[Mark]:
    """The words of modality of a side, verbs of a future without auxiliary included."""
    found = marks(side, "modality")
    if side.language == "zh":
        return [one for one in found if not (one.name == "will" and _disposes(side, one))]
    return sorted([*found, *_future_verbs(side, found)], key=lambda one: one.start) if side.language == "ru" else found


def _disposes(side: Side, one: Mark) -> bool:
    """Whether 将 only brings the object to the front ("将其提升")."""
    if side.folded[one.start : one.end] != "将":
        return False
    following = rjieba.tag(side.folded[one.end :], hmm=True)[:1]
    return bool(following) and following[0][1][:1] in "nrmjlx"


def _future_verbs(side: Side, found: Sequence[Mark]) -> Iterator[Mark]:
    """Finite perfective verbs, which in Russian speak of the future."""
    for word in side.analysis().words:
        taken = any(one.start < word.end and word.start < one.end for one in found)
        if not taken and "future" in _tenses(side.folded[word.start : word.end]):
            yield Mark("will", word.start, word.end)


_FINITE = ("ет", "ит", "ут", "ют", "ат", "ят", "ст", "ем", "им", "тся")


@cache
def _tenses(word: str) -> frozenset[str]:
    if not word.endswith(_FINITE):
        return frozenset()
    verbs = [parse.tag.tense for parse in morphology().parse(word) if parse.tag.POS == "VERB"]
    return frozenset({"future"}) if verbs and set(verbs) == {"futr"} else frozenset()


@cache
def _same() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table(FILE)["same"])


def _agree(first: Side, second: Side, mine: Mark, other: Mark) -> bool:
    if mine.name == other.name or frozenset((mine.name, other.name)) in _same():
        return True
    if {mine.name, other.name} <= DUTY | {"may"} and _denied(first, mine) and _denied(second, other):
        return True
    advised = (first.language == "zh" and mine.name == "should") or (second.language == "zh" and other.name == "should")
    return advised and {mine.name, other.name} <= DUTY


_NOT = re.compile(r"(?:^|\W)(?:не|ни|not|never|no|no one|nobody|neither \w+|no \w+)\s*$|[不勿]$|^\s*(?:not|never)\b")
REACH = 12


def _denied(side: Side, mark: Mark) -> bool:
    """Whether the word is denied: by a word before or after it, or in itself."""
    words, before = side.folded[mark.start : mark.end], side.folded[max(0, mark.start - REACH) : mark.start]
    return bool(
        _NOT.search(before)
        or _NOT.search(side.folded[mark.end : mark.end + REACH])
        or words[:1] in "不н"
        or words == "cannot"
    )


def _cross_out(first: Side, second: Side, ours: list[Mark], theirs: list[Mark]) -> None:
    """Takes away what agrees, equal classes before equivalent ones, the nearest in place first."""
    for equal in (True, False):
        for mine in list(ours):
            fitting = [one for one in theirs if (one.name == mine.name if equal else _agree(first, second, mine, one))]
            if fitting:
                theirs.remove(min(fitting, key=lambda one: _apart(first, second, mine, one)))
                ours.remove(mine)


def _apart(first: Side, second: Side, mine: Mark, other: Mark) -> float:
    return abs(mine.start / max(1, len(first.text)) - other.start / max(1, len(second.text)))


def _lone(first: Side, second: Side, ours: Sequence[Mark], theirs: Sequence[Mark]) -> Iterator[Difference]:
    """Telling words of one side where the other side has no word of modality at all."""
    if not modal_marks(second):
        for mine in (one for one in ours if _is_telling(first, one)):
            yield _unanswered(mine, first.language, first.stretch(mine.start, mine.end), second.whole)
    if not modal_marks(first):
        for other in (one for one in theirs if _is_telling(second, one)):
            yield _unanswered(other, second.language, first.whole, second.stretch(other.start, other.end))


def _is_telling(side: Side, one: Mark) -> bool:
    """Whether the word is seldom left out: no "can", which states what is so as often as what is allowed."""
    words = side.folded[one.start : one.end]
    return one.name in TELLING and words != "cannot" and (one.name != "may" or words in PERMITTING)


def _unanswered(mark: Mark, language: str, a: Stretch, b: Stretch) -> Difference:
    note = f"{mark.name} against a plain statement"
    sure = IMPLIED if language == "zh" else ALONE
    return Difference(DifferenceKind.MODALITY, a, b, note, sure, ("a word of modality on one side only",))
