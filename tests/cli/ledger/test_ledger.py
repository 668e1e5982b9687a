"""The ledger from the command line: from the promise to the report, and every field of its JSON on its page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Travaux
from tests.cli.test_json_forms import PAGE
from tests.store.promises import PROMISES, SIDES, add, statement
from travaux.cli.ledger import COMMANDS
from travaux.store.database import create

WINDOW = "2019-03-01/2021-12-31"
KEYED_BY_DATA = re.compile(r".*\.(statuses|fields)$")


@pytest.fixture
def promised(tmp_path: Path) -> Path:
    """A record of one promise said twice, in each language."""
    folder = tmp_path / "promised"
    with create(folder) as database:
        for language in PROMISES:
            add(database, statement(language), statement(language, "2020-03-01", f"{PROMISES[language]} OK."))
    return folder


def _json(travaux: Travaux, record: Path, *arguments: str) -> dict[str, Any]:
    result = travaux("ledger", *arguments, "--record", record, "--format", "json")
    assert result.exit_code == 0, result.output
    printed: dict[str, Any] = json.loads(result.stdout)
    assert printed["format"] == f"travaux.ledger.{arguments[0]}/1"
    return printed


def _kept(travaux: Travaux, record: Path, language: str = "en") -> str:
    """The id of a promise of which a deed is entered."""
    said = statement(language)
    item = str(_json(travaux, record, "take", said.id)["taken"][0]["id"])
    _json(travaux, record, "freeze", item, "--done", "a ferry sails", "--window", WINDOW)
    words = ("--document", said.id, "--words", PROMISES[language][:6])
    _json(travaux, record, "evidence", item, "--shows", "done", "--side", SIDES[0], "--date", "2021-05-01", *words)
    return item


@pytest.mark.parametrize("language", PROMISES)
def test_a_promise_goes_from_its_text_to_the_report(travaux: Travaux, promised: Path, language: str) -> None:
    item = _kept(travaux, promised, language)
    scored = _json(travaux, promised, "score", item[:8], "--on", "2022-01-01")
    assert [(one["side"], one["status"], one["score"], one["overdue"]) for one in scored["states"]] == [
        (SIDES[0], "done", 1, False),
        (SIDES[1], "announced", None, True),
    ]
    groups = _json(travaux, promised, "report", "--by", "side", "--on", "2022-01-01")["groups"]
    assert {one["group"]: one["scored"] for one in groups} == {SIDES[0]: 1, SIDES[1]: 0, "all": 1}
    (chain,) = _json(travaux, promised, "chains")["chains"]
    assert [one["date"] for one in chain["said"]] == ["2019-03-01", "2020-03-01"]
    assert (chain["idle"], chain["unmoved"]) == (1, 0)


def test_text_csv_and_chart_say_the_same(travaux: Travaux, promised: Path, tmp_path: Path) -> None:
    item, at = _kept(travaux, promised), ("--on", "2022-01-01", "--record", promised)
    listed = travaux("ledger", "list", *at)
    assert f"{SIDES[0]}: done; {SIDES[1]}: announced (overdue)" in listed.stdout
    rows = list(csv.DictReader(io.StringIO(travaux("ledger", "list", *at, "--format", "csv").stdout)))
    assert [(row["id"], row["status"], row["score"]) for row in rows] == [(item, "done", "1"), (item, "announced", "")]
    shown = travaux("ledger", "score", item, *at).stdout
    assert "done (+1, final on 2022-01-01)" in shown
    assert "a ferry sails" in shown
    drawn = travaux("ledger", "report", *at, "--chart", tmp_path / "deeds.svg", "--format", "csv")
    assert drawn.exit_code == 0
    assert drawn.stdout.startswith("group,items,announced")
    assert "<svg" in (tmp_path / "deeds.svg").read_text(encoding="utf-8")
    assert travaux("doctor", "--record", promised).stdout.splitlines().count("ok\tledger") == 1


@pytest.mark.parametrize(
    ("only", "count"),
    [
        (("--side", SIDES[1]), 1),
        (("--side", "Курляндия"), 0),
        (("--status", "done"), 1),
        (("--status", "lapsed"), 0),
        (("--overdue",), 1),
        (("--topic", "nuclear"), 0),
        (("language=ru",), 0),
        (("--as-of", "2019"), 0),
    ],
)
def test_the_list_can_be_narrowed(travaux: Travaux, promised: Path, only: tuple[str, ...], count: int) -> None:
    _kept(travaux, promised)
    assert len(_json(travaux, promised, "list", "--on", "2022-01-01", *only)["items"]) == count


def test_what_is_against_the_rules_ends_with_2_and_says_what_to_do(travaux: Travaux, promised: Path) -> None:
    item = str(_json(travaux, promised, "take", statement("en").id)["taken"][0]["id"])
    source = ("--document", statement("en").id, "--words", "The")
    early = travaux("ledger", "evidence", item, "--shows", "done", *source, "--record", promised)
    assert early.exit_code == 2
    assert "travaux ledger freeze" in early.stderr
    _json(travaux, promised, "freeze", item, "--done", "a ferry sails", "--window", WINDOW)
    again = travaux("ledger", "freeze", item, "--done", "a boat", "--window", WINDOW, "--record", promised)
    assert again.exit_code == 2
    assert "never altered" in again.stderr
    assert travaux("ledger", "score", "ffffffff", "--record", promised).exit_code == 3


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict) and not KEYED_BY_DATA.match(path):
        for name, inner in value.items():
            here = f"{path}.{name}" if path else name
            yield f"{here}[]" if isinstance(inner, list) else here
            yield from _paths(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from _paths(inner, f"{path}[]")


def test_every_field_is_documented(travaux: Travaux, promised: Path) -> None:
    item = _kept(travaux, promised)
    printed = [_json(travaux, promised, "report")]
    travaux("ledger", "freeze", item, "--done", "a boat", "--window", "2019", "--because", "x", "--record", promised)
    printed += [
        _json(travaux, promised, "take", statement("ru").id),
        _json(travaux, promised, "list"),
        _json(travaux, promised, "score", item),
        _json(travaux, promised, "chains"),
        _json(travaux, promised, "log"),
    ]
    (deed,) = printed[3]["deeds"]
    printed.append(_json(travaux, promised, "withdraw", deed["id"], "--because", "x"))
    printed.append(_json(travaux, promised, "freeze", item, "--done", "a", "--window", "2020", "--because", "y"))
    words = ("--document", statement("en").id, "--words", "The sides")
    printed.append(_json(travaux, promised, "evidence", item, "--shows", "started", *words))
    assert len(printed) == len(COMMANDS)
    section = PAGE.read_text(encoding="utf-8").split("\n## `travaux ledger`")[1].split("\n## ")[0]
    documented = set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))
    assert {path for one in printed for path in _paths(one)} == documented
