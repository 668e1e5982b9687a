"""Lists of documents signed inside real items: is every paper counted, and is its kind right?

The gold is kinds only, read off the titles by hand in the order of the lists; the texts stay outside the project. The
presidential site's Russian items of 2025 hold two such lists as supplements, run together in one line each. Its 6,000
English items to 2020 hold one list of papers, without numbers; ``false`` counts the other items taken for a list.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from evals.measures import Eval, Measure
from travaux.errors import InvalidValue
from travaux.record.attestations import Attestation
from travaux.world.agreement_lists import read_list

NEED = "corpora/kremlin_ru/kremlin_ru_2025.jsonl"
NEED_EN = "corpora/kremlin_en/kremlin_en_news.jsonl.gz"
ENGLISH = "2000-04-10"
KINDS = {
    ENGLISH: "treaty treaty treaty agreement agreement",
    "2025-03-17": "agreement agreement programme agreement memorandum memorandum",
    "2025-03-04": (
        "statement agreement agreement protocol memorandum memorandum agreement memorandum memorandum "
        "statement memorandum"
    ),
}
"""By date of the item, the kinds of its papers in order."""

TOLD = frozenset(
    [
        "2000-10-09",
        "2000-12-18",
        "2001-05-04",
        "2001-05-14",
        "2001-12-06",
        "2002-01-25",
        "2002-12-05",
        "2003-01-17",
        "2003-04-10",
        "2003-06-26",
        "2003-09-18",
        "2003-10-09",
        "2003-11-06",
        "2005-06-21",
        "2005-11-02",
        "2005-12-06",
        "2006-06-15",
        "2013-04-15",
        "2014-12-01",
        "2016-10-04",
        "2016-10-15",
        "2017-02-27",
        "2017-05-17",
        "2017-07-04",
        "2017-10-02",
        "2017-10-05",
        "2017-10-24",
        "2017-11-30",
        "2018-06-05",
        "2019-06-05",
    ]
)
"""Days on which a sentence of an English item lists what was signed, by reading: such items are no false lists."""


def russian(shared: Path) -> dict[str, str]:
    """The supplements that hold a list, by date; two items of one day share theirs."""
    lines = (shared / NEED).read_text(encoding="utf-8").splitlines()
    every = [json.loads(line) for line in lines]
    return {one["date"][:10]: one["supplement_text"] for one in every if "окумент" in (one["supplement_title"] or "")}


def english(shared: Path) -> list[tuple[str, str]]:
    """Date and text of every English item."""
    with gzip.open(shared / NEED_EN, "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    return [(one["date"][:10], "\n".join(map(_paragraph, one["paragraphs"]))) for one in every]


def _paragraph(one: str | dict[str, str]) -> str:
    return one if isinstance(one, str) else one.get("text", "")


def measures(shared: Path | None, _cache: Path) -> list[Measure]:
    """Lists counted exactly, and kinds right among the papers of the gold; items wrongly taken for a list."""
    assert shared is not None
    found, items = russian(shared), english(shared)
    read = [(date, _kinds(text)) for date, text in items]
    mine = {date: kinds for date, kinds in read if date == ENGLISH and kinds}
    made = {**{date: _kinds(text) for date, text in found.items()}, **mine}
    gold = hashlib.sha256(repr(sorted(KINDS.items())).encode()).hexdigest()[:12]
    exact = sum(len(made.get(date, [])) == len(kinds.split()) for date, kinds in KINDS.items())
    pairs = [pair for date, kinds in KINDS.items() for pair in zip(made.get(date, []), kinds.split(), strict=False)]
    total = sum(len(kinds.split()) for kinds in KINDS.values())
    false = sum(1 for date, kinds in read if kinds and date not in {ENGLISH, *TOLD})
    return [
        Measure("agreement-lists/count-exact", exact / len(KINDS), len(KINDS), gold),
        Measure("agreement-lists/kinds", sum(one == other for one, other in pairs) / total, total, gold),
        Measure("agreement-lists/false", float(false), len(items), gold, higher_is_better=False),
    ]


def _kinds(text: str) -> list[str]:
    try:
        return [paper.instrument.value for paper in read_list(text, "2025", Attestation("supplement"))]
    except InvalidValue:
        return []


AGREEMENT_LISTS = Eval("agreement-lists", measures, (NEED, NEED_EN))
