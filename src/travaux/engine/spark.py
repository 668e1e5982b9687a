"""The Spark engine: the kernels of the local engine over Spark's data frames, on one machine or a cluster.

Kernels run in Python workers through Arrow (``mapInArrow``, ``applyInArrow``); no jar is fetched. ``folder`` may be any
address Spark can write Parquet to; the workers need travaux installed. Needs the extra ``spark``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

import pyarrow as pa

from travaux.engine.stages import DOCUMENT, PART, Dataset, Stage, key_of
from travaux.errors import MissingExtra, StageFailed

try:
    from pyspark.errors import PySparkException
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.pandas.types import from_arrow_schema
except ImportError as error:
    raise MissingExtra("spark", "--engine spark") from error

Progress = Callable[[str, int, int], None]


class SparkEngine:
    """Runs stages on ``master`` (``local[2]``, ``spark://host:port``, ``yarn`` ...), results under ``folder``."""

    def __init__(self, folder: str, master: str = "local[2]", progress: Progress | None = None) -> None:
        self._folder, self._progress = folder.rstrip("/"), progress
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._spark = _session(master)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spark.stop()

    def source(self, name: str, key: str, tables: Callable[[], Iterable[pa.Table]]) -> Dataset:
        """Writes the tables through the driver, one after the other."""
        dataset = Dataset(f"{self._folder}/{name}-{key}", key)
        if not self._is_complete(dataset):
            self._write(name, dataset, self._frame_of(tables()))
        return dataset

    def each(self, stage: Stage, over: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """The kernel over the batches of every partition."""
        dataset = self._dataset(stage, [over, *beside])
        if not self._is_complete(dataset):
            small = [self.read(one) for one in beside]
            frame = self._frame(over).mapInArrow(_over_batches(stage, small), from_arrow_schema(stage.schema))
            self._write(stage.name, dataset, frame)
        return dataset

    def grouped(self, stage: Stage, over: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """The kernel over all rows of a part, brought together by Spark."""
        dataset = self._dataset(stage, [over, *beside])
        if not self._is_complete(dataset):
            small = [self.read(one) for one in beside]
            grouped = self._frame(over).groupBy(PART)
            frame = grouped.applyInArrow(_over_group(stage, small), from_arrow_schema(stage.schema))
            self._write(stage.name, dataset, frame)
        return dataset

    def joined(self, stage: Stage, links: Dataset, records: Dataset, beside: Sequence[Dataset] = ()) -> Dataset:
        """The kernel over the links of a part and the records they name, sent to every part that needs them."""
        dataset = self._dataset(stage, [links, records, *beside])
        if not self._is_complete(dataset):
            small = [self.read(one) for one in beside]
            left, right = self._frame(links), self._frame(records)
            named = [left.selectExpr(f"{PART} AS needed_by", f"{side} AS {DOCUMENT}") for side in ("later", "earlier")]
            needed = named[0].union(named[1]).distinct().join(right, DOCUMENT)
            both = left.groupBy(PART).cogroup(needed.groupBy("needed_by"))
            frame = both.applyInArrow(_over_both(stage, small), from_arrow_schema(stage.schema))
            self._write(stage.name, dataset, frame)
        return dataset

    def read(self, dataset: Dataset) -> pa.Table:
        """All rows, brought to the driver."""
        table: pa.Table = self._frame(dataset).toArrow()
        return table

    def _dataset(self, stage: Stage, inputs: Sequence[Dataset]) -> Dataset:
        key = key_of(stage, inputs)
        return Dataset(f"{self._folder}/{stage.name}-{key}", key)

    def _frame(self, dataset: Dataset) -> DataFrame:
        return self._spark.read.parquet(dataset.place)

    def _frame_of(self, tables: Iterable[pa.Table]) -> DataFrame:
        frames = [self._spark.createDataFrame(table) for table in tables]
        whole = frames[0]
        for frame in frames[1:]:
            whole = whole.union(frame)
        return whole

    def _is_complete(self, dataset: Dataset) -> bool:
        """Whether Spark's committer finished: it writes the file _SUCCESS last."""
        jvm: Any = self._spark._jvm
        context: Any = self._spark.sparkContext._jsc
        path = jvm.org.apache.hadoop.fs.Path(f"{dataset.place}/_SUCCESS")
        return bool(path.getFileSystem(context.hadoopConfiguration()).exists(path))

    def _write(self, name: str, dataset: Dataset, frame: DataFrame) -> None:
        try:
            frame.write.mode("overwrite").parquet(dataset.place)
        except PySparkException as error:
            reason = str(error).strip().splitlines()[0][:300] if str(error).strip() else type(error).__name__
            raise StageFailed(name, f"Spark gave it up ({reason})", "See Spark's own log for the cause.") from error
        if self._progress:
            self._progress(name, 1, 1)


def _session(master: str) -> SparkSession:
    builder = SparkSession.builder.master(master).appName("travaux lineage")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.driver.memory": "1g",
        "spark.driver.maxResultSize": "0",
        "spark.sql.shuffle.partitions": "16",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
        "spark.sql.files.maxPartitionBytes": "8m",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _over_batches(stage: Stage, beside: Sequence[pa.Table]) -> Callable[[Iterator[pa.RecordBatch]], Any]:
    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from _called(stage, [pa.Table.from_batches([batch]), *beside]).to_batches()

    return run


def _over_group(stage: Stage, beside: Sequence[pa.Table]) -> Callable[[pa.Table], pa.Table]:
    return lambda rows: _called(stage, [rows, *beside])


def _over_both(stage: Stage, beside: Sequence[pa.Table]) -> Callable[[pa.Table, pa.Table], pa.Table]:
    return lambda links, records: _called(stage, [links, records, *beside])


def _called(stage: Stage, tables: Sequence[pa.Table]) -> pa.Table:
    return stage.kernel(tables, stage.parameters).cast(stage.schema)
