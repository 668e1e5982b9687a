from pathlib import Path

import pytest

from tests.engine import kernels
from tests.engine.lineages import outputs
from travaux.engine.local import LocalEngine
from travaux.engine.stages import Dataset, Kernel, key_of
from travaux.errors import StageFailed


def test_stages_group_rows_by_part(tmp_path: Path) -> None:
    with LocalEngine(tmp_path, processes=2) as engine:
        numbers = engine.source("numbers", "k", kernels.numbers)
        more = engine.each(kernels.stage("more", more=1), numbers)
        total = engine.grouped(kernels.stage("total", kernels.total), more)
        assert sorted(row["n"] for row in engine.read(total).to_pylist()) == [10, 64, 604]


def test_key_follows_name_kernel_parameters_and_inputs() -> None:
    one = Dataset("somewhere", "a")
    keys = [
        key_of(kernels.stage("s", more=1), [one]), key_of(kernels.stage("s", more=2), [one]),
        key_of(kernels.stage("t", more=1), [one]), key_of(kernels.stage("s", kernels.total, more=1), [one]),
        key_of(kernels.stage("s", more=1), [Dataset("somewhere", "b")]),
    ]  # fmt: skip
    assert len(set(keys)) == 5
    assert key_of(kernels.stage("s", more=1), [Dataset("elsewhere", "a")]) == keys[0]


def test_changed_parameters_never_reuse_a_stage(tmp_path: Path) -> None:
    with LocalEngine(tmp_path, processes=1) as engine:
        numbers = engine.source("numbers", "k", kernels.numbers)
        results = [engine.read(engine.each(kernels.stage("more", more=k), numbers)) for k in (1, 2, 1)]
    assert results[0].equals(results[2])
    assert not results[0].equals(results[1])


@pytest.mark.parametrize(("kernel", "reason"), [(kernels.full, "disk is full"), (kernels.killed, "killed")])
def test_full_disk_or_killed_worker_is_said_and_resumable(tmp_path: Path, kernel: Kernel, reason: str) -> None:
    with LocalEngine(tmp_path, processes=2) as engine:
        numbers = engine.source("numbers", "k", kernels.numbers)
        with pytest.raises(StageFailed, match=reason) as caught:
            engine.each(kernels.stage("more", kernel), numbers)
    assert caught.value.exit_code == 9
    assert "the same command goes on there" in str(caught.value)
    assert not list(tmp_path.rglob("*.new"))
    with LocalEngine(tmp_path, processes=2) as engine:
        again = engine.each(kernels.stage("more", more=1), engine.source("numbers", "k", kernels.numbers))
        assert len(engine.read(again)) == 12


def test_half_written_file_of_a_killed_run_is_not_taken_for_a_result(tmp_path: Path) -> None:
    whole = outputs(tmp_path / "work", tmp_path / "out")
    stage = next((tmp_path / "work").glob("matches-*"))
    for path in (stage / "complete.json", *stage.glob("*.parquet")):
        path.unlink()
    (stage / "000000.99.new").write_bytes(b"half")
    assert outputs(tmp_path / "work", tmp_path / "again") == whole
