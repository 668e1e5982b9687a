"""Drafting: an extract and what is said about it, put together into a document not yet in any record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from travaux.errors import TravauxError, UnreadableInput
from travaux.intake.dirt import check
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.file_names import day_in_name
from travaux.intake.metadata import Layer, Metadata, decide
from travaux.record.documents import Document, VersionKind, document_id
from travaux.record.drafts import Caution, Draft, IntakeOptions, Refusal
from travaux.record.sources import Source, Tier


@dataclass(frozen=True, slots=True)
class Said:
    """What is said about some bytes from outside them, by rank, and cautions about the saying."""

    layers: tuple[Layer, ...]
    cautions: tuple[Caution, ...] = ()


def drafted(locator: str, content: bytes, extract: Extract, said: Said, options: IntakeOptions) -> Draft:
    """The draft of one text. What is said from outside outranks what the bytes say, that outranks the file's name."""
    named = Layer("the file name", {"date": day_in_name(PurePath(locator.partition("#")[0]).name)})
    metadata = decide((*said.layers, Layer(extract.origin, extract.fields), named), extract.text)
    document = _document(extract.text, metadata)
    return Draft(
        document=document,
        source=_source(locator, content, extract, metadata, options),
        content=content,
        cautions=(*said.cautions, *metadata.cautions, *extract.cautions, *check(extract.text, document.language)),
        observed={**extract.observed, **metadata.observed},
    )


def _document(text: str, metadata: Metadata) -> Document:
    fields = metadata.fields
    issuers = (name.strip() for name in fields.get("issuers", "").split(";"))
    return Document(
        id=document_id(text, fields["language"], fields["date"]),
        text=text,
        language=fields["language"],
        date=fields["date"],
        title=fields.get("title", ""),
        act=fields.get("act", ""),
        version_kind=VersionKind(fields.get("version_kind", VersionKind.AUTHENTIC)),
        issuers=tuple(name for name in issuers if name),
        kind=fields.get("kind", ""),
    )


def _source(locator: str, content: bytes, extract: Extract, metadata: Metadata, options: IntakeOptions) -> Source:
    return Source(
        sha256=hashlib.sha256(content).hexdigest(),
        locator=locator,
        publisher=metadata.fields.get("publisher", ""),
        tier=options.tier if options.tier is not None else Tier.UNKNOWN,
        media_type=extract.media_type,
    )


def refused(locator: str, error: Unreadable) -> Refusal:
    """A Refusal that names where the unreadable bytes came from."""
    fault: TravauxError = UnreadableInput(locator, error.reason, error.remedy)
    return Refusal(locator, fault)
