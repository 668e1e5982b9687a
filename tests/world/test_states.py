from __future__ import annotations

import pytest

from travaux.world.states import state_code, states_in


@pytest.mark.parametrize("name", ["France", "Франция", "法国", "FR", "fr "])
def test_names_in_three_languages_are_one_state(name: str) -> None:
    assert state_code(name) == "FR"


def test_what_is_no_state_keeps_its_name() -> None:
    assert state_code("Eldoria") == "Eldoria"
    assert state_code("all BRI") == "all BRI"


def test_a_region_holds_its_states_and_a_union_its_regions() -> None:
    assert "GR" in states_in("Europe")
    assert "GR" not in states_in("Western Europe")
    assert states_in("Греция") == {"GR"}
    assert states_in("Eldoria") == {"Eldoria"}
