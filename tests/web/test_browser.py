"""The workbench in a real browser: Debian's Chromium, driven by Playwright; skipped where there is none."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from travaux.specimen import texts_folder
from travaux.web.app import application
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
def served(bench: Workbench) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(application(bench), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


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
    window.page.fill(".ev.open textarea", "проверить · 核对")
    window.page.click(".ev.open .noted button")
    window.page.wait_for_selector(".ev.open textarea")
    assert window.page.input_value(".ev.open textarea") == "проверить · 核对"
    window.assert_sound()


def test_a_draft_is_checked_beside_the_editor(window: Window) -> None:
    window.open("/check")
    window.page.fill("#draft-text", "The statement was signed on Friday, 16 May 2024.")
    window.page.wait_for_selector("#checks .v-fails")
    assert "Thursday" in window.page.inner_text("#checks")
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
@pytest.mark.parametrize("path", ["/", "/documents", "/documents?q=合作", "/calendar", "/claims", "/check", "/nowhere"])
def test_pages_are_accessible_in_light_and_dark(window: Window, path: str, scheme: str) -> None:
    window.page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    window.open(path)
    found = Axe().run(window.page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in SERIOUS] == []
    window.page.emulate_media(color_scheme="light")
    window.errors.clear()  # a page that is not there is an error in the console, rightly
