"""The scene of a draft: the day it speaks from, the occasion it is about, the parties, and what was last spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from travaux.brief.acquaintance import Acquaintance
from travaux.brief.moments import Moment
from travaux.brief.named_people import Named
from travaux.brief.stretches import Stretch
from travaux.record import dates
from travaux.record.documents import DocumentHead
from travaux.record.events import Event
from travaux.text.names import same_name
from travaux.world.calendar import Order, order
from travaux.world.states import states_in

_NEAR = timedelta(days=7)
"""How far a text may be dated from the occasion and still be that of the occasion."""
_JOURNEYS = frozenset({"visit", "meeting", "summit"})


@dataclass
class Scene:
    """What the sentences of a draft take for granted. ``who``, ``document``, ``period``, ``series`` and ``trade`` (who
    sold or bought, and the other side) are what was last spoken of, and change as the draft is read on; so do
    ``listing`` (members of a delegation are being named), ``contents`` (items say what a text holds), ``papers``
    (papers signed were spoken of) and ``telling`` (the sentence before told what a text says).
    """

    known: Acquaintance
    language: str
    said: str
    about: str
    parties: tuple[str, ...]
    who: str = ""
    document: str = ""
    period: str = ""
    series: tuple[str, str, str] | None = None
    trade: tuple[str, str] | None = None
    listing: bool = False
    contents: bool = False
    papers: bool = False
    telling: bool = False

    @property
    def today(self) -> str:
        """The day the draft speaks from, else that of its occasion; empty when it names no day."""
        return self.said or last_day(self.about)

    def other_party(self, state: str) -> str:
        """The party of the draft that is not this state; empty when there is none."""
        return next((one for one in self.parties if one != state), "")

    def state_of(self, person: str) -> str:
        """The state a person belongs to; empty when no register says."""
        found = self.known.person(person)
        return found.states[0] if found and found.states else ""

    def latest_visit(self, person: str, place: str) -> Event | None:
        """The last visit of a person to a state, region or town not after the day the draft speaks from."""
        found = [
            event
            for event in self.visits_of(person)
            if states_in(place) & set(event.states) or place.casefold() in event.place.casefold()
        ]
        past = [event for event in found if not self.today or order(event.date, self.today) is not Order.AFTER]
        return max(past, key=lambda event: dates.sort_key(event.date), default=None)

    def visits_of(self, person: str) -> list[Event]:
        """The journeys of a person."""
        return [
            event
            for event in self.known.registers.events()
            if event.kind in _JOURNEYS
            and any(one.role == "visitor" and same_name(person, one.name) for one in event.participants)
        ]

    def issuer_of(self, document: str) -> str:
        """Who issued a text, the first of several; empty when the record does not say."""
        found = [head for head in self.known.heads if document in (head.act, head.id)]
        return found[0].issuers[0] if found and found[0].issuers else ""

    def own_text(self) -> str:
        """The text of the occasion: the joint statement dated near it, in a draft that names no day the last one before
        it speaks; empty when the record has none."""
        joint = [head for head in self.known.heads if "joint" in head.kind.casefold()]
        if self.about:
            return act_dated(joint, self.about)
        past = [head for head in joint if head.date and self.said and order(head.date, self.said) is not Order.AFTER]
        last = max(past, key=lambda head: dates.sort_key(head.date), default=None)
        return (last.act or last.id) if last else ""


def scene(stretches: Sequence[Stretch], known: Acquaintance, language: str, said: str) -> Scene:
    """The scene of a draft. ``said``: the day given for it; else the last day it names.

    The occasion is the day named most often, the first of those named equally often, where the record knows of
    something on it; else the first day named.
    """
    days = [one for stretch in stretches for one in stretch.moments if one.is_day]
    about = _occasion(days, known)
    parties = Counter(one.id for stretch in stretches for one in stretch.of("state"))
    traded = {side for figure in known.registers.figures() for side in (figure.reporter, figure.partner)}
    ranked = [name for name, _count in parties.most_common() if name in traded or name in known.states]
    if len(ranked) < 2:
        pairs = Counter((figure.reporter, figure.partner) for figure in known.registers.figures())
        ranked += [side for pair, _count in pairs.most_common(1) for side in pair if side not in ranked]
    made = Scene(known, language, said or _latest(days), about, tuple(ranked[:2]))
    made.document = made.own_text()
    return made


def _occasion(days: Sequence[Moment], known: Acquaintance) -> str:
    events = [event.date for event in known.registers.events()]
    heard = [one.edtf for one in days if any(order(one.edtf, date) is Order.TOGETHER for date in events)]
    counts = Counter(edtf.split("/")[0] for edtf in heard or [one.edtf for one in days])
    if not counts:
        return ""
    first = counts.most_common(1)[0][0]
    return max((one.edtf for one in days if one.edtf.startswith(first)), key=len)


def _latest(days: Iterable[Moment]) -> str:
    return max((last_day(one.edtf) for one in days), default="")


def last_day(edtf: str) -> str:
    """The last day of a date; empty for the unknown date."""
    span = dates.bounds(edtf)
    return span[1].isoformat() if span else ""


def first_day(edtf: str) -> str:
    """The first day of a date; empty for the unknown date."""
    span = dates.bounds(edtf)
    return span[0].isoformat() if span else ""


def act_dated(heads: Sequence[DocumentHead], when: str) -> str:
    """The one act among the heads that is of a date, or near it; empty when there is none or several."""
    span = dates.bounds(when)
    if span is None:
        return ""
    on = [head for head in heads if (own := dates.bounds(head.date)) and own[0] <= span[1] and span[0] <= own[1]]
    near = [
        head
        for head in heads
        if (own := dates.bounds(head.date)) and own[0] <= span[1] + _NEAR and span[0] - _NEAR <= own[1]
    ]
    acts = {head.act or head.id for head in on} or {head.act or head.id for head in near}
    return next(iter(acts)) if len(acts) == 1 else ""


def before(stretch: Stretch, place: int, *kinds: str) -> Named | None:
    """The last name of these kinds that ends before a place."""
    return max((one for one in stretch.of(*kinds) if one.end <= place), key=lambda one: one.end, default=None)


def after(stretch: Stretch, place: int, *kinds: str) -> Named | None:
    """The first name of these kinds that starts at or after a place."""
    return min((one for one in stretch.of(*kinds) if one.start >= place), key=lambda one: one.start, default=None)
