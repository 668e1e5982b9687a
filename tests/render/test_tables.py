from dataclasses import replace

import pytest

from tests.render.specimens import LANGUAGES, reading
from travaux.render.tables import SCHEMA, passages_table


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_has_a_row_for_each_passage(language: str) -> None:
    made = reading(language)
    table = passages_table(made)
    assert table["text"].to_list() == [read.passage.text for read in made.passages]
    assert table["status"].to_list() == [read.status.value for read in made.passages]
    assert table.row(1, named=True)["earliest_date"] == "2017-06-09"
    assert table.row(3, named=True)["best_document"] is None


def test_table_of_no_passages_keeps_its_columns() -> None:
    table = passages_table(replace(reading("en"), passages=()))
    assert table.height == 0
    assert dict(table.schema) == SCHEMA


@pytest.mark.parametrize("text", ["мир\ud800", "和\ud800平", "\ud800peace"])
def test_table_replaces_what_arrow_cannot_hold(text: str) -> None:
    made = reading("en")
    first = replace(made.passages[0], passage=replace(made.passages[0].passage, text=text))
    assert passages_table(replace(made, passages=(first,)))["text"][0] == text.replace("\ud800", "\ufffd")
