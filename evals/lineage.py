"""All pairs of a whole corpus: plagdet on the reuse sets, the corpus compared with itself and nothing named a query."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.compute as pc

from evals.generate_reuse import RECIPES, generate
from evals.measures import Eval, Measure
from evals.plagdet import Detection, micro
from evals.reuse_sets import LEVELS, ReuseSet, gold_hash, load, save
from travaux.engine.local import LocalEngine
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, Text, traces_of
from travaux.parallels.lineage.matches import Level

_GOLD = Path("gold/reuse_synthetic_en")
GENERATED_FROM = (
    "corpora/kremlin_ru",
    "corpora/kremlin_en",
    "corpora/ungd2017",
    "corpora/sotu",
    "corpora/cn_reports",
    "corpora/xinwenlianbo",
    "gold/newstest2021",
)
"""Folders that the generated sets are made from."""


def detections(reuse: ReuseSet) -> list[Detection]:
    """Every stretch of a source found in a later text of another series, by a lineage of all texts of the set.

    The sources are dated before the later texts, as they are by construction; among themselves all are compared.
    """
    texts = [Text(one.id, "1900", one.text) for one in reuse.sources] + [
        Text(one.id, "2000", one.text) for one in reuse.queries
    ]
    corpus, queries = Corpus.of(texts), {one.id for one in reuse.queries}
    with tempfile.TemporaryDirectory() as folder, LocalEngine(Path(folder), processes=1) as engine:
        rows = traces_of(corpus, engine, LineageOptions()).matches
    names = [one.id for one in corpus.texts]
    found = []
    for row in rows.filter(pc.equal(rows["level"], int(Level.STRETCH))).to_pylist():
        later, earlier = names[row["later"]], names[row["earlier"]]
        if later in queries and earlier not in queries and reuse.series[later] != reuse.series[earlier]:
            span = (row["start"], row["end"], earlier, row["earlier_start"], row["earlier_end"])
            found.append(Detection(later, *span))
    return found


def _measures(name: str, reuse: ReuseSet, gold: str) -> Iterator[Measure]:
    found = detections(reuse)
    score = micro(reuse.cases, found)
    named = {"plagdet": score.plagdet, "precision": score.precision, "recall": score.recall}
    for part, value in named.items():
        yield Measure(f"lineage/{name}/{part}", value, len(reuse.cases), gold)
    for level in LEVELS:
        cases = reuse.at_level(level)
        yield Measure(f"lineage/{name}/recall-{level}", micro(cases, found).recall, len(cases), gold)


def _run(shared: Path | None, cache: Path) -> list[Measure]:
    if shared is None:
        return []
    folders = {"en": (shared / _GOLD, "en")}
    for language in sorted(RECIPES):
        folder = cache / f"reuse_{language}_test"
        save(generate(shared, language, "test"), folder)
        folders[f"test-{language}"] = (folder, language)
    return [
        measure
        for name, (folder, language) in folders.items()
        for measure in _measures(
            name, load(folder, language), gold_hash(folder / "corpus.jsonl", folder / "gold.jsonl")
        )
    ]


LINEAGE = Eval("lineage", _run, (str(_GOLD), *GENERATED_FROM))
