"""The hand-written gold of passage status: sentence pairs, and paragraphs read against a small record.

The codebook is ``docs/gold.md``. Every sentence is invented. The files lie in ``data/status_pairs`` and
``data/status_contexts``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux.record.parallels import EditKind, Status

DATA = Path(__file__).parent / "data"
LANGUAGES = ("ru", "zh", "en")
SPLITS = ("dev", "test")


@dataclass(frozen=True, slots=True)
class GoldEdit:
    """One change of wording: the earlier words (empty: added) and the later words (empty: removed)."""

    kind: EditKind
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and the status of the later one when only the earlier one is in the record."""

    id: str
    language: str
    split: str
    status: Status
    genre: str
    topic: str
    earlier: str
    later: str
    note: str = ""
    edits: tuple[GoldEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of a small record, sentence by sentence."""

    id: str
    date: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of the paragraph read. ``source``: the best single document, empty for a new sentence.

    ``any_source``: share of the wording that some document of the record accounts for, where it takes more than one
    document to account for it; None elsewhere.
    """

    text: str
    status: Status
    source: str
    any_source: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph (``later``) to be read against a record of a few documents, all dated before it."""

    id: str
    language: str
    split: str
    genre: str
    topic: str
    record: tuple[GoldDocument, ...]
    later: tuple[GoldSentence, ...]
    note: str = ""

    def joined(self, sentences: tuple[str, ...]) -> str:
        """Sentences as one running paragraph in the way of the language; clauses of a resolution, which end in a comma
        or a semicolon, as paragraphs of their own, which is how resolutions are printed."""
        gap = "\n\n" if self.genre == "resolution" else "" if self.language == "zh" else " "
        return gap.join(sentences)

    @property
    def paragraph(self) -> str:
        """The paragraph read, as running text."""
        return self.joined(tuple(sentence.text for sentence in self.later))


def load_pairs(language: str, split: str = "") -> list[Pair]:
    """The pairs of a language in order of the file; of both splits when none is named."""
    rows = _rows(DATA / "status_pairs" / f"{language}.jsonl")
    return [_pair(language, row) for row in rows if split in ("", row["split"])]


@dataclass(frozen=True, slots=True)
class Border:
    """A pair at the border of reworked and new, for setting thresholds only."""

    id: str
    status: Status
    earlier: str
    later: str


def load_borders(language: str) -> list[Border]:
    """The border pairs of a language in order of the file."""
    rows = _rows(DATA / "status_borders" / f"{language}.jsonl")
    return [Border(**{**row, "status": Status(row["status"])}) for row in rows]


def load_contexts(language: str, split: str = "") -> list[Context]:
    """The paragraphs of a language in order of the file; of both splits when none is named."""
    rows = _rows(DATA / "status_contexts" / f"{language}.jsonl")
    return [_context(language, row) for row in rows if split in ("", row["split"])]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _pair(language: str, row: dict[str, Any]) -> Pair:
    edits = tuple(GoldEdit(EditKind(e["kind"]), e["earlier"], e["later"]) for e in row.get("edits", ()))
    plain = {key: value for key, value in row.items() if key not in ("edits", "status")}
    return Pair(language=language, status=Status(row["status"]), edits=edits, **plain)


def _context(language: str, row: dict[str, Any]) -> Context:
    record = tuple(GoldDocument(d["id"], d["date"], tuple(d["sentences"])) for d in row["record"])
    later = tuple(GoldSentence(**{**s, "status": Status(s["status"])}) for s in row["later"])
    plain = {key: value for key, value in row.items() if key not in ("record", "later")}
    return Context(language=language, record=record, later=later, **plain)
