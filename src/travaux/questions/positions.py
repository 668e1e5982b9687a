"""The position on a topic or on somebody: what the documents of a view hold, what is new in it, lost or moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.questions.standing import elements, strongest
from travaux.questions.voices import Heard, heard, of_the_issuer
from travaux.reading.matters import matter_of
from travaux.record.positions import PositionCard, Stand, YearCount
from travaux.record.statements import Act
from travaux.store.views import View


@dataclass(frozen=True, slots=True)
class PositionOptions:
    """``language``: only this one (empty: each apart); ``latest``: how many last documents are the present.

    With ``latest`` 0 the present is the last document, or where the record goes back more than two years its last year.
    """

    language: str = ""
    latest: int = 0


A_YEAR = 3
"""Statements said once that are shown of each year."""
A_DEBATE = 12
"""The same where there is only one year."""
LONG = 3
"""Calendar years a record must go back for its last year to be the present."""


def positions(view: View, topic: str, options: PositionOptions | None = None) -> tuple[PositionCard, ...]:
    """One card a language, most documents first; empty when no document in ru, zh or en touches the topic.

    ``topic`` is the id of a topic of the scheme, or a name of a state, organisation or place. Raises InvalidValue for
    anything else.
    """
    chosen = options or PositionOptions()
    by_language: dict[str, list[Heard]] = defaultdict(list)
    for one in heard(view, matter_of(topic), chosen.language):
        by_language[one.language].append(one)
    cards = [_card(view, topic, language, found, chosen.latest) for language, found in by_language.items()]
    kept = [card for card in cards if card.statements]
    return tuple(sorted(kept, key=lambda card: (-len(card.documents), card.language)))


def _present(stands: Sequence[Stand]) -> int:
    """How many of the last documents are the present when nobody says: one, or those of the last of several years."""
    days = [date for _, date in dict.fromkeys((stand.document, stand.date) for stand in stands) if date]
    if not days or int(days[-1][:4]) - int(days[0][:4]) < LONG:
        return 1
    year_before = f"{int(days[-1][:4]) - 1:04}{days[-1][4:]}"
    return max(1, sum(day > year_before for day in days))


def _years(stands: Sequence[Stand]) -> tuple[YearCount, ...]:
    by_year: dict[str, Counter[Act]] = defaultdict(Counter)
    for stand in stands:
        by_year[stand.date[:4]][stand.act] += 1
    return tuple(YearCount(year, acts) for year, acts in sorted(by_year.items()))


def _card(view: View, topic: str, language: str, said: Sequence[Heard], latest: int) -> PositionCard:
    stands = of_the_issuer(said)
    latest = latest or _present(stands)
    found, single = elements(stands, latest)
    return PositionCard(
        topic=topic,
        language=language,
        documents=tuple(dict.fromkeys((stand.document, stand.date) for stand in stands)),
        elements=found,
        statements=len(stands),
        single=len(single),
        once=strongest(single, A_YEAR if len(_years(stands)) > 1 else A_DEBATE),
        latest=latest,
        coverage=view.coverage(),
        others=len(said) - len(stands),
        years=_years(stands),
    )
