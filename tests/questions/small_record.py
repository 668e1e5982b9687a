"""A record in memory for tests of questions: documents, their segment and a field, without a store."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from travaux.parallels import segments
from travaux.questions.novelty import Answered, Field, answer, inquire
from travaux.record.documents import Document, DocumentHead
from travaux.text.sentences import passages


def document(name: str, text: str, language: str, date: str, kind: str = "") -> Document:
    return Document(name, text, language, date, kind=kind)


def head(one: Document) -> DocumentHead:
    return DocumentHead(
        one.id, one.sha256, one.language, one.date, one.title, one.act, one.version_kind, one.issuers, one.kind,
        len(one.text.split()), len(one.text),
    )  # fmt: skip


def no_likeness(texts: Sequence[str], language: str) -> npt.NDArray[np.float32]:
    """Vectors that make no two texts alike."""
    return np.eye(len(texts), dtype=np.float32)


def answers(later: Document, earlier: Sequence[Document]) -> Answered:
    segment = segments.build([(one.id, one.text) for one in earlier])
    inquiry = inquire(later, passages(later.text, later.language, later.id), [segment])
    ranks = {one.id: rank for rank, one in enumerate(earlier)}
    field = Field(tuple(map(head, earlier)), (segment,), (np.ones(len(earlier), np.bool_),), ranks)
    texts = {one.id: one.text for one in earlier}
    return answer(inquiry, field, lambda names: {name: texts[name] for name in names}, no_likeness)
