import pytest

from tests.reading.said import read
from travaux.reading.export import COLUMNS, export_rows, plover
from travaux.reading.tables import table
from travaux.record.statements import Act


def test_every_act_has_a_plover_code_with_its_source() -> None:
    assert table("acts/plover")["source"]
    assert {plover(act, 2)[0] for act in Act} <= {"CONSULT", "SUPPORT", "DISAPPROVE", "REJECT", "DEMAND", "AGREE"}
    assert plover(Act.OPPOSE, 5)[0] == "THREATEN"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ru", "Стороны намерены открыть линию."), ("zh", "双方愿开通航线。"), ("en", "The sides intend to open a line.")],
)
def test_rows_hold_every_column_as_text(language: str, sentence: str) -> None:
    (row,) = export_rows("d", read(sentence, language))
    assert tuple(row) == COLUMNS
    assert all(isinstance(value, str) for value in row.values())
    assert row["action"]


def test_sentences_without_an_act_are_no_rows() -> None:
    assert export_rows("d", read("It rained.", "en")) == []
