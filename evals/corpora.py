"""The shared folder of real texts and gold data: where it is, and its texts as plain (id, text) pairs.

The texts never enter the project. The folder is named by ``TRAVAUX_SHARED`` or stands as ``shared`` beside the project
root; without it the evals that need it are skipped, saying so.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the id that detections name it by."""

    id: str
    text: str


def shared_folder() -> Path | None:
    """The folder with ``corpora`` and ``gold``; None when there is none."""
    named = os.environ.get("TRAVAUX_SHARED")
    folder = Path(named) if named else PROJECT.parent / "shared"
    return folder if (folder / "gold").is_dir() else None


def cache_folder() -> Path:
    """Where generated sets are kept: ``TRAVAUX_EVALS_CACHE`` or the user's cache, never the project."""
    named = os.environ.get("TRAVAUX_EVALS_CACHE")
    home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return Path(named) if named else home / "travaux" / "evals"


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file, gzipped or not."""
    open_text = gzip.open if path.suffix == ".gz" else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def kremlin_ru(shared: Path) -> list[Text]:
    """Items of the presidential site in Russian (2025), attached documents as texts of their own."""
    texts = []
    for row in json_lines(shared / "corpora/kremlin_ru/kremlin_ru_2025.jsonl"):
        number = row["url"].rsplit("/", 1)[-1]
        texts.append(Text(f"kremlin_ru-{number}", row["text"]))
        if row["supplement_text"]:
            texts.append(Text(f"kremlin_ru-{number}-supplement", row["supplement_text"]))
    return texts


def kremlin_en(shared: Path) -> list[Text]:
    """Items of the presidential site in English (1999-2020)."""
    rows = json_lines(shared / "corpora/kremlin_en/kremlin_en_news.jsonl.gz")
    return [Text(f"kremlin_en-{row['id']}", "\n\n".join(row["paragraphs"])) for row in rows]


def general_debate(shared: Path) -> list[Text]:
    """The UN general debate of 2017, one text a state."""
    rows = json_lines(shared / "corpora/ungd2017/ungd2017.jsonl")
    return [Text(f"ungd2017-{row['country_iso']}", row["text"]) for row in rows]


def state_of_the_union(shared: Path) -> list[Text]:
    """The annual addresses 1790-2020; byte-order marks taken off."""
    files = sorted((shared / "corpora/sotu").glob("su*.txt"))
    return [Text(file.stem, file.read_text(encoding="utf-8-sig")) for file in files]


def treaties(shared: Path) -> list[Text]:
    """Trade agreements of the ToTA corpus that are in English, one text an agreement."""
    rows = json_lines(shared / "corpora/tota/tota_articles.jsonl.gz")
    kept = (row for row in rows if row["language"] == "en")
    return [Text(row["id"], "\n".join(part["text"] for part in row["parts"])) for row in kept]


def reports_zh(shared: Path) -> list[Text]:
    """Government work reports and party congress reports, line breaks inside sentences as received."""
    texts = []
    for name in ("government_work_reports", "cpc_congress_reports"):
        rows = json_lines(shared / f"corpora/cn_reports/{name}.jsonl")
        texts += [Text(f"{name}-{number}", row["content"]) for number, row in enumerate(rows)]
    return texts


def evening_news_zh(shared: Path) -> list[Text]:
    """The evening news, one text a day with all its items, in order of date."""
    rows = list(json_lines(shared / "corpora/xinwenlianbo/xinwenlianbo.jsonl.gz"))
    days = groupby(sorted(rows, key=lambda row: str(row["date"])), key=lambda row: str(row["date"]))
    return [Text(f"news-{day}", "\n".join(p for item in items for p in item["paragraphs"])) for day, items in days]


def newstest(shared: Path, language: str) -> list[Text]:
    """Newspaper sentences of WMT 2021 in ``language``, fifty to a text."""
    names = {
        "ru": ("en-ru.ref.A.ru", "ru-en.src.ru"),
        "zh": ("en-zh.ref.A.zh", "zh-en.src.zh"),
        "en": ("en-ru.src.en", "ru-en.ref.A.en", "zh-en.ref.A.en"),
    }[language]
    texts = []
    for name in names:
        lines = (shared / f"gold/newstest2021/newstest2021.{name}").read_text(encoding="utf-8").splitlines()
        texts += [Text(f"{name}-{at:04}", "\n".join(lines[at : at + 50])) for at in range(0, len(lines), 50)]
    return texts
