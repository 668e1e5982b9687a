"""Drafts for tests of the store: short invented texts of invented states in three languages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from travaux.record.documents import Document, DocumentHead, VersionKind, document_id
from travaux.record.drafts import Draft
from travaux.record.sources import Source

TEXTS = {
    "ru": "Стороны подтверждают приверженность добрососедству и дружбе между Эльдорией и Нордмарком.",
    "zh": "双方重申坚持睦邻友好，愿进一步深化埃尔多里亚与诺德马克之间的务实合作。",
    "en": "The two sides reaffirm their commitment to good-neighbourliness between Eldoria and Nordmark.",
}


def document(text: str, language: str = "en", date: str = "2021-06-01", **fields: object) -> Document:
    made = Document(id=document_id(text, language, date), text=text, language=language, date=date)
    return replace(made, **fields)  # type: ignore[arg-type]


def draft(
    of: Document,
    locator: str = "statement.txt",
    content: bytes | None = None,
    observed: Mapping[str, str] | None = None,
) -> Draft:
    held = of.text.encode() if content is None else content
    source = Source(sha256=hashlib.sha256(held).hexdigest(), locator=locator, media_type="text/plain")
    return Draft(document=of, source=source, content=held, observed=observed or {})


def head(**fields: object) -> DocumentHead:
    plain = DocumentHead(
        id="00ff00ff00ff00ff",
        sha256="0" * 64,
        language="en",
        date="2021-06-01",
        title="Joint Statement",
        act="",
        version_kind=VersionKind.AUTHENTIC,
        issuers=(),
        kind="joint statement",
        words=10,
        characters=60,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]
