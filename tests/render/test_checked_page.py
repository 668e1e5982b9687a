from __future__ import annotations

import pytest

from tests.brief.sample import check
from travaux.record.claims import Recheck
from travaux.render.checked_page import checked_page, paragraphs

DRAFTS = {
    "en": "On Thursday, 12 June 2024, it <b>began</b>.\n\nIt will probably last.\n"
    "Assets of 300 billion dollars were frozen.\n",
    "ru": "В четверг, 12 июня 2024 года, начались переговоры.\nВероятно, они затянутся.\n",
    "zh": "2024年6月12日（星期四），会谈开始。\n会谈很可能延长。\n",
}


@pytest.mark.parametrize("language", DRAFTS)
def test_the_pieces_of_a_page_give_the_draft_back(language: str) -> None:
    draft = check(DRAFTS[language], language)
    found = paragraphs(draft)
    assert "\n".join("".join(piece.text for piece in one.pieces) for one in found) == DRAFTS[language]
    assert [note.mark for one in found for note in one.notes][:1] == ["wrong"]


@pytest.mark.parametrize("language", DRAFTS)
def test_a_page_marks_what_is_wrong_and_says_what_is_right(language: str) -> None:
    page = checked_page(check(DRAFTS[language], language), Recheck(), "draft.md")
    assert 'class="wrong"' in page
    assert "The record has: <b>Wednesday</b>" in page
    assert "<b>began</b>" not in page
    assert "likely, 55 to 80 per cent" in page
