"""Whom the two versions name: names of one version that the other lacks, or has another name in place of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.questions.collation.namings import Known, Naming, Span, answer, namings
from travaux.questions.collation.order_differences import listed
from travaux.questions.collation.sides import Side
from travaux.questions.collation.veils import veils
from travaux.record.versions import Difference, DifferenceKind, Stretch
from travaux.text.sounds import han_sounds, sounds

AGAINST, VEILED, LISTED, ALONE, FREE = 0.7, 0.65, 0.55, 0.45, 0.38
"""Confidence: two names; a name and a veil; a name lacking that is known elsewhere; any other name lacking; a state of
the gazetteer lacking, or the subject of a clause in Chinese only, which has to name it: these come and go freely (news
of WMT 2021)."""
BESIDE, BESIDE_SPACED = {"zh": 6}, 16
"""Code points behind a veiled actor in which a name says who it is ("certain alliances led by X")."""
BEGINNING = 3
"""Consonants in common with which two names begin that are made of one another."""
OPENING = 2
"""Characters of the beginning of a clause in which its subject begins."""
SHORTER = 0.35
"""Surplus of length from which a name that lacks was left out with more. Set on evals/data/collation/acts_dev.yaml,
2026-11: kinds of the names found."""
GAP = 2
"""Code points between the words of one name."""
_BETWEEN = re.compile("[ \u00a0·]*")
_VOWELS = re.compile("[a-z|]")


@dataclass(frozen=True, slots=True)
class _Lone:
    """A name, of one or more words, that the other side does not have; ``state``: one of the gazetteer's."""

    start: int
    end: int
    known: bool
    state: bool = False


def name_differences(first: Side, second: Side, known: Known, surplus: float = 0.0) -> Iterator[Difference]:
    """A difference for every name of one side that is surely not on the other, with what stands in its place.

    ``surplus``: natural logarithm of how much longer the first is than its answer would be. A name that lacks in a
    list, or in a passage that is shorter, is an omission; one that lacks alone is another name.
    """
    if not (first.is_read and second.is_read):
        return
    ours, theirs = _lone(first, second, known), _lone(second, first, known)
    for mine in list(ours):
        facing = min(theirs, key=lambda one: abs(_place(first, mine) - _place(second, one)), default=None)
        if facing is None:
            break
        ours.remove(mine)
        theirs.remove(facing)
        if _compound(first, mine, second, facing):
            continue
        a, b = first.stretch(mine.start, mine.end), second.stretch(facing.start, facing.end)
        yield Difference(DifferenceKind.NAME, a, b, f"{a.text} against {b.text}", AGAINST, ("by sound and gazetteer",))
    yield from (_lacking(first, second, lone, from_first=True, shorter=surplus > SHORTER) for lone in ours)
    yield from (_lacking(second, first, lone, from_first=False, shorter=-surplus > SHORTER) for lone in theirs)


def _compound(first: Side, mine: _Lone, second: Side, facing: _Lone) -> bool:
    """Whether one of two names is made of the other (Torvanprombank), rendered by its meaning."""
    one, other = (
        "".join(han_sounds(side.text[lone.start : lone.end]))
        if side.language == "zh"
        else sounds(side.text[lone.start : lone.end], side.language)[0]
        for side, lone in ((first, mine), (second, facing))
    )
    one, other = _VOWELS.sub("", one), _VOWELS.sub("", other)
    return one[:BEGINNING] == other[:BEGINNING]


def _lone(side: Side, other: Side, known: Known) -> list[_Lone]:
    found = _with_learned(side, known)
    answers = [answer(one, other, known) for one in found]
    met = _met(side, other, known) if side.language == "zh" else ()
    answered = [one for one, told in zip(found, answers, strict=True) if told.span is not None]
    missing = [
        one
        for one, told in zip(found, answers, strict=True)
        if told.missing
        and not known.translated(one)
        and not any(low < one.end and one.start < high for low, high in met)
        and not any(_one_person(side, one, beside) for beside in answered)
    ]
    return _joined(side, missing, known)


def _with_learned(side: Side, known: Known) -> list[Naming]:
    """The names of a side; on a Chinese one also those whose spelling was learned elsewhere in the text."""
    found = list(namings(side))
    if side.language == "zh":
        for one in known.in_chinese(side):
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def _one_person(side: Side, one: Naming, beside: Naming) -> bool:
    """Whether two names stand beside one another: of a person named in both, one version may give initials."""
    low, high = sorted((one, beside), key=lambda name: name.start)
    between = side.text[low.end : high.start]
    return not one.id and not beside.id and len(between) <= GAP and not between.strip(" ·\u00a0-")


def _met(side: Side, other: Side, known: Known) -> Sequence[Span]:
    """Where names of the other side were found on this one."""
    found = (answer(one, side, known).span for one in namings(other))
    return [span for span in found if span is not None]


def _joined(side: Side, missing: Sequence[Naming], known: Known) -> list[_Lone]:
    out: list[_Lone] = []
    for one in missing:
        certain = bool(one.id or known.of(one))
        if out and one.start - out[-1].end <= GAP and _BETWEEN.fullmatch(side.text, out[-1].end, one.start):
            out[-1] = _Lone(out[-1].start, one.end, out[-1].known or certain)
        else:
            out.append(_Lone(one.start, one.end, certain, one.kind == "state"))
    return out


def _place(side: Side, one: _Lone) -> float:
    return one.start / max(1, len(side.text))


def _lacking(holder: Side, other: Side, lone: _Lone, *, from_first: bool, shorter: bool) -> Difference:
    here = holder.stretch(lone.start, lone.end)
    veil = _veil(holder, other, lone)
    there = other.whole if veil is None else veil
    a, b = (here, there) if from_first else (there, here)
    if veil is not None:
        note = f"{here.text} named, {veil.text} veiled"
        return Difference(DifferenceKind.TARGET, a, b, note, VEILED, ("a veil in its place",))
    kind = DifferenceKind.NAME
    if shorter or listed(holder, lone.start, lone.end):
        kind = DifferenceKind.OMISSION if from_first else DifferenceKind.ADDITION
    opens = lone.start < OPENING or any(stop in "，。；" for stop in holder.folded[lone.start - OPENING : lone.start])
    supplied = holder.language == "zh" and opens
    sure = FREE if lone.state or supplied else LISTED if lone.known else ALONE
    note = f"{here.text} on one side only"
    return Difference(kind, a, b, note, sure, ("found neither by sound nor by gazetteer",))


def _veil(holder: Side, other: Side, lone: _Lone) -> Stretch | None:
    """A veiled actor of the side that lacks the name: one more than the other has, or one that the name is put to."""
    mine, theirs = veils(holder), veils(other)
    beside = any(abs(lone.start - end) <= BESIDE.get(holder.language, BESIDE_SPACED) for _, end in mine)
    return other.stretch(*theirs[0]) if len(theirs) > len(mine) or (theirs and beside) else None
