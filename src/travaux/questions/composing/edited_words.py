"""An edit set out in words: the whole sentence before and after, what was taken out and what was put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from travaux.parallels.diffs import Run, runs
from travaux.record.documents import Document
from travaux.record.parallels import Edit, EditKind, Parallel
from travaux.record.passages import Passage, quote
from travaux.text.brief_marks import escaped, quoted
from travaux.text.han import has_han
from travaux.text.sentences import passages

MOSTLY_KEPT = 0.5
"""From this share of the longer text kept, one line with both texts reads better than two quotations."""
ISLAND = 3
"""Letters kept between two changes that are not worth breaking the change for: a blank, "and", "в"."""
KEPT, CUT = 180, " […] "
"""Characters that both have in one stretch without its middle being left out (Chinese: as many as say as much)."""
_AS_MUCH = 2.5


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of both texts; ``kept`` when it is the same in both."""

    earlier: str
    later: str

    @property
    def kept(self) -> bool:
        """Whether nothing changed."""
        return self.earlier == self.later


def widened(parallel: Parallel, later: Document, passage: Passage, earlier: Document) -> Parallel:
    """The parallel over the whole passage and the whole sentences it answers: what lies beside the stretch that was
    matched becomes an edit at either end."""
    start, end = _sentences(parallel, earlier)
    inner = [one for one in parallel.edits if _within(one, parallel)]
    head = _beside(earlier, (start, parallel.earlier.start), later, (passage.start, parallel.later.start))
    tail = _beside(earlier, (parallel.earlier.end, end), later, (parallel.later.end, passage.end))
    return replace(
        parallel,
        earlier=quote(earlier, start, end),
        later=quote(later, passage.start, passage.end),
        edits=(*head, *inner, *tail),
    )


def _sentences(parallel: Parallel, earlier: Document) -> tuple[int, int]:
    """Where the sentences begin and end that lie mostly inside the words matched; the words' own ends without any."""
    found = parallel.earlier
    cut = passages(earlier.text, earlier.language, earlier.id)
    inside = [one for one in cut if 2 * (min(one.end, found.end) - max(one.start, found.start)) >= one.end - one.start]
    places = [(one.start, one.end) for one in inside]
    return min([found.start, *(start for start, _end in places)]), max([found.end, *(end for _start, end in places)])


def _within(one: Edit, parallel: Parallel) -> bool:
    before, after = parallel.earlier, parallel.later
    earlier = before.start <= one.earlier_start and one.earlier_end <= before.end
    return earlier and after.start <= one.later_start and one.later_end <= after.end


def _beside(earlier: Document, old: tuple[int, int], later: Document, new: tuple[int, int]) -> Iterator[Edit]:
    """What two stretches beside the matched words have otherwise, less what their ends share."""
    was, now = earlier.text[slice(*old)], later.text[slice(*new)]
    first = _shared(was, now)
    last = _shared(was[first:][::-1], now[first:][::-1])
    was, now = was[first : len(was) - last], now[first : len(now) - last]
    if was or now:
        places = (old[0] + first, old[1] - last, new[0] + first, new[1] - last)
        yield Edit(EditKind.SUBSTITUTED, was, now, *places)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def edited_words(parallel: Parallel) -> str:
    """Both wordings as one quotation with the changes marked; empty when too little is kept for that to be read."""
    changes = tuple(_joined(change for run in runs(parallel) for change in _pared(run)))
    longest = max(len(parallel.earlier.exact), len(parallel.later.exact))
    if sum(len(one.later) for one in changes if one.kept) < MOSTLY_KEPT * longest:
        return ""
    return quoted(parallel.earlier.exact, parallel.later.exact, shown="".join(map(_marked, changes)))


def _pared(run: Run) -> Iterator[Change]:
    """A run as changes; of a kept one that differs in spacing or letter form, no more than what differs."""
    was, now = run.earlier, run.later
    if run.kind is not None or was == now:
        yield Change(was, now)
        return
    first = _shared(was, now)
    last = _shared(was[first:][::-1], now[first:][::-1])
    parts = (
        (was[:first], now[:first]),
        (was[first : len(was) - last], now[first : len(now) - last]),
        (was[len(was) - last :], now[len(now) - last :]),
    )
    yield from (Change(*part) for part in parts if any(part))


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes side by side, and those only an island apart, as one."""
    listed = list(changes)
    inner = [
        not one.kept or (0 < at < len(listed) - 1 and len(one.later.strip()) <= ISLAND and _amid(listed, at))
        for at, one in enumerate(listed)
    ]
    for _changed, some in groupby(zip(inner, listed, strict=True), key=lambda pair: pair[0]):
        group = [one for _is, one in some]
        yield Change("".join(one.earlier for one in group), "".join(one.later for one in group))


def _amid(listed: list[Change], at: int) -> bool:
    return not listed[at - 1].kept and not listed[at + 1].kept


def _marked(one: Change) -> str:
    if one.kept:
        return _kept(one.later)
    taken, put = spaced(one.earlier), spaced(one.later)
    return (f"{{--{taken}--}}" if taken else "") + (f"{{++{put}++}}" if put else "")


def _kept(words: str) -> str:
    """Words that both have; the middle of a long stretch is left out and marked so."""
    most = int(KEPT / _AS_MUCH) if has_han(words) else KEPT
    if len(words) <= most:
        return spaced(words)
    first, last = words[: most // 3], words[-most // 3 :]
    if not has_han(words):
        first, last = first.rpartition(" ")[0] or first, last.partition(" ")[2] or last
    return f"{spaced(first).rstrip()}{CUT.replace('[', chr(92) + '[')}{spaced(last).lstrip()}"


def spaced(words: str) -> str:
    """Words escaped, with one blank at each end where they have any."""
    inner = escaped(words)
    if not inner:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"
