from evals.floors import Floor, fault, updated
from evals.measures import Measure

BEFORE = {"f1": Floor(0.9, "gold")}


def test_fault_names_a_fall_a_changed_gold_and_a_missing_floor() -> None:
    assert fault(Measure("f1", 0.9, 1, "gold"), BEFORE["f1"]) == ""
    assert "worse than its floor" in fault(Measure("f1", 0.8999, 1, "gold"), BEFORE["f1"])
    assert "gold data changed" in fault(Measure("f1", 0.95, 1, "other"), BEFORE["f1"])
    assert "no floor" in fault(Measure("f1", 0.95, 1, "gold"), None)
    assert fault(Measure("f1", 0.1, 1, "gold", guarded=False), BEFORE["f1"]) == ""


def test_fault_knows_which_way_is_worse() -> None:
    ceiling = Floor(1.0, "gold")
    assert fault(Measure("false", 0.5, 1, "gold", higher_is_better=False), ceiling) == ""
    assert fault(Measure("false", 1.1, 1, "gold", higher_is_better=False), ceiling)


def test_updated_raises_a_floor_and_never_rounds_it_up() -> None:
    result = updated(BEFORE, [Measure("f1", 0.95678, 1, "gold"), Measure("new", 0.5, 1, "gold")], "", "2026-11-24")
    assert result.floors["f1"].value == 0.956
    assert result.floors["new"].value == 0.5
    assert result.refused == ()


def test_updated_refuses_a_lower_figure_without_reason() -> None:
    result = updated(BEFORE, [Measure("f1", 0.8, 1, "gold")], "", "2026-11-24")
    assert result.floors == BEFORE
    assert "worse than its floor" in result.refused[0]


def test_updated_refuses_changed_gold_without_reason() -> None:
    result = updated(BEFORE, [Measure("f1", 0.99, 1, "other")], "", "2026-11-24")
    assert result.floors == BEFORE
    assert "gold data changed" in result.refused[0]


def test_updated_keeps_the_reason_of_an_allowed_regression() -> None:
    result = updated(BEFORE, [Measure("f1", 0.8, 1, "gold")], "harder gold", "2026-11-24")
    floor = result.floors["f1"]
    assert floor.value == 0.8
    assert floor.regressions[0]["reason"] == "harder gold"
    again = updated(result.floors, [Measure("f1", 0.85, 1, "gold")], "", "2026-11-25")
    assert again.floors["f1"].regressions == floor.regressions
