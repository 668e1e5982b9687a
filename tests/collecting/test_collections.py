"""Collecting end to end: sites with faults become a record, an archive becomes the same record again."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from evals.site_pages import SitePage

from tests.collecting.conftest import alone, options, publish
from tests.collecting.site_server import Reply, SiteServer, bomb, failing, sleeping
from tests.intake.made_files import pdf, word
from travaux.record.fetches import Change, Collected, Target
from travaux.workbench import Workbench
from travaux.workbench.collecting import CollectOptions

PRESIDENT, MINISTRY, AGENCY = "kremlin.ru", "www.mid.ru", "www.news.cn"


@pytest.fixture
def record(tmp_path: Path) -> Workbench:
    return Workbench.create(tmp_path / "record")


def _by_address(found: list[Collected]) -> dict[str, Collected]:
    return {one.target.address: one for one in found}


def _documents(record: Workbench) -> set[tuple[str, str]]:
    return {(head.id, head.sha256) for head in record.view(unofficial=True).heads()}


def _snapshots(record: Workbench) -> set[str]:
    return {path.name for path in (record.folder / "snapshots").rglob("*") if path.is_file()}


def test_collect_keeps_every_text_of_five_sites_once(
    server: SiteServer, pages: tuple[SitePage, ...], record: Workbench
) -> None:
    targets = publish(server, pages)
    found = list(record.collect(targets, options(server)))
    assert Counter(one.change for one in found) == {Change.NEW: len(pages)}
    by_address = _by_address(found)
    for page, target in zip(pages, targets, strict=True):
        outcome = by_address[target.address].outcome
        assert outcome is not None
        holding = record.show(outcome.head.id)
        assert holding.document.text.strip() == page.article.body
        assert (holding.head.date, holding.head.title) == (page.article.day.isoformat(), page.article.title)
        assert holding.document.base_language == page.article.language
        assert [one.source.locator for one in holding.publications] == [target.address]
    issuers = {name for head in record.view(unofficial=True).heads() for name in head.issuers}
    assert issuers == {"Russia", "China"}
    assert record.doctor().faults == ()
    assert {one.change for one in record.collect(targets, options(server))} == {Change.SAME}


def test_collect_reports_every_fault_and_keeps_the_rest(
    server: SiteServer, pages: tuple[SitePage, ...], record: Workbench
) -> None:
    chosen = tuple(page for page in pages if page.host == MINISTRY)[:12]
    targets = publish(server, chosen)
    places = [(page.host, page.path) for page in chosen]
    server.pages[places[0]].before = failing(2)
    server.pages[places[1]].before = sleeping(1, 1.5)
    server.pages[places[2]].before = failing(99)
    server.pages[places[3]] = Reply(b"", 302, {"Location": "http://127.0.0.1:9/"})
    server.pages[places[4]] = bomb(90_000_000)
    server.pages[places[5]] = Reply(b"", 404)
    server.pages[places[6]] = Reply(b"   ", headers={"Content-Type": "text/html"})
    server.pages[places[7]] = Reply(b"\x89PNG\r\n", headers={"Content-Type": "text/html"})
    server.put(MINISTRY, "/robots.txt", f"User-agent: *\nDisallow: {places[8][1]}".encode(), "text/plain")
    found = list(record.collect(targets, options(server, seconds=1.0)))
    reasons = {one.target.address: one.reason for one in found if one.change is Change.FAULT}
    expected = [
        (2, "the server says 500"), (3, "private or loopback"), (4, "unpacks to more"), (5, "the server says 404"),
        (6, "the answer is empty"), (7, "a picture"), (8, "robots.txt"),
    ]  # fmt: skip
    assert len(reasons) == len(expected)
    for place, reason in expected:
        assert reason in reasons[targets[place].address]
    assert len(_documents(record)) == len(chosen) - len(expected)


def test_collect_follows_versions_and_attachments_but_no_other_site(server: SiteServer, record: Workbench) -> None:
    paragraph = "Стороны подтвердили намерение расширять сотрудничество в области транспорта и энергетики. " * 4
    english = "The Parties reaffirmed their intention to expand cooperation in transport and energy. " * 4
    links = (
        f'<link rel="alternate" hreflang="en" href="{server.address("en.kremlin.ru", "/a")}">'
        f'<link rel="alternate" hreflang="fr" href="{server.address("elsewhere.example", "/a")}">'
    )
    page = (
        "<html lang='{}'><head>{}</head><body><h1>{}</h1><time class='read__published' datetime='2021-05-06'>6</time>"
    )
    body = "<div class='entry-content e-content'><p>{}</p></div><div class='read__attachments'>{}</div></body></html>"
    attached = "<a href='/files/1.pdf'>PDF</a><a href='/files/2.docx'>Word</a>"
    server.put(PRESIDENT, "/a", (page.format("ru", links, "Заявление") + body.format(paragraph, attached)).encode())
    server.put("en.kremlin.ru", "/a", (page.format("en", "", "Statement") + body.format(english, "")).encode())
    server.put(PRESIDENT, "/files/1.pdf", pdf([["Annex of the plan on energy and transport."]]), "application/pdf")
    server.put(
        PRESIDENT, "/files/2.docx", word(["Приложение о мерах в области транспорта."]), "application/octet-stream"
    )
    server.put("elsewhere.example", "/a", b"never asked")
    root = Target(server.address(PRESIDENT, "/a"), {"kind": "joint statement", "date": "2021-05-07"})
    found = _by_address(list(record.collect([root], options(server))))
    assert {address: one.target.relation for address, one in found.items()} == {
        root.address: "",
        server.address("en.kremlin.ru", "/a"): "versions",
        server.address(PRESIDENT, "/files/1.pdf"): "attachments",
        server.address(PRESIDENT, "/files/2.docx"): "attachments",
    }
    heads = {address: one.outcome.head for address, one in found.items() if one.outcome}
    assert heads[server.address("en.kremlin.ru", "/a")].act == heads[root.address].act == root.address
    assert heads[server.address("en.kremlin.ru", "/a")].version_kind == "official-translation"
    assert {head.kind for head in heads.values()} == {"joint statement"}
    cautions = [caution.message for one in found.values() if one.outcome for caution in one.outcome.cautions]
    assert any("2021-05-06" in message and "2021-05-07" in message for message in cautions)
    only = list(Workbench.create(record.folder.parent / "other").collect([root], _unfollowed(server)))
    assert [one.target.address for one in only] == [root.address]


def _unfollowed(server: SiteServer) -> CollectOptions:
    return replace(options(server), follow=False)


def test_collect_adds_no_transcript_with_a_part_missing(
    server: SiteServer, pages: tuple[SitePage, ...], record: Workbench
) -> None:
    page = next(page for page in pages if len(page.parts) == 3)
    (target,) = publish(server, (page,))
    whole = server.pages.pop((page.host, page.parts[2][0]))
    (broken,) = record.collect([target], options(server))
    assert broken.change is Change.FAULT
    assert broken.reason.startswith("part 3 (")
    assert not _documents(record)
    server.pages[page.host, page.parts[2][0]] = whole
    (found,) = record.collect([target], options(server))
    assert found.change is Change.NEW
    (head,) = record.view(unofficial=True).heads()
    holding = record.show(head.id)
    snapshot = record.folder / "again.mhtml"
    snapshot.write_bytes(
        (next((record.folder / "snapshots").rglob(holding.publications[0].source.sha256))).read_bytes()
    )
    (again,) = Workbench.create(record.folder.parent / "other").add([snapshot])
    assert again.head.sha256 == head.sha256  # type: ignore[union-attr] # it is an Outcome, or the test fails


def test_watch_tells_edited_deleted_and_moved_pages(
    server: SiteServer, pages: tuple[SitePage, ...], record: Workbench
) -> None:
    chosen = tuple(page for page in alone(pages) if page.host == PRESIDENT)[:4]
    targets = publish(server, chosen)
    list(record.collect(targets, options(server)))
    lost = chosen[0].article.paragraphs[2]
    place = (chosen[0].host, chosen[0].path)
    server.pages[place].body = server.pages[place].body.replace(f"<p>{lost}</p>".encode(), b"")
    server.pages[chosen[1].host, chosen[1].path] = Reply(b"", 410)
    moved = server.pages[chosen[2].host, chosen[2].path]
    server.pages[PRESIDENT, "/moved"] = moved
    server.pages[chosen[2].host, chosen[2].path] = Reply(b"", 301, {"Location": "/moved"})
    again = options(server)
    found = _by_address(list(record.collect(record.held_addresses(), _again(again))))
    edited = found[targets[0].address]
    assert edited.change is Change.EDITED
    assert " ".join(wording.earlier for wording in edited.wordings) == lost
    assert not any(wording.later for wording in edited.wordings)
    assert record.show(edited.earlier).document.text != record.show(edited.outcome.head.id).document.text  # type: ignore[union-attr] # an edited page has one
    assert found[targets[1].address].change is Change.DELETED
    assert found[targets[2].address].moved == server.address(PRESIDENT, "/moved")
    assert found[targets[3].address].reason == "not modified"
    assert len(_documents(record)) == len(chosen) + 1


def _again(given: CollectOptions) -> CollectOptions:
    return replace(given, again=True)


def test_an_archive_gives_the_same_record_again(
    server: SiteServer, pages: tuple[SitePage, ...], record: Workbench, tmp_path: Path
) -> None:
    chosen = alone(pages)[::5]
    said = [Target(one.address, {"kind": "news", "publisher": "as catalogued"}) for one in publish(server, chosen)]
    list(record.collect(said, options(server)))
    (archive,) = (record.folder / "archive").iterdir()
    other = Workbench.create(tmp_path / "other")
    found = list(other.replay(archive))
    assert {one.change for one in found} == {Change.NEW}
    assert _documents(other) == _documents(record)
    snapshots = [
        {path.name for path in (one.folder / "snapshots").rglob("*") if path.is_file()} for one in (record, other)
    ]
    assert snapshots[0] == snapshots[1]
    heads = [{head.id: head for head in one.view(unofficial=True).heads()} for one in (record, other)]
    assert heads[0] == heads[1]


def test_an_archive_that_breaks_off_is_read_up_to_there(
    server: SiteServer, pages: tuple[SitePage, ...], record: Workbench, tmp_path: Path
) -> None:
    list(record.collect(publish(server, pages[:6]), options(server)))
    (archive,) = (record.folder / "archive").iterdir()
    whole = archive.read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    other = Workbench.create(tmp_path / "other")
    found = list(other.replay(cut))
    assert [one.change for one in found].count(Change.NEW) in range(1, 6)
    assert _documents(other) < _documents(record)


def test_a_run_killed_anywhere_goes_on_without_duplicates(
    server: SiteServer, pages: tuple[SitePage, ...], tmp_path: Path
) -> None:
    chosen = alone(pages)[::4]
    targets = publish(server, chosen)
    listed = tmp_path / "addresses.txt"
    listed.write_text("\n".join(target.address for target in targets), "utf-8")
    record = tmp_path / "record"
    Workbench.create(record).close()
    hosts = [word for host in server.hosts() for word in ("--resolve", f"{host}=127.0.0.1")]
    command = [
        sys.executable,
        "-m",
        "travaux.cli.app",
        "--record",
        str(record),
        "collect",
        str(listed),
        "--rest",
        "0.01",
    ]
    for wanted in (5, 20, 35):
        run = subprocess.Popen([*command, *hosts], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _wait_for_documents(record, wanted, run)
        run.send_signal(signal.SIGKILL)
        run.communicate()
    subprocess.run([*command, *hosts], check=True, capture_output=True)
    with Workbench.open(record) as opened:
        assert all(fault.harmless for fault in opened.doctor().faults)  # a snapshot half written when it was killed
        opened.tidy()
        assert opened.doctor().faults == ()
        heads = opened.view(unofficial=True).heads()
        titles = Counter((head.title, head.date) for head in heads)
        assert titles == Counter((page.article.title, page.article.day.isoformat()) for page in chosen)
        assert all(len(opened.show(head.id).publications) == 1 for head in heads)


def _wait_for_documents(record: Path, wanted: int, run: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    with Workbench.open(record) as opened:
        while time.monotonic() < deadline and run.poll() is None:
            if len(opened.view(unofficial=True).heads()) >= wanted:
                return
            time.sleep(0.02)


def test_collect_reads_lists_of_addresses(server: SiteServer, pages: tuple[SitePage, ...], record: Workbench) -> None:
    targets = publish(server, pages[40:44])
    items = "".join(f"<item><title>x</title><link>{one.address}</link></item>" for one in targets)
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>news</title>{items}</channel></rss>'
    server.put("feeds.example", "/rss", feed.encode(), "application/rss+xml")
    found = list(record.collect([Target(server.address("feeds.example", "/rss"))], options(server)))
    assert [one.reason for one in found if one.outcome is None] == ["a list of 4 addresses"]
    assert {one.target.address for one in found if one.outcome} == {one.address for one in targets}


def test_pages_name_the_rule_that_read_them(server: SiteServer, pages: tuple[SitePage, ...], record: Workbench) -> None:
    (found,) = record.collect(publish(server, alone(pages)[:1]), options(server))
    assert found.outcome is not None
    (publication,) = record.show(found.outcome.head.id).publications
    assert publication.observed["site_rule"] == "President of Russia"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", publication.source.retrieved)


def test_an_answer_of_a_statistical_service_becomes_figures(
    server: SiteServer, record: Workbench, tmp_path: Path
) -> None:
    address = server.address("statistics.example", "/data?period=202404")
    row = {"reporterCode": 156, "reporterISO": "CHN", "reporterDesc": "China", "partnerCode": 643, "partnerISO": "RUS"}
    row |= {"partnerDesc": "Russian Federation", "flowCode": "X", "flowDesc": "Export", "period": "202404"}
    row |= {"freqCode": "M", "cmdCode": "TOTAL", "partner2Code": 0, "customsCode": "C00", "motCode": 0}
    body = json.dumps({"data": [{**row, "primaryValue": 8.3e9}]}).encode()
    server.put("statistics.example", "/data?period=202404", body, "application/json")
    (found,) = record.collect([Target(address)], options(server))
    assert (found.change, found.reason) == (Change.NEW, "1 figures added, 0 known")
    (figure,) = record.view().registers.figures()
    assert (figure.reporter, figure.partner, int(figure.value)) == ("CN", "RU", 8_300_000_000)
    (watched,) = record.collect(record.held_addresses(), replace(options(server), again=True))
    assert watched.reason == "not modified"
    (archive, _second) = sorted((record.folder / "archive").iterdir())
    other = Workbench.create(tmp_path / "other")
    assert [one.reason for one in other.replay(archive)] == [found.reason]
    server.put("statistics.example", "/broken", b'{"data": [{"reporterCode": 156}]}', "application/json")
    (broken,) = record.collect([Target(server.address("statistics.example", "/broken"))], options(server))
    assert broken.change is Change.FAULT
