from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.store.snapshots import Snapshots


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@given(st.binary(max_size=2000))
def test_bytes_come_back_as_they_were(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        snapshots = Snapshots(Path(folder) / "snapshots")
        for _time in range(2):
            snapshots.keep(_hash(content), content)
        assert snapshots.read(_hash(content)) == content
        assert snapshots.names() == {_hash(content)}
        assert list(snapshots.damaged(snapshots.names())) == []
        assert snapshots.strays() == ()


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    snapshots = Snapshots(tmp_path)
    with pytest.raises(OSError, match="No space left"):
        snapshots.keep(_hash(b"text"), b"text")
    assert list(tmp_path.iterdir()) == []


def test_a_cut_off_snapshot_is_written_anew(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.path(_hash(b"whole text")).write_bytes(b"whole")
    assert list(snapshots.damaged(snapshots.names())) == [_hash(b"whole text")]
    snapshots.keep(_hash(b"whole text"), b"whole text")
    assert snapshots.read(_hash(b"whole text")) == b"whole text"


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "absent")
    assert (snapshots.names(), snapshots.strays()) == (set(), ())
    snapshots.remove("a" * 64)
