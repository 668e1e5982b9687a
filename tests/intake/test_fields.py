import pytest

from travaux.intake.extracts import FIELDS, Unreadable
from travaux.intake.fields import flat, metadata_fields, names_in_use, text_field


def test_names_in_use_name_every_field() -> None:
    assert set(names_in_use()) == {"text", *FIELDS}
    assert all(names for names in names_in_use().values())


def test_text_field_joins_lists_of_paragraphs() -> None:
    assert text_field({"paragraphs": ["Первый.", "", "Второй."]}, {}) == "Первый.\n\nВторой."


def test_text_field_puts_names_of_parts_as_headings() -> None:
    parts = [{"tag": "article", "name": "目标", "text": "一、促进贸易。"}, {"name": "", "text": "二、其他。"}]
    assert text_field({"parts": parts}, {}) == "目标\n\n一、促进贸易。\n\n二、其他。"


def test_mapping_reaches_into_nested_values_joins_and_falls_back() -> None:
    row = {"meta": {"when": "2024"}, "lead": "Lead.", "blocks": [{"text": "Body."}], "year": None}
    assert text_field(row, {"text": "lead+blocks.0.text"}) == "Lead.\n\nBody."
    assert metadata_fields(row, {"date": "year|meta.when"})["date"] == "2024"


def test_metadata_fields_leave_out_what_is_empty() -> None:
    assert metadata_fields({"title": "", "lang": "ru", "parties": ["A", "B"]}, {}) == {
        "language": "ru",
        "issuers": "A; B",
    }


def test_text_field_names_the_fields_there_are() -> None:
    with pytest.raises(Unreadable, match="the fields are: foo, bar"):
        text_field({"foo": 1, "bar": 2}, {})


def test_text_field_is_empty_when_its_field_is() -> None:
    assert text_field({"text": None}, {}) == ""


def test_flat_stops_at_deep_nesting() -> None:
    deep: object = "x"
    for _ in range(80):
        deep = [deep]
    with pytest.raises(Unreadable, match="nested"):
        flat(deep)
