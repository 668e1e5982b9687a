"""Intake measured: bodies of saved pages, planted dirt, and how often the dirty-copy check speaks on real corpora.

Run ``python -m evals.intake`` for the corpora (needs the shared folder), ``python -m evals.saved_pages`` and
``python -m evals.planted_dirt`` for the rest in detail.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.corpora import shared_folder
from evals.measures import Eval, Measure
from evals.planted_dirt import FURNITURE, Result, measure
from evals.reuse_sets import gold_hash
from evals.saved_pages import FOLDER, HELD_OUT, extraction, saved_pages
from travaux.intake.files import receive
from travaux.record.drafts import Draft, IntakeOptions

CORPORA: Mapping[str, tuple[str, IntakeOptions]] = {
    "kremlin_en": ("kremlin_en/kremlin_en_news.jsonl.gz", IntakeOptions(language="en")),
    "kremlin_ru": ("kremlin_ru/kremlin_ru_2025.jsonl", IntakeOptions()),
    "xinwenlianbo": ("xinwenlianbo/xinwenlianbo.jsonl.gz", IntakeOptions()),
    "tota": ("tota/tota_articles.jsonl.gz", IntakeOptions()),
    "cn_reports": ("cn_reports/*.jsonl", IntakeOptions(mapping={"date": "year"})),
    "sotu": ("sotu", IntakeOptions(from_name="su{date}*.txt")),
    "ungd2017": (
        "ungd2017/ungd2017.jsonl",
        IntakeOptions(mapping={"date": "year", "issuers": "country", "title": "doc"}),
    ),
    "ru_mfa_telegram_en": ("ru_mfa_telegram_en/mfa_telegram.csv", IntakeOptions(language="en")),
    "udhr": ("udhr/*.xml", IntakeOptions(date="1948-12-10")),
}


@dataclass(slots=True)
class Tally:
    """Of one corpus: drafts, refusals, characters, seconds, and how many drafts have each kind of caution."""

    drafts: int = 0
    refusals: int = 0
    characters: int = 0
    seconds: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)


def tally(corpora: Path, name: str) -> Tally:
    """Receives a corpus and counts."""
    place, options = CORPORA[name]
    counted, start = Tally(), time.perf_counter()
    for received in receive([corpora / place], options):
        if isinstance(received, Draft):
            counted.drafts += 1
            counted.characters += len(received.document.text)
            counted.kinds.update({caution.kind for caution in received.cautions})
        else:
            counted.refusals += 1
    counted.seconds = time.perf_counter() - start
    return counted


def measures(shared: Path | None, cache: Path) -> list[Measure]:
    """F1 of page bodies, recall of planted dirt with and without splices, cautions a clean text."""
    del shared, cache
    pages = [extraction(page) for page in saved_pages()]
    held_out = [found.f1 for found in pages if found.page.layout in HELD_OUT]
    gold = gold_hash(*FOLDER.iterdir())
    plants, alarms = measure()
    plain = [result for result in plants if result.kind != "spliced"]
    spliced = [result for result in plants if result.kind == "spliced"]
    dirt = gold_hash(FURNITURE)
    return [
        Measure("intake/pages/body-f1", sum(found.f1 for found in pages) / len(pages), len(pages), gold),
        Measure("intake/pages/body-f1-held-out", sum(held_out) / len(held_out), len(held_out), gold),
        Measure("intake/pages/date", sum(found.date_right for found in pages) / len(pages), len(pages), gold),
        Measure("intake/dirt/recall", _recall(plain), sum(result.plants for result in plain), dirt),
        Measure("intake/dirt/recall-spliced", _recall(spliced), sum(result.plants for result in spliced), dirt),
        Measure("intake/dirt/cautions-a-clean-text", max(alarms.values()), len(alarms), dirt, higher_is_better=False),
    ]


def _recall(results: Sequence[Result]) -> float:
    return sum(result.found for result in results) / sum(result.plants for result in results)


INTAKE = Eval("intake", measures)


def _report(corpora: Path) -> Iterator[str]:
    for name in CORPORA:
        counted = tally(corpora, name)
        size = f"{counted.drafts} drafts, {counted.refusals} refused, {counted.characters / 1e6:.1f} M characters"
        yield f"{name}: {size}, {counted.seconds:.1f} s"
        for kind, count in counted.kinds.most_common():
            yield f"    {kind:<22}{count:>6}  {100 * count / counted.drafts:6.2f} in 100"


if __name__ == "__main__":
    folder = shared_folder()
    for line in _report(folder / "corpora") if folder else ("no folder of shared texts: name it in TRAVAUX_SHARED",):
        print(line)
