from pathlib import Path

import pytest

from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.tables import records, table_rows
from travaux.record.drafts import IntakeOptions


def _texts(path: Path) -> list[str]:
    return [getattr(row.outcome, "text", "refused") for row in table_rows(path, IntakeOptions())]


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_table_rows_finds_the_delimiter(tmp_path: Path, name: str, sign: str) -> None:
    path = tmp_path / name
    path.write_text(f"date{sign}text\n2024{sign}Заявление\n2025{sign}声明\n", encoding="utf-8-sig")
    assert _texts(path) == ["Заявление", "声明"]


def test_table_rows_keeps_line_breaks_inside_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,date\n"One\n\ntwo ""x""",2024\n')
    row = next(iter(table_rows(path, IntakeOptions())))
    assert isinstance(row.outcome, Extract)
    assert row.outcome.text == 'One\n\ntwo "x"'
    assert row.content == b'"One\n\ntwo ""x""",2024\n'


def test_table_rows_goes_on_after_an_open_quote(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('text,date\nOne,2020\n"Broken,2021\nThree,2022\nFour,2023\n')
    assert _texts(path) == ["One", "refused", "Three", "Four"]


def test_table_rows_warns_of_ragged_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,date\nOne, two, three,2020\n")
    row = next(iter(table_rows(path, IntakeOptions())))
    assert isinstance(row.outcome, Extract)
    assert [caution.kind for caution in row.outcome.cautions] == ["ragged-row"]


@pytest.mark.parametrize("content", ["text,date\n", "foo,bar\n1,2\n"])
def test_table_rows_refuses_tables_without_rows_or_text(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content)
    with pytest.raises(Unreadable):
        list(table_rows(path, IntakeOptions()))


def test_records_gives_up_after_many_open_quotes() -> None:
    found = list(records("a,b\n" + '"x,1\n' * 61))
    assert isinstance(found[-1][1], Unreadable)
    assert len(found) < 64
