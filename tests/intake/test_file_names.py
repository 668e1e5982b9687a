import pytest

from travaux.errors import InvalidValue
from travaux.intake.file_names import day_in_name, fields_in_name


def test_fields_in_name_reads_the_pattern() -> None:
    assert fields_in_name("su{date}*.txt", "su1790b.txt") == {"date": "1790"}
    assert fields_in_name("{issuers}_{date}_{language}.txt", "Торвания_2024.05.16_ru.txt") == {
        "issuers": "Торвания", "date": "2024-05-16", "language": "ru",
    }  # fmt: skip


def test_fields_in_name_finds_nothing_in_other_names() -> None:
    assert fields_in_name("su{date}.txt", "speech.txt") == {}


def test_fields_in_name_refuses_unknown_fields() -> None:
    with pytest.raises(InvalidValue, match="not a field"):
        fields_in_name("{year}.txt", "2024.txt")


def test_day_in_name_needs_one_full_day() -> None:
    assert day_in_name("2024-05-16_statement.txt") == "2024-05-16"
    assert day_in_name("statement-20240516.pdf") == "2024-05-16"
    assert day_in_name("report-2024.txt") == ""
    assert day_in_name("2024-05-16_2024-05-17.txt") == ""
