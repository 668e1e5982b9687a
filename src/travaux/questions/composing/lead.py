"""The few words before a quotation that say on what it is and what it does, by the readings of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from travaux.questions.composing.draft import upper_first
from travaux.questions.composing.material import Material
from travaux.questions.composing.telling import is_aimed, topic_of
from travaux.reading.gazetteer import called
from travaux.reading.topics import scheme
from travaux.record.briefs import LANGUAGE
from travaux.record.readings import PassageReading
from travaux.record.statements import Act

ACTS: Mapping[Act, str] = {
    Act.WELCOME: "welcome", Act.PRAISE: "praise", Act.THANK: "thanks", Act.SUPPORT: "support",
    Act.EXPRESS_CONCERN: "concern", Act.OPPOSE: "objection", Act.CONDEMN: "condemnation", Act.CALL_ON: "appeal",
    Act.DEMAND: "demand", Act.UNDERTAKE: "undertaking", Act.AGREE: "agreement",
}  # fmt: skip
"""What a sentence does, in a word for readers; that it notes or affirms something needs none."""


def lead(material: Material, one: PassageReading) -> str:
    """``Security and defence, condemnation (NATO named): `` before a quotation; empty when nothing is recognised."""
    found = material.by_passage.get(one.passage.id, ())
    topic = topic_of(found)
    acts = dict.fromkeys(ACTS[one.act] for one in found if one.act is not None and one.act in ACTS)
    known = (one.target.id for one in found if acts and is_aimed(one, material.parties) and one.target.id)
    named = dict.fromkeys(called(code, LANGUAGE) for code in known)
    said = ", ".join((*filter(None, [topic_label(topic)]), *acts))
    aimed = f" ({', '.join(named)} named)" if named else ""
    return f"{upper_first(said)}{aimed}: " if said else ""


def topic_label(topic: str) -> str:
    """The name of a topic in the language of briefs; empty for none."""
    return scheme("").labels[topic].get(LANGUAGE, topic) if topic else ""


def topic_counts(material: Material, among: Iterable[PassageReading]) -> dict[str, int]:
    """How many passages lead with each topic, most first; those without a topic are not counted."""
    labels = [topic_label(topic_of(material.by_passage.get(one.passage.id, ()))) for one in among]
    counted = {label: labels.count(label) for label in dict.fromkeys(labels) if label}
    return dict(sorted(counted.items(), key=lambda item: -item[1]))
