"""Duty, advice, future, permission and intent: where one version binds otherwise than the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product

from travaux.questions.collation.marks import Mark, marks
from travaux.questions.collation.sides import Side
from travaux.reading.inflection import morphology
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind, Stretch
from travaux.text.chinese_words import tagged

FILE = "collation/modality"
APART, ONLY_ONES = 0.25, 0.6
"""Most that two words of modality may be apart, as shares of their sentences, to stand for one another; and where
either sentence has no other left."""
BOTH, CONTRAST, VERB, ALONE, NEAR, IMPLIED = 0.75, 0.55, 0.5, 0.45, 0.38, 0.28
"""Confidence: a word on both sides; two that are near, in a passage that tells them apart; a perfective verb against a
word; a word on one side only; two that are near; a word on the Chinese side only, which often adds one."""
TELLING = frozenset({"must", "should", "may", "right"})
"""Classes whose words are seldom left out in translation; the future is often not marked in Chinese."""
PERMITTING = frozenset({"may", "может", "могут", "разрешается", "допускается", "有权"})
DUTY = frozenset({"must", "should", "shall", "need"})
ALLOWED = frozenset({"may", "right"})
"""Denied, duty and permission are one ("must not", "may not")."""
Fits = Callable[[Side, Side, Mark, Mark], bool]
PERFECTIVE = "future"
"""Class of a finite perfective verb, which in Russian speaks of the future without an auxiliary."""


def modality_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every two words of modality that stand in one place and bind differently."""
    ours, theirs = modal_marks(first), modal_marks(second)
    yield from _cross_out(first, second, ours, theirs)
    farthest = ONLY_ONES if len(ours) == len(theirs) == 1 else APART
    for mine in list(ours):
        answer = min(theirs, key=lambda one: _apart(first, second, mine, one), default=None)
        if answer is None or _apart(first, second, mine, answer) > farthest:
            continue
        ours.remove(mine)
        theirs.remove(answer)
        yield _difference(first, second, mine, answer, VERB if PERFECTIVE in (mine.name, answer.name) else BOTH)
    yield from _lone(first, second, ours, theirs)


def modal_marks(side: Side) -> list[Mark]:
    """The words of modality of a side, verbs of a future without auxiliary included."""
    found = [one for one in marks(side, "modality") if not _is_a_name(side, one)]
    if side.language == "zh":
        return [one for one in found if not (one.name == "will" and _disposes(side, one))]
    if side.language == "en":
        return _joined(found)
    told = [one for one in found if one.name != "will" or not _conditional(side, one.start)]
    return sorted([*told, *_future_verbs(side, found)], key=lambda one: one.start)


def _is_a_name(side: Side, one: Mark) -> bool:
    """Whether a word has a capital within a sentence: May is a month or a person."""
    return side.text[one.start].isupper() and side.text[: one.start].rstrip()[-1:] not in (
        "",
        ".",
        "!",
        "?",
        ":",
        "“",
        '"',
        "«",
    )


def _joined(found: Sequence[Mark]) -> list[Mark]:
    """Neighbours as one word, the first of them ("may have to") unless it only tells the time ("will be able to")."""
    out: list[Mark] = []
    for one in found:
        if out and one.start - out[-1].end <= 1:
            out[-1] = one if out[-1].name == "will" else out[-1]
            continue
        out.append(one)
    return out


def _disposes(side: Side, one: Mark) -> bool:
    """Whether 将 only brings the object to the front ("将其提升")."""
    if side.folded[one.start : one.end] != "将":
        return False
    following = tagged(side.folded[one.end :], guessed=True)[:1]
    return bool(following) and following[0][1][:1] in "nrmjlx"


def _future_verbs(side: Side, found: Sequence[Mark]) -> Iterator[Mark]:
    """Finite perfective verbs outside conditions, which in Russian speak of the future."""
    for word in side.analysis().words:
        taken = any(one.start < word.end and word.start < one.end for one in found)
        if not taken and "future" in _tenses(side.folded[word.start : word.end]) and not _conditional(side, word.start):
            yield Mark(PERFECTIVE, word.start, word.end)


def _conditional(side: Side, place: int) -> bool:
    clause = re.split(r"[,;:.–—]", side.folded[:place])[-1]
    words = "|".join(table(FILE)["conditions"]["ru"])
    return bool(re.search(rf"\b(?:{words})\b", clause))


_FINITE = ("ет", "ит", "ут", "ют", "ат", "ят", "ст", "ем", "им", "тся")


@cache
def _tenses(word: str) -> frozenset[str]:
    if not word.endswith(_FINITE):
        return frozenset()
    verbs = [parse.tag.tense for parse in morphology().parse(word) if parse.tag.POS == "VERB"]
    return frozenset({"future"}) if verbs and set(verbs) == {"futr"} else frozenset()


@cache
def _pairs(name: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table(FILE)[name])


def _agree(first: Side, second: Side, mine: Mark, other: Mark) -> bool:
    """Whether two words bind alike."""
    one, two = _class(first, mine), _class(second, other)
    if one == two or frozenset((one, two)) in _pairs("same"):
        return True
    if {one, two} <= DUTY | ALLOWED | {"will"} and _denied(first, mine) and _denied(second, other):
        return True
    only = _restricted(first, mine) or _restricted(second, other)
    return only and len({one, two} & ALLOWED) == 1 and bool({one, two} & (DUTY | {"will"}))


def _class(side: Side, one: Mark) -> str:
    return "will" if one.name == PERFECTIVE else one.name


def _near(first: Side, second: Side, mine: Mark, other: Mark) -> bool:
    """Whether two words often render one another though they bind otherwise."""
    pair = frozenset((_class(first, mine), _class(second, other)))
    if pair not in _pairs("near"):
        return False
    if pair != {"must", "should"}:
        return True
    words = first.folded[mine.start : mine.end], second.folded[other.start : other.end]
    return "zh" in (first.language, second.language) or any(word.startswith(("долж", "надлеж")) for word in words)


def _restricted(side: Side, one: Mark) -> bool:
    """Whether a word like "only" stands in the clause: what may be done so only must be done so."""
    start, end = _clause(side, one)
    words = "|".join(table(FILE)["only"].get(side.language, ()))
    edge = "" if side.language == "zh" else r"\b"
    return bool(words) and bool(re.search(f"{edge}(?:{words}){edge}", side.folded[start:end]))


def _clause(side: Side, one: Mark) -> tuple[int, int]:
    text = side.folded
    start = max((text.rfind(stop, 0, one.start) for stop in ".;。；"), default=-1) + 1
    ends = [place for stop in ".;。；" if (place := text.find(stop, one.end)) >= 0]
    return start, min(ends, default=len(text))


_NOT = re.compile(
    r"(?:^|\W)(?:не|ни|not|never|no|nor|no one|nobody|none|neither \w+|no \w+)\s*$|[不勿]$|^\s*(?:not|never|be no)\b"
)
_NOBODY = re.compile(r"\b(?:никто|ничто|ни одн\w+|ни один|no one|nobody|nothing|neither|none|no \w+)\b")
_ITSELF = ("不", "无", "не", "нел", "нед", "неп", "cannot", "inadm", "unacc", "imperm", "запрещ", "禁止", "绝不")
REACH = 12


def _denied(side: Side, mark: Mark) -> bool:
    """Whether the word is denied: by a word before or after it, by its subject, or in itself."""
    words, before = side.folded[mark.start : mark.end], side.folded[max(0, mark.start - REACH) : mark.start]
    start, _ = _clause(side, mark)
    return bool(
        _NOT.search(before)
        or _NOT.search(side.folded[mark.end : mark.end + REACH])
        or _NOBODY.search(side.folded[start : mark.start])
        or words.startswith(_ITSELF)
        or "prohibited" in words
    )


def _cross_out(first: Side, second: Side, ours: list[Mark], theirs: list[Mark]) -> Iterator[Difference]:
    """Takes away what agrees, first what stands in one place, equal classes before equivalent ones; of those that are
    near a difference is told, surer where the passage tells the two apart."""
    for fits, farthest in (
        (_equal, APART),
        (_agree, APART),
        (_near, APART),
        (_equal, 1.0),
        (_agree, 1.0),
        (_near, 1.0),
    ):
        for mine, answer in _fitting(first, second, (ours, theirs), fits, farthest):
            if fits is _near:
                yield _difference(first, second, mine, answer, CONTRAST if _told_apart(first, second) else NEAR)


def _told_apart(first: Side, second: Side) -> bool:
    """Whether one of the sides has words of duty and of advice both."""
    return any({"must", "should"} <= {one.name for one in marks(side, "modality")} for side in (first, second))


def _equal(_first: Side, _second: Side, mine: Mark, other: Mark) -> bool:
    return mine.name == other.name


def _fitting(
    first: Side, second: Side, left: tuple[list[Mark], list[Mark]], fits: Fits, farthest: float
) -> Iterator[tuple[Mark, Mark]]:
    """Pairs that fit and are no farther apart, nearest first, taken out of both lists."""
    ours, theirs = left
    ranked = sorted(
        ((_apart(first, second, mine, one), mine, one) for mine, one in product(ours, theirs)),
        key=lambda found: (found[0], found[1].start, found[2].start),
    )
    for apart, mine, one in ranked:
        if apart <= farthest and mine in ours and one in theirs and fits(first, second, mine, one):
            ours.remove(mine)
            theirs.remove(one)
            yield mine, one


def _apart(first: Side, second: Side, mine: Mark, other: Mark) -> float:
    return abs(mine.start / max(1, len(first.text)) - other.start / max(1, len(second.text)))


def _difference(first: Side, second: Side, mine: Mark, answer: Mark, sure: float) -> Difference:
    a, b = first.stretch(mine.start, mine.end), second.stretch(answer.start, answer.end)
    note = f"{_class(first, mine)} against {_class(second, answer)}"
    return Difference(DifferenceKind.MODALITY, a, b, note, sure, (f"{a.text!r}, {b.text!r}",))


def _lone(first: Side, second: Side, ours: Sequence[Mark], theirs: Sequence[Mark]) -> Iterator[Difference]:
    """Telling words of one side where the other side has no word of modality at all."""
    if not modal_marks(second) or (not theirs and _contrasted(first, ours)):
        for mine in (one for one in ours if _is_telling(first, one)):
            yield _unanswered(mine, first.language, first.stretch(mine.start, mine.end), second.whole)
    if not modal_marks(first) or (not ours and _contrasted(second, theirs)):
        for other in (one for one in theirs if _is_telling(second, one)):
            yield _unanswered(other, second.language, first.whole, second.stretch(other.start, other.end))


def _contrasted(side: Side, left: Sequence[Mark]) -> bool:
    """Whether all that is left is advice in a passage that has duties too."""
    return {one.name for one in left} == {"should"} and "must" in {one.name for one in marks(side, "modality")}


def _is_telling(side: Side, one: Mark) -> bool:
    """Whether the word is seldom left out: no "can", which states what is so as often as what is allowed."""
    words = side.folded[one.start : one.end]
    return one.name in TELLING and words != "cannot" and (one.name not in ALLOWED or words in PERMITTING)


def _unanswered(mark: Mark, language: str, a: Stretch, b: Stretch) -> Difference:
    note = f"{mark.name} against a plain statement"
    sure = IMPLIED if language == "zh" else ALONE
    return Difference(DifferenceKind.MODALITY, a, b, note, sure, ("a word of modality on one side only",))
