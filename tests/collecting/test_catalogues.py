from __future__ import annotations

import pytest

from travaux.collecting.catalogues import listed, targets_of
from travaux.errors import InvalidValue

COLUMNS = ("row_id", "date", "language", "issuers", "official_url", "title_local")


def test_targets_of_takes_addresses_and_what_the_row_says() -> None:
    rows = [(2, ("S1", "2031-05-02", "ru", "A; B", "https://example.org/a", "Заявление"))]
    (target,), without = targets_of(COLUMNS, rows, "the table")
    assert target.address == "https://example.org/a"
    assert target.fields == {"date": "2031-05-02", "language": "ru", "issuers": "A; B", "title": "Заявление"}
    assert target.origin == "the table, row S1"
    assert without == ()


def test_targets_of_keeps_rows_without_a_usable_address() -> None:
    rows = [(2, ("S1", "", "zh", "", "", "声明")), (3, ("", "", "", "", "no address", ""))]
    targets, without = targets_of(COLUMNS, rows, "the table")
    assert targets == ()
    assert [(row.row, row.reason) for row in without] == [
        ("S1", "no official address is known"),
        ("3", "only http and https are fetched"),
    ]


def test_targets_of_needs_a_column_of_addresses() -> None:
    with pytest.raises(InvalidValue, match="no column with addresses"):
        targets_of(("date", "title"), [], "the table")


def test_listed_skips_remarks_and_names_a_wrong_line() -> None:
    written = "# speeches\nhttps://example.org/a # the first\n\nhttp://example.org/b\n"
    assert [(one.address, one.origin) for one in listed(written, "list.txt")] == [
        ("https://example.org/a", "list.txt, line 2"),
        ("http://example.org/b", "list.txt, line 4"),
    ]
    with pytest.raises(InvalidValue, match="whole address"):
        listed("example.org\n", "list.txt")
