"""``travaux add`` killed again and again, while it stores and while it indexes: nothing acknowledged is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from travaux.workbench import Workbench

SENTENCES = (
    "Стороны намерены углублять сотрудничество в области судоходства по участку номер {}.",
    "双方愿在第{}号航道深化航运合作，并共同维护航行安全。",
    "The sides intend to deepen cooperation in navigation along section number {}.",
)
KILLS = 20


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
        time.sleep(chance.random() * 0.05 if lines < 6 else chance.random() * 0.6)  # the latter lands in the index step
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
