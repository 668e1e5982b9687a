"""Composes the texts of the sheets: what stands in ``src/travaux/specimen/texts``, with every passage's place."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from evals.specimen.sheets import Bead, Sheet

BETWEEN = {"paragraph": "\n\n", "heading": "\n\n", "signature": "\n\n", "item": "\n", "numbered": "\n", "run": ""}
HAN = "一二三四五六七八九"
DASH = {"ru": "– ", "zh": "——", "en": "– "}
COLUMNS = ("file", "act", "language", "version_kind", "date", "issuers", "kind", "title", "url")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a composed text: its bead, its number in the bead and its half-open offsets."""

    bead: Bead
    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Composed:
    """One version of an act as it is published."""

    sheet: Sheet
    language: str
    file: str
    text: str
    places: tuple[Place, ...]


def compose(sheet: Sheet, language: str) -> Composed:
    """The text of one version: paragraphs parted by an empty line, list items by a line end and a dash."""
    text, places, number = "", [], 0
    han = dict(sheet.versions())[language].get("numbers") == "han"
    for bead in sheet.beads:
        for part, words in enumerate(bead.texts.get(language, ())):
            number += bead.layout == "numbered" and not part
            text += _gap(text, "run" if part else bead.layout, language)
            text += "" if part else _label(bead.layout, language, number, han)
            places.append(Place(bead, part, len(text), len(text) + len(words)))
            text += words
    name = f"{sheet.date}_{sheet.act}_{language}.md"
    return Composed(sheet, language, name, text + "\n", tuple(places))


def _gap(text: str, layout: str, language: str) -> str:
    if not text:
        return ""
    if layout == "run":
        return "" if language == "zh" else " "
    return BETWEEN[layout]


def _label(layout: str, language: str, number: int, han: bool) -> str:
    if layout == "item":
        return DASH[language]
    if layout != "numbered":
        return ""
    tens, ones = divmod(number, 10)
    if han:
        return f"（{'十' if tens else ''}{HAN[ones - 1] if ones else ''}）"
    return f"{number}. "


def compose_all(sheets: list[Sheet]) -> list[Composed]:
    """Every version of every act, by date."""
    return [compose(sheet, language) for sheet in sheets for language, _ in sheet.versions()]


def write_texts(composed: list[Composed], folder: Path) -> None:
    """Writes the texts and ``documents.csv`` beside them; texts no longer composed are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    rows = io.StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerow(COLUMNS)
    for item in composed:
        (folder / item.file).write_text(item.text, "utf-8", newline="\n")
        head, version = item.sheet.head, dict(item.sheet.versions())[item.language]
        issuers = "; ".join(head["issuers"])
        about = (version["language"], version["version_kind"], item.sheet.date, issuers, head["kind"])
        writer.writerow((item.file, item.sheet.act, *about, version["title"], version["url"]))
    (folder / "documents.csv").write_text(rows.getvalue(), "utf-8", newline="\n")
