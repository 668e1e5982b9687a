"""Gold of acts: hand-written sentences with labels, and labels of real sentences whose text stays outside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evals.corpora import json_lines
from travaux.record.identity import content_id

DATA = Path(__file__).with_name("data") / "acts"
LANGUAGES = ("en", "ru", "zh")
GENRES = DATA / "genres.yaml"
SPECIMEN = DATA.parent / "specimen" / "acts.jsonl"
COLONS = (":", "：")
HALVES = ("test", "dev")
REAL = {
    "kremlin_ru": ("ru", "corpora/kremlin_ru/kremlin_ru_2025.jsonl"),
    "kremlin_en": ("en", "corpora/kremlin_en/kremlin_en_news.jsonl.gz"),
    "xinwenlianbo": ("zh", "corpora/xinwenlianbo/xinwenlianbo.jsonl.gz"),
    "ungd2017": ("en", "corpora/ungd2017/ungd2017.jsonl"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with what it does. ``target``: kind and half-open span; ``commitment``: fields, None for none.

    ``lead``: the line that opens the list the sentence is an item of, ``""`` outside lists.
    """

    id: str
    language: str
    split: str
    genre: str
    parallel: str
    text: str
    acts: tuple[tuple[str, int], ...]
    speaker: str
    target: str
    span: tuple[int, int]
    commitment: dict[str, str] | None
    lead: str = ""


def load(language: str) -> list[Case]:
    """The gold of one language, in file order."""
    lines = (DATA / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line), language) for line in lines]


def _case(row: dict[str, Any], language: str) -> Case:
    statements, target = row["statements"], row["target"]
    return Case(
        id=row["id"],
        language=language,
        split=row["split"],
        genre=row["genre"],
        parallel=row["parallel"],
        text=row["text"],
        acts=tuple((one["act"], one["force"]) for one in statements),
        speaker=statements[0]["speaker"] if statements else "",
        target=target["kind"],
        span=(target.get("start", 0), target.get("end", 0)),
        commitment=row["commitment"],
    )


def load_genres(language: str, split: str) -> list[Case]:
    """The sentences of ten genres in one language, labelled once for all three, in file order."""
    rows = yaml.safe_load(GENRES.read_text(encoding="utf-8"))["sentences"]
    return [_genre_case(number, row, language) for number, row in enumerate(rows) if row["split"] == split]


def _genre_case(number: int, row: dict[str, Any], language: str) -> Case:
    return Case(
        id=f"genre-{number}",
        language=language,
        split=row["split"],
        genre=row["genre"],
        parallel=f"genre-{number}",
        text=row[language],
        acts=tuple((one[:-1], int(one[-1])) for one in row["acts"]),
        speaker=row["speaker"],
        target=row["target"],
        span=(0, 0),
        commitment=None,
    )


def load_specimen(language: str, half: str) -> list[Case]:
    """The specimen's sentences in one language, labelled by other hands than the lexicons; each wording once.

    The acts fall into halves by a hash of their name: rules were mended on ``dev`` only.
    """
    seen: set[str] = set()
    cases = []
    for row, lead in _with_leads(row for row in json_lines(SPECIMEN) if row["language"] == language):
        act = "_".join(row["file"].split("_")[:2])
        if row["text"] in seen or half_of(act) != half:
            continue
        seen.add(row["text"])
        cases.append(_specimen_case(row, act, half, lead))
    return cases


def _with_leads(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each row with the line that opens its list: what follows a colon, and what follows a semicolon of an item."""
    lead, open_list, file = "", False, ""
    for row in rows:
        text = row["text"].rstrip()
        lead = lead if open_list and row["file"] == file else ""
        yield row, lead
        if text.endswith(COLONS):
            lead = text
        open_list, file = text.endswith((*COLONS, ";", "；")), row["file"]


def half_of(act: str) -> str:
    """``dev`` or ``test``, by a hash of the act's name."""
    return HALVES[int(hashlib.sha1(act.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def _specimen_case(row: dict[str, Any], act: str, half: str, lead: str) -> Case:
    joint = "joint" in act or "forum" in act
    explicit = [one for one in row["acts"] if not one["implied"]]
    targets = [one["target"] for one in explicit if one["target"] != "none"]
    return Case(
        id=f"{act}-{row['start']}",
        language=row["language"],
        split=half,
        genre="js" if joint else "sp",
        parallel="",
        text=row["text"],
        acts=tuple((one["act"], one["force"]) for one in explicit),
        speaker="",
        target=targets[0] if targets else "none",
        span=(0, 0),
        commitment=None,
        lead=lead,
    )


def gold_hash(language: str) -> str:
    """Hash of a gold file, so that a figure says what it was measured on."""
    return content_id((DATA / f"{language}.jsonl").read_text(encoding="utf-8"))


def load_real(corpus: str, shared: Path, half: str) -> list[Case]:
    """Labelled real sentences of one half, their text fetched from the shared folder by row and offsets.

    ``dev``: drawn at random, their errors were looked at. ``test``: drawn later, 20 at random and 30 among sentences
    with some word of saying, wishing or duty, so that there are acts to measure; labelled before the program was run.
    """
    language, path = REAL[corpus]
    texts = list(_texts(shared / path))
    rows = [json.loads(line) for line in (DATA / f"real_{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Case(
            id=f"{corpus}-{row['row']}",
            language=language,
            split=half,
            genre=corpus,
            parallel="",
            text=texts[row["row"]][row["start"] : row["end"]],
            acts=tuple((one["act"], one["force"]) for one in row["statements"]),
            speaker="",
            target=row["target"],
            span=(0, 0),
            commitment=None,
        )
        for row in rows
        if row["half"] == half
    ]


def _texts(path: Path) -> Iterator[str]:
    for row in json_lines(path):
        yield row.get("text") or "\n".join(row.get("paragraphs") or [])
