"""A lineage that was interrupted, killed or had no room goes on where it stopped and ends with the same bytes."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from tests.engine.lineages import SMALL, Outputs, outputs
from travaux.errors import StageFailed
from travaux.parallels.lineage import corpus

ROOT = Path(__file__).parents[2]
STAGES = {
    "documents", "tokens", "origins", "edges", "furniture", "counts", "vocabulary", "fingerprints", "shared", "sources",
    "links", "packed", "matches",
}  # fmt: skip


class Interrupted(Exception):
    """Stands for whatever ends a run."""


@pytest.fixture(autouse=True)
def small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in SMALL.items():
        monkeypatch.setattr(corpus, name, size)


def test_interrupting_after_every_task_gives_the_same_bytes(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    whole = outputs(tmp_path / "whole", tmp_path / "out", lambda *said: told.append(said))
    assert max(tasks for _stage, _done, tasks in told) > 1
    for stop in range(1, len(told) + 1):
        done = 0

        def progress(_stage: str, _done: int, _of: int, stop: int = stop) -> None:
            nonlocal done
            done += 1
            if done == stop:
                raise Interrupted

        with pytest.raises(Interrupted):
            outputs(tmp_path / f"work-{stop}", tmp_path / f"out-{stop}", progress)
        assert outputs(tmp_path / f"work-{stop}", tmp_path / f"out-{stop}") == whole


def test_killing_the_process_anywhere_on_its_way_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.engine.dying_lineage", str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stderr
    runs: list[dict[str, Any]] = json.loads(ended.stdout)
    assert [run["killed"] for run in runs] == [True] * (len(runs) - 1) + [False]
    assert all(run["same"] for run in runs), [run for run in runs if not run["same"]]
    assert not any(run["left"] for run in runs)
    assert {stage for run in runs for stage in run["stages"]} == STAGES
    assert len({tuple(run["stages"]) for run in runs}) >= len(STAGES) - 2, "it died in too few of the stages"


def test_killed_worker_is_said_and_the_same_command_goes_on(tmp_path: Path) -> None:
    whole = outputs(tmp_path / "whole", tmp_path / "out")
    killed: list[int] = []

    def kill_one(stage: str, _done: int, _tasks: int) -> None:
        if stage == "tokens" and not killed:
            killed.extend(one.pid or 0 for one in active_children())
            os.kill(killed[0], signal.SIGKILL)

    with pytest.raises(StageFailed, match="killed") as caught:
        outputs(tmp_path / "work", tmp_path / "again", kill_one, processes=2)
    assert killed
    assert caught.value.exit_code == 9
    assert "--processes 1" in caught.value.remedy
    assert outputs(tmp_path / "work", tmp_path / "again", processes=2) == whole


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory of 16 kB; skipped, saying so, where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small file system can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # this process still maps files of it


def test_full_disk_is_said_at_whatever_stage_and_room_made_the_run_goes_on(tmp_path: Path, disk: Path) -> None:
    whole = outputs(tmp_path / "whole", tmp_path / "out")
    failed: list[str] = []
    found: Outputs = {}
    for kilobytes in range(16, 4096, 16):
        subprocess.run(["mount", "-o", f"remount,size={kilobytes}k", str(disk)], check=True)
        try:
            found = outputs(disk / "work", disk / "out")
            break
        except StageFailed as error:
            failed.append(error.stage if "the disk is full" in str(error) else str(error))
        assert not list(disk.rglob("*.new"))
    assert found == whole
    assert len(set(failed)) >= 5, failed
    assert set(failed) <= {*STAGES, "outputs"}


def test_file_that_may_not_grow_is_said_and_without_the_limit_the_run_goes_on(tmp_path: Path) -> None:
    whole = outputs(tmp_path / "whole", tmp_path / "out")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    failed = set()
    try:
        for most in (200, 2_000, 2_600, 3_400):
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
            with pytest.raises(StageFailed, match="cannot read or write") as caught:
                outputs(tmp_path / "work", tmp_path / "again")
            failed.add(caught.value.stage)
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert "documents" in failed
    assert outputs(tmp_path / "work", tmp_path / "again") == whole
