"""The courses of terms, topics and acts through a view, with bursts, breaks, silence and keyness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.errors import InvalidValue
from travaux.questions.trends.breaks import GONE, breaks, chance_of_silence
from travaux.questions.trends.bursts import bursts, too_few
from travaux.questions.trends.counting import Count, Counted, Counts, Subject, counted
from travaux.questions.trends.intervals import rate_interval
from travaux.questions.trends.keyness import FEWEST_WORDS, keyness
from travaux.questions.trends.periods import period_of
from travaux.record import dates
from travaux.record.documents import DocumentHead
from travaux.record.trends import TOO_FEW, Break, Burst, Course, Exposure, Keyness, Point, Silence, Trends
from travaux.store.views import View

NO_CHANGE, GONE_ANSWER = "no change to be seen", "gone"
LIKELY = 0.05
"""A silence at least so likely is no sign of a change."""
_NONE = Count(0)


@dataclass(frozen=True, slots=True)
class TrendOptions:
    """``by``: the period; ``issuers``: a course for each, none: one for all; ``compare``: two sides, each a period
    (EDTF) or an issuer, or nothing."""

    by: str = "year"
    issuers: tuple[str, ...] = ()
    compare: tuple[str, str] | None = None


def trends(subjects: Sequence[Subject], view: View, options: TrendOptions | None = None) -> Trends:
    """A course for each subject, language and issuer that has documents. Raises InvalidValue."""
    chosen = options or TrendOptions()
    by_language: dict[str, list[tuple[str, DocumentHead]]] = defaultdict(list)
    left = 0
    for head in view.heads():
        period = period_of(head.date, chosen.by)
        left += not period
        if period:
            by_language[head.base_language].append((period, head))
    found = [
        _course(_Asked(subject.name, language, issuer, one), among, chosen)
        for subject, languages in counted(subjects, view).items()
        for language, one in languages.items()
        for issuer in chosen.issuers or ("",)
        if (among := _of_issuer(by_language[language], issuer))
    ]
    notes = (f"{left} documents left out: their date does not fit one {chosen.by}",) if left else ()
    return Trends(chosen.by, tuple(found), view.coverage(), notes)


Dated = Sequence[tuple[str, DocumentHead]]
"""Documents with their periods, by date."""


def _of_issuer(among: Dated, issuer: str) -> Dated:
    return [(period, head) for period, head in among if not issuer or _is_by(head, issuer)]


def _is_by(head: DocumentHead, issuer: str) -> bool:
    return issuer.casefold() in {name.casefold() for name in head.issuers}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a course is of."""

    term: str
    language: str
    issuer: str
    counted: Counted


def _course(asked: _Asked, among: Dated, options: TrendOptions) -> Course:
    counts = asked.counted.documents
    points = tuple(_points(among, counts))
    holding, documents = ([getattr(p.exposure, name) for p in points] for name in ("holding", "documents"))
    saying = [head for _period, head in among if head.id in counts]
    found = breaks(holding, documents)
    return Course(
        term=asked.term, language=asked.language, issuer=asked.issuer, names=asked.counted.names, points=points,
        total=Exposure.of([point.exposure for point in points]),
        first=saying[0] if saying else None, last=saying[-1] if saying else None,
        bursts=tuple(Burst(points[a].period, points[b].period, *how) for (a, b), how in bursts(holding, documents)),
        breaks=tuple(_breaks(points, found)), silence=_silence(points, [cut for cut, _ in found], among, counts),
        keyness=_compared(options.compare, among, counts), notes=(*_notes(points), *_absent(options.compare, among)),
    )  # fmt: skip


def _points(among: Dated, counts: Counts) -> Iterator[Point]:
    grouped: dict[str, list[DocumentHead]] = defaultdict(list)
    for period, head in among:
        grouped[period].append(head)
    for period, heads in sorted(grouped.items()):
        said = [counts[head.id] for head in heads if head.id in counts]
        exposure, acts = _exposure(heads, counts), sum(one.acts for one in said)
        interval = rate_interval(exposure.occurrences, exposure.words)
        yield Point(period, exposure, interval, sum(one.warmth for one in said) / acts if acts else None, acts)


def _exposure(heads: Sequence[DocumentHead], counts: Counts) -> Exposure:
    return Exposure(
        len(heads), sum(head.words for head in heads), sum(head.id in counts for head in heads),
        sum(counts.get(head.id, _NONE).occurrences for head in heads),
    )  # fmt: skip


def _breaks(points: Sequence[Point], found: Sequence[tuple[int, float]]) -> Iterator[Break]:
    cuts = [0, *(cut for cut, _ in found), len(points)]
    for number, (cut, likelihood) in enumerate(found, start=1):
        before, after = (
            Exposure.of([point.exposure for point in points[a:b]])
            for a, b in ((cuts[number - 1], cut), (cut, cuts[number + 1]))
        )
        ratio = keyness(("after", "before"), _documents(after), _documents(before)).log_ratio
        run = cut - cuts[number - 1]
        yield Break(points[cut].period, run, round(before.share, 4), round(after.share, 4), ratio, likelihood)


def _documents(one: Exposure) -> Exposure:
    """The exposure with documents in place of words."""
    return Exposure(one.documents, one.documents, one.holding, one.holding)


def _silence(points: Sequence[Point], cuts: Sequence[int], among: Dated, counts: Counts) -> Silence | None:
    saying = [place for place, (_period, head) in enumerate(among) if head.id in counts]
    if not saying:
        return None
    last, said = among[saying[-1]]
    after = sum(dates.is_before(said.date, head.date) for _period, head in among)
    begun = max((points[cut].period for cut in cuts if points[cut].period <= last), default="")
    before = [head for period, head in among[: saying[-1] + 1] if period >= begun]
    chance = chance_of_silence(sum(head.id in counts for head in before), len(before), after)
    answer = GONE_ANSWER if chance < GONE else NO_CHANGE if chance >= LIKELY else TOO_FEW
    return Silence(after, round(chance, 6), answer)


def _compared(sides: tuple[str, str] | None, among: Dated, counts: Counts) -> Keyness | None:
    if sides is None:
        return None
    one, other = (_exposure([head for _period, head in among if _on_side(head, side)], counts) for side in sides)
    return keyness(sides, one, other)


def _absent(sides: tuple[str, str] | None, among: Dated) -> Iterator[str]:
    for side in sides or ():
        if not any(_on_side(head, side) for _period, head in among):
            yield f"no document of {side}: 'travaux list' shows issuers and dates"


def _on_side(head: DocumentHead, side: str) -> bool:
    """A side that can be read as a date is a period, any other an issuer."""
    span = _span(side)
    if span is None:
        return _is_by(head, side)
    dated = dates.bounds(head.date)
    return dated is not None and span[0] <= dated[0] and dated[1] <= span[1]


def _span(side: str) -> tuple[date, date] | None:
    try:
        return dates.bounds(side)
    except InvalidValue:
        return None


def _notes(points: Sequence[Point]) -> Iterator[str]:
    total = Exposure.of([point.exposure for point in points])
    if total.words < FEWEST_WORDS:
        yield f"fewer than {FEWEST_WORDS} words looked at: {TOO_FEW}"
    reason = too_few([point.exposure.holding for point in points], [point.exposure.documents for point in points])
    if reason:
        yield reason
