from __future__ import annotations

from pathlib import Path

import pytest

from travaux.errors import NotARecord
from travaux.store.folders import enclosing, locate


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "record" / "a" / "b").mkdir(parents=True)
    (tmp_path / "record" / "record.sqlite").write_bytes(b"")
    return tmp_path / "record"


def test_the_nearest_record_around_a_place_is_used(record: Path) -> None:
    assert locate("", record / "a" / "b") == record
    assert locate("", record) == record
    assert enclosing(record.parent) is None


def test_a_folder_named_is_never_searched_around(record: Path) -> None:
    assert locate(str(record)) == record
    with pytest.raises(NotARecord, match="TRAVAUX_RECORD"):
        locate(str(record / "a"))


def test_no_record_around_says_where_it_looked(record: Path) -> None:
    with pytest.raises(NotARecord, match=str(record.parent)):
        locate("", record.parent)
