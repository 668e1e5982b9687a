"""What the pages show, in three languages, of the specimen."""

from __future__ import annotations

import html
import io
import zipfile
from pathlib import Path

import pytest
from lxml import html as lxml_html

from tests.web.conftest import Browser
from travaux.record.documents import DocumentHead
from travaux.record.drafts import Refusal
from travaux.specimen import texts_folder
from travaux.workbench import Workbench
from travaux.world.rows import LoadOptions

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
    written = browser.get(f"/documents/{head.id}/notes/{passage.id}").text
    assert "&lt;b&gt;check&lt;/b&gt;</textarea>" in written
    assert browser.get(f"/documents/{head.id}/notes/0000").status_code == 404
    assert again.count("<form") < 4
    browser.post(f"/documents/{head.id}/notes", {"passage": passage.id, "text": ""})
    assert "спросить о сроках" not in browser.patiently(address).text


@pytest.mark.parametrize(("query", "language"), [("сотрудничеством", "ru"), ("合作", "zh"), ("cooperating", "en")])
def test_words_are_found_in_any_form(browser: Browser, query: str, language: str) -> None:
    found = browser.patiently(f"/documents?q={query}").text
    assert "<mark>" in found
    assert f'<blockquote lang="{language}' in found


def test_a_filter_narrows_the_list_and_a_wrong_one_is_explained(browser: Browser) -> None:
    assert "0 documents" not in browser.client.get("/documents", params={"filter": "language=zh"}).text
    wrong = browser.client.get("/documents", params={"filter": "colour=red"})
    assert wrong.status_code == 400
    assert "colour" in wrong.text


def test_facets_lead_to_the_documents_they_count(browser: Browser) -> None:
    page = lxml_html.document_fromstring(browser.get("/documents").text)
    for link, count in zip(page.cssselect(".facets a"), page.cssselect(".facets .count"), strict=True):
        assert f" of {count.text} document" in browser.get(link.get("href", "")).text, link.text
    assert [facet.text for facet in page.cssselect(".facets b")] == ["language", "kind", "issuer", "year"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_versions_stand_side_by_side(browser: Browser, newest: dict[str, DocumentHead], language: str) -> None:
    found = browser.patiently(f"/documents/{newest[language].id}/versions").text
    assert 'class="aligned"' in found


QUESTIONS = (
    "/history?q=сотрудничество", "/positions?topic=energy", "/calendar", "/check", "/claims", "/watch", "/ledger",
    "/families?filter=language=zh",
)  # fmt: skip


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


@pytest.mark.parametrize("phrase", ["сотрудничество", "合作", "cooperation"])
def test_a_history_has_its_chart(browser: Browser, phrase: str) -> None:
    page = lxml_html.document_fromstring(browser.patiently(f"/history?q={phrase}").text)
    (image,) = page.cssselect("figure img")
    assert "occurrence" in image.get("alt", "")
    drawn = browser.get(image.get("src", ""))
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.text.startswith("<svg")
    assert browser.get("/history/chart.svg").status_code == 404


def test_a_series_is_drawn_beside_its_answer_and_a_sentence_is_not(browser: Browser) -> None:
    series = 'exports("Torvania","Ninglan")'
    found = browser.client.get("/claims", params={"claim": series})
    assert '<img src="/claims/chart.svg?claim=' in found.text
    drawn = browser.client.get("/claims/chart.svg", params={"claim": series})
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.text.startswith("<svg")
    sentence = 'before("2024-05-15", "2024-05-16")'
    assert "<img" not in browser.client.get("/claims", params={"claim": sentence}).text
    assert browser.client.get("/claims/chart.svg", params={"claim": sentence}).status_code == 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_of_wording_show_their_course(browser: Browser, language: str) -> None:
    found = browser.patiently(f"/families?filter=language={language}").text
    assert "<details>" in found
    assert found.count("variant 1</li>") >= 2


def test_signs_and_promises_are_shown(fresh: Browser, tmp_path: Path) -> None:
    bench: Workbench = fresh.client.app.state.workbench  # type: ignore[attr-defined] # the application's own state
    table = tmp_path / "watch.csv"
    table.write_text(
        "sign,trigger,date,due,probability\nа new bridge,opened by both,2024-01-01,2024-02-01,0.4\n", "utf-8"
    )
    bench.load(table, LoadOptions("watch"))
    watched = fresh.get("/watch").text
    assert "opened by both" in watched
    assert "overdue" in watched
    path = sorted(texts_folder().glob("*joint-statement*_ru.md"))[0]
    (outcome,) = bench.add([path])
    assert not isinstance(outcome, Refusal)
    assert "travaux ledger take" in fresh.get("/ledger").text
    taken = bench.take([outcome.head.id])
    assert fresh.get("/ledger").text.count('<tr id="') == len(taken) > 0


def test_a_draft_is_checked_as_data(browser: Browser) -> None:
    answer = browser.post("/check", {"text": "The statement was signed on Thursday, 16 May 2024."})
    assert answer.json()["format"] == "travaux.check/1"
    assert browser.post("/check", {"text": " "}).json()["claims"] == []


DRAFT = "The statement was signed on Friday, 16 May 2024."


def test_a_claim_is_corrected_through_the_claims_file(browser: Browser) -> None:
    first = browser.post("/check", {"text": DRAFT}).json()
    assert first["saved"] == "draft.md.claims.yaml"
    assert 'weekday("2024-05-16","Friday")' in first["claims_file"].replace(", ", ",")
    mended = first["claims_file"].replace("Friday", "Thursday")
    again = browser.post("/check", {"text": DRAFT, "claims": mended}).json()
    assert again["asked_again"] == 1
    assert again["changed"][0]["now"]["verdict"].startswith("holds")
    broken = browser.post("/check", {"text": DRAFT, "claims": "claims: 7"})
    assert broken.status_code == 400


def test_a_draft_is_given_out_with_footnotes(browser: Browser) -> None:
    answer = browser.post("/check/export", {"text": DRAFT})
    assert answer.headers["content-disposition"] == 'attachment; filename="draft.docx"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as word:
        assert "Thursday" in word.read("word/footnotes.xml").decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_passage_is_brought_to_the_draft(
    browser: Browser, newest: dict[str, DocumentHead], bench: Workbench, language: str
) -> None:
    head = newest[language]
    passage = bench.passages(bench.show(head.id).document)[3]
    found = browser.client.get("/check", params={"quote": head.id, "passage": passage.id}).text
    assert f'data-text="{passage.text}"' in html.unescape(found)
    assert f"({head.id})" in found
    assert browser.client.get("/check", params={"quote": "0" * 16}).status_code == 404
