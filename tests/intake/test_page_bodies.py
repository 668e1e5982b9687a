import pytest
from evals.saved_pages import SavedPage, extraction, saved_pages

PAGES = list(saved_pages())


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.layout}-{page.language}" for page in PAGES])
def test_body_text_finds_the_body_of_saved_pages(page: SavedPage) -> None:
    assert extraction(page).f1 >= 0.8


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_body_text_is_nearly_exact_in_each_language(language: str) -> None:
    scores = [extraction(page).f1 for page in PAGES if page.language == language]
    assert sum(scores) / len(scores) >= 0.97
