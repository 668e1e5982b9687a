"""``travaux add`` killed again and again, while it stores and at every kind of step of an index merge: nothing
acknowledged is lost.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from travaux.record.drafts import IntakeOptions
from travaux.workbench import Workbench

SENTENCES = (
    "Стороны намерены углублять сотрудничество в области судоходства по участку номер {}.",
    "双方愿在第{}号航道深化航运合作，并共同维护航行安全。",
    "The sides intend to deepen cooperation in navigation along section number {}.",
)
KILLS = 20
SMALL_SEGMENTS = 7
"""One less than are merged into one: the next document that is added makes a merge."""


def _write(folder: Path, count: int) -> None:
    for number in range(count):
        text = "\n\n".join(SENTENCES[(number + k) % 3].format(number * 7 + k) for k in range(3))
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")


def _start(record: Path, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "travaux.cli.app", "--record", str(record), "add", *map(str, paths)]
    return subprocess.Popen(
        [*command, "--date", "2020"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    )


def _acknowledged(process: subprocess.Popen[str], lines: int) -> set[str]:
    """Ids of the documents the command said it added, of so many lines."""
    assert process.stdout is not None
    read = [process.stdout.readline().split("\t") for _ in range(lines)]
    return {cells[1] for cells in read if cells[0] == "added"}


def _dying(step: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``travaux`` that kills itself at a step of an index merge."""
    command = [sys.executable, "-m", "tests.dying_merge", str(step), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def _examined(record: Path) -> dict[str, Any]:
    """What ``travaux doctor --format json`` says of a record."""
    command = [sys.executable, "-m", "travaux.cli.app", "--record", str(record), "doctor", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture
def before_merge(tmp_path: Path) -> tuple[Path, list[Path]]:
    """A record whose index has so many small segments that one more is merged with them; and the texts."""
    texts, record = tmp_path / "texts", tmp_path / "before"
    texts.mkdir()
    _write(texts, SMALL_SEGMENTS + 1)
    files = sorted(texts.iterdir())
    with Workbench.create(record) as workbench:
        for path in files[:-1]:
            list(workbench.add([path], IntakeOptions(date="2020")))
            workbench.index()
    assert len(list(record.glob("index/**/segment-*"))) == SMALL_SEGMENTS
    return record, files


@pytest.mark.slow
def test_add_killed_at_steps_of_an_index_merge_leaves_a_sound_record(before_merge: tuple[Path, list[Path]]) -> None:
    before, files = before_merge
    whole = before.with_name("whole")
    shutil.copytree(before, whole)
    done = _dying(10**9, "--record", str(whole), "add", str(files[-1]), "--date", "2020")
    counted = re.search(r"(\d+) steps", done.stderr)
    assert counted, done.stderr
    steps = int(counted[1])
    assert steps > 2 * SMALL_SEGMENTS  # the arrays written, the manifest put in place, what was merged deleted
    for step in sorted({0, 1, *range(3, steps, 6), steps - 2, steps - 1}):
        record = before.with_name(f"killed-{step}")
        shutil.copytree(before, record)
        killed = _dying(step, "--record", str(record), "add", str(files[-1]), "--date", "2020")
        assert killed.returncode == -signal.SIGKILL, (step, killed.stderr)
        assert killed.stdout.startswith("added\t")
        examined = _examined(record)
        assert examined["sound"]
        assert not [fault for fault in examined["faults"] if not fault["harmless"]], step
        with Workbench.open(record) as workbench, Workbench.open(whole) as unharmed:
            assert workbench.view().heads() == unharmed.view().heads()
            assert workbench.index() == unharmed.index() == SMALL_SEGMENTS + 1


@pytest.mark.slow
def test_add_killed_again_and_again_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    texts, record = tmp_path / "texts", tmp_path / "record"
    texts.mkdir()
    _write(texts, 120)
    Workbench.create(record).close()
    files, chance, told = sorted(texts.iterdir()), random.Random(7), set[str]()
    for kill in range(KILLS):
        first = kill * 5
        process = _start(record, *files[first : first + 6])
        lines = chance.randint(0, 6)
        told |= _acknowledged(process, lines)
        time.sleep(chance.random() * 0.05 if lines < 6 else chance.random() * 0.6)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
        with Workbench.open(record) as workbench:
            assert told <= {head.id for head in workbench.view().heads()}
            assert workbench.doctor().sound
    whole = tmp_path / "whole"
    Workbench.create(whole).close()
    for target in (record, whole):
        process = _start(target, texts)
        process.communicate()
        assert process.returncode == 0
    with Workbench.open(record) as killed, Workbench.open(whole) as unharmed:
        assert killed.view().heads() == unharmed.view().heads()
        assert killed.index() == unharmed.index() == 120
        killed.tidy()
        assert not killed.doctor().faults
        document = killed.view().document(killed.view().heads()[0].id)
        assert len(killed.read(document, as_of="2021").passages) == 3
