"""Passage status as measures: on the hand-written pairs and paragraphs (test half), and on the specimen's truth.

The specimen's newest two joint statements are read as a user reads them, against what is dated before, unofficial
translations included, for the truth names them as sources; a truth passage is answered by the passage of the reading
that overlaps it most. Dropped formulas count as found when the reading names
some wording of the formula.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from evals.judges import JUDGES
from evals.measures import Eval, Measure
from evals.reuse_sets import gold_hash
from evals.status_gold import LANGUAGES
from evals.status_pairs import score_language
from evals.status_scores import StatusScore, score_statuses
from travaux import specimen
from travaux.record.documents import VersionKind
from travaux.record.parallels import Status
from travaux.record.readings import Reading
from travaux.workbench import Workbench

DATA = Path(__file__).parent / "data"
EVERY_VERSION = "version=" + "|".join(VersionKind)


def pairs(_shared: Path | None, _made: Path) -> list[Measure]:
    """F1 of every status and of the edits, a language, on the test half."""
    found = []
    for language in LANGUAGES:
        gold = gold_hash(DATA / "status_pairs" / f"{language}.jsonl", DATA / "status_contexts" / f"{language}.jsonl")
        score = score_language(JUDGES["travaux"], language, "test")
        found += _of_scores(f"status/pairs-{language}", score.pairs, gold)
        found += [Measure(f"status/contexts-{language}/macro", score.contexts.macro, _size(score.contexts), gold)]
        if score.edits:
            typed, places = score.edits.typed, score.edits.places
            found += [Measure(f"status/edits-{language}/typed", typed.f1, typed.gold, gold)]
            found += [Measure(f"status/edits-{language}/untyped", places.f1, places.gold, gold)]
    return found


def _of_scores(name: str, score: StatusScore, gold: str) -> list[Measure]:
    return [Measure(f"{name}/{status}", score.of(status).f1, score.of(status).gold, gold) for status in Status]


def _size(score: StatusScore) -> int:
    return sum(score.confusion.values())


def of_specimen(_shared: Path | None, made: Path) -> list[Measure]:
    """F1 of every status a language over the newest two statements; recall of dropped formulas."""
    readings = _readings(made / "specimen-record")
    truth, gone = _rows("statuses"), _rows("dropped")
    gold = gold_hash(DATA / "specimen" / "statuses.jsonl", DATA / "specimen" / "dropped.jsonl")
    found = []
    for language in LANGUAGES:
        rows = [row for row in truth if row["language"] == language]
        answers = [_status(readings[row["file"]], row["start"], row["end"]) for row in rows]
        score = score_statuses([Status(row["status"]) for row in rows], answers)
        found += _of_scores(f"status/specimen-{language}", score, gold)
        lost = [row for row in gone if row["language"] == language]
        hits = sum(_is_named(row, readings, language) for row in lost)
        found.append(Measure(f"dropped/specimen-{language}/recall", hits / max(1, len(lost)), len(lost), gold))
    return found


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / "specimen" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def _readings(folder: Path) -> dict[str, Reading]:
    """The reading of every text that has a truth, by the name of its file."""
    names = {row["file"] for row in _rows("statuses")}
    exists = (folder / "record.sqlite").exists()
    with Workbench.open(folder) if exists else Workbench.create(folder) as record:
        list(record.add([specimen.texts_folder()]))
        texts = specimen.texts_folder()
        return {name: record.read(texts / name, against=EVERY_VERSION).reading for name in sorted(names)}


def _status(reading: Reading, start: int, end: int) -> Status:
    best = max(reading.passages, key=lambda one: min(one.passage.end, end) - max(one.passage.start, start))
    return best.status


def _is_named(row: dict[str, Any], readings: dict[str, Reading], language: str) -> bool:
    suffix = f"_{row['act']}_{language}.md"
    reading = next(one for name, one in readings.items() if name.endswith(suffix))
    wordings = defaultdict(list)
    for passage in row["passages"]:
        wordings[passage["file"]].append(passage["text"])
    texts = [text for some in wordings.values() for text in some]
    return any(_same(dropped.quote.exact, text) for dropped in reading.dropped for text in texts)


def _same(one: str, other: str) -> bool:
    return one in other or other in one


STATUS_PAIRS = Eval("status-pairs", pairs)
STATUS_SPECIMEN = Eval("status-specimen", of_specimen)
