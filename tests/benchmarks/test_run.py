from pathlib import Path

import numpy as np
import pytest
from benchmarks.measuring import Run, run_child
from benchmarks.run import BENCHMARKS, HEADER, Benchmark, Result, row
from benchmarks.tasks import TASKS
from benchmarks.texts import perturbed


def test_every_benchmark_and_baseline_is_a_task() -> None:
    wanted = {name for each in BENCHMARKS for name in (each.name, each.baseline, each.prepare) if name}
    assert wanted <= TASKS.keys()


def test_row_has_the_columns_of_the_header_and_the_ratio_to_the_baseline() -> None:
    ours = Run("read", 2.0, 100.0, {"seconds": 1.0, "cpu": 0.5})
    base = Run("read-baseline", 9.0, 900.0, {"seconds": 6.0, "cpu": 5.0})
    line = row(Result(Benchmark("read", "reading", "read-baseline"), ours, base))
    assert line.count("|") == HEADER.splitlines()[0].count("|")
    assert line.endswith("| 900 | 10.0 |")
    assert "failed: no room" in row(Result(Benchmark("read", "reading"), Run("read", 0, 0, failure="no room"), None))


def test_run_child_reports_a_failure_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_SHARED", str(tmp_path / "absent"))
    run = run_child("pairs", tmp_path)
    assert "no folder of shared texts" in run.failure
    assert run.peak_megabytes > 5
    assert run.cpu_seconds > 0


@pytest.mark.parametrize(
    "text",
    ["the river is open for the barges of both banks " * 40, "река открыта для барж " * 80, "界河对两岸驳船开放" * 90],
)
def test_perturbed_changes_about_a_third_and_is_the_same_each_time(text: str) -> None:
    once, again = (perturbed(text, np.random.default_rng(3)) for _ in range(2))
    assert once == again != text
    same = np.mean([one == other for one, other in zip(text.split(" "), once.split(" "), strict=False)])
    assert set(once.split(" ")) <= set(text.split(" ")) or same < 1
    assert len(once.split(" ")) == len(text.split(" "))
