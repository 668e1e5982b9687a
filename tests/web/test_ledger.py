"""A commitment is taken where it is said, its rule fixed and evidence entered, in three languages, in the browser."""

from __future__ import annotations

import pytest
from lxml import html

from tests.web.conftest import Browser
from travaux.record.drafts import Refusal
from travaux.specimen import texts_folder
from travaux.workbench import Workbench

LANGUAGES = ("ru", "zh", "en")
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def _taken(browser: Browser, language: str) -> tuple[str, str]:
    """The address of a commitment taken from beside its passage, and its words."""
    bench: Workbench = browser.client.app.state.workbench  # type: ignore[attr-defined] # the application's own state
    (outcome,) = bench.add([sorted(texts_folder().glob(f"*joint-statement*_{language}.md"))[-1]])
    assert not isinstance(outcome, Refusal)
    document = outcome.head.id
    beside = html.document_fromstring(browser.patiently(f"/documents/{document}/beside").text)
    words = beside.cssselect("button[form=take]")[0].get("value", "")
    assert beside.cssselect("form#take")[0].get("action") == f"/documents/{document}/commitments"
    return browser.post(f"/documents/{document}/commitments", {"words": words}).url.path, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commitment_is_taken_ruled_and_shown_by_evidence(fresh: Browser, language: str) -> None:
    address, words = _taken(fresh, language)
    assert address.startswith("/ledger/")
    page = html.document_fromstring(fresh.get(address).text)
    assert str(page.cssselect("main blockquote")[0].text) in words
    assert not page.cssselect("#e-shows"), "evidence may be entered before there is a rule"
    rule = {"action": "rule", "done": "подписано · 签署 · signed", "window": "2024-01-01/2024-12-31"}
    assert "подписано · 签署 · signed" in fresh.post(address, rule).text
    document = str(page.cssselect(".facts a")[0].text)
    quoted = words.split()[0] if language != "zh" else words[:6]
    shown = {"action": "evidence", "shows": "done", "document": document, "words": quoted, "date": "2024-06-01"}
    entered = html.document_fromstring(fresh.post(address, {**shown, "note": ATTACK}).text)
    assert entered.cssselect("td .tag")[0].text == "done"
    assert not entered.cssselect("main script, main img")
    assert "done" in fresh.get("/ledger").text


def test_a_commitment_taken_twice_is_one(fresh: Browser) -> None:
    address, words = _taken(fresh, "en")
    bench: Workbench = fresh.client.app.state.workbench  # type: ignore[attr-defined] # the application's own state
    (state,) = [one for one in bench.ledger() if address.endswith(one.item.id)]
    again = fresh.post(f"/documents/{state.item.quote.document}/commitments", {"words": words})
    assert again.url.path == address


def test_what_the_ledger_refuses_is_explained(fresh: Browser) -> None:
    address, _words = _taken(fresh, "en")
    document = address.replace("/ledger/", "/documents/")
    assert fresh.get("/ledger/0123").status_code == 404
    assert fresh.post(address, {"action": "burn"}).status_code == 400
    assert fresh.post(address, {"action": "rule", "done": "signed", "window": "soon"}).status_code == 400
    rule = {"action": "rule", "done": "signed", "window": "2024-01-01/2024-12-31"}
    assert fresh.post(address, rule).status_code == 200
    assert fresh.post(address, {"action": "evidence", "shows": "glory"}).status_code == 400
    assert fresh.post(address, {"action": "evidence", "shows": "done"}).status_code == 400
    assert fresh.post(f"{document}/commitments", {"words": "x"}).status_code == 404
    (head,) = fresh.client.app.state.workbench.view().heads()  # type: ignore[attr-defined] # the application's own state
    assert fresh.post(f"/documents/{head.id}/commitments", {"words": ATTACK}).status_code == 404
    assert fresh.post(f"/documents/{head.id}/commitments", {"words": " "}).status_code == 400
