"""Ownership: the owners of the specimen's formulas, and the side of sentences each side issued alone, held out.

A document is held out whole; the side of each of its sentences is guessed by likeness to the other own texts of both
sides, in English, so that the language does not give it away. Documents of even years are dev, on which the thresholds
were chosen, the others test. The null: the same with the sides of the sentences shuffled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from evals.drafts import record
from evals.measures import Eval, Measure
from evals.ownership_scores import Guess, scores
from evals.reuse_sets import gold_hash
from travaux import specimen
from travaux.questions.ownership import Sides, likeness, sides
from travaux.record.documents import DocumentHead
from travaux.record.filters import parse
from travaux.record.ownerships import COMMON_STOCK
from travaux.store.views import View
from travaux.text.sentences import passages
from travaux.workbench import Workbench

OWNERS = Path(__file__).with_name("data") / "specimen" / "owners.jsonl"
NAMES = ("Ninglan", "Torvania")
LEAST = 40


def guesses(workbench: Workbench, language: str, names: tuple[str, str]) -> Iterator[Guess]:
    """Every held-out sentence of the sides' own texts in a language."""
    view = replaced(workbench, language)
    heads = [head for head in view.heads() if len(head.issuers) == 1 and head.issuers[0] in names and head.date]
    for head in heads:
        known = sides(view, names, workbench.meaning(), head.act or head.id)
        yield from _of(workbench, head, known, language)


def _of(workbench: Workbench, head: DocumentHead, known: Sides, language: str) -> Iterator[Guess]:
    document = workbench.view(unofficial=True).document(head.id)
    found = [one.text for one in passages(document.text, document.language, document.id) if len(one.text) >= LEAST]
    for vector in workbench.meaning()(found, language) if found else ():
        standing = likeness(known, vector)
        if standing:
            name = max(standing, key=lambda one: standing[one].support)
            best = standing[name]
            yield Guess(head.issuers[0], name, best.support, best.similarity, int(head.date[:4]) % 2 == 0)


def replaced(workbench: Workbench, language: str) -> View:
    """A view of the texts in one language."""
    return workbench.view(against=parse(f"language={language}"))


def measure(_shared: Path | None, _made: Path) -> list[Measure]:
    """Owners of the planted formulas; accuracy, coverage and calibration on held-out sentences; the null."""
    workbench, gold = record(), gold_hash(OWNERS)
    rows = [json.loads(line) for line in OWNERS.read_text(encoding="utf-8").splitlines()]
    right = [_owner(workbench, row["first"][0]["text"]) == _wanted(row["owner"]) for row in rows]
    taken = [_owner(workbench, row["taken_up"][0]["text"]) == _wanted(row["owner"]) for row in rows if row["taken_up"]]
    found = list(guesses(workbench, "en", NAMES))
    texts = gold_hash(specimen.texts_folder() / "documents.csv")
    measures = [
        Measure("ownership.formulas.right", sum(right) / len(right), len(right), gold),
        Measure("ownership.formulas.taken_up_right", sum(taken) / len(taken), len(taken), gold),
    ]
    for split, own in (("dev", [one for one in found if one.dev]), ("test", [one for one in found if not one.dev])):
        measures += scores(f"ownership.held_out.{split}", own, texts)
    return measures


def _owner(workbench: Workbench, text: str) -> str | None:
    return workbench.ownership(text)[0].owner


def _wanted(owner: str) -> str:
    return owner if owner in NAMES else COMMON_STOCK


OWNERSHIP = Eval("ownership", measure)
