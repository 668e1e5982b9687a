"""What stands beside the passages of a document, in three languages, of the specimen."""

from __future__ import annotations

import pytest
from lxml import html

from tests.web.conftest import Browser
from travaux.workbench import Workbench

LANGUAGES = ("ru", "zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_acts_owners_and_the_other_versions_stand_beside_each_passage(
    browser: Browser, bench: Workbench, language: str
) -> None:
    heads = [head for head in bench.view().heads() if head.kind == "joint statement"]
    head = next(head for head in heads[::-1] if head.base_language == language)
    page = html.document_fromstring(browser.patiently(f"/documents/{head.id}/beside").text)
    margins = page.cssselect("article.margin")
    assert len(margins) == len(bench.passages(bench.show(head.id).document))
    assert page.cssselect("#missing")[0].get("data-missing") == ""
    assert {"agree", "undertake", "support", "affirm"} & {
        act for one in margins for act in one.get("data-act", "").split()
    }
    assert any(one.get("data-topic") for one in margins)
    assert any(one.get("data-owner") for one in margins)
    others = {quote.get("lang") for one in margins for quote in one.cssselect("blockquote")}
    assert others
    assert head.language not in others


def test_the_reading_room_knows_where_to_ask_and_offers_filters(browser: Browser, bench: Workbench) -> None:
    head = bench.view().heads()[-1]
    found = browser.patiently(f"/documents/{head.id}/reading")
    assert f'data-beside="/documents/{head.id}/beside"' in found.text
    assert "connect-src 'self'" in found.headers["content-security-policy"]
    assert "'unsafe" not in found.headers["content-security-policy"]


def test_a_record_without_two_sides_says_why_nobody_owns_a_passage(fresh: Browser) -> None:
    looked = fresh.post("/desk", {"text": "We shall deepen cooperation in the shipping of grain on the border river."})
    added = fresh.post(looked.url.path, {"action": "add", "language": "en"})
    document = added.url.path.split("/")[2]
    assert "no two issuers" in fresh.patiently(f"/documents/{document}/beside").text
