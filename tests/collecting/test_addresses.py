from __future__ import annotations

import socket

import pytest

from travaux.collecting.addresses import Forbidden, given, joined, normalised, resolved
from travaux.errors import InvalidValue


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a b?q=мир#part", "https://example.org/a%20b?q=%D0%BC%D0%B8%D1%80"),
        ("http://example.org:8080/a%20b", "http://example.org:8080/a%20b"),
        ("http://президент.рф/новости", "http://xn--d1abbgf6aiiy.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"),
        ("http://[::1]/x", "http://[::1]/x"),
    ],
)
def test_normalised_gives_one_spelling(written: str, expected: str) -> None:
    assert normalised(written) == expected
    assert normalised(expected) == expected


@pytest.mark.parametrize(
    "written",
    ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "//example.org", "http://", "http://a:b@c/",
     "http://example.org:99999/", ""],
)  # fmt: skip
def test_normalised_refuses_what_is_not_fetched(written: str) -> None:
    with pytest.raises(Forbidden):
        normalised(written)
    with pytest.raises(InvalidValue, match="whole address"):
        given(written)


def test_joined_resolves_links_of_pages() -> None:
    assert joined("http://example.org/a/b.htm", "b_2.htm#x") == "http://example.org/a/b_2.htm"
    with pytest.raises(Forbidden):
        joined("http://example.org/", "mailto:press@example.org")


@pytest.mark.parametrize(
    "numeric",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "224.0.0.1",
    ],
)
def test_resolved_refuses_private_addresses(numeric: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: [(0, 0, 0, "", (numeric, 80))])
    with pytest.raises(Forbidden, match="private or loopback"):
        resolved("seems.example", 80, private=False)
    assert resolved("seems.example", 80, private=True) == (numeric,)


def test_resolved_refuses_a_host_with_one_private_address_among_public_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(0, 0, 0, "", ("93.184.216.34", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    with pytest.raises(Forbidden, match=r"10\.0\.0\.1"):
        resolved("mixed.example", 80, private=False)
