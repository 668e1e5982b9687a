"""The stages of a lineage in their order, on whatever engine."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from travaux.engine.stages import DOCUMENT, Dataset, Engine, Parameters, Stage, digest
from travaux.parallels.lineage import aligning, furniture, linking, matches, records, vocabulary
from travaux.record import dates

CHARACTERS_A_FILE = 2_000_000
CHARACTERS_A_PART = 12_000_000
"""Sizes of a task's input: about 0.3 GB of memory each."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a corpus: ``date`` is EDTF, empty when unknown; ``issuers`` as the input names them."""

    id: str
    date: str
    text: str
    title: str = ""
    issuers: tuple[str, ...] = ()

    @property
    def source(self) -> tuple[tuple[str, ...], str]:
        """Who issued it, and the site or folder its id names, if any."""
        return self.issuers, self.id.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class LineageOptions:
    """``all_pairs``: a k-gram in at most so many documents links every two of them; ``sources``: earlier documents a
    document is compared with where k-grams are more common than that, beside the earliest holder; ``most_holders``:
    documents of one k-gram counted when sources are chosen."""

    all_pairs: int = 4
    sources: int = 6
    most_holders: int = 256


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by date: a number in the stages is the place here. Undated ones come last."""

    texts: Sequence[Text]

    @classmethod
    def of(cls, texts: Sequence[Text]) -> Corpus:
        """The corpus in order of date, then id."""
        return cls(sorted(texts, key=lambda one: (dates.sort_key(one.date), one.id)))

    @property
    def characters(self) -> int:
        """Code points of all texts."""
        return sum(len(one.text) for one in self.texts)

    @property
    def key(self) -> str:
        """A hash over ids, dates and texts, in order."""
        whole = hashlib.sha256()
        for one in self.texts:
            text = one.text.encode("utf-8", "surrogatepass")
            whole.update(digest([one.id, one.date, len(text)]).encode() + text)
        return whole.hexdigest()[:20]

    def tables(self) -> Iterator[pa.Table]:
        """The documents in tables of about CHARACTERS_A_FILE."""
        rows: list[tuple[int, str]] = []
        size = 0
        for number, one in enumerate(self.texts):
            rows.append((number, one.text.encode("utf-8", "replace").decode()))
            size += len(one.text)
            if size >= CHARACTERS_A_FILE:
                yield _table(rows)
                rows, size = [], 0
        if rows or not self.texts:
            yield _table(rows)

    def origins(self) -> Iterator[pa.Table]:
        """Whose each document is, and which of a source are looked at: one table."""
        members: dict[object, list[int]] = defaultdict(list)
        for number, one in enumerate(self.texts):
            members[one.source].append(number)
        sampled = {number for of in members.values() for number in of[:: -(-len(of) // furniture.SAMPLED)]}
        rows = [
            {DOCUMENT: number, "source": source, "sampled": number in sampled, "length": len(self.texts[number].text)}
            for source, of in enumerate(members.values())
            for number in of
        ]
        yield pa.Table.from_pylist(rows, schema=furniture.ORIGINS)


@dataclass(frozen=True, slots=True)
class Traces:
    """What the stages found. ``matches``: every reuse, as ROWS of module ``matches``; ``bodies``: what of each document
    is not page furniture, as BODIES of module ``furniture``."""

    matches: pa.Table
    bodies: pa.Table


def _table(rows: Sequence[tuple[int, str]]) -> pa.Table:
    return pa.Table.from_pylist([{DOCUMENT: number, "text": text} for number, text in rows], schema=records.DOCUMENTS)


def traces_of(corpus: Corpus, engine: Engine, options: LineageOptions) -> Traces:
    """Runs every stage over the corpus. Raises StageFailed."""
    documents = engine.source("documents", corpus.key, corpus.tables)
    tokens = engine.each(Stage("tokens", records.records, records.RECORDS), documents)
    bodies = _bodies(corpus, engine, tokens)
    return Traces(engine.read(_matches(corpus, engine, options, tokens)), engine.read(bodies))


def _bodies(corpus: Corpus, engine: Engine, tokens: Dataset) -> Dataset:
    key = digest([tokens.key, [one.source for one in corpus.texts]])
    origins = engine.source("origins", key, corpus.origins)
    edges = engine.each(Stage("edges", furniture.edges, furniture.EDGES), tokens, [origins])
    return engine.grouped(Stage("furniture", furniture.bodies, furniture.BODIES), edges)


def _matches(corpus: Corpus, engine: Engine, options: LineageOptions, tokens: Dataset) -> Dataset:
    parts = 1 + corpus.characters // CHARACTERS_A_PART
    sizes: Parameters = {"parts": parts, "blocks": parts}
    limits: Parameters = {
        **sizes, "all_pairs": options.all_pairs, "sources": options.sources, "most_holders": options.most_holders,
    }  # fmt: skip
    counted = engine.each(Stage("counts", vocabulary.counts, vocabulary.COUNTS), tokens)
    totals = engine.grouped(Stage("vocabulary", vocabulary.totals, vocabulary.TOTALS), counted)
    postings = engine.each(Stage("fingerprints", linking.postings, linking.POSTINGS, sizes), tokens)
    shared = engine.grouped(Stage("shared", linking.shared, linking.SHARED, limits), postings)
    sources = engine.grouped(Stage("sources", linking.sources, linking.SOURCES, limits), shared)
    links = engine.grouped(Stage("links", linking.links, linking.LINKS, limits), postings, [sources])
    return engine.joined(Stage("matches", aligning.aligned, matches.ROWS), links, tokens, [totals])
