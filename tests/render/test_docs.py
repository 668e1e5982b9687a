"""The page about readings must say what the program does."""

import re
from importlib.resources import files
from pathlib import Path

from travaux.record.parallels import EditKind, Status
from travaux.render.evidence import Mark
from travaux.render.results import ReadingResult
from travaux.render.terminal import LETTERS
from travaux.render.wording import MEANINGS

PAGE = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")


def test_docs_explain_every_status_as_the_program_does() -> None:
    rows = re.findall(r"^\| (\w+) \| (\w) \| (.+) \|$", PAGE, re.MULTILINE)
    assert rows == [(status.value, LETTERS[status], MEANINGS[status]) for status in Status]


def test_docs_explain_every_edit_and_every_mark() -> None:
    assert all(f"`{kind.value}`" in PAGE for kind in EditKind)
    assert all(f"**{mark.value}**" in PAGE for mark in Mark)


def test_docs_name_every_key_of_the_page() -> None:
    script = files("travaux.render").joinpath("templates", "reading.js").read_text(encoding="utf-8")
    keys = set(re.findall(r'event\.key === "(\w+)"', script))
    assert keys == {"j", "k", "Escape", "0"}
    assert all(f"`{name}`" in PAGE for name in (keys - {"Escape"}) | {"Esc"})


def test_docs_name_every_form_of_a_result() -> None:
    forms = {name for name in vars(ReadingResult) if name.startswith("to_")} | {"passages", "dropped"}
    assert all(f".{name}" in PAGE for name in forms)
