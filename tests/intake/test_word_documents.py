import pytest

from tests.intake.made_files import raw_word, word
from travaux.intake.extracts import Unreadable
from travaux.intake.word_documents import read_word
from travaux.record.drafts import IntakeOptions


def test_read_word_takes_paragraphs_and_tables_in_order() -> None:
    found = read_word(
        word(["Совместное заявление", "双方声明", "End."], [["年份", "2024"], ["a", "b"]], "声明"), IntakeOptions()
    )
    assert found.text == "Совместное заявление\n双方声明\nEnd.\n年份\t2024\na\tb"
    assert found.fields == {"title": "声明"}


def test_read_word_takes_notes_breaks_and_tracked_changes() -> None:
    body = (
        b"<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r><w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
        b"<w:del><w:r><w:delText> old</w:delText></w:r></w:del></w:p>"
        b"<w:sdt><w:sdtContent><w:p><w:r><w:t>Kept</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    notes = (
        b'<w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        b"<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
    )
    found = read_word(raw_word(body, notes), IntakeOptions())
    assert found.text == "One\ttwo new\nKept\n\nA note."
    assert [caution.kind for caution in found.cautions] == ["tracked-changes"]


def test_read_word_refuses_a_zip_bomb() -> None:
    bomb = raw_word(b"<w:p><w:r><w:t>" + b"a" * (20 * 1024 * 1024) + b"</w:t></w:r></w:p>")
    with pytest.raises(Unreadable, match="zip bomb"):
        read_word(bomb, IntakeOptions())


def test_read_word_refuses_more_than_the_limits() -> None:
    with pytest.raises(Unreadable, match="over the limits"):
        read_word(word(["x"]), IntakeOptions(max_unpacked=10))
