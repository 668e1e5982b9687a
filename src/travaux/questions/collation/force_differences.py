"""Speech acts of unlike force: calls on against urges, notes against welcomes, opposes against resolutely opposes."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.questions.collation.sides import Side
from travaux.reading.acts import Deed, deeds
from travaux.reading.shifts import family, strengths
from travaux.record.statements import Act, Polarity
from travaux.record.versions import Difference, DifferenceKind

LEFT_TO_MODALITY = frozenset({Act.UNDERTAKE, Act.AGREE})
KIND, DEGREE, STANCE = 0.75, 0.7, 0.55
"""Confidence: acts of one family, one act of two degrees, acts of two families."""
STANCES = frozenset(
    {Act.NOTE, Act.WELCOME, Act.PRAISE, Act.THANK, Act.SUPPORT, Act.EXPRESS_CONCERN, Act.OPPOSE, Act.CONDEMN}
)


def force_differences(first: Side, second: Side) -> Iterator[Difference]:
    """A difference for every two acts that stand for one another and differ in force."""
    ours, theirs = _deeds(first), _deeds(second)
    if len(ours) != len(theirs):
        return
    for mine, answer in zip(ours, theirs, strict=True):
        sure = _unlike(mine, answer)
        if sure:
            a, b = first.stretch(*_span(first, mine)), second.stretch(*_span(second, answer))
            note = f"{mine.act} {mine.force} against {answer.act} {answer.force}"
            yield Difference(DifferenceKind.FORCE, a, b, note, sure, (*mine.reasons, *answer.reasons))


def _deeds(side: Side) -> list[Deed]:
    return [
        one
        for one in deeds(side.analysis())
        if one.act not in LEFT_TO_MODALITY and not one.operative.match.pattern.deontic
    ]


def _unlike(mine: Deed, answer: Deed) -> float:
    """How surely the two differ in force; 0 when they do not."""
    if family(mine.act, answer.act) == "assertive":
        return 0.0
    if mine.act is answer.act:
        return DEGREE if mine.force != answer.force else 0.0
    if compared := strengths((mine.act, mine.force), (answer.act, answer.force)):
        return KIND if compared[0] != compared[1] else 0.0
    opposite = {mine.polarity, answer.polarity} == {Polarity.POSITIVE, Polarity.NEGATIVE}
    return STANCE if mine.act in STANCES and answer.act in STANCES and not opposite else 0.0


def _span(side: Side, deed: Deed) -> tuple[int, int]:
    """The operative words with the words of degree right before them."""
    analysis = side.analysis()
    position = deed.operative.match.first
    start, end = deed.at
    while position and not analysis.table.modifiers.keys().isdisjoint(analysis.words[position - 1].keys):
        position -= 1
        start = analysis.words[position].start
    return start, end
