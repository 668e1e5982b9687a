"""Uploads and sources made to harm: nothing of them acts, and the server stays up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from lxml import html

from tests.web.conftest import Browser
from travaux.workbench import Workbench

SENTENCE = "The Parties reaffirmed their intention to deepen cooperation in energy and transport. " * 6
ATTACKS = tuple(
    r"""
<script>alert(1)</script>
<img src=x onerror=alert(1)>
<svg onload=alert(1)>
<iframe src=//evil.example>
<a href=javascript:alert(1)>x</a>
<style>*{background:url(//evil.example)}</style>
<base href=//evil.example>
<form action=//evil.example><input name=proof></form>
<meta http-equiv=refresh content='0;url=//evil.example'>
<object data=//evil.example>
<embed src=//evil.example>
<link rel=stylesheet href=//evil.example>
<details open ontoggle=alert(1)>
<math><mi xlink:href=javascript:alert(1)>x
&lt;script&gt;alert(1)&lt;/script&gt;
"><script>alert(1)</script>
'-alert(1)-'
{{7*7}}{% raw %}
]]><script>alert(1)</script>
</textarea><script>alert(1)</script>
""".strip().splitlines()
)
PLACES = ("body", "title", "heading", "attribute", "name")


def _pages() -> Iterator[tuple[str, bytes]]:
    """Pages with each attack in each place."""
    for number, attack in enumerate(ATTACKS):
        for place in PLACES:
            title = attack if place == "title" else "Statement"
            heading = attack if place == "heading" else "Joint Statement"
            extra = f'<p title="{attack}">x</p>' if place == "attribute" else ""
            body = f"<p>{SENTENCE} {attack if place == 'body' else number}</p>{extra}"
            page = f"<html><head><title>{title}</title></head><body><h1>{heading}</h1>{body}</body></html>"
            yield (f"{attack}.html" if place == "name" else f"page-{number}-{place}.html"), page.encode()


def _archives() -> Iterator[tuple[str, bytes]]:
    for depth in range(1, 21):
        content = b"x" * 1000
        for _level in range(depth):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("../../escape.docx", content)
            content = packed.getvalue()
        yield f"nested-{depth}.docx", content
    for count in range(1, 21):
        yield f"table-{count}.html", b"<html><table>" + b"<tr><td>x" * (500 * count) + b"</table></html>"
    for count in range(1, 31):
        yield f"deep-{count}.html", b"<div>" * (300 * count) + SENTENCE.encode()
    for number in range(30):
        yield f"broken-{number}.pdf", b"%PDF-1.7\n" + bytes(range(number, 200)) * 50


UPLOADS = [*_pages(), *_archives()]


def test_there_are_two_hundred_of_them() -> None:
    assert len(UPLOADS) >= 200


def test_hostile_uploads_are_shown_harmless_or_refused_in_words(fresh: Browser) -> None:
    proof = fresh.proof()
    for name, content in UPLOADS:
        found = fresh.client.post("/desk", data={"proof": proof}, files={"file": (name, content)})
        assert found.status_code in (200, 400, 404, 422), (name, found.status_code)
        _assert_harmless(found.text, name)
    assert fresh.get("/").status_code == 200


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_source_page_acts_nowhere(fresh: Browser, attack: str) -> None:
    page = f"<html><body><h1>{attack}</h1><p onclick=alert(1)>{SENTENCE}{attack}</p></body></html>"
    looked = fresh.post("/desk", {}, ("page.html", page.encode()))
    added = fresh.post(looked.url.path, {"action": "add", "title": attack, "kind": attack})
    (head,) = _bench(fresh).view(unofficial=True).heads()
    sha256 = _bench(fresh).show(head.id).publications[0].source.sha256
    assert added.status_code == 200
    for path in ("/", "/documents", f"/documents/{head.id}", f"/documents/{head.id}/snapshots/{sha256}"):
        _assert_harmless(fresh.get(path).text, path)
    _assert_harmless(
        fresh.patiently(f"/documents/{head.id}/reading").text.split("<main>")[1].rsplit("<script>", 1)[0], ""
    )
    raw = fresh.get(f"/documents/{head.id}/snapshots/{sha256}?raw")
    assert raw.headers["content-type"] == "application/octet-stream"
    assert raw.headers["content-disposition"].startswith("attachment")


def _bench(browser: Browser) -> Workbench:
    found: Workbench = browser.client.app.state.workbench  # type: ignore[attr-defined] # the application's own state
    return found


OWN_SCRIPTS = {"/static/drop.js", "/static/check.js", "/static/room.js"}
ACTING = ("iframe", "svg", "object", "embed", "base", "math", "frame", "applet")


def _assert_harmless(text: str, where: str) -> None:
    """No element or attribute of the page acts or leads elsewhere but our own."""
    tree = html.document_fromstring(text)
    for element in tree.iter("*"):
        assert element.tag not in ACTING, (where, element.tag)
        assert not [name for name in element.attrib if str(name).lower().startswith("on")], (where, element.attrib)
        for name in ("href", "src", "action", "data"):
            target = f"{element.get(name, '')}".strip().lower()
            assert not target.startswith(("javascript:", "//", "http")), (where, target)
        if element.tag == "script":
            assert element.get("src") in OWN_SCRIPTS or f"{element.text}".strip().startswith('"use strict"'), where
        if element.tag == "meta" and element.get("http-equiv") == "refresh":
            assert element.get("content") == "1", where
