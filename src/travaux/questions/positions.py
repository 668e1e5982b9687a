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
from travaux.record.statements import Act, Statement
from travaux.store.views import View


@dataclass(frozen=True, slots=True)
class PositionOptions:
    """``language``: only this one (empty: each apart); ``latest``: how many last documents are the present.

    With ``latest`` 0 the present is the last document, or where the record goes back more than two years its last year.
    """

    language: str = ""
    latest: int = 0


LONG = 3
"""Calendar years a record must go back for its last year to be the present."""
COURTESIES = frozenset({Act.THANK})
"""Acts that are no position on anything."""


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
    for head, found in readings(view, language, topic):
        for statement in found:
            if topic in statement.topics and statement.act is not None and statement.act not in COURTESIES:
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


def _present(stands: list[Stand]) -> int:
    """How many of the last documents are the present when nobody says: one, or those of the last of several years."""
    days = [date for _, date in dict.fromkeys((stand.document, stand.date) for stand in stands) if date]
    if not days or int(days[-1][:4]) - int(days[0][:4]) < LONG:
        return 1
    year_before = f"{int(days[-1][:4]) - 1:04}{days[-1][4:]}"
    return max(1, sum(day > year_before for day in days))


def _card(view: View, topic: str, language: str, stands: list[Stand], latest: int) -> PositionCard:
    latest = latest or _present(stands)
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
