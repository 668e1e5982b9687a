"""Names of equal rank that the two versions give in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from travaux.questions.collation.namings import Known, Naming, Span, answer, namings
from travaux.questions.collation.sides import Side
from travaux.reading.tables import table
from travaux.record.versions import Difference, DifferenceKind

SURE, AGAIN = 0.75, 0.35
"""Confidence, and that of two names turned again in the same text, or of two states with their full names: each version
then keeps an order of its own, as texts of two states name their own first (the alternat; Satow's Diplomatic Practice,
7th ed. 2017)."""
BEFORE, AFTER = 14, 14
"""Code points before and after a name in which its full form is looked for."""
PAIR, STOPS = 2, (".", "。", ";", "；", "!", "！", "?", "？", ":", "：", ",", "，")
"""Of a heading that names two no order is told: it is the alternat."""
FARTHEST = {"zh": 24}
"""Code points that may stand between two joined names: their titles."""
FARTHEST_SPACED = 70


def order_differences(first: Side, second: Side, known: Known) -> Iterator[Difference]:
    """At most one difference: two joined names of one side stand joined in the other order on the other side."""
    if not (first.is_read and second.is_read):
        return
    found = _placed(first, second, known)
    if len(found) == PAIR and not first.text.rstrip().endswith(STOPS):
        return
    for (mine, there), (following, behind) in pairwise(found):
        turned = behind[1] <= there[0]
        if not turned or not _joined(first, mine.end, following.start) or not _joined(second, behind[1], there[0]):
            continue
        a, b = first.stretch(mine.start, following.end), second.stretch(behind[0], there[1])
        note = f"{mine.text} before {following.text} in one version, after it in the other"
        sure = AGAIN if _official(first, mine) and _official(first, following) else SURE
        yield Difference(DifferenceKind.ORDER, a, b, note, sure, (" ".join(sorted((_key(mine), _key(following)))),))
        return


def _official(side: Side, one: Naming) -> bool:
    """Whether a state is named in full, as a party is ("the Republic of X")."""
    before, after = side.folded[max(0, one.start - BEFORE) : one.start], side.folded[one.end : one.end + AFTER]
    return bool(_states(side.language, "before").search(before) or _states(side.language, "after").match(after))


@cache
def _states(language: str, place: str) -> re.Pattern[str]:
    return re.compile("|".join(table("collation/coordination")["states"][language][place]) or "(?!)")


def once(told: Sequence[list[Difference]]) -> list[list[Difference]]:
    """The differences passage by passage, an order that is turned again made less sure than when it first was."""
    seen: set[tuple[str, ...]] = set()
    out = []
    for some in told:
        out.append([_again(one) if one.reasons in seen and _is_order(one) else one for one in some])
        seen |= {one.reasons for one in some if _is_order(one)}
    return out


def _is_order(one: Difference) -> bool:
    return one.kind is DifferenceKind.ORDER


def _again(one: Difference) -> Difference:
    return replace(one, confidence=AGAIN, note=f"{one.note}, as before")


def _key(naming: Naming) -> str:
    """What a name is known by from passage to passage."""
    return naming.id or (naming.heard[-1] if naming.heard else naming.text)


def _placed(first: Side, second: Side, known: Known) -> list[tuple[Naming, Span]]:
    """The names of the first side that the second has, with their places there; found from the side with capitals."""
    if first.language == "zh" and second.language != "zh":
        turned = ((one, answer(one, first, known).span) for one in namings(second))
        pairs = [
            (Naming(first.text[span[0] : span[1]], *span, one.id, one.heard), (one.start, one.end))
            for one, span in turned
            if span is not None
        ]
        return sorted(pairs, key=lambda pair: pair[0].start)
    placed = ((one, answer(one, second, known).span) for one in namings(first))
    return [(one, span) for one, span in placed if span is not None]


def _joined(side: Side, start: int, end: int) -> bool:
    """Whether what stands between two names joins them: a conjunction, and titles at most."""
    between = side.folded[start:end]
    if not 0 < len(between) <= FARTHEST.get(side.language, FARTHEST_SPACED):
        return False
    joins, parts = _patterns(side.language)
    return bool(joins.search(between)) and not parts.search(between)


def listed(side: Side, start: int, end: int) -> bool:
    """Whether a name stands in a list with another: joined to the name before or after it."""
    others = [one for one in namings(side) if one.end <= start or one.start >= end]
    before = max((one.end for one in others if one.end <= start), default=None)
    after = min((one.start for one in others if one.start >= end), default=None)
    return (before is not None and _joined(side, before, start)) or (after is not None and _joined(side, end, after))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("collation/coordination")
    return re.compile("|".join(rows["joins"][language])), re.compile("|".join(rows["parts"][language]))
