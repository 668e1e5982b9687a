"""Pages are filled once for what they show, hold nothing of a session, and are not sent again to who has them."""

from __future__ import annotations

import re
import time

import pytest

from tests.web.conftest import ANEW, Browser
from travaux.specimen import texts_folder
from travaux.web import prints
from travaux.web.prints import NOTICE_PLACE, PROOF_PLACE, Print, Prints
from travaux.workbench import Workbench


def test_a_page_is_filled_once_for_its_key_and_the_oldest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints, "KEPT_CHARACTERS", 25)
    kept, filled = Prints(), []

    def fill(name: str) -> Print:
        filled.append(name)
        return Print(name * 10)

    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.take(name, lambda name=name: fill(name)).html == name * 10  # type: ignore[misc] # bound at once
    assert filled == ["a", "b", "c", "b"]
    assert len({kept.take(name, lambda: Print("")).tag for name in ("a", "b")}) == 2


def test_every_session_gets_its_own_proof_in_the_same_page(browser: Browser) -> None:
    first = browser.get("/").text
    browser.client.cookies.clear()
    second = browser.get("/").text
    assert PROOF_PLACE not in first + second
    assert first != second
    assert len(first) == len(second)


def test_a_page_the_browser_has_is_not_sent_again_until_the_record_changes(fresh: Browser) -> None:
    proof = fresh.proof()
    tag = fresh.get("/documents").headers["etag"]
    again = fresh.client.get("/documents", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"]
    path = sorted(texts_folder().glob("*_ru.md"))[0]
    looked = fresh.client.post("/desk", data={"proof": proof}, files={"file": (path.name, path.read_bytes())})
    fresh.client.post(looked.url.path, data={"proof": proof, "action": "add"})
    assert fresh.client.get("/documents", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_a_text_added_elsewhere_stands_in_the_list_soon_and_meanwhile_the_page_says_as_of_when(
    fresh: Browser, language: str
) -> None:
    first, second = sorted(texts_folder().glob(f"*_{language}.md"))[:2]
    bench: Workbench = fresh.client.app.state.workbench  # type: ignore[attr-defined] # the application's own state
    list(bench.add([first]))
    before = fresh.get("/documents").text
    assert "As of" not in before
    assert NOTICE_PLACE not in before
    list(bench.add([second]))
    begun, seen = time.monotonic(), []
    while f"2 of {2:,} documents" not in (found := fresh.get("/documents").text):
        seen.append(re.search(r"As of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC: the record has changed", found))
        assert time.monotonic() - begun < 30
    assert all(seen)
    assert ANEW not in found


def test_the_policy_of_a_kept_reading_comes_again_when_the_browser_has_it(browser: Browser, bench: Workbench) -> None:
    path = f"/documents/{bench.view().heads()[0].id}/reading"
    first = browser.get(path)
    while "etag" not in first.headers:  # the reading is being made
        time.sleep(0.2)
        first = browser.get(path)
    again = browser.client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert "sha256-" in again.headers["content-security-policy"]
