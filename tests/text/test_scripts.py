import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text.scripts import script_counts, script_shares


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Стороны, 2031 г.!", {"Cyrillic": 8}),
        ("The sides (2031).", {"Latin": 8}),
        ("双方，２０３１年。", {"Han": 3}),
        ("Ёё Éé ｗ", {"Latin": 3, "Cyrillic": 2}),
        ("", {}),
        ("12.5 % — \ud800", {}),
    ],
)
def test_script_counts_letters_only(text: str, counts: dict[str, int]) -> None:
    assert script_counts(text) == counts


def test_script_shares_come_most_first() -> None:
    assert list(script_shares("мир 和平 peace").items()) == [("Latin", 0.5), ("Cyrillic", 0.3), ("Han", 0.2)]


@given(st.text(st.characters(), max_size=100))
def test_script_shares_sum_to_one_or_are_none(text: str) -> None:
    shares = script_shares(text)
    assert not shares or abs(sum(shares.values()) - 1) < 1e-9
