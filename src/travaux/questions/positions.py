"""The position on a topic: what the documents of a view hold, what is new in it, lost, hardened or softened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.errors import InvalidValue
from travaux.questions.promises import readings
from travaux.questions.standing import elements
from travaux.reading.topics import scheme
from travaux.record.documents import DocumentHead
from travaux.record.positions import PositionCard, Stand
from travaux.record.statements import Statement
from travaux.store.views import View


@dataclass(frozen=True, slots=True)
class PositionOptions:
    """``language``: only this one (empty: each apart); ``latest``: how many last documents are the present."""

    language: str = ""
    latest: int = 1


def positions(view: View, topic: str, options: PositionOptions | None = None) -> tuple[PositionCard, ...]:
    """One card a language, most documents first; empty when no document in ru, zh or en touches the topic.

    ``topic`` is the id of a topic of the scheme. Raises InvalidValue for another.
    """
    chosen = options or PositionOptions()
    known = scheme().order
    if topic not in known:
        raise InvalidValue("no such topic", topic, "positions", f"Topics are: {', '.join(known)}.")
    by_language: dict[str, list[Stand]] = defaultdict(list)
    for language, stand in _stands(view, topic, chosen.language):
        by_language[language].append(stand)
    cards = [_card(view, topic, language, stands, chosen.latest) for language, stands in by_language.items()]
    return tuple(sorted(cards, key=lambda card: (-len(card.documents), card.language)))


def _stands(view: View, topic: str, language: str) -> Iterator[tuple[str, Stand]]:
    """Every acting statement on the topic, by date of its document."""
    for head, found in readings(view, language):
        for statement in found:
            if topic in statement.topics and statement.act is not None:
                yield head.base_language, _stand(statement, head)


def _stand(statement: Statement, head: DocumentHead) -> Stand:
    assert statement.act is not None
    return Stand(
        document=head.id,
        date=head.date,
        act=statement.act,
        force=statement.force,
        target=statement.target.kind,
        text=statement.text,
        start=statement.start,
        end=statement.end,
        issuers=head.issuers,
    )


def _card(view: View, topic: str, language: str, stands: list[Stand], latest: int) -> PositionCard:
    found, single = elements(stands, latest)
    return PositionCard(
        topic=topic,
        language=language,
        documents=tuple(dict.fromkeys((stand.document, stand.date) for stand in stands)),
        elements=found,
        statements=len(stands),
        single=single,
        latest=latest,
        coverage=view.coverage(),
    )
