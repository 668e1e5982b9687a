from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world.samples import figure, growth, said
from travaux.record.attestations import Doubt
from travaux.record.figures import Figure
from travaux.world.growth import IMPLIED, rates
from travaux.world.series import DIFFERENCE, REPORTED, SUM, Choice, Series, half_unit, series
from travaux.world.spans import Span, months_between, span

months = st.lists(st.decimals("0.01", "99.99", places=2), min_size=12, max_size=12)


def _of(*figures: Figure, **choice: str) -> Series:
    return series(figures, "Eldoria", "Nordmark", "exports", Choice(**choice))  # type: ignore[arg-type]


def _cumulative(values: list[Decimal], year: int = 2023) -> list[Figure]:
    ends = [f"{year}-{month:02}" for month in range(1, 13)]
    totals = [sum(values[: place + 1], Decimal(0)) for place in range(12)]
    return [figure(f"{year}-01/{end}", str(total)) for end, total in zip(ends, totals, strict=True)]


@given(months)
def test_months_come_out_of_cumulative_figures_exactly(values: list[Decimal]) -> None:
    found = _of(*_cumulative(values))
    for place, value in enumerate(values):
        readings = found.readings(span(f"2023-{place + 1:02}"))
        assert [reading.value for reading in readings] == [value]


@given(months, st.integers(0, 11), st.integers(0, 11))
def test_a_month_is_known_only_when_the_figures_around_it_are(values: list[Decimal], gone: int, asked: int) -> None:
    kept = [one for place, one in enumerate(_cumulative(values)) if place != gone]
    readings = _of(*kept).readings(span(f"2023-{asked + 1:02}"))
    assert bool(readings) == (asked not in (gone, gone + 1))


@given(months)
def test_months_add_up_to_the_year(values: list[Decimal]) -> None:
    parts = [figure(f"2023-{place + 1:02}", str(value)) for place, value in enumerate(values)]
    (whole,) = _of(*parts).readings(span("2023"))
    assert (whole.value, whole.how) == (sum(values), SUM)
    assert _of(*parts[1:]).readings(span("2023")) == ()


def test_a_newer_vintage_replaces_an_older_one_and_the_first_can_be_asked_for() -> None:
    old = figure("2023-03", "9.0", publisher="customs", attestation=said("a", known="2023-04"))
    new = figure("2023-03", "9.4", publisher="customs", attestation=said("b", known="2024-04"))
    assert [one.value for one in _of(old, new).readings(span("2023-03"))] == [Decimal("9.4")]
    first = _of(old, new, first_vintage=True)  # type: ignore[arg-type]
    assert [one.value for one in first.readings(span("2023-03"))] == [Decimal("9.0")]


def test_other_sources_stand_beside_each_other_and_doubtful_ones_give_way() -> None:
    one, other = figure("2023-03", "9.0"), figure("2023-03", "9.4", attestation=said("another"))
    doubtful = figure("2023-03", "12", attestation=said("rumour", Doubt.SUSPECT))
    found = _of(one, other, doubtful)
    assert len(found.readings(span("2023-03"))) == 3
    assert {reading.value for reading in found.best(span("2023-03"))} == {Decimal("9.0"), Decimal("9.4")}
    assert [reading.value for reading in _of(doubtful).best(span("2023-03"))] == [12]


def test_currencies_and_units_are_never_mixed() -> None:
    dollars, yuan = figure("2023-01/2023-02", "3"), figure("2023-01", "9", currency="CNY")
    more = figure("2023-03", "3")
    assert _of(dollars, yuan, more).readings(span("2023-01")) == ()
    assert _of(dollars, yuan, more, currency="CNY").readings(span("2023-01"))[0].value == 9
    millions = figure("2023-01", "1500", unit="mn")
    assert _of(dollars, more, millions).readings(span("2023-02")) == ()


def test_a_difference_says_how_it_was_reached() -> None:
    readings = _of(figure("2023-01/2023-02", "3"), figure("2023-01/2023-03", "5"), figure("2023-03", "2.1"))
    assert [one.how for one in readings.readings(span("2023-03"))] == [REPORTED, DIFFERENCE]


def test_growth_by_every_way() -> None:
    found = rates(_of(figure("2023-03", "12"), figure("2022-03", "10"), growth("2023-03", "21")), span("2023-03"))
    assert [(rate.value, rate.sign) for rate in found] == [(Decimal(21), 1), (Decimal("20.0"), 1)]


def test_growth_implied_by_cumulative_growth_is_the_true_growth_within_rounding() -> None:
    # base: 10 and 21 a year before; now 12 and 24: the month between grew from 11 to 12
    figures = (
        figure("2023-01/2023-03", "12.00"),
        growth("2023-01/2023-03", "20.0"),
        figure("2023-01/2023-04", "24.00"),
        growth("2023-01/2023-04", "14.3"),
    )
    (rate,) = rates(_of(*figures), span("2023-04"))
    assert rate.how == IMPLIED
    assert rate.low is not None
    assert rate.high is not None
    assert rate.low < Decimal(12) / 11 * 100 - 100 < rate.high
    assert rate.sign == 1


def test_rounding_may_leave_the_direction_open() -> None:
    (rate,) = rates(_of(figure("2023", "10"), figure("2022", "10")), span("2023"))
    assert rate.sign is None
    assert half_unit(Decimal("9.6")) == Decimal("0.05")
    assert half_unit(Decimal(32)) == Decimal("0.5")


def test_spans_are_half_open_and_written_as_edtf() -> None:
    assert str(span("2023")) == "2023"
    assert str(span("2023-01/2023-02")) == "2023-01/2023-02"
    assert span("2023-03").year_before == span("2022-03")
    assert [str(one) for one in months_between(span("2023-11"), span("2024-02"))] == ["2023-12", "2024-01"]
    assert Span(0, 12).months == 12


@pytest.mark.parametrize(("printed", "half"), [("12", "0.5"), ("12.0", "0.05"), ("12.00", "0.005"), ("1E+2", "50")])
def test_rounding_is_that_of_the_digits_printed_whatever_was_asked_before(printed: str, half: str) -> None:
    assert half_unit(Decimal(printed)) == Decimal(half)
