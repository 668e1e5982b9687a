from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Travaux


def test_doctor_finds_a_sound_record_sound(travaux: Travaux, record: Path) -> None:
    result = travaux("doctor", "--record", record)
    assert result.exit_code == 0
    assert {line.split("\t")[0] for line in result.stdout.splitlines()} == {"ok"}


def test_doctor_ends_with_six_and_names_the_fault(travaux: Travaux, record: Path) -> None:
    snapshot = next((record / "snapshots").iterdir())
    snapshot.write_bytes(b"altered")
    result = travaux("doctor", "--record", record, "--format", "json")
    assert result.exit_code == 6
    examined = json.loads(result.stdout)
    assert examined["sound"] is False
    assert [(fault["check"], fault["where"]) for fault in examined["faults"]] == [("snapshots", snapshot.name)]


def test_doctor_tidies_what_is_left_over(travaux: Travaux, record: Path) -> None:
    (record / "snapshots" / ("b" * 64)).write_bytes(b"left over")
    assert "left over\tsnapshots" in travaux("doctor", "--record", record).stdout
    tidied = travaux("doctor", "--record", record, "--tidy")
    assert (tidied.exit_code, "deleted\t" + "b" * 64 in tidied.stdout) == (0, True)
    assert "left over" not in travaux("doctor", "--record", record).stdout
