from pathlib import Path

import pytest

from travaux.errors import InvalidValue
from travaux.intake.sidecars import Sidecars
from travaux.record.drafts import IntakeOptions


def test_fields_of_reads_the_table_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "documents.csv").write_text(
        "file,date,issuers,title\na.txt,2024,甲; 乙,声明\nsub/b.txt,2023,,\n", encoding="utf-8"
    )
    sidecars = Sidecars(IntakeOptions())
    assert sidecars.fields_of(tmp_path / "a.txt") == {"date": "2024", "issuers": "甲; 乙", "title": "声明"}
    assert sidecars.fields_of(tmp_path / "sub" / "b.txt") == {"date": "2023"}
    assert sidecars.fields_of(tmp_path / "unlisted.txt") == {}


def test_fields_of_is_none_without_a_sidecar(tmp_path: Path) -> None:
    assert Sidecars(IntakeOptions()).fields_of(tmp_path / "a.txt") is None


def test_fields_of_refuses_a_table_without_file_column(tmp_path: Path) -> None:
    sidecar = tmp_path / "meta.csv"
    sidecar.write_text("name,date\na.txt,2024\n")
    with pytest.raises(InvalidValue, match="no column 'file'"):
        Sidecars(IntakeOptions(sidecar=str(sidecar))).fields_of(tmp_path / "a.txt")
