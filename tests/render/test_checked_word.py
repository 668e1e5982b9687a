from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from lxml import etree

from tests.brief.sample import check
from tests.render.test_checked_page import DRAFTS
from travaux.errors import InvalidValue
from travaux.record.claims import Recheck
from travaux.render.checked_exports import exported
from travaux.render.checked_page import paragraphs
from travaux.render.checked_word import checked_word

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("language", DRAFTS)
def test_the_draft_stands_in_the_document_with_a_footnote_on_every_claim(language: str) -> None:
    draft = check(DRAFTS[language], language)
    content = checked_word(draft, Recheck(), "draft.md")
    document = docx.Document(BytesIO(content))
    body = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Normal"]
    assert "\n".join(body) == DRAFTS[language]
    with zipfile.ZipFile(BytesIO(content)) as file:
        notes = etree.fromstring(file.read("word/footnotes.xml"))
        main = etree.fromstring(file.read("word/document.xml"))
    referred = [one.get(f"{WORD}id") for one in main.iter(f"{WORD}footnoteReference")]
    numbered = {note.number for one in paragraphs(draft) for note in one.notes}
    assert len(referred) == len(set(referred)) == len(numbered)
    words = "".join(map(str, notes.itertext()))
    assert "The record has: Wednesday" in words
    assert "likely, 55 to 80 per cent (ICD 203)" in words


def test_what_is_wrong_is_coloured_and_the_rest_is_not() -> None:
    document = docx.Document(BytesIO(checked_word(check(DRAFTS["en"]), Recheck(), "draft.md")))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    red = "".join(run.text for run in runs if run.font.highlight_color is WD_COLOR_INDEX.RED)
    assert "Thursday" in red
    assert "began" not in red


def test_characters_xml_cannot_hold_are_replaced_and_an_unknown_form_is_refused() -> None:
    draft = check("It began\x00 on Thursday, 12 June 2024\ufffe.")
    text = "".join(one.text for one in docx.Document(BytesIO(checked_word(draft, Recheck(), "a\x01"))).paragraphs)
    assert "It began\ufffd on Thursday" in text
    with pytest.raises(InvalidValue, match="no such form"):
        exported(draft, Recheck(), "a", "odt")
