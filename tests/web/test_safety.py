"""Who may ask, and what an answer may do."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import Browser
from travaux.web import safety
from travaux.web.app import PAGES
from travaux.web.safety import LARGEST, Guard


def test_every_answer_allows_nothing_from_elsewhere(browser: Browser) -> None:
    for path in ("/", "/documents", "/nowhere", "/static/site.css", "/api/documents", "/openapi.json"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_a_name_the_server_was_not_started_for_is_refused(browser: Browser) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:80", ""):
        assert browser.client.get("/", headers={"Host": host}).status_code == 403
    for host in ("localhost:9000", "127.0.0.1", "[::1]:80"):
        assert browser.client.get("/", headers={"Host": host}).status_code == 200


FORMS = [route.path for route in PAGES if "POST" in (getattr(route, "methods", None) or ())]  # type: ignore[attr-defined] # all are Routes


@pytest.mark.parametrize("path", FORMS)
def test_forms_without_the_proof_of_the_session_are_refused(browser: Browser, path: str) -> None:
    address = path.format(document="x", key="x", item="x")
    for fields in ({}, {"proof": "0" * 64}, {"proof": Guard().proof("other")}):
        assert browser.client.post(address, data={"text": "x", **fields}).status_code == 403


def test_forms_from_another_site_are_refused_even_with_proof(browser: Browser) -> None:
    proof = browser.proof()
    for origin in ("https://evil.example", "null", "http://127.0.0.1:81"):
        found = browser.client.post("/desk", data={"proof": proof, "text": "x"}, headers={"Origin": origin})
        assert found.status_code == 403


def test_a_token_opens_a_session_and_nothing_else_does(guarded: TestClient) -> None:
    assert guarded.get("/").status_code == 401
    assert guarded.get("/?token=wrong").status_code == 401
    guarded.cookies.set("travaux", "forged.forged")
    assert guarded.get("/").status_code == 401
    guarded.cookies.clear()
    assert guarded.get("/?token=the-token").status_code == 200
    assert guarded.get("/documents").status_code == 200


def test_a_session_of_another_start_is_refused(guarded: TestClient) -> None:
    other = Guard(frozenset({"desk.example"}), token="the-token")
    guarded.cookies.set("travaux", f"abc.{other.proof('session abc')}")
    assert guarded.get("/").status_code == 401


def test_requests_over_the_limit_are_refused_before_they_are_read(browser: Browser) -> None:
    found = browser.client.post("/desk", headers={"Content-Length": str(LARGEST + 1)}, content=b"x")
    assert found.status_code == 403
    assert "over the limit" in found.text


def test_a_body_longer_than_allowed_is_broken_off(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = browser.proof()
    monkeypatch.setattr(safety, "LARGEST", 5000)
    boundary = "b"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="proof"\r\n\r\n{proof}\r\n--{boundary}\r\n'
    part = 'Content-Disposition: form-data; name="text"\r\n\r\n'

    def pieces() -> object:
        yield (head + part).encode()
        for _piece in range(20):
            yield b"x" * 1000

    headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    found = browser.client.post("/desk", content=pieces(), headers=headers)  # type: ignore[arg-type] # an iterator of bytes
    assert found.status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2f..%2fpyproject.toml", "/desk/../../etc/passwd",
        "/desk/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/documents/..%2f..%2frecord.sqlite",
        "/documents/x/snapshots/..%2f..%2frecord.sqlite", "/static/%00",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_record(browser: Browser, path: str) -> None:
    found = browser.get(path)
    assert found.status_code in (400, 404)
    assert "root:" not in found.text
    assert "SQLite format" not in found.text
