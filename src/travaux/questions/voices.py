"""Whose position a statement is: the issuer's own voices told from guests, those who ask and third parties."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.questions.promises import said_in
from travaux.reading.lexicon import LANGUAGES
from travaux.reading.matters import is_about
from travaux.reading.turns import Turn, surname, turn_at, turns
from travaux.record.documents import Document, DocumentHead
from travaux.record.passages import Passage
from travaux.record.positions import Stand
from travaux.record.statements import Act, SpeakerKind, Statement
from travaux.store.views import View
from travaux.text.sentences import passages

COURTESIES = frozenset({Act.THANK})
"""Acts that are no position on anything."""
OWN = 0.2
"""The share of an issuer's transcripts on a matter in which one must have the floor to be its own voice: heads of
state, ministers and spokespersons recur, guests do not. Set on the Kremlin's English news of 2013-2020 (2026-11): on
Ukraine its President has the floor in 41 of 53 transcripts, nobody else in more than 2."""
_LEANS = re.compile(
    r"^(?:This|That|These|Those|They|It|He|She|Such|But|And|So|Therefore|However|For example|Moreover|In this|"
    r"Это|Эти|Этот|Этого|Они|Он|Она|Такой|Такие|Но|И|Поэтому|Однако|Например|При этом|В этой|"
    r"这|那|他|她|此|该|但|因此|所以|例如|同时)"
)
"""How a sentence begins that is not understood without the one before."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement on a matter: as a stand, with the turn it is made in and whether a third party is reported by it."""

    language: str
    stand: Stand
    turn: Turn | None
    reported: bool


def heard(view: View, matter: str, language: str = "") -> Iterator[Heard]:
    """Every acting statement on a matter, by date of its document; thanks are left out."""
    for head in view.heads():
        if head.base_language not in LANGUAGES or language not in {"", head.base_language}:
            continue
        document = view.document(head.id)
        acting = [one for one in said_in(document, matter) if is_position(one, matter)]
        if acting:
            yield from _in_document(head, document, acting)


def is_position(one: Statement, matter: str) -> bool:
    """Whether a statement acts, on the matter, and not out of courtesy."""
    return one.act is not None and one.act not in COURTESIES and is_about(one.topics, one.named, matter)


def of_the_issuer(said: Sequence[Heard]) -> list[Stand]:
    """The stands that are the issuers' own: outside transcripts all but reports of third parties.

    In transcripts only those of the voices that have the floor again and again; where none does, of all but those who
    ask.
    """
    transcripts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    floor: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
    for one in said:
        if one.turn is not None and not one.turn.asks:
            transcripts[one.stand.issuers].add(one.stand.document)
            floor[one.stand.issuers, surname(one.turn.voice)].add(one.stand.document)
    own = {key for key, documents in floor.items() if len(documents) >= OWN * len(transcripts[key[0]])}
    return [one.stand for one in said if _is_own(one, own)]


def _is_own(one: Heard, own: set[tuple[tuple[str, ...], str]]) -> bool:
    if one.turn is None:
        return not one.reported
    return not one.turn.asks and (one.stand.issuers, surname(one.turn.voice)) in own


def _in_document(head: DocumentHead, document: Document, acting: Sequence[Statement]) -> Iterator[Heard]:
    floor = turns(document.text, head.base_language)
    cut = passages(document.text, document.language, document.id)
    starts = [passage.start for passage in cut]
    for one in acting:
        turn = turn_at(floor, one.start)
        before = _before(one, cut, bisect_right(starts, one.start) - 1)
        stand = _stand(one, head, turn.voice if turn else "", before)
        yield Heard(head.base_language, stand, turn, one.speaker.kind is SpeakerKind.THIRD_PARTY)


def _before(one: Statement, cut: Sequence[Passage], position: int) -> str:
    """The sentence before one that leans on it; "" where it stands alone or opens its text."""
    leans = position > 0 and one.start == cut[position].start and _LEANS.match(one.text)
    return cut[position - 1].text if leans else ""


def _stand(statement: Statement, head: DocumentHead, voice: str, before: str) -> Stand:
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
        title=head.title,
        voice=voice,
        before=before,
    )
