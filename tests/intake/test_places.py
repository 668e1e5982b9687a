from pathlib import Path

import pytest

from travaux.intake.extracts import Unreadable
from travaux.intake.places import files_at


def test_files_at_walks_folders_in_order_and_passes_loops(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "deep.txt").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "documents.csv").write_text("file\n")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in files_at(tmp_path)] == ["a.txt", "deep.txt"]


def test_files_at_expands_patterns(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("x")
    (tmp_path / "two.md").write_text("x")
    assert [path.name for path in files_at(tmp_path / "*.txt")] == ["one.txt"]


@pytest.mark.parametrize("name", ["absent.txt", "*.docx"])
def test_files_at_refuses_what_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable):
        list(files_at(tmp_path / name))


def test_files_at_takes_a_name_with_brackets_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "text [1].txt"
    path.write_text("x")
    assert list(files_at(path)) == [path]
