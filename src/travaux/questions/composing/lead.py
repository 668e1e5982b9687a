"""The few words before a quotation that say on what it is and what it does, by the readings of the record."""

from __future__ import annotations

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import plain, upper_first
from travaux.questions.composing.telling import is_aimed, topic_of
from travaux.reading.topics import scheme
from travaux.record.briefs import LANGUAGE
from travaux.record.readings import PassageReading
from travaux.record.statements import Act


def lead(dossier: Dossier, one: PassageReading) -> str:
    """``Security (condemn; named: org:nato): `` before a quotation; empty when neither topic nor act is recognised."""
    found = dossier.by_passage.get(one.passage.id, ())
    topic = topic_of(found)
    label = scheme("").labels[topic].get(LANGUAGE, topic) if topic else ""
    acts = dict.fromkeys(one.act.value for one in found if one.act not in (None, Act.NOTE, Act.AFFIRM))
    aimed = [one.target for one in found if acts and is_aimed(one, dossier.parties) and one.target.text]
    targets = dict.fromkeys(f"{one.kind.value}: {plain(one.id or one.text)}" for one in aimed)
    said = (*filter(None, [label]), *filter(None, [", ".join(acts)]), *targets)
    words = f"{said[0]} ({'; '.join(said[1:])})" if said[1:] else "".join(said)
    return f"{upper_first(words)}: " if words else ""
