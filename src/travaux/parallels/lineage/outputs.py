"""What a lineage leaves on disk: Parquet tables, and CSV or GraphML for other programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from lxml import etree

from travaux.engine.local import clear_failures
from travaux.parallels.lineage.corpus import Corpus, Traces
from travaux.parallels.lineage.families import families
from travaux.parallels.lineage.matches import KINDS, Level
from travaux.record import dates

FORMS = ("csv", "graphml")
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NAMES: dict[Any, str] = {None: _GRAPHML}


@dataclass(frozen=True, slots=True)
class Lineage:
    """The tables of a lineage. ``parallels``: a row a stretch; ``families``: a row a wording; ``shares``: a row a
    document, with how much of it one earlier document holds and any; ``notes``: what limits it."""

    parallels: pa.Table
    families: pa.Table
    shares: pa.Table
    documents: int
    notes: tuple[str, ...] = ()

    @property
    def tables(self) -> Mapping[str, pa.Table]:
        """The tables by name."""
        return {"parallels": self.parallels, "families": self.families, "shares": self.shares}


def lineage_of(traces: Traces, corpus: Corpus, notes: Sequence[str] = ()) -> Lineage:
    """The tables behind what the stages found."""
    rows, found = traces.matches, families(traces, corpus)
    parallels = _parallels(rows, corpus)
    stated = [*notes, *_stated(parallels), *_set_apart(found)]
    return Lineage(parallels, found, _shares(rows, corpus), len(corpus.texts), tuple(stated))


def _level(rows: pa.Table, level: Level, by: Sequence[str]) -> pa.Table:
    return rows.filter(pc.equal(rows["level"], int(level))).sort_by([(name, "ascending") for name in by])


def _parallels(rows: pa.Table, corpus: Corpus) -> pa.Table:
    found = _level(rows, Level.STRETCH, ("later", "start", "end", "earlier", "earlier_start"))
    later, earlier = found["later"].to_numpy(), found["earlier"].to_numpy()
    ids, days = (pa.array([getattr(one, name) for one in corpus.texts], pa.string()) for name in ("id", "date"))
    kinds = pa.array([kind.value for kind in KINDS])
    columns = {
        "earlier": ids.take(found["earlier"]),
        "later": ids.take(found["later"]),
        "earlier_date": days.take(found["earlier"]),
        "later_date": days.take(found["later"]),
        "direction": pa.array(_directions(later, earlier, corpus), pa.string()),
        **{name: found[name] for name in ("earlier_start", "earlier_end", "start", "end")},
        "kind": kinds.take(found["kind"]),
        **{name: found[name] for name in ("coverage", "similarity", "score", "matched", "words")},
    }
    return pa.table(columns)


def _directions(
    later: npt.NDArray[np.int32], earlier: npt.NDArray[np.int32], corpus: Corpus
) -> list[str]:  # fmt: skip
    """``certain``: the earlier is certainly before the later; ``tie``: they may be of one day; ``unknown``: undated."""
    known: dict[tuple[int, int], str] = {}
    for pair in zip(later.tolist(), earlier.tolist(), strict=True):
        if pair not in known:
            known[pair] = _direction(corpus.texts[pair[0]].date, corpus.texts[pair[1]].date)
    return [known[pair] for pair in zip(later.tolist(), earlier.tolist(), strict=True)]


def _direction(later: str, earlier: str) -> str:
    if not later or not earlier:
        return "unknown"
    return "certain" if dates.is_before(earlier, later) else "tie"


def _shares(rows: pa.Table, corpus: Corpus) -> pa.Table:
    found = _level(rows, Level.DOCUMENT, ("later", "earlier"))
    best: dict[int, tuple[int, int]] = {}
    anywhere: dict[int, tuple[int, int]] = {}
    names = ("later", "earlier", "matched", "words")
    for later, earlier, matched, words in zip(*(found[name].to_pylist() for name in names), strict=True):
        if earlier < 0:
            anywhere[later] = (matched, words)
        elif matched > best.get(later, (0, 0))[0]:
            best[later] = (matched, earlier)
    lines = []
    for number, one in enumerate(corpus.texts):
        (most, source), (matched, words) = best.get(number, (0, -1)), anywhere.get(number, (0, 1))
        lines.append(
            {
                "document": one.id, "date": one.date, "title": one.title,
                "best_source": corpus.texts[source].id if source >= 0 else "",
                "best_share": round(most / words, 4), "any_share": round(matched / words, 4),
            }
        )  # fmt: skip
    return pa.Table.from_pylist(lines, schema=_SHARES)


_SHARES = pa.schema(
    [
        *((name, pa.string()) for name in ("document", "date", "title", "best_source")),
        ("best_share", pa.float32()),
        ("any_share", pa.float32()),
    ]
)


def _stated(parallels: pa.Table) -> list[str]:
    counts = {row["values"]: row["counts"] for row in pc.value_counts(parallels["direction"]).to_pylist()}
    reasons = {"tie": "the two texts may be of the same day", "unknown": "a text is undated"}
    return [
        f"{counts[name]} parallels whose direction is not certain: {reason}; the order is by date, then id"
        for name, reason in reasons.items()
        if name in counts
    ]


def _set_apart(found: pa.Table) -> list[str]:
    boilerplate = pc.sum(found["boilerplate"]).as_py() or 0
    told = (
        f"{boilerplate} of {len(found)} families are page furniture by where it stands in the texts of one source; "
        "they are marked boilerplate and come last"
    )
    return [told] if boilerplate else []


def write(lineage: Lineage, folder: Path, forms: Sequence[str] = ()) -> None:
    """Writes the tables as Parquet, and in the other ``forms`` asked for; each file is whole or not there.

    Raises StageFailed.
    """
    with clear_failures("outputs"):
        _write(lineage, folder, forms)


def _write(lineage: Lineage, folder: Path, forms: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in lineage.tables.items():
        _replace(folder / f"{name}.parquet", partial(pq.write_table, table, compression="zstd"))
        if "csv" in forms:
            flat = table.drop_columns([one for one in ("witnesses",) if one in table.column_names])
            _replace(folder / f"{name}.csv", partial(pacsv.write_csv, flat))
    if "graphml" in forms:
        _replace(folder / "lineage.graphml", partial(_write_xml, _graph(lineage)))


def _write_xml(root: etree._Element, path: str) -> None:
    etree.ElementTree(root).write(path, xml_declaration=True, encoding="utf-8")


def _replace(target: Path, write_to: Callable[[str], object]) -> None:
    temporary = target.with_name(f"{target.name}.new")
    try:
        write_to(str(temporary))
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)


def _graph(lineage: Lineage) -> etree._Element:
    """Documents as nodes; an edge from the earlier to the later with the number of tokens of all their stretches."""
    root = etree.Element(f"{{{_GRAPHML}}}graphml", nsmap=_NAMES)
    for name, kind, target in (("date", "string", "node"), ("title", "string", "node"), ("matched", "int", "edge")):
        etree.SubElement(root, f"{{{_GRAPHML}}}key", {"id": name, "for": target, "attr.name": name, "attr.type": kind})
    graph = etree.SubElement(root, f"{{{_GRAPHML}}}graph", edgedefault="directed")
    for row in lineage.shares.to_pylist():
        node = etree.SubElement(graph, f"{{{_GRAPHML}}}node", id=row["document"])
        _data(node, {"date": row["date"], "title": row["title"]})
    summed = lineage.parallels.group_by(["earlier", "later"]).aggregate([("matched", "sum")])
    for row in summed.sort_by([("later", "ascending"), ("earlier", "ascending")]).to_pylist():
        edge = etree.SubElement(graph, f"{{{_GRAPHML}}}edge", source=row["earlier"], target=row["later"])
        _data(edge, {"matched": str(row["matched_sum"])})
    return root


def _data(element: etree._Element, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        etree.SubElement(element, f"{{{_GRAPHML}}}data", key=key).text = value
