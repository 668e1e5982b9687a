"""Series: the values of a flow, as reported or taken out of cumulative figures. All arithmetic is exact.

A period may have several readings: other sources, other vintages, other ways to reach it. None is thrown away; those
resting on a doubtful figure are marked, and older vintages give way to newer ones of the same publisher.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from travaux.record import dates
from travaux.record.figures import Figure, Measure
from travaux.world.spans import Span, span


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a span: how it was reached and the figures it rests on."""

    span: Span
    value: Decimal
    how: str
    figures: tuple[Figure, ...]

    @property
    def doubtful(self) -> bool:
        """Whether any figure it rests on is doubtful."""
        return any(figure.attestation.doubtful for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures to use: one publisher, one currency, the first vintage instead of the last; empty: any."""

    publisher: str = ""
    currency: str = ""
    first_vintage: bool = False


REPORTED, DIFFERENCE, SUM = "as reported", "difference of cumulative figures", "sum of its parts"


@dataclass(frozen=True)
class Series:
    """The figures of one reporter, partner and flow."""

    reporter: str
    partner: str
    flow: str
    figures: tuple[Figure, ...]
    choice: Choice = Choice()

    @property
    def name(self) -> str:
        """What the series is of, in words."""
        return f"{self.flow} of {self.reporter} to {self.partner}"

    @cached_property
    def currency(self) -> str:
        """The currency asked for, else the one most values are in (most growth rates, where there are no values)."""
        values = [figure.currency for figure in self.figures if figure.measure is Measure.VALUE]
        counts = Counter(values or [figure.currency for figure in self.figures])
        return self.choice.currency or (counts.most_common(1)[0][0] if counts else "")

    @cached_property
    def unit(self) -> str:
        """The unit most values of the currency are in; other units are other readings and never mixed in."""
        counts = Counter(
            figure.unit
            for figure in self.figures
            if figure.measure is Measure.VALUE and figure.currency == self.currency
        )
        return counts.most_common(1)[0][0] if counts else ""

    @cached_property
    def _by_span(self) -> dict[Span, tuple[Figure, ...]]:
        found: dict[Span, tuple[Figure, ...]] = {}
        for figure in current(self.measured(Measure.VALUE), first=self.choice.first_vintage):
            if figure.currency == self.currency and figure.unit == self.unit:
                place = span(figure.period)
                found[place] = (*found.get(place, ()), figure)
        return found

    def measured(self, measure: Measure) -> Iterator[Figure]:
        """The figures of one measure and the publisher chosen."""
        wanted = self.choice.publisher.casefold()
        return (
            figure
            for figure in self.figures
            if figure.measure is measure and (not wanted or wanted in figure.publisher.casefold())
        )

    def spans(self) -> tuple[Span, ...]:
        """The spans with a reported value, in order."""
        return tuple(sorted(self._by_span))

    def readings(self, wanted: Span) -> tuple[Reading, ...]:
        """Every value the figures give for a span, the reported ones first; empty when they give none."""
        reported = tuple(self._reported(wanted))
        return (*reported, *self._differences(wanted), *self._sums(wanted))

    def best(self, wanted: Span) -> tuple[Reading, ...]:
        """The readings nothing is held against; where there are none, the doubtful ones."""
        found = self.readings(wanted)
        return tuple(reading for reading in found if not reading.doubtful) or found

    def _reported(self, wanted: Span) -> Iterator[Reading]:
        for figure in self._by_span.get(wanted, ()):
            yield Reading(wanted, figure.value, REPORTED, (figure,))

    def _differences(self, wanted: Span) -> Iterator[Reading]:
        """The cumulative figure to the end of the span less that to its beginning, both from the same first month."""
        for whole in self._by_span:
            if whole.end != wanted.end or whole.start >= wanted.start:
                continue
            for longer in self._by_span[whole]:
                for shorter in self._by_span.get(Span(whole.start, wanted.start), ()):
                    yield Reading(wanted, longer.value - shorter.value, DIFFERENCE, (longer, shorter))

    def _sums(self, wanted: Span) -> Iterator[Reading]:
        """Months, or what is known of them, added up; only when every month is there."""
        parts: list[Figure] = []
        place = wanted.start
        while place < wanted.end:
            options = [one for one in self._by_span if one.start == place and one.end <= wanted.end and one != wanted]
            if not options:
                return
            longest = max(options)
            undoubted = [figure for figure in self._by_span[longest] if not figure.attestation.doubtful]
            parts.append((undoubted or list(self._by_span[longest]))[0])
            place = longest.end
        if len(parts) > 1:
            yield Reading(wanted, sum((part.value for part in parts), Decimal(0)), SUM, tuple(parts))


def series(figures: Iterable[Figure], reporter: str, partner: str, flow: str, choice: Choice | None = None) -> Series:
    """The series of one reporter, partner and flow (all as recorded); it has no figures when there are none."""
    chosen = tuple(
        figure for figure in figures if (figure.reporter, figure.partner, figure.flow) == (reporter, partner, flow)
    )
    return Series(reporter, partner, flow, chosen, choice or Choice())


def current(figures: Iterable[Figure], *, first: bool = False) -> tuple[Figure, ...]:
    """The figures without those a later vintage of the same publisher replaces (``first``: an earlier one).

    Only figures whose vintages are both known can replace each other; all others stand side by side.
    """
    kept: dict[tuple[str, ...], Figure] = {}
    beside: list[Figure] = []
    for figure in figures:
        key = (figure.period, figure.measure, figure.currency, figure.unit, figure.publisher)
        known = figure.attestation.known
        if not known:
            beside.append(figure)
        elif key not in kept or (dates.sort_key(known) > dates.sort_key(kept[key].attestation.known)) != first:
            kept[key] = figure
    return (*beside, *kept.values())


def with_choice(of: Series, choice: Choice) -> Series:
    """The same series read another way."""
    return replace(of, choice=choice)


def half_unit(value: Decimal) -> Decimal:
    """Half of the last printed digit: 9.6 stands for anything from 9.55 to 9.65, and 9.60 from 9.595 to 9.605.

    Not to be cached by value: 9.6 equals 9.60.
    """
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) if isinstance(exponent, int) else Decimal(0)


def undoubted(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings nothing is held against."""
    return tuple(reading for reading in readings if not reading.doubtful)
