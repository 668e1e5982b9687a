import re
from pathlib import Path

import pytest

from tests.parallels.lineage.corpora import PASSAGES
from travaux.engine.local import LocalEngine
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, Text, traces_of
from travaux.parallels.lineage.outputs import lineage_of

SUBSTITUTES = {"ru": "якобы", "zh": "某", "en": "whatever"}
EVERY = {"ru": 7, "zh": 11, "en": 7}
"""A token in so many is another: few k-grams of 4 words or 7 characters survive."""


def reworked(language: str) -> str:
    """The first passage with other words in even distances."""
    passage = PASSAGES[language][0]
    tokens = re.findall(r".", passage) if language == "zh" else re.findall(r"\S+\s*", passage)
    changed = [
        SUBSTITUTES[language] + ("" if language == "zh" else " ") if number % EVERY[language] == 4 else token
        for number, token in enumerate(tokens)
    ]
    return "".join(changed)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_reworked_passage_is_found_from_end_to_end(language: str, tmp_path: Path) -> None:
    later = reworked(language)
    corpus = Corpus.of([Text("a", "2001", PASSAGES[language][0]), Text("b", "2002", later)])
    with LocalEngine(tmp_path, processes=1) as engine:
        traces = traces_of(corpus, engine, LineageOptions())
    (row,) = lineage_of(traces, corpus).parallels.to_pylist()
    assert row["end"] - row["start"] >= 0.8 * len(later.strip())
