"""What the pages show, in three languages, of the specimen."""

from __future__ import annotations

import pytest

from tests.web.conftest import Browser
from travaux.record.documents import DocumentHead
from travaux.specimen import texts_folder
from travaux.workbench import Workbench

LANGUAGES = ("ru", "zh", "en")


@pytest.fixture(scope="module")
def newest(bench: Workbench) -> dict[str, DocumentHead]:
    heads = [head for head in bench.view().heads() if head.kind == "joint statement"]
    return {head.base_language: head for head in heads}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_shown_with_its_sources(browser: Browser, newest: dict[str, DocumentHead], language: str) -> None:
    head = newest[language]
    found = browser.get(f"/documents/{head.id}").text
    assert head.title in found
    assert f'lang="{head.language}"' in found
    assert "/snapshots/" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reading_room_shows_status_evidence_and_keeps_notes(
    browser: Browser, newest: dict[str, DocumentHead], bench: Workbench, language: str
) -> None:
    head = newest[language]
    address = f"/documents/{head.id}/reading"
    found = browser.patiently(address)
    assert found.status_code == 200
    assert 'class="p s-' in found.text
    assert 'id="dropped"' in found.text
    passage = bench.passages(bench.show(head.id).document)[3]
    note = "спросить о сроках · 核对数字 · <b>check</b>"
    answer = browser.post(f"/documents/{head.id}/notes", {"passage": passage.id, "text": note})
    assert answer.url.path == address
    again = browser.patiently(address).text
    assert "спросить о сроках · 核对数字 · &lt;b&gt;check&lt;/b&gt;" in again
    browser.post(f"/documents/{head.id}/notes", {"passage": passage.id, "text": ""})
    assert "спросить о сроках" not in browser.patiently(address).text


@pytest.mark.parametrize(("query", "language"), [("сотрудничеством", "ru"), ("合作", "zh"), ("cooperating", "en")])
def test_words_are_found_in_any_form(browser: Browser, query: str, language: str) -> None:
    found = browser.client.get("/documents", params={"q": query}).text
    assert "<mark>" in found
    assert f'<blockquote lang="{language}' in found


def test_a_filter_narrows_the_list_and_a_wrong_one_is_explained(browser: Browser) -> None:
    assert "0 documents" not in browser.client.get("/documents", params={"filter": "language=zh"}).text
    wrong = browser.client.get("/documents", params={"filter": "colour=red"})
    assert wrong.status_code == 400
    assert "colour" in wrong.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_versions_stand_side_by_side(browser: Browser, newest: dict[str, DocumentHead], language: str) -> None:
    found = browser.patiently(f"/documents/{newest[language].id}/versions").text
    assert 'class="aligned"' in found


QUESTIONS = ("/history?q=сотрудничество", "/positions?topic=energy", "/calendar", "/check", "/claims")


@pytest.mark.parametrize("path", QUESTIONS)
def test_questions_have_pages(browser: Browser, path: str) -> None:
    found = browser.patiently(path)
    assert found.status_code == 200
    assert "<h1>" in found.text


def test_a_claim_is_answered_and_a_wrong_one_is_explained(browser: Browser) -> None:
    holds = browser.client.get("/claims", params={"claim": 'before("2024-05-15", "2024-05-16")'}).text
    assert "v-holds" in holds
    wrong = browser.client.get("/claims", params={"claim": "weekday("})
    assert wrong.status_code == 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dropped_text_is_described_read_and_added(fresh: Browser, language: str) -> None:
    path = sorted(texts_folder().glob(f"*_{language}.md"))[0]
    looked = fresh.post("/desk", {"text": ""}, (path.name, path.read_bytes()))
    assert looked.url.path.startswith("/desk/")
    assert path.name[:10] in looked.text
    read = fresh.patiently(f"{looked.url.path}/reading")
    assert 'class="p s-new"' in read.text
    added = fresh.post(looked.url.path, {"action": "add", "title": "Заявление 声明", "kind": "joint statement"})
    assert added.url.path.endswith("/reading")
    assert "Заявление 声明" in fresh.get("/documents").text


def test_pasted_text_is_taken_and_nothing_is_explained(fresh: Browser) -> None:
    assert fresh.post("/desk", {"text": "Стороны договорились о сотрудничестве."}).status_code == 200
    nothing = fresh.post("/desk", {"text": "  "})
    assert nothing.status_code == 400
    assert "Nothing was given" in nothing.text


def test_an_empty_record_says_what_to_do(fresh: Browser) -> None:
    assert "travaux add" in fresh.get("/").text
    assert "travaux load" in fresh.get("/calendar").text
    assert fresh.get("/documents/0123").status_code == 404


def test_a_draft_is_checked_as_data(browser: Browser) -> None:
    answer = browser.post("/check", {"text": "The statement was signed on Thursday, 16 May 2024."})
    assert answer.json()["format"] == "travaux.check/1"
    assert browser.post("/check", {"text": " "}).json()["claims"] == []
