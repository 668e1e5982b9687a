"""Families: the sentences of a corpus that are one wording, with their earliest witness, variants and descent.

Two sentences are linked when at least SAME_WORDING of both agrees; a family is what links connect. A passage in 75
documents is one family. Families rank by rarity times length times spread: the information its words carry, up to
LONGEST words, by the logarithm of how few documents hold it, by that of how many do. So a clause that travelled comes
before a block that two texts share (signatures, a table without full stops); standing formulas come last, and after
them boilerplate: the furniture of pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from travaux.engine.stages import DOCUMENT
from travaux.parallels.lineage.corpus import Corpus, Traces
from travaux.parallels.lineage.matches import Level

Int64s = npt.NDArray[np.int64]
Floats64 = npt.NDArray[np.float64]

LONGEST = 60
"""Words of a sentence that count fully for its rank; what is longer without a full stop is mostly a list, a table or
signatures, and counts the less the longer it is."""
STANDING_SHARE, STANDING_TEXTS = 0.2, 20
"""A wording in so large a share of all texts, and in so many, is standing boilerplate. These and LONGEST chosen by
looking at the first fourteen families of ToTA, of the annual addresses, of two years of evening news and of Kremlin
items (2026-11)."""
BOILERPLATE = 0.45
"""A wording is boilerplate when at least so much of its witnesses, on average, is page furniture. Chosen by looking at
the first thirty families of Kremlin pages saved whole (2026-11)."""

WITNESS = pa.struct(
    [
        ("document", pa.string()),
        ("date", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("variant", pa.int32()),
        ("parent", pa.int32()),
        ("similarity", pa.float32()),
    ]
)
"""``variant``: the same number for the same words, 0 for those of the earliest. ``parent``: the place in the
list of the witness it is closest to; -1 for the first."""
FAMILIES = pa.schema(
    [
        ("family", pa.int32()),
        ("rank", pa.float32()),
        ("standing", pa.bool_()),
        ("boilerplate", pa.bool_()),
        ("words", pa.int32()),
        ("documents", pa.int32()),
        ("variants", pa.int32()),
        ("first", pa.string()),
        ("last", pa.string()),
        ("earliest", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("text", pa.string()),
        ("witnesses", pa.list_(WITNESS)),
    ]
)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """All sentences linked, by document and place: ``parent`` is the number of another or -1."""

    document: Int64s
    start: Int64s
    end: Int64s
    form: Int64s
    weight: Floats64
    words: Int64s
    parent: Int64s
    similarity: Floats64
    family: Int64s


@dataclass(frozen=True, slots=True)
class _Corpus:
    """The corpus with where the body of each text begins and ends."""

    whole: Corpus
    starts: Int64s
    ends: Int64s

    @classmethod
    def of(cls, corpus: Corpus, bodies: pa.Table) -> _Corpus:
        """The corpus with its bodies in order of its texts."""
        bodies = bodies.sort_by(DOCUMENT)
        return cls(corpus, bodies["start"].to_numpy().astype(np.int64), bodies["end"].to_numpy().astype(np.int64))

    def furniture(self, documents: Int64s, starts: Int64s, ends: Int64s) -> Floats64:
        """Share of each stretch that is furniture."""
        inside = np.minimum(ends, self.ends[documents]) - np.maximum(starts, self.starts[documents])
        shares: Floats64 = 1 - np.maximum(0, inside) / np.maximum(1, ends - starts)
        return shares


def families(traces: Traces, corpus: Corpus) -> pa.Table:
    """The families behind the passages that match, best first; none give an empty table."""
    linked = traces.matches.filter(pc.equal(traces.matches["level"], int(Level.PASSAGE)))
    if not len(linked):
        return FAMILIES.empty_table()
    sentences = _sentences(linked)
    order = np.lexsort((np.arange(len(sentences.family)), sentences.family))
    cuts = np.flatnonzero(np.diff(sentences.family[order], prepend=-1, append=-1))
    whole = _Corpus.of(corpus, traces.bodies)
    found = [_family(sentences, order[a:b], whole) for a, b in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)]
    found.sort(key=_place)
    return pa.Table.from_pylist([{**one, "family": number} for number, one in enumerate(found)], schema=FAMILIES)


def _place(family: Mapping[str, Any]) -> tuple[bool, bool, float, str, int]:
    return family["boilerplate"], family["standing"], -family["rank"], family["earliest"], family["start"]


def _sentences(rows: pa.Table) -> _Sentences:
    column = {name: rows[name].to_numpy() for name in rows.column_names}
    later = column["later"].astype(np.int64) << 32 | column["start"]
    earlier = column["earlier"].astype(np.int64) << 32 | column["earlier_start"]
    keys, first, inverse = np.unique(np.concatenate([later, earlier]), return_index=True, return_inverse=True)
    of_later, of_earlier = inverse[: len(later)], inverse[len(later) :]
    best = np.lexsort((of_earlier, -column["coverage"].round(3), -column["similarity"].round(3), of_later))
    best = best[np.flatnonzero(np.diff(of_later[best], prepend=-1))]
    parent, similarity = np.full(len(keys), -1, np.int64), np.ones(len(keys))
    parent[of_later[best]], similarity[of_later[best]] = of_earlier[best], column["similarity"][best]
    both = {name: np.concatenate([column[name], column[other]])[first] for name, other in _OF_BOTH}
    return _Sentences(
        document=keys >> 32, start=keys & 0xFFFFFFFF, end=both["end"].astype(np.int64), form=both["form"],
        weight=both["score"].astype(np.float64), words=both["words"].astype(np.int64),
        parent=parent, similarity=similarity, family=_components(of_later, of_earlier, len(keys)),
    )  # fmt: skip


_OF_BOTH = (("end", "earlier_end"), ("form", "earlier_form"), ("score", "score"), ("words", "words"))


def _components(one: Int64s, other: Int64s, count: int) -> Int64s:
    """The least number each is connected with: roots hook on to the least root beside them until none is beside
    another (Shiloach and Vishkin, 1982)."""
    root = np.arange(count)
    while len(one):
        high, low = np.maximum(root[one], root[other]), np.minimum(root[one], root[other])
        apart = high > low
        one, other = one[apart], other[apart]
        np.minimum.at(root, high[apart], low[apart])
        while np.any(root[root] != root):
            root = root[root]
    return root


def _is_boilerplate(sentences: _Sentences, members: Int64s, corpus: _Corpus) -> bool:
    shares = corpus.furniture(sentences.document[members], sentences.start[members], sentences.end[members])
    return bool(sum(shares.tolist()) >= BOILERPLATE * len(shares))


def _family(sentences: _Sentences, members: Int64s, corpus: _Corpus) -> dict[str, Any]:
    """One family; members ascend by document, so by date."""
    texts, first = corpus.whole.texts, int(members[0])
    documents = len(np.unique(sentences.document[members]))
    spread = float(np.log2(1 + len(texts) / documents) * np.log2(1 + documents))
    length = sentences.weight[members] * np.minimum(1.0, LONGEST / sentences.words[members]) ** 2
    forms = list(dict.fromkeys(sentences.form[members].tolist()))
    variants = {form: number for number, form in enumerate(forms)}
    places = {number: place for place, number in enumerate(members.tolist())}
    earliest, start, end = texts[int(sentences.document[first])], int(sentences.start[first]), int(sentences.end[first])
    dated = [texts[int(number)].date for number in sentences.document[members] if texts[int(number)].date]
    return {
        "rank": round(float(length.mean()) * spread, 3),
        "standing": documents >= max(STANDING_TEXTS, STANDING_SHARE * len(texts)),
        "boilerplate": _is_boilerplate(sentences, members, corpus),
        "words": int(sentences.words[first]),
        "documents": documents,
        "variants": len(forms),
        "first": dated[0] if dated else "",
        "last": dated[-1] if dated else "",
        "earliest": earliest.id,
        "start": start,
        "end": end,
        "text": earliest.text[start:end],
        "witnesses": [
            {
                "document": texts[int(sentences.document[number])].id,
                "date": texts[int(sentences.document[number])].date,
                "start": int(sentences.start[number]),
                "end": int(sentences.end[number]),
                "variant": variants[int(sentences.form[number])],
                "parent": places.get(int(sentences.parent[number]), -1),
                "similarity": float(sentences.similarity[number]),
            }
            for number in members.tolist()
        ],
    }
