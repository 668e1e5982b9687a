"""The workbench in a real browser: Debian's Chromium, driven by Playwright; skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from travaux.specimen import texts_folder
from travaux.workbench import Workbench

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SERIOUS = ("serious", "critical")
PATIENCE = 600_000
"""Milliseconds: the first reading compiles; a machine that tests in parallel is slow."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt-get install chromium)"),
]


@dataclass
class Window:
    """A page with what went wrong in it and the hosts it asked."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def watch(self) -> None:
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2].split(":")[0]))

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def assert_sound(self) -> None:
        """No error in the console, no request to elsewhere, no serious fault of accessibility."""
        found = Axe().run(self.page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in SERIOUS] == []
        assert self.errors == []
        assert self.hosts <= {"127.0.0.1"}


@pytest.fixture(scope="module")
def window(served: str) -> Iterator[Window]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        page.set_default_timeout(PATIENCE)
        opened = Window(page, served)
        opened.watch()
        yield opened
        browser.close()


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_a_pasted_text_is_read_and_a_passage_followed_to_its_source(window: Window, language: str) -> None:
    text = sorted(texts_folder().glob(f"*joint-statement*_{language}.md"))[-1].read_text("utf-8")
    window.open("/")
    window.page.fill("#text", text)
    window.page.click("button:has-text('Look at it')")
    window.assert_sound()
    window.page.fill("#f-date", "2031-02-03")
    window.page.click("button:has-text('Read it')")
    window.page.wait_for_selector("#coverage")
    window.page.keyboard.press("2")
    window.page.keyboard.press("0")
    window.page.keyboard.press("j")
    window.page.wait_for_selector(".ev.open")
    assert "#p-" in window.page.url
    window.page.click(".ev.open .refs a >> nth=0")
    assert "#d-" in window.page.url
    window.page.keyboard.press("Escape")
    window.assert_sound()


def test_versions_are_compared_and_a_note_stays(window: Window, bench: Workbench) -> None:
    head = next(head for head in bench.view().heads()[::-1] if head.kind == "joint statement")
    window.open(f"/documents/{head.id}/versions")
    window.page.wait_for_selector(".aligned")
    window.assert_sound()
    window.open(f"/documents/{head.id}/reading")
    window.page.wait_for_selector("#coverage")
    window.page.keyboard.press("j")
    window.page.click(".ev.open a.write")
    window.page.fill(".ev.open textarea", "проверить · 核对")
    window.page.click(".ev.open .noted button")
    window.page.wait_for_selector(".ev.open a.write:has-text('Change')")
    assert window.page.inner_text(".ev.open p.note") == "проверить · 核对"
    window.assert_sound()


def test_margins_come_into_the_panels_and_filter_the_text(window: Window, bench: Workbench) -> None:
    head = next(head for head in bench.view().heads()[::-1] if head.kind == "joint statement")
    window.open(f"/documents/{head.id}/reading")
    window.page.wait_for_selector("#filters select[name=act]:not([disabled])")
    window.page.wait_for_selector("#filters select[name=owner]:not([disabled])")
    window.page.select_option("#filters select[name=act]", index=1)
    shown = window.page.locator(".p:not(.dimmed)").count()
    assert 0 < shown < window.page.locator(".p").count()
    assert window.page.inner_text("#filters-state").startswith(f"{shown} of ")
    window.page.keyboard.press("Escape")
    window.page.locator("h1").click()
    window.page.keyboard.press("j")
    window.page.wait_for_selector(".ev.open .margin")
    assert window.page.locator(".p.current.dimmed").count() == 0
    window.assert_sound()


def test_a_passage_is_quoted_in_a_draft_that_is_mended_and_given_out(window: Window, bench: Workbench) -> None:
    head = next(head for head in bench.view().heads()[::-1] if head.kind == "joint statement")
    window.open("/check")
    window.page.fill("#draft-text", "The statement was signed on Friday, 16 May 2024.")
    window.page.wait_for_selector("#checks .v-fails")
    assert "Thursday" in window.page.inner_text("#checks")
    window.page.click("summary")
    mended = window.page.input_value("#draft-claims").replace("Friday", "Thursday")
    window.page.fill("#draft-claims", mended)
    window.page.locator("#draft-claims").blur()
    window.page.wait_for_selector("#changed li")
    assert "holds" in window.page.inner_text("#changed")
    window.assert_sound()
    window.open(f"/documents/{head.id}/reading")
    window.page.wait_for_selector("#coverage")
    window.page.keyboard.press("j")
    window.page.click(".ev.open a:has-text('Quote it')")
    window.page.wait_for_selector("#draft-text")
    draft = window.page.input_value("#draft-text")
    assert draft.startswith("The statement was signed on Friday")
    assert f"({head.id})" in draft
    with window.page.expect_download() as download:
        window.page.click("button:has-text('Word file')")
    assert download.value.suggested_filename == "draft.docx"
    window.assert_sound()


def test_the_keyboard_alone_reaches_a_reading(window: Window) -> None:
    window.open("/documents")
    for _step in range(60):
        window.page.keyboard.press("Tab")
        if window.page.evaluate("document.activeElement.textContent") == "read":
            break
    window.page.keyboard.press("Enter")
    window.page.wait_for_selector("#coverage")
    window.page.keyboard.press("j")
    window.page.wait_for_selector(".ev.open")
    assert window.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/", "/documents", "/documents?q=合作", "/calendar", "/claims", "/check", "/watch", "/ledger", "/nowhere"]
)
def test_pages_are_accessible_in_light_and_dark(window: Window, path: str, scheme: str) -> None:
    window.page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    window.open(path)
    found = Axe().run(window.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in SERIOUS] == []
    window.page.emulate_media(color_scheme="light")
    window.errors.clear()  # a page that is not there is an error in the console, rightly
