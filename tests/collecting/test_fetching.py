from __future__ import annotations

import socket
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.collecting.site_server import Reply, SiteServer, bomb, failing, sleeping
from travaux.collecting.fetching import Exchange, Fetcher, FetchOptions
from travaux.record.fetches import Ending, Fetch, Target

HOST = "ministry.example"
PAGE = b"<html><p>text</p></html>"


@pytest.fixture
def kept() -> list[Exchange]:
    return []


@pytest.fixture
def fetcher(kept: list[Exchange]) -> Iterator[Fetcher]:
    limits = FetchOptions(
        rest=0, wait=0.01, seconds=1.0, most=100_000, places={HOST: "127.0.0.1", "other.example": "127.0.0.1"}
    )
    found = Fetcher(limits, kept.append)
    yield found
    found.close()


def _target(server: SiteServer, path: str, host: str = HOST) -> Target:
    return Target(server.address(host, path))


def test_fetch_gives_body_type_and_validators(server: SiteServer, fetcher: Fetcher, kept: list[Exchange]) -> None:
    server.put(HOST, "/a", PAGE, "text/html; charset=windows-1251")
    answer = fetcher.fetch(_target(server, "/a"))
    assert (answer.ending, answer.body, answer.media_type) == (Ending.ANSWERED, PAGE, "text/html")
    assert answer.charset == "windows-1251"
    assert answer.etag
    assert [exchange.status for exchange in kept] == [404, 200]
    assert all(agent.startswith("travaux/") for agent in server.agents)


def test_fetch_asks_conditionally_for_what_is_held(server: SiteServer, fetcher: Fetcher) -> None:
    server.put(HOST, "/a", PAGE)
    first = fetcher.fetch(_target(server, "/a"))
    held = Fetch.of(first, "hash", ("id",), ())
    assert fetcher.fetch(_target(server, "/a"), held).ending is Ending.UNCHANGED
    server.put(HOST, "/a", PAGE + b"edited")
    assert fetcher.fetch(_target(server, "/a"), held).ending is Ending.ANSWERED


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_fetch_tries_again_when_the_server_breaks_down(server: SiteServer, fetcher: Fetcher, status: int) -> None:
    server.pages[HOST, "/a"] = Reply(PAGE, before=failing(2, status))
    assert fetcher.fetch(_target(server, "/a")).ending is Ending.ANSWERED
    assert server.asked[HOST, "/a"] == 3


def test_fetch_gives_up_after_its_tries_and_says_the_status(server: SiteServer, fetcher: Fetcher) -> None:
    server.pages[HOST, "/a"] = Reply(PAGE, before=failing(99))
    answer = fetcher.fetch(_target(server, "/a"))
    assert (answer.ending, answer.status, answer.reason) == (Ending.FAILED, 500, "the server says 500")
    assert server.asked[HOST, "/a"] == 4


def test_fetch_repeats_after_a_timeout_and_says_so_in_the_end(server: SiteServer) -> None:
    limits = FetchOptions(rest=0, wait=0.01, seconds=0.3, tries=2, places={HOST: "127.0.0.1"})
    fetcher = Fetcher(limits)
    server.pages[HOST, "/once"] = Reply(PAGE, before=sleeping(1, 0.6))
    server.pages[HOST, "/always"] = Reply(PAGE, before=sleeping(9, 0.6))
    assert fetcher.fetch(_target(server, "/once")).ending is Ending.ANSWERED
    answer = fetcher.fetch(_target(server, "/always"))
    assert (answer.ending, answer.reason) == (Ending.FAILED, "no whole answer in 0.3 seconds")
    fetcher.close()


def test_fetch_waits_as_the_server_asks_but_not_for_hours(server: SiteServer, fetcher: Fetcher) -> None:
    server.pages[HOST, "/a"] = Reply(PAGE, before=failing(1, 503, **{"Retry-After": "0"}))
    server.pages[HOST, "/b"] = Reply(PAGE, before=failing(9, 503, **{"Retry-After": "86400"}))
    assert fetcher.fetch(_target(server, "/a")).ending is Ending.ANSWERED
    answer = fetcher.fetch(_target(server, "/b"))
    assert answer.ending is Ending.REFUSED
    assert "asks to wait 86400 seconds" in answer.reason


def _redirect(server: SiteServer, path: str, to: str, status: int = 302) -> None:
    server.pages[HOST, path] = Reply(b"", status, {"Location": to})


def test_fetch_follows_redirects_and_tells_permanent_ones(server: SiteServer, fetcher: Fetcher) -> None:
    server.put(HOST, "/new", PAGE)
    _redirect(server, "/old", "/new", 301)
    _redirect(server, "/now", "/new", 302)
    for path, moved in (("/old", True), ("/now", False)):
        answer = fetcher.fetch(_target(server, path))
        assert (answer.body, answer.final, answer.moved) == (PAGE, server.address(HOST, "/new"), moved)


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/secret", "http://localhost:{port}/secret", "file:///etc/passwd"]
)
def test_fetch_refuses_redirects_into_the_own_network(server: SiteServer, fetcher: Fetcher, to: str) -> None:
    server.put("127.0.0.1", "/secret", b"secret")
    server.put("localhost", "/secret", b"secret")
    _redirect(server, "/a", to.format(port=server.port))
    answer = fetcher.fetch(_target(server, "/a"))
    assert answer.ending is Ending.REFUSED
    assert not server.asked["127.0.0.1", "/secret"] + server.asked["localhost", "/secret"]


def test_fetch_reaches_the_own_network_only_when_allowed(server: SiteServer) -> None:
    server.put("127.0.0.1", "/a", PAGE)
    target = _target(server, "/a", "127.0.0.1")
    closed, opened = Fetcher(FetchOptions(rest=0)), Fetcher(FetchOptions(rest=0, private=True))
    assert closed.fetch(target).ending is Ending.REFUSED
    assert opened.fetch(target).ending is Ending.ANSWERED
    closed.close()
    opened.close()


def test_fetch_ends_loops_of_redirects(server: SiteServer, fetcher: Fetcher) -> None:
    _redirect(server, "/a", "/b")
    _redirect(server, "/b", "/a")
    answer = fetcher.fetch(_target(server, "/a"))
    assert (answer.ending, answer.reason) == (Ending.FAILED, "over 5 redirects")


def test_fetch_stops_bombs_and_endless_bodies(server: SiteServer, fetcher: Fetcher) -> None:
    server.pages[HOST, "/bomb"] = bomb(30_000_000)
    server.put(HOST, "/long", b"x" * 200_000)
    assert "unpacks to more than" in fetcher.fetch(_target(server, "/bomb")).reason
    assert "over the limit of 100,000 bytes" in fetcher.fetch(_target(server, "/long")).reason


def test_fetch_tells_gone_from_failed(server: SiteServer, fetcher: Fetcher) -> None:
    server.pages[HOST, "/forbidden"] = Reply(b"", 403)
    assert fetcher.fetch(_target(server, "/nothing")).ending is Ending.GONE
    assert fetcher.fetch(_target(server, "/forbidden")).ending is Ending.FAILED


def test_fetch_says_when_nobody_answers(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert fetcher.fetch(Target(f"http://{HOST}:{port}/")).ending is Ending.REFUSED  # its rules cannot be had
    assert "not known" in fetcher.fetch(Target("http://no-such-host.invalid/")).reason


def test_fetch_obeys_robots(server: SiteServer, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /closed/\nUser-agent: travaux\nDisallow: /closed/\nAllow: /closed/open"
    server.put(HOST, "/robots.txt", rules, "text/plain")
    server.put(HOST, "/closed/a", PAGE)
    server.put(HOST, "/closed/open", PAGE)
    answer = fetcher.fetch(_target(server, "/closed/a"))
    assert answer.ending is Ending.REFUSED
    assert "robots.txt asks programs not to" in answer.reason
    assert fetcher.fetch(_target(server, "/closed/open")).ending is Ending.ANSWERED
    assert (server.asked[HOST, "/closed/a"], server.asked[HOST, "/robots.txt"]) == (0, 1)


def test_fetch_asks_nothing_where_the_rules_cannot_be_had(server: SiteServer, fetcher: Fetcher) -> None:
    server.pages[HOST, "/robots.txt"] = Reply(b"", 500)
    server.put(HOST, "/a", PAGE)
    answer = fetcher.fetch(_target(server, "/a"))
    assert answer.ending is Ending.REFUSED
    assert "the server says 500" in answer.reason
    assert not server.asked[HOST, "/a"]


def test_fetch_checks_the_rules_of_where_a_redirect_leads(server: SiteServer, fetcher: Fetcher) -> None:
    server.put("other.example", "/robots.txt", b"User-agent: *\nDisallow: /", "text/plain")
    server.put("other.example", "/a", PAGE)
    _redirect(server, "/a", server.address("other.example", "/a"))
    assert fetcher.fetch(_target(server, "/a")).ending is Ending.REFUSED
    assert not server.asked["other.example", "/a"]


def test_fetch_rests_between_requests_to_one_host_as_robots_ask(server: SiteServer) -> None:
    server.put(HOST, "/robots.txt", b"User-agent: *\nCrawl-delay: 0.2", "text/plain")
    for path in ("/a", "/b", "/c"):
        server.put(HOST, path, PAGE)
    fetcher = Fetcher(FetchOptions(rest=0.05, places={HOST: "127.0.0.1"}))
    for path in ("/a", "/b", "/c"):
        fetcher.fetch(_target(server, path))
    fetcher.close()
    moments = [moment for moment, _host in server.times]
    rests = [later - earlier for earlier, later in pairwise(moments)]
    assert rests[0] >= 0.05
    assert min(rests[1:]) >= 0.2
