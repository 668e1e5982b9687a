"""Which passages tell a reader most: new or changed, saying much, doing something to somebody."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from travaux.questions.composing.material import Material
from travaux.record.readings import PassageReading
from travaux.record.statements import Act, Statement, TargetKind

MOST = 4
"""Passages quoted in answer to one question; the annex has the others."""
A_TOPIC = 2
"""Passages on one topic among them."""
ACTS = frozenset({Act.CONDEMN, Act.OPPOSE, Act.DEMAND, Act.AGREE, Act.UNDERTAKE, Act.CALL_ON, Act.EXPRESS_CONCERN})
"""Acts an analyst looks for first: against somebody, of somebody, or binding the speaker."""
AGAINST = frozenset({Act.CONDEMN, Act.OPPOSE, Act.DEMAND, Act.CALL_ON})
"""Acts whose target is worth naming even where no gazetteer knows it."""
POLITE = 0.3
"""What thanks and invitations count for: every text of a visit has them."""
KNOWN = 0.1
"""What a passage without any novelty counts for, so that the others of its kind are ranked too."""
ACTING, NAMING = 0.5, 0.5
"""By how much an act of these, and a target named or veiled, raise what a passage tells. Chosen by reading the answers
for the joint statements of the specimen (2026-11); there is no gold of what is telling."""


def most_telling(material: Material, among: Iterable[PassageReading], most: int = MOST) -> tuple[PassageReading, ...]:
    """The passages that tell most, best first, no more than two on one topic."""
    ranked = sorted(among, key=lambda one: (-telling(material, one), one.passage.start))
    topics: Counter[str] = Counter()
    kept: list[PassageReading] = []
    for one in ranked:
        topic = topic_of(material.by_passage.get(one.passage.id, ()))
        if len(kept) < most and (not topic or topics[topic] < A_TOPIC):
            kept.append(one)
            topics[topic] += 1
    return tuple(kept)


def telling(material: Material, one: PassageReading) -> float:
    """Novelty times what it says (rarity times the root of its length), raised for what it does and to whom."""
    found = material.by_passage.get(one.passage.id, ())
    acting = ACTING * any(statement.act in ACTS for statement in found)
    naming = NAMING * any(is_aimed(statement, material.parties) for statement in found)
    shifted = NAMING * (one.force is not None)
    said = material.information[one.passage.start] / math.sqrt(max(one.words, 1))
    polite = POLITE if any(statement.act is Act.THANK for statement in found) else 1.0
    return (KNOWN + one.novelty) * said * polite * (1 + acting + naming + shifted)


def is_aimed(statement: Statement, parties: frozenset[str]) -> bool:
    """Whether an act is aimed at somebody outside: named in the gazetteer, veiled, or criticised or asked by name."""
    target = statement.target
    if target.kind is TargetKind.NONE or target.id in parties:
        return False
    return target.kind is TargetKind.VEILED or bool(target.id) or statement.act in AGAINST


def topic_of(found: Sequence[Statement]) -> str:
    """The topic most statements lead with; empty when none has one."""
    counted = Counter(one.topic for one in found if one.topic)
    return counted.most_common(1)[0][0] if counted else ""
