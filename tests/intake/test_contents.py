import gzip
from pathlib import Path

import pytest

from travaux.intake.contents import head_of, inner_name, lines, whole
from travaux.intake.extracts import Unreadable
from travaux.record.drafts import IntakeOptions


def test_whole_reads_plain_and_packed_alike(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "a.txt.gz"
    plain.write_bytes(b"text")
    packed.write_bytes(gzip.compress(b"text"))
    assert whole(plain, IntakeOptions()) == whole(packed, IntakeOptions()) == b"text"
    assert inner_name(packed) == "a.txt"
    assert head_of(packed) == b"text"


def test_whole_refuses_what_is_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    with pytest.raises(Unreadable, match="over the limit of 50"):
        whole(path, IntakeOptions(max_bytes=50))


def test_whole_refuses_a_gzip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"\n" * (70 * 1024 * 1024), 9))
    with pytest.raises(Unreadable, match="gzip bomb"):
        whole(path, IntakeOptions())


def test_damaged_gzip_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"text" * 1000)[:20])
    with pytest.raises(Unreadable, match="gzip data is damaged"):
        whole(path, IntakeOptions())


def test_lines_bounds_each_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"one\ntwo\n" + b"x" * 200)
    reader = lines(path, IntakeOptions(max_bytes=100))
    assert [next(reader), next(reader)] == [b"one\n", b"two\n"]
    with pytest.raises(Unreadable, match="a line over the limit"):
        next(reader)
