"""The JSON forms of statements, commitments, positions, topics and inventories. Field names: docs/json.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from travaux.record.names import NameHistory
from travaux.record.positions import Element, PositionCard, Stand, YearCount
from travaux.record.promises import Promise
from travaux.record.statements import Statement, Target, TargetKind
from travaux.record.topics import TopicMap


def statement_form(one: Statement) -> dict[str, Any]:
    """One statement; ``act`` is null where none is claimed, ``commitment`` where nothing is promised."""
    return {
        "passage": one.passage,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "speaker": {"kind": one.speaker.kind.value, "name": one.speaker.name},
        "act": one.act.value if one.act is not None else None,
        "force": one.force,
        "binding": int(one.binding),
        "polarity": one.polarity.value,
        "negated": one.negated,
        "target": target_form(one.target),
        "named": [asdict(mention) for mention in one.named],
        "topic": one.topic or None,
        "topics": list(one.topics),
        "commitment": asdict(one.commitment) if one.commitment is not None else None,
        "reasons": list(one.reasons),
    }


def target_form(target: Target) -> dict[str, Any]:
    """A target; without one its offsets are null."""
    absent = target.kind is TargetKind.NONE
    return {
        "kind": target.kind.value,
        "text": target.text,
        "id": target.id,
        "start": None if absent else target.start,
        "end": None if absent else target.end,
    }


def promise_form(one: Promise) -> dict[str, Any]:
    """One commitment with its document and place."""
    return {
        "document": one.head.id,
        "date": one.head.date,
        "title": one.head.title,
        "start": one.statement.start,
        "end": one.statement.end,
        "text": one.statement.text,
        "act": str(one.statement.act),
        "force": one.statement.force,
        "commitment": asdict(one.commitment),
    }


def card_form(card: PositionCard) -> dict[str, Any]:
    """A position card."""
    return {
        "topic": card.topic,
        "language": card.language,
        "documents": [{"id": id_, "date": date} for id_, date in card.documents],
        "statements": card.statements,
        "single": card.single,
        "latest": card.latest,
        "others": card.others,
        "years": [_year_form(year) for year in card.years],
        "once": [_stand_form(stand) for stand in card.once],
        "elements": [_element_form(element) for element in card.elements],
    }


def _year_form(year: YearCount) -> dict[str, Any]:
    acts = [{"act": act.value, "count": number} for act, number in year.acts.most_common()]
    return {"year": year.year, "acts": acts}


def _element_form(element: Element) -> dict[str, Any]:
    return {
        "course": element.course.value,
        "reason": element.reason,
        "stands": [_stand_form(stand) for stand in element.stands],
    }


def _stand_form(stand: Stand) -> dict[str, Any]:
    return {
        "document": stand.document,
        "date": stand.date,
        "act": stand.act.value,
        "force": stand.force,
        "target": stand.target.value,
        "text": stand.text,
        "start": stand.start,
        "end": stand.end,
        "issuers": list(stand.issuers),
        "title": stand.title,
        "voice": stand.voice,
        "before": stand.before,
    }


def topic_map_form(found: TopicMap) -> dict[str, Any]:
    """A topic map."""
    return {
        "document": found.document,
        "language": found.language,
        "earlier": found.earlier,
        "unread": found.unread,
        "topics": [asdict(share) for share in found.shares],
    }


def history_form(one: NameHistory) -> dict[str, Any]:
    """A name over time."""
    return {"id": one.id, "kind": one.kind, "total": one.total, "counts": [asdict(count) for count in one.counts]}
