"""The few words before a quotation that say on what it is and what it does, by the readings of the record."""

from __future__ import annotations

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import plain, upper_first
from travaux.questions.composing.telling import topic_of
from travaux.reading.topics import scheme
from travaux.record.briefs import LANGUAGE
from travaux.record.readings import PassageReading
from travaux.record.statements import Act, TargetKind


def lead(dossier: Dossier, one: PassageReading) -> str:
    """``Security (condemn; named: NATO): `` before a quotation; empty when neither topic nor act is recognised."""
    found = dossier.by_passage.get(one.passage.id, ())
    topic = topic_of(found)
    label = scheme("").labels[topic].get(LANGUAGE, topic) if topic else ""
    acts = dict.fromkeys(
        statement.act.value for statement in found if statement.act not in (None, Act.NOTE, Act.AFFIRM)
    )
    targets = [
        f"{statement.target.kind.value}: {plain(statement.target.text)}"
        for statement in found
        if statement.target.kind is not TargetKind.NONE and statement.target.text
    ]
    said = "; ".join((*(", ".join(acts),) * bool(acts), *dict.fromkeys(targets)))
    words = f"{label} ({said})" if label and said else label or said
    return f"{upper_first(words)}: " if words else ""
