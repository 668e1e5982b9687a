"""How many commitments were kept, by topic, side or year: counts, mean score and share done with 95 % intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt

from travaux.record.ledger import SCORES, LedgerState, SideState, Status, Tally

Z = 1.959964
"""Standard normal deviate of a two-sided 95 % interval."""
NONE = "(none)"
EVERYTHING = "all"

Judged = tuple[LedgerState, SideState]


def _year(one: LedgerState, _side: SideState) -> tuple[str, ...]:
    return (one.item.date[:4],)


GROUPS: Mapping[str, Callable[[LedgerState, SideState], tuple[str, ...]]] = {
    "topic": lambda one, _side: one.item.topics,
    "side": lambda _one, side: (side.side,),
    "year": _year,
    "document": lambda one, _side: (one.item.title or one.item.quote.document,),
}
"""What commitments may be grouped by; a commitment with several topics counts in each."""


def tallies(states: Iterable[LedgerState], group: str) -> tuple[Tally, ...]:
    """A tally a group, the largest first, and one of all; a commitment of two sides is judged once for each."""
    judged = [(one, side) for one in states for side in one.sides]
    groups: dict[str, list[Judged]] = {}
    for one, side in judged:
        for name in GROUPS[group](one, side) or ("",):
            groups.setdefault(name or NONE, []).append((one, side))
    by_size = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return (*(tally(name, members) for name, members in by_size), tally(EVERYTHING, judged))


def tally(name: str, judged: Sequence[Judged]) -> Tally:
    """The tally of one group."""
    statuses = Counter(side.status for _one, side in judged)
    scores = [side.score for _one, side in judged if side.score is not None]
    return Tally(
        group=name,
        items=len(judged),
        statuses={status: statuses[status] for status in Status if statuses[status]},
        scored=len(scores),
        overdue=sum(side.overdue for _one, side in judged),
        mean=_mean(scores),
        kept=_kept(scores),
    )


def _kept(scores: Sequence[int]) -> tuple[float, float, float] | None:
    done = sum(score == SCORES[Status.DONE] for score in scores)
    return (done / len(scores), *wilson(done, len(scores))) if scores else None


def _mean(scores: Sequence[int]) -> tuple[float, float, float] | None:
    """The mean score and its interval, on the scale of a share: (score + 1) / 2 lies between 0 and 1.

    Of all that lies there, what is either 0 or 1 varies most, so the interval of a share is safe for it.
    """
    if not scores:
        return None
    low, high = wilson(sum((score + 1) / 2 for score in scores), len(scores))
    return sum(scores) / len(scores), 2 * low - 1, 2 * high - 1


def wilson(successes: float, trials: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson, JASA 22, 1927), good for few trials too; ``trials`` is positive."""
    share, spread = successes / trials, Z * Z / trials
    centre = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / trials + spread / (4 * trials))
    return max(0.0, centre - half), min(1.0, centre + half)
