"""Which passages tell a reader most: new or changed, saying much, doing something to somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from travaux.questions.composing.material import Material
from travaux.record.readings import PassageReading
from travaux.record.statements import Act, Statement, TargetKind

MOST = 5
"""Passages quoted in answer to one question; the annex has the others."""
A_TOPIC = 2
"""Passages on one topic among them."""
ACTS = frozenset({Act.CONDEMN, Act.OPPOSE, Act.DEMAND, Act.AGREE, Act.UNDERTAKE, Act.CALL_ON, Act.EXPRESS_CONCERN})
"""Acts an analyst looks for first: against somebody, of somebody, or binding the speaker."""
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
    """Novelty times what the passage says (rarity times length), raised for what it does and to whom."""
    found = material.by_passage.get(one.passage.id, ())
    acting = ACTING * any(statement.act in ACTS for statement in found)
    naming = NAMING * any(statement.target.kind is not TargetKind.NONE for statement in found)
    shifted = NAMING * (one.force is not None)
    return (0.1 + one.novelty) * material.information[one.passage.start] * (1 + acting + naming + shifted)


def topic_of(found: Sequence[Statement]) -> str:
    """The topic most statements lead with; empty when none has one."""
    counted = Counter(one.topic for one in found if one.topic)
    return counted.most_common(1)[0][0] if counted else ""
