from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Travaux


def _ids(travaux: Travaux, record: Path) -> list[str]:
    return [line.split("\t")[0] for line in travaux("list", "--record", record).stdout.splitlines()]


def test_remove_takes_a_unique_beginning(travaux: Travaux, record: Path) -> None:
    first, *rest = _ids(travaux, record)
    result = travaux("remove", "--record", record, first[:10], "--format", "json", "--purge")
    (removed,) = json.loads(result.stdout)["removed"]
    assert (removed["id"], removed["sources"], len(removed["purged"])) == (first, 1, 1)
    assert _ids(travaux, record) == rest


def test_remove_takes_nothing_when_one_id_is_wrong(travaux: Travaux, record: Path) -> None:
    ids = _ids(travaux, record)
    result = travaux("remove", "--record", record, ids[0], "zzzz")
    assert result.exit_code == 3
    assert "no document 'zzzz'" in result.stderr
    assert _ids(travaux, record) == ids
