from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import _documented, _paths

HEADER = "sign,trigger,due,date,probability,outcome,settled,source\n"


def _load(travaux: Travaux, record: Path, folder: Path, rows: str) -> None:
    path = folder / "watch.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    assert travaux("load", path, "--record", record).exit_code == 0


def test_items_are_overdue_until_their_outcome_is_filled_in(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    _load(travaux, record, tmp_path, "договор,подписан,2024-12,2024-05,0.25,,,a\n管道,开工,2030,2024-05,0.5,,,b\n")
    late = travaux("watch-list", "--overdue", "--on", "2025-06", "--record", record)
    assert late.stdout.startswith("2024-12\toverdue\tдоговор\tподписан\t0.25\ta")
    assert len(late.stdout.splitlines()) == 1
    _load(travaux, record, tmp_path, "договор,подписан,2024-12,2024-05,0.25,did not happen,2025-01,a\n")
    done = json.loads(travaux("watch-list", "--on", "2025-06", "--record", record, "--format", "json").output)
    assert [item["overdue"] for item in done["items"]] == [False, False]
    assert done["score"] == {"brier": 0.0625, "items": 1, "unscored": 0}
    assert set(_paths(done)) == _documented("watch-list")


def test_an_outcome_is_not_seen_before_it_was_known(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    _load(travaux, record, tmp_path, "договор,подписан,2024-12,2024-05,0.25,happened,2025-01,a\n")
    then = travaux("watch-list", "--as-of", "2024-12-01", "--record", record)
    assert "\topen\t" in then.stdout
