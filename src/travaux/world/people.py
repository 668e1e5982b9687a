"""People: who held which post on a day, since when, and how one delegation differs from another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.record import dates
from travaux.record.posts import Delegate, Post
from travaux.text.names import same_name
from travaux.world.calendar import Days, Order, distance, order


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two delegations: who came again, who is new to it, who came the time before only. Names as in the later one."""

    earlier: str
    later: str
    again: tuple[Delegate, ...]
    joined: tuple[Delegate, ...]
    missing: tuple[Delegate, ...]


def is_person(wanted: str, names: Iterable[str]) -> bool:
    """Whether any of the spellings can be the person wanted."""
    return any(same_name(wanted, name) for name in names if name)


def held_on(posts: Iterable[Post], day: str) -> tuple[Post, ...]:
    """The posts held on a day as far as is known: begun before it ends and not surely ended before it."""
    return tuple(
        post
        for post in posts
        if order(post.since, day) is not Order.AFTER and not (post.until and order(post.until, day) is Order.BEFORE)
    )


def tenure(post: Post, day: str) -> Days | None:
    """Days in the post on a day; ``most`` is -1 when the beginning has no lower bound. None when nothing is known."""
    span = dates.bounds(post.since)
    if span is None:
        return None
    latest = distance(span[1].isoformat(), day) if span[1] != date.max else None
    if latest is None:
        return None
    earliest = distance(span[0].isoformat(), day) if span[0].year > 1 else None
    return Days(max(latest.least, 0), -1 if earliest is None else earliest.most)


def members(delegates: Iterable[Delegate], visit: str) -> tuple[Delegate, ...]:
    """The people named of the delegation of a visit (its first day), without those said to be absent."""
    return tuple(one for one in delegates if one.person and not one.absent and one.date == visit)


def visits_before(delegates: Iterable[Delegate], visit: str, state: str = "") -> tuple[str, ...]:
    """The first days of earlier visits with named members, latest first."""
    earlier = {
        one.date
        for one in delegates
        if one.person and (not state or one.state == state) and order(one.date, visit) is Order.BEFORE
    }
    return tuple(sorted(earlier, key=dates.sort_key, reverse=True))


def compare(earlier: Sequence[Delegate], later: Sequence[Delegate]) -> Comparison:
    """Who came to two visits."""
    known = [one for one in later if any(_same_person(one, other) for other in earlier)]
    gone = [one for one in earlier if not any(_same_person(one, other) for other in later)]
    return Comparison(
        earlier[0].date if earlier else "",
        later[0].date if later else "",
        tuple(known),
        tuple(one for one in later if one not in known),
        tuple(gone),
    )


def _same_person(one: Delegate, other: Delegate) -> bool:
    return any(is_person(name, (other.person, *other.names)) for name in (one.person, *one.names) if name)


def counterparts(ours: Sequence[Delegate], theirs: Sequence[Delegate]) -> tuple[tuple[Delegate, Delegate], ...]:
    """Pairs of members of two delegations whose offices are called the same, case aside."""
    return tuple(
        (one, other)
        for one in ours
        for other in theirs
        if one.office and one.office.casefold() == other.office.casefold()
    )
