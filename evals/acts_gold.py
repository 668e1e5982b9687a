"""Gold of acts: hand-written sentences with labels, and labels of real sentences whose text stays outside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.corpora import json_lines
from travaux.record.identity import content_id

DATA = Path(__file__).with_name("data") / "acts"
LANGUAGES = ("en", "ru", "zh")
SPECIMEN = DATA.parent / "specimen" / "acts.jsonl"
HALVES = ("test", "dev")
REAL = {
    "kremlin_ru": ("ru", "corpora/kremlin_ru/kremlin_ru_2025.jsonl"),
    "kremlin_en": ("en", "corpora/kremlin_en/kremlin_en_news.jsonl.gz"),
    "xinwenlianbo": ("zh", "corpora/xinwenlianbo/xinwenlianbo.jsonl.gz"),
    "ungd2017": ("en", "corpora/ungd2017/ungd2017.jsonl"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with what it does. ``target``: kind and half-open span; ``commitment``: fields, None for none."""

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


def load_specimen(language: str, half: str) -> list[Case]:
    """The specimen's sentences in one language, labelled by other hands than the lexicons; each wording once.

    The acts fall into halves by a hash of their name: rules were mended on ``dev`` only.
    """
    seen: set[str] = set()
    cases = []
    for row in json_lines(SPECIMEN):
        act = "_".join(row["file"].split("_")[:2])
        if row["language"] != language or row["text"] in seen or half_of(act) != half:
            continue
        seen.add(row["text"])
        cases.append(_specimen_case(row, act, half))
    return cases


def half_of(act: str) -> str:
    """``dev`` or ``test``, by a hash of the act's name."""
    return HALVES[int(hashlib.sha1(act.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def _specimen_case(row: dict[str, Any], act: str, half: str) -> Case:
    joint = "joint" in act or "forum" in act
    targets = [one["target"] for one in row["acts"] if one["target"] != "none"]
    return Case(
        id=f"{act}-{row['start']}",
        language=row["language"],
        split=half,
        genre="js" if joint else "sp",
        parallel="",
        text=row["text"],
        acts=tuple((one["act"], one["force"]) for one in row["acts"]),
        speaker="",
        target=targets[0] if targets else "none",
        span=(0, 0),
        commitment=None,
    )


def gold_hash(language: str) -> str:
    """Hash of a gold file, so that a figure says what it was measured on."""
    return content_id((DATA / f"{language}.jsonl").read_text(encoding="utf-8"))


def load_real(corpus: str, shared: Path) -> list[Case]:
    """Labelled real sentences, their text fetched from the shared folder by row and offsets."""
    language, path = REAL[corpus]
    texts = list(_texts(shared / path))
    rows = [json.loads(line) for line in (DATA / f"real_{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Case(
            id=f"{corpus}-{row['row']}",
            language=language,
            split="real",
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
    ]


def _texts(path: Path) -> Iterator[str]:
    for row in json_lines(path):
        yield row.get("text") or "\n".join(row.get("paragraphs") or [])
