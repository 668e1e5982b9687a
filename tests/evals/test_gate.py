import json
from pathlib import Path

import pytest
from evals.gate import main
from evals.measures import Eval, Measure


def eval_of(value: float, needs: tuple[str, ...] = ()) -> Eval:
    return Eval("invented", lambda shared, cache: [Measure("invented/f1", value, 7, "gold")], needs)


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    assert main(["--update"], [eval_of(0.9)], path) == 0
    return path


def test_gate_holds_and_keeps_results(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], [eval_of(0.9)], floors) == 0
    assert "all figures hold" in capsys.readouterr().out
    kept = json.loads((floors.parent / "results.json").read_text(encoding="utf-8"))
    assert kept["measures"][0]["value"] == 0.9
    assert kept["measures"][0]["n"] == 7


def test_gate_fails_under_the_floor(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], [eval_of(0.89)], floors) == 1
    assert "invented/f1: 0.8900 is worse than its floor 0.9000" in capsys.readouterr().out


def test_gate_update_refuses_a_lower_floor_without_reason(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = floors.read_text(encoding="utf-8")
    assert main(["--update"], [eval_of(0.8)], floors) == 2
    assert "refused" in capsys.readouterr().out
    assert floors.read_text(encoding="utf-8") == before


def test_gate_update_lowers_a_floor_with_a_reason_it_keeps(floors: Path) -> None:
    assert main(["--update", "--allow-regression", "cases added"], [eval_of(0.8)], floors) == 0
    row = json.loads(floors.read_text(encoding="utf-8"))["invented/f1"]
    assert row["value"] == 0.8
    assert row["regressions"][0]["reason"] == "cases added"
    assert main([], [eval_of(0.8)], floors) == 0


def test_gate_skips_with_the_reason(
    floors: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVAUX_SHARED", str(floors.parent / "absent"))
    assert main([], [eval_of(0.1, needs=("gold/absent",))], floors) == 0
    assert "skipped: no folder of shared texts" in capsys.readouterr().out


def test_gate_names_the_evals_when_asked_for_an_unknown_one(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "nothing"], [eval_of(0.9)], floors)
    assert "there are: invented" in capsys.readouterr().err
