"""The package joined to the evals: as a detector of reuse, and as a reader of whole texts.

Both build an index of the texts given and ask the same functions a record is asked with, at their own settings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from evals.corpora import Text
from evals.plagdet import Detection
from evals.readers import PassageRead, Place, TextRead
from travaux.parallels.detection import detect
from travaux.parallels.index import Index
from travaux.parallels.segments import Segment
from travaux.parallels.shares import shares
from travaux.parallels.stretches import least_for, stretches
from travaux.parallels.weights import weigh
from travaux.questions.novelty import Answered, Field, Inquiry, answer, inquire
from travaux.questions.paraphrase import Encode
from travaux.record.documents import Document, DocumentHead
from travaux.record.identity import text_hash
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage
from travaux.text.sentences import passages
from travaux.text.tokens import tokenise
from travaux.text.vectors import Encoder, PackagedEncoder, Vectors, packaged_means


def parallels(sources: Sequence[Text], queries: Sequence[Text], language: str) -> list[Detection]:
    """Every stretch of a later text that a source answers, as the kernel reports it with its own settings."""
    with TemporaryDirectory(prefix="travaux-eval-") as folder:
        index = Index.open(Path(folder))
        index.add((text.id, text.text) for text in sources)
        return [found for query in queries for found in _detected(query, index.segments, language)]


def _detected(query: Text, segments: Sequence[Segment], language: str) -> list[Detection]:
    tokens = tokenise(query.text)
    ranges = [tokens.between(each.start, each.end) for each in passages(query.text, language, query.id)]
    allowed = [np.ones(len(segment.documents), np.bool_) for segment in segments]
    detections = detect(weigh(query.text, tokens, segments), ranges, segments, allowed)
    return [
        Detection(query.id, found.start, found.end, found.document, found.earlier_start, found.earlier_end)
        for found in stretches(tokens, detections)
    ]


def readings(record: Sequence[Text], queries: Sequence[Text], language: str) -> list[TextRead]:
    """Each later text read against the record, passage by passage, with paraphrases by sentence vectors."""
    with TemporaryDirectory(prefix="travaux-eval-") as folder:
        index = Index.open(Path(folder))
        index.add((text.id, text.text) for text in record)
        among = field_of(record, index.segments, language)
        texts = {text.id: text.text for text in record}
        return [read_one(query, among, texts, encode) for query in queries]


def field_of(record: Sequence[Text], segments: Sequence[Segment], language: str) -> Field:
    """All texts of a record, in the order given, as what may answer."""
    heads = tuple(_head(text, language) for text in record)
    allowed = tuple(np.ones(len(segment.documents), np.bool_) for segment in segments)
    return Field(heads, tuple(segments), allowed, {head.id: rank for rank, head in enumerate(heads)})


def _head(text: Text, language: str) -> DocumentHead:
    document = Document(text.id, text.text, language, "")
    return DocumentHead(
        id=text.id,
        sha256=text_hash(text.text),
        language=language,
        date="",
        title="",
        act="",
        version_kind=document.version_kind,
        issuers=(),
        kind="",
        words=len(text.text.split()),
        characters=len(text.text),
    )


@cache
def encoder() -> Encoder:
    """The packaged encoder, loaded once."""
    return PackagedEncoder()


def encode(sentences: Sequence[str], language: str) -> Vectors:
    """Vectors of the packaged encoder, the mean of the language taken away."""
    return packaged_means().centre(encoder().encode(sentences), language)


def answered(
    query: Text, among: Field, texts: dict[str, str], encode: Encode
) -> tuple[tuple[Passage, ...], tuple[tuple[Parallel, ...], ...]]:  # fmt: skip
    """The passages of a later text and the parallels of each, best first."""
    inquiry, found = _answer(query, among, texts, encode)
    return inquiry.passages, found.parallels


def _answer(query: Text, among: Field, texts: dict[str, str], encode: Encode) -> tuple[Inquiry, Answered]:
    language = among.heads[0].language
    document = Document(query.id, query.text, language, "")
    inquiry = inquire(document, passages(query.text, language, query.id), among.segments)
    return inquiry, answer(inquiry, among, lambda names: {name: texts[name] for name in names}, encode)


def read_one(query: Text, among: Field, texts: dict[str, str], encode: Encode) -> TextRead:
    """One later text read against the documents of a field, whose texts are given by id."""
    inquiry, found = _answer(query, among, texts, encode)
    read = tuple(
        PassageRead(
            passage.start,
            passage.end,
            last - first,
            (some[0].kind if some else Status.NEW).value,
            tuple(_place(one) for one in some),
        )
        for passage, (first, last), some in zip(inquiry.passages, inquiry.ranges, found.parallels, strict=True)
    )
    words: Counter[str] = Counter()
    for each in read:
        words[each.status] += each.words
    total = words.total() or 1
    anywhere = shares(len(inquiry.query.tokens), found.detections, least_for(inquiry.query.tokens))[1]
    return TextRead(query.id, read, {status: count / total for status, count in words.items()}, anywhere)


def _place(one: Parallel) -> Place:
    return Place(one.earlier.document, one.earlier.start, one.earlier.end, one.coverage, one.similarity)
