"""``travaux collect`` and ``travaux watch`` as a person or a program uses them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from evals.site_pages import SitePage

from tests.cli.test_json_forms import _documented, _paths
from tests.collecting.conftest import alone, publish
from tests.collecting.site_server import Reply, SiteServer
from travaux.cli.app import group
from travaux.workbench import Workbench

Travaux = Callable[..., Result]


@pytest.fixture
def travaux(tmp_path: Path) -> Travaux:
    Workbench.create(tmp_path / "record").close()
    runner = CliRunner()
    return lambda *words: runner.invoke(group, ["--record", str(tmp_path / "record"), *words], prog_name="travaux")


def _network(server: SiteServer) -> list[str]:
    places = [word for host in server.hosts() for word in ("--resolve", f"{host}=127.0.0.1")]
    return ["--rest", "0", "--tries", "1", *places]


def test_collect_then_watch_in_json(
    server: SiteServer, pages: tuple[SitePage, ...], travaux: Travaux, tmp_path: Path
) -> None:
    chosen = alone(pages)[::40][:3]
    targets = publish(server, chosen)
    lost = chosen[0].article.paragraphs[1]
    table = tmp_path / "catalogue.csv"
    rows = [f"{number},{target.address},1999" for number, target in enumerate(targets)]
    table.write_text(
        "\n".join(["id,url,date", *rows, "9,,2001", f"8,{server.address('kremlin.ru', '/none')},"]), "utf-8"
    )
    found = travaux("collect", str(table), "--format", "json", *_network(server))
    assert found.exit_code == 4
    printed: dict[str, Any] = json.loads(found.stdout)
    assert printed["summary"] == {"new": 3, "same": 0, "edited": 0, "deleted": 0, "fault": 1}
    assert [row["row"] for row in printed["unaddressed"]] == ["9"]
    assert {one["document"]["date"] for one in printed["results"] if one["document"]} == {"1999"}
    place = server.pages[chosen[0].host, chosen[0].path]
    place.body = place.body.replace(f"<p>{lost}</p>".encode(chosen[0].encoding), b"")
    server.pages[chosen[1].host, chosen[1].path] = Reply(b"", 410)
    watched = json.loads(travaux("watch", "--format", "json", *_network(server)).stdout)
    assert watched["summary"] == {"new": 0, "same": 1, "edited": 1, "deleted": 1, "fault": 0}
    (edited,) = (one for one in watched["results"] if one["change"] == "edited")
    assert [wording["earlier"]["text"] for wording in edited["wordings"]] == [lost]
    known = set(_paths(printed)) | set(_paths(watched))
    assert known == _documented("collect")


def test_collect_in_words(server: SiteServer, pages: tuple[SitePage, ...], travaux: Travaux) -> None:
    (target,) = publish(server, alone(pages)[:1])
    found = travaux("collect", target.address, *_network(server))
    assert found.stdout.startswith("new\t")
    again = travaux("collect", target.address, *_network(server))
    assert "held since" in again.stdout
    assert again.stderr.strip() == "1 same"


def test_collect_dry_run_asks_nobody(server: SiteServer, pages: tuple[SitePage, ...], travaux: Travaux) -> None:
    (target,) = publish(server, alone(pages)[:1])
    found = travaux("collect", target.address, "--dry-run", *_network(server))
    assert target.address in found.stdout
    assert not server.asked
    form = json.loads(travaux("collect", "china-russia", "--dry-run", "--format", "json").stdout)
    assert len(form["targets"]) > 5
    assert len(form["unaddressed"]) > 5


def test_collect_takes_a_file_for_a_row_without_address(travaux: Travaux, tmp_path: Path) -> None:
    table, text = tmp_path / "catalogue.csv", tmp_path / "statement.txt"
    table.write_text("row_id,date,language,issuers,official_url\nS1,2003-04-05,ru,Торвания; Северия,\n", "utf-8")
    text.write_text(
        "Стороны подтвердили намерение развивать сотрудничество в области транспорта и энергетики.", "utf-8"
    )
    found = travaux("collect", str(table), "--file", f"S1={text}", "--format", "json")
    (one,) = json.loads(found.stdout)["results"]
    assert (one["document"]["date"], one["document"]["issuers"]) == ("2003-04-05", ["Торвания", "Северия"])
    wrong = travaux("collect", str(table), "--file", f"S2={text}")
    assert wrong.exit_code == 2
    assert "S1" in wrong.stderr


def test_collect_reads_an_archive_without_the_network(
    server: SiteServer, pages: tuple[SitePage, ...], travaux: Travaux, tmp_path: Path
) -> None:
    (target,) = publish(server, alone(pages)[:1])
    travaux("collect", target.address, *_network(server))
    (archive,) = (tmp_path / "record" / "archive").iterdir()
    asked = server.asked.total()
    Workbench.create(tmp_path / "other").close()
    found = travaux("--record", str(tmp_path / "other"), "collect", str(archive))
    assert found.stdout.startswith("new\t")
    assert server.asked.total() == asked


@pytest.mark.parametrize("word", ["nothing-of-the-kind", "ftp://example.org/", "http://"])
def test_collect_says_what_a_word_may_be(travaux: Travaux, word: str) -> None:
    found = travaux("collect", word)
    assert found.exit_code == 2
    assert word in found.stderr
