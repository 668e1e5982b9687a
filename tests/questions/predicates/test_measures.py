"""Revisions, conflicting and doubtful figures turn or widen every claim about series, over generated series."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask, verdict
from tests.questions.predicates.turns import turns
from tests.world.samples import HERE, figure, growth, said
from travaux.questions.predicates.comparisons import criterion as comparison
from travaux.record.attestations import Doubt
from travaux.record.figures import Figure, Measure
from travaux.record.findings import Verdict
from travaux.record.registers import Register, Scope

E = 'exports("Eldoria", "Nordmark")'
values = st.lists(st.decimals("10", "90", places=1), min_size=24, max_size=24)
falls = st.lists(st.decimals("1.0", "9.9", places=1), min_size=12, max_size=12)
RUMOUR = said("rumour", Doubt.SUSPECT)


def _monthly(amounts: list[Decimal], year: int = 2022) -> list[Figure]:
    return [figure(f"{year + place // 12}-{place % 12 + 1:02}", str(one)) for place, one in enumerate(amounts)]


@turns("yoy", "exports")
@given(values)
def test_yoy_is_the_ratio_and_a_conflicting_figure_makes_it_undefined(amounts: list[Decimal]) -> None:
    figures = _monthly(amounts)
    exact = (amounts[12] / amounts[0] - 1) * 100
    claim = f'yoy({E}, "2023-01") = {exact:.1f} ± 0.1'
    assert verdict(claim, figures) is Verdict.HOLDS
    other = figure("2023-01", str(amounts[12] * 2), attestation=said("another"))
    found = ask(claim, [*figures, other])
    assert found.verdict is Verdict.UNDEFINED
    assert {variant.result for variant in found.sensitivity} == {"holds", "fails"}
    assert verdict(claim, figures[1:]) is Verdict.TOO_THIN


@given(values)
def test_a_doubtful_figure_widens_the_range_but_does_not_decide(amounts: list[Decimal]) -> None:
    figures = _monthly(amounts)
    claim = f'value({E}, "2023-01") = {amounts[12]}'
    found = ask(claim, [*figures, figure("2023-01", "999", attestation=RUMOUR)])
    assert found.verdict is Verdict.HOLDS
    assert {variant.result for variant in found.sensitivity} == {"holds", "fails"}


@turns("value")
@given(values)
def test_a_revision_flips_a_value_and_the_first_vintage_can_be_asked_for(amounts: list[Decimal]) -> None:
    old = figure("2023-01", str(amounts[0]), publisher="customs", attestation=said("a", known="2023-02"))
    new = figure("2023-01", str(amounts[0] + 5), publisher="customs", attestation=said("b", known="2024-02"))
    claim = f'value({E}, "2023-01") = {amounts[0]}'
    assert verdict(claim, [old]) is Verdict.HOLDS
    assert verdict(claim, [old, new]) is Verdict.FAILS
    first = f'value(exports("Eldoria", "Nordmark", vintage="first"), "2023-01") = {amounts[0]}'
    assert verdict(first, [old, new]) is Verdict.HOLDS


@turns("share", "total")
@given(st.decimals("1", "99", places=1), st.decimals("100", "200", places=1))
def test_share_is_exact_and_flips_on_a_revised_whole(part: Decimal, whole: Decimal) -> None:
    total = figure("2023", str(whole), flow="total", publisher="c", attestation=said("a", known="2024-01"))
    figures = [figure("2023", str(part)), total]
    claim = f'share({E}, total("Eldoria", "Nordmark"), "2023") = {part / whole * 100:.2f} ± 0.01'
    assert verdict(claim, figures) is Verdict.HOLDS
    revised = figure("2023", str(whole * 2), flow="total", publisher="c", attestation=said("b", known="2025-01"))
    assert verdict(claim, [*figures, revised]) is Verdict.FAILS
    assert verdict(claim, figures[:1]) is Verdict.TOO_THIN


@turns("decline")
@given(falls, st.integers(1, 10))
def test_first_since_flips_on_a_fall_between_and_is_thin_with_a_gap(rates: list[Decimal], place: int) -> None:
    rising = [growth(f"2023-{month + 1:02}", str(rate)) for month, rate in enumerate(rates)]
    rising[0], rising[11] = growth("2023-01", "-5.0"), growth("2023-12", "-5.0")
    claim = f'first_since(decline({E}), "2023-01", at="2023-12")'
    assert verdict(claim, rising) is Verdict.IN_RECORD
    month = f"2023-{place + 1:02}"
    fall = growth(month, "-1.0")
    found = ask(claim, [one for one in rising if one.period != month] + [fall])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert found.counterexample.id == fall.id
    assert verdict(claim, [*rising, fall]) is Verdict.UNDEFINED
    assert verdict(claim, [*rising, growth(month, "-1.0", attestation=RUMOUR)]) is Verdict.IN_RECORD
    assert verdict(claim, [one for one in rising if one.period != month]) is Verdict.TOO_THIN
    assert verdict(claim, [growth("2023-01", "2.0"), *rising[1:]]) is Verdict.FAILS
    assert verdict(claim, [*rising[:11], growth("2023-12", "5.0")]) is Verdict.FAILS


@turns("run", "rise")
@given(falls)
def test_a_run_is_as_long_as_the_rises_and_ends_at_a_fall(rates: list[Decimal]) -> None:
    rising = [growth(f"2023-{month + 1:02}", str(rate)) for month, rate in enumerate(rates)]
    before = growth("2022-12", "-1.0")
    claim = f'run(rise({E}), "2023-12") = 12'
    assert verdict(claim, [before, *rising]) is Verdict.HOLDS
    assert verdict(claim, rising) is Verdict.TOO_THIN
    assert verdict(claim, [before, *rising[:5], growth("2023-06", "-1"), *rising[6:]]) is Verdict.FAILS


def test_january_and_february_together_stand_for_each() -> None:
    figures = [growth("2024-01/2024-02", "-3.0")]
    found = ask(f'holds(decline({E}), "2024-01")', figures)
    assert found.verdict is Verdict.HOLDS
    assert "taken together" in found.sensitivity[0].choice
    assert verdict(f'holds(decline({E}), "2024-03")', figures) is Verdict.TOO_THIN


def test_currencies_answer_apart() -> None:
    figures = [
        figure("2024-05", "8"),
        growth("2024-05", "-2", currency="USD"),
        growth("2024-05", "1.8", currency="CNY"),
    ]
    assert verdict(f'holds(decline({E}), "2024-05")', figures) is Verdict.HOLDS
    yuan = 'exports("Eldoria", "Nordmark", currency="CNY")'
    assert verdict(f'holds(decline({yuan}), "2024-05")', figures) is Verdict.FAILS
    assert {one.result for one in ask(f'yoy({E}, "2024-05") < 0', figures).sensitivity} == {"holds", "fails"}


def test_a_direction_alone_is_said_with_the_row_that_says_it() -> None:
    figures = [figure("2024-05", "-1", measure=Measure.DIRECTION, unit="")]
    found = ask(f'yoy({E}, "2024-05")', figures)
    assert found.value == "fall"
    assert "only that it was a fall" in found.reason
    assert [one.date for one in found.evidence] == ["2024-05"]


def test_one_value_from_two_sources_is_one_reading() -> None:
    found = ask(f'yoy({E}, "2023")', [growth("2023", "9"), growth("2023", "9", attestation=said("another"))])
    assert [(one.result, len(one.evidence)) for one in found.sensitivity] == [("9", 2)]
    assert len(found.evidence) == 2


@turns("trend")
@given(values)
def test_trend_turns_when_the_end_is_revised(amounts: list[Decimal]) -> None:
    ordered = sorted(set(amounts))
    years = [figure(str(2000 + place), str(one)) for place, one in enumerate(ordered)]
    claim = f'trend({E}, "2000", "{1999 + len(ordered)}", "up")'
    if len(ordered) < 3:
        assert verdict(claim, years) is Verdict.TOO_THIN
        return
    assert verdict(claim, years) is Verdict.HOLDS
    assert verdict(claim.replace("up", "down"), years) is Verdict.FAILS
    low = figure(str(1999 + len(ordered)), "0.1", attestation=said("another"))
    assert verdict(claim, [*years, low]) is Verdict.UNDEFINED
    assert verdict(claim, [*years[:1], *years[2:]]) is Verdict.TOO_THIN


@turns("record", "above", "below", "holds")
@given(values)
def test_record_and_limits_turn_on_a_higher_earlier_figure(amounts: list[Decimal]) -> None:
    figures = [*_monthly(amounts), figure("2024-01", "99")]
    claim = f'holds(record({E}), "2024-01")'
    assert verdict(claim, figures) is Verdict.IN_RECORD
    assert verdict(claim, [*figures, Scope(Register.FIGURES, "2022", "2024", HERE)]) is Verdict.HOLDS
    assert verdict(claim, [*figures, figure("2021-12", "100")]) is Verdict.FAILS
    assert verdict(f'holds(above({E}, 95), "2024-01")', figures) is Verdict.HOLDS
    assert verdict(f'holds(below({E}, 95), "2024-01")', figures) is Verdict.FAILS
    conflict = figure("2024-01", "9", attestation=said("another"))
    assert verdict(f'holds(above({E}, 95), "2024-01")', [*figures, conflict]) is Verdict.UNDEFINED


@pytest.mark.parametrize(
    ("stated", "words", "expected"),
    [
        ("240", "", Verdict.HOLDS),
        ("241", "", Verdict.FAILS),
        ("250", "about", Verdict.HOLDS),
        ("250", "почти", Verdict.HOLDS),
        ("230", "почти", Verdict.FAILS),
        ("230", "свыше", Verdict.HOLDS),
        ("240.2", "超过", Verdict.FAILS),
        ("300", "up to", Verdict.HOLDS),
        ("240", "at least", Verdict.HOLDS),
    ],
)
def test_amounts_allow_what_their_words_allow(stated: str, words: str, expected: Verdict) -> None:
    assert verdict(f'amount({E}, "2023", {stated}, "{words}")', [figure("2023", "240.1")]) is expected


def test_an_amount_hangs_on_conflicting_sources() -> None:
    figures = [figure("2023", "240.1"), figure("2023", "227", attestation=said("another"))]
    assert verdict(f'amount({E}, "2023", 240)', figures) is Verdict.UNDEFINED


def test_equality_is_by_the_printed_digits() -> None:
    assert comparison("=", Decimal("46.9"), None)(Decimal("46.94"))
    assert not comparison("=", Decimal("46.9"), None)(Decimal("46.96"))
    assert comparison("=", Decimal(47), Decimal("0.5"))(Decimal("46.5"))
    assert comparison("≈", Decimal(100), None)(Decimal("104"))
    assert comparison("!=", Decimal(47), None)(Decimal("45.8"))


def test_concentration_is_that_of_the_partners_recorded() -> None:
    figures = [figure("2023", "3"), figure("2023", "1", partner="Sundmark")]
    assert verdict('concentration("Eldoria", "exports", "2023") = 0.625', figures) is Verdict.HOLDS
    assert verdict('concentration("Eldoria", "exports", "2022") = 1', figures) is Verdict.TOO_THIN


@turns("more")
@given(st.decimals("1", "99", places=1), st.decimals("1", "99", places=1))
def test_more_turns_with_the_figures_and_hangs_on_conflicting_ones(one: Decimal, other: Decimal) -> None:
    figures = [figure("2022", str(one)), figure("2023", str(other))]
    claim = f'more(value({E}, "2023"), value({E}, "2022"))'
    assert verdict(claim, figures) is (Verdict.HOLDS if other > one else Verdict.FAILS)
    conflict = figure("2023", "0.1" if other > one else "999", attestation=said("another"))
    assert verdict(claim, [*figures, conflict]) is Verdict.UNDEFINED
    assert verdict(claim, figures[:1]) is Verdict.TOO_THIN
    assert verdict(f'more(value({E}, "2022"), 0)', figures) is Verdict.HOLDS
