"""Sets of texts with known reuse: sources, later texts, and the planted passages with spans on both sides.

On disk a set is a folder with ``corpus.jsonl`` (id, text, q: 1 for a later text, series) and ``gold.jsonl`` (q,
q_begin, q_end, src, s_begin, s_end, level). Offsets are code points, half-open. Every later text is compared with every
source (``q: 0``) of another ``series`` and with nothing else; ``series`` groups texts that repeat each other by nature,
such as the addresses of one speaker, so that true but unplanted reuse is not counted as a mistake.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from evals.corpora import Text, json_lines
from evals.plagdet import Detection

LEVELS = ("none", "light", "medium", "heavy")
"""How much a planted passage was edited; ``none`` is verbatim but for white space."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted passage and the level it was edited at."""

    place: Detection
    level: str


@dataclass(frozen=True, slots=True)
class ReuseSet:
    """Sources, later texts and what was planted in them. ``series`` gives the series of each text id."""

    language: str
    sources: tuple[Text, ...]
    queries: tuple[Text, ...]
    planted: tuple[Planted, ...]
    series: dict[str, str]

    @property
    def cases(self) -> list[Detection]:
        """All planted passages."""
        return [planted.place for planted in self.planted]

    def at_level(self, level: str) -> list[Detection]:
        """The passages planted at one level."""
        return [planted.place for planted in self.planted if planted.level == level]


def load(folder: Path, language: str) -> ReuseSet:
    """The set kept in ``folder``."""
    rows = list(json_lines(folder / "corpus.jsonl"))
    planted = []
    for row in json_lines(folder / "gold.jsonl"):
        level = row.pop("level")
        planted.append(Planted(Detection(**row), level))
    return ReuseSet(
        language=language,
        sources=tuple(Text(row["id"], row["text"]) for row in rows if not row["q"]),
        queries=tuple(Text(row["id"], row["text"]) for row in rows if row["q"]),
        planted=tuple(planted),
        series={row["id"]: row["series"] for row in rows},
    )


def save(reuse: ReuseSet, folder: Path) -> None:
    """Write the set to ``folder``, in the form ``load`` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [(0, text) for text in reuse.sources] + [(1, text) for text in reuse.queries]
    with (folder / "corpus.jsonl").open("w", encoding="utf-8") as out:
        for is_query, text in rows:
            row = {"id": text.id, "text": text.text, "q": is_query, "series": reuse.series[text.id]}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as out:
        for planted in reuse.planted:
            out.write(json.dumps({**asdict(planted.place), "level": planted.level}) + "\n")


def gold_hash(*paths: Path) -> str:
    """Hash over the bytes of the files named, by which a floor knows that its gold data is still the same."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
