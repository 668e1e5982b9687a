from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.questions.predicates.looks import ask, verdict
from tests.questions.predicates.turns import turns
from tests.world.samples import HERE, delegate
from travaux.record.agreements import Agreement, Instrument
from travaux.record.findings import Verdict

counts = st.lists(st.integers(1, 40), min_size=2, max_size=8)


def _count(day: str, number: int) -> Agreement:
    return Agreement(day, f"{number} documents", Instrument.COUNT, HERE, count=number)


@turns("percentile")
@given(counts)
def test_percentile_is_that_of_the_earlier_lists_and_moves_when_one_is_inserted(numbers: list[int]) -> None:
    rows = [_count(f"20{10 + place}-05-01", number) for place, number in enumerate(numbers)]
    day, last = rows[-1].date, numbers[-1]
    share = 100 * sum(number <= last for number in numbers[:-1]) / (len(numbers) - 1)
    assert verdict(f'percentile("{day}") = {share:.2f} ± 0.01', rows) is Verdict.HOLDS
    more = ask(f'percentile("{day}")', [*rows, _count("2009-01-01", last + 1)]).value
    assert (more == ask(f'percentile("{day}")', rows).value) == (share == 0)


def test_a_stated_count_and_a_partial_list_are_two_readings() -> None:
    paper = Agreement("2024-05-16", "On fish", Instrument.PROTOCOL, HERE)
    found = ask('papers("2024-05-16")', [_count("2024-05-16", 10), paper])
    assert (found.value, len(found.sensitivity)) == ("10", 2)
    assert ask('papers("2024-05-16")', [paper]).value == "1"
    assert ask('papers("2020")', [paper]).value == ""
    assert verdict('percentile("2024-05-16") = 100', [paper]) is Verdict.TOO_THIN


def test_those_who_joined_and_those_missing_are_told_by_any_spelling() -> None:
    rows = [
        delegate("2023-10-17", "Sergei Holt", "Minister"),
        delegate("2023-10-17", "Ada Venn", "Envoy"),
        delegate("2024-05-16", "Сергей Холт", "Minister"),
        delegate("2024-05-16", "Bo Lind", "Aide"),
    ]
    assert [one.text for one in ask('joined("2024-05-16")', rows).evidence] == ["Bo Lind, Aide"]
    assert [one.text for one in ask('missing("2024-05-16")', rows).evidence] == ["Ada Venn, Envoy"]
