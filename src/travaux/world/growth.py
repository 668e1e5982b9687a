"""Growth: change on the same period a year before, by every way the figures allow, with the range each leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from travaux.record.figures import Figure, Measure
from travaux.world.series import Series, current, half_unit
from travaux.world.spans import YEAR, Span, span

REPORTED, RATIO, IMPLIED, SAID = (
    "growth as reported",
    "ratio of values",
    "values over the base implied by the growth of cumulative figures",
    "direction as reported",
)
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Rate:
    """Growth in percent, ``low`` to ``high`` by rounding; ``value`` is None when only the direction is known.

    The bounds are None where open. ``span`` may be wider than asked: January and February are published together.
    """

    span: Span
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    how: str
    currency: str
    figures: tuple[Figure, ...]

    @property
    def doubtful(self) -> bool:
        """Whether any figure it rests on is doubtful."""
        return any(figure.attestation.doubtful for figure in self.figures)

    @property
    def sign(self) -> int | None:
        """1 for growth, -1 for decline, 0 for no change; None when the rounding leaves it open."""
        if self.high is not None and self.high < 0:
            return -1
        if self.low is not None and self.low > 0:
            return 1
        return 0 if self.low == self.high == 0 else None


def rates(of: Series, wanted: Span) -> tuple[Rate, ...]:
    """Every growth rate the figures give for a span, reported ones first; empty when they give none."""
    return (*_reported(of, wanted), *_ratios(of, wanted), *_implied(of, wanted), *_said(of, wanted))


def pooled(of: Series, month: Span) -> tuple[Rate, ...]:
    """The rates of January and February together, for one of these months that has none of its own."""
    if month.months != 1 or month.start % YEAR > 1:
        return ()
    january = month.start - month.start % YEAR
    return rates(of, Span(january, january + 2))


def preferred(found: tuple[Rate, ...], currency: str) -> tuple[Rate, ...]:
    """The rates in one currency nothing is held against; where there are none, the doubtful ones."""
    own = tuple(rate for rate in found if rate.currency in ("", currency))
    return tuple(rate for rate in own if not rate.doubtful) or own


def _reported(of: Series, wanted: Span) -> Iterator[Rate]:
    for figure in current(of.measured(Measure.GROWTH), first=of.choice.first_vintage):
        if span(figure.period) == wanted:
            half = half_unit(figure.value)
            yield Rate(
                wanted, figure.value, figure.value - half, figure.value + half, REPORTED, figure.currency, (figure,)
            )


def _said(of: Series, wanted: Span) -> Iterator[Rate]:
    tiny = Decimal("1e-9")
    for figure in of.measured(Measure.DIRECTION):
        if span(figure.period) == wanted:
            falls = figure.value < 0
            low, high = (None, -tiny) if falls else (tiny, None)
            yield Rate(wanted, None, low, high, SAID, figure.currency, (figure,))


def _ratios(of: Series, wanted: Span) -> Iterator[Rate]:
    for later in of.best(wanted):
        for earlier in of.best(wanted.year_before):
            if earlier.value > 0:
                slack = _slack(later.figures), _slack(earlier.figures)
                bounds = _quotient(later.value, earlier.value, slack)
                if bounds:
                    how = f"{RATIO} ({later.how} over {earlier.how})"
                    yield Rate(wanted, *bounds, how, of.currency, (*later.figures, *earlier.figures))


def _implied(of: Series, wanted: Span) -> Iterator[Rate]:
    """From two cumulative figures with their growth: their bases, the bases' difference, and the growth over it."""
    for whole in of.spans():
        if whole.end != wanted.end or whole.start >= wanted.start:
            continue
        for longer in _based(of, whole):
            for shorter in _based(of, Span(whole.start, wanted.start)):
                value, base = longer.value - shorter.value, longer.base - shorter.base
                slack = longer.slack + shorter.slack, longer.base_slack + shorter.base_slack
                bounds = _quotient(value, base, slack)
                if bounds:
                    yield Rate(wanted, *bounds, IMPLIED, of.currency, (*longer.figures, *shorter.figures))


@dataclass(frozen=True, slots=True)
class _Based:
    """A cumulative value with the base its growth implies, and how far rounding lets both be off."""

    value: Decimal
    slack: Decimal
    base: Decimal
    base_slack: Decimal
    figures: tuple[Figure, ...]


def _based(of: Series, whole: Span) -> Iterator[_Based]:
    for reading in of.best(whole):
        if len(reading.figures) != 1:
            continue
        for rate in _reported(of, whole):
            if rate.currency != of.currency or rate.value is None or rate.value <= -_HUNDRED:
                continue
            figure = reading.figures[0]
            factor = 1 + rate.value / _HUNDRED
            base, half = figure.value / factor, half_unit(figure.value)
            loose = half / factor + base * half_unit(rate.value) / _HUNDRED / factor
            yield _Based(figure.value, half, base, loose, (figure, *rate.figures))


def _slack(figures: tuple[Figure, ...]) -> Decimal:
    return sum((half_unit(figure.value) for figure in figures), Decimal(0))


def _quotient(value: Decimal, base: Decimal, slack: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal, Decimal] | None:
    """Growth in percent and its bounds; None when rounding lets the base be nothing."""
    if base - slack[1] <= 0:
        return None
    least, most = (value - slack[0]) / (base + slack[1]), (value + slack[0]) / (base - slack[1])
    return (value / base - 1) * _HUNDRED, (least - 1) * _HUNDRED, (most - 1) * _HUNDRED
