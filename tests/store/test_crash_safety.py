from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from travaux.store import health
from travaux.store.database import create, open_database
from travaux.store.views import View
from travaux.store.writes import Writer

PROJECT = Path(__file__).parent.parent.parent
KILLS = 30


def _killed_writer(folder: Path, seed: int) -> list[str]:
    """Starts a writer, kills it without warning a random moment after its first word; the ids it acknowledged."""
    program = [sys.executable, "-m", "tests.store.endless_writer", str(folder), str(seed)]
    writer = subprocess.Popen(program, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.15))
    writer.send_signal(signal.SIGKILL)
    lines = [first, *writer.stdout.read().split("\n")[:-1]]  # the last line may itself be cut off
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    return [line.strip() for line in lines]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    create(tmp_path).close()
    acknowledged: set[str] = set()
    for seed in range(KILLS):
        acknowledged.update(_killed_writer(tmp_path, seed))
        with open_database(tmp_path) as database:
            assert acknowledged <= {head.id for head in View(database).heads()}
    with open_database(tmp_path) as database:
        examination = health.examine(database)
        assert examination.sound, examination.faults
        assert {fault.check for fault in examination.faults} <= {"snapshots"}
        Writer(database).tidy()
        assert health.examine(database).faults == ()
        assert all(len(head.issuers) == 2 for head in View(database).heads())
    assert len(acknowledged) >= KILLS
