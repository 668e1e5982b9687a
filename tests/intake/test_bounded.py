import pytest

from tests.intake.made_files import pdf, word
from travaux.intake.bounded import BoundedReader
from travaux.intake.extracts import Unreadable
from travaux.intake.formats import Format
from travaux.record.drafts import IntakeOptions

WORDS = "The Sides reaffirm their commitment to the treaty of friendship."


def test_read_gives_what_the_format_modules_give() -> None:
    with BoundedReader(60) as reader:
        assert reader.read(Format.WORD, word(["Стороны", "双方"]), IntakeOptions()).text == "Стороны\n双方"
        assert WORDS in reader.read(Format.PDF, pdf([[WORDS]]), IntakeOptions()).text


def test_read_passes_refusals_on() -> None:
    with BoundedReader(60) as reader, pytest.raises(Unreadable, match="OCR"):
        reader.read(Format.PDF, pdf([[]]), IntakeOptions())


def test_read_stops_what_takes_too_long_and_goes_on() -> None:
    slow = "<html><body>" + "<div><p>text</p>" * 60_000
    with BoundedReader(0.01) as reader, pytest.raises(Unreadable, match=r"over 0\.01 seconds"):
        reader.read(Format.PAGE, slow.encode(), IntakeOptions())
