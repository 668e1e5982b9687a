"""The Spark engine gives what the local engine gives. Skipped, saying so, without Java or the extra ``spark``."""

import importlib.util
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine import kernels
from tests.parallels.lineage.corpora import mixed
from travaux.engine.local import LocalEngine
from travaux.errors import StageFailed
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, Text, traces_of
from travaux.parallels.lineage.outputs import lineage_of

_MISSING = [
    *([] if shutil.which("java") else ["java is not installed"]),
    *([] if importlib.util.find_spec("pyspark") else ["the extra spark is not installed"]),
]
pytestmark = [
    pytest.mark.skipif(bool(_MISSING), reason=" and ".join(_MISSING)),
    pytest.mark.filterwarnings("default"),  # Spark's own warnings are not ours
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        from travaux.engine.spark import SparkEngine

        with SparkEngine(str(tmp_path_factory.mktemp("spark")), "local[2]") as made:
            yield made


def test_lineage_is_the_same_on_both_engines(engine: Any, tmp_path: Path) -> None:
    corpus = mixed()
    on_spark = lineage_of(traces_of(corpus, engine, LineageOptions()), corpus)
    with LocalEngine(tmp_path, processes=2) as local:
        here = lineage_of(traces_of(corpus, local, LineageOptions()), corpus)
    assert len(here.parallels) > 10
    assert {name: table.equals(on_spark.tables[name]) for name, table in here.tables.items()} == dict.fromkeys(
        here.tables, True
    )


def test_finished_stage_is_used_again_and_changed_parameters_are_not(engine: Any) -> None:
    numbers = engine.source("numbers", "k", kernels.numbers)
    one = engine.each(kernels.stage("more", more=1), numbers)
    written = sorted(path.name for path in Path(one.place).iterdir())
    again = engine.each(kernels.stage("more", more=1), numbers)
    other = engine.each(kernels.stage("more", more=2), numbers)
    assert sorted(path.name for path in Path(again.place).iterdir()) == written
    assert other.place != one.place


def test_failing_kernel_is_said_and_leaves_what_was_finished(engine: Any) -> None:
    numbers = engine.source("numbers", "k", kernels.numbers)
    with pytest.raises(StageFailed, match="Spark gave it up"):
        engine.each(kernels.stage("broken", kernels.full), numbers)
    total = engine.grouped(kernels.stage("total", kernels.total), numbers)
    assert sorted(row["n"] for row in engine.read(total).to_pylist()) == [6, 60, 600]


def test_empty_corpus_gives_empty_tables(engine: Any) -> None:
    corpus = Corpus.of([Text("a", "", "one")])
    found = lineage_of(traces_of(corpus, engine, LineageOptions()), corpus)
    assert len(found.parallels) == 0
