import io

import pytest
from pypdf import PdfReader, PdfWriter

from tests.intake.made_files import pdf
from travaux.intake.extracts import Unreadable
from travaux.intake.portable_documents import read_pdf
from travaux.record.drafts import IntakeOptions

LINES = ["The Sides reaffirm their commitment to the treaty of friendship.", "They agree to continue consultations."]


def test_read_pdf_joins_pages_by_sentence() -> None:
    found = read_pdf(pdf([[*LINES, "The work of the"], ["Commission goes on."], ["New page."]]), IntakeOptions())
    assert "The work of the\nCommission goes on.\n\nNew page." in found.text
    assert found.observed["pages"] == "3"


def test_read_pdf_notices_running_heads_and_page_numbers() -> None:
    pages = [["Journal of Treaties 2024", *LINES, f"- {number} -"] for number in range(1, 5)]
    found = read_pdf(pdf(pages), IntakeOptions())
    kinds = [caution.kind for caution in found.cautions]
    assert kinds.count("running-head") == 4
    assert kinds.count("page-number") == 4
    first = found.cautions[0]
    assert first.start is not None
    assert found.text[first.start : first.end].strip() == "Journal of Treaties 2024"


def test_read_pdf_says_that_pictures_need_ocr() -> None:
    with pytest.raises(Unreadable, match="OCR"):
        read_pdf(pdf([[], []]), IntakeOptions())


def test_read_pdf_names_pages_without_text() -> None:
    found = read_pdf(pdf([LINES, [], LINES]), IntakeOptions())
    assert [(caution.kind, "page 2" in caution.message) for caution in found.cautions] == [("pages-without-text", True)]


def test_read_pdf_refuses_encrypted_files() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Unreadable, match="encrypted"):
        read_pdf(out.getvalue(), IntakeOptions())


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7 garbage \x00\xff", pdf([LINES])[:300]])
def test_read_pdf_refuses_damaged_files(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_pdf(content, IntakeOptions())


def test_read_pdf_ends_on_a_loop_of_pages() -> None:
    looped = pdf([LINES]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(Unreadable):
        read_pdf(looped, IntakeOptions())
