"""Cards: one visit or one list of papers beside those before it, counted and ranked; never weighed in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from travaux.record.agreements import Agreement
from travaux.record.findings import Verdict
from travaux.record.posts import Delegate


@dataclass(frozen=True, slots=True)
class MemberCard:
    """One member of a delegation.

    ``portfolios`` by the words of the office, empty when they tell none; ``again`` whether the person came the time
    before; ``new``: whether new in the post, with ``why``.
    """

    delegate: Delegate
    portfolios: tuple[str, ...]
    again: bool
    new: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class DelegationCard:
    """A delegation beside earlier ones. ``against``: first day of the visit compared with, empty when there is none.

    ``gone`` came then and are not named now; ``absent`` are said to stay away; ``stated`` are bare counts. ``rank`` is
    the place by members named among ``of`` delegations, 1 the largest. ``lacking``: portfolios that earlier delegations
    had and nobody named here has, with the days they had them.
    """

    visit: str
    against: str
    members: tuple[MemberCard, ...]
    gone: tuple[Delegate, ...]
    absent: tuple[Delegate, ...]
    stated: tuple[Delegate, ...]
    rank: int
    of: int
    portfolios: Mapping[str, tuple[Delegate, ...]]
    lacking: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PaperCount:
    """Papers of one kind or on one subject: how many now, and on each earlier day with a list (0 where none).

    ``percentile``: the share of the earlier lists with no more, in percent; None without earlier lists.
    """

    name: str
    now: int
    papers: tuple[Agreement, ...]
    earlier: Mapping[str, int]
    percentile: float | None


@dataclass(frozen=True, slots=True)
class PapersCard:
    """The papers of one day beside earlier lists: ``listed`` one by one; ``stated``: bare counts; by kind and subject.

    ``total`` compares what was stated, else listed; kinds and subjects compare lists only.
    """

    date: str
    listed: tuple[Agreement, ...]
    stated: tuple[Agreement, ...]
    total: PaperCount
    kinds: tuple[PaperCount, ...]
    subjects: tuple[PaperCount, ...]
