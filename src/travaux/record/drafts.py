"""Drafts: what reading a file yields before anything is written, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.errors import TravauxError
from travaux.record.documents import Document, VersionKind
from travaux.record.sources import Source, Tier


@dataclass(frozen=True, slots=True)
class Caution:
    """Something in a text its reader should know; the text is loaded all the same.

    ``kind`` is a short stable name ("undated", "odd-characters", ...); ``start`` and ``end`` are half-open code-point
    offsets of the document's text, None when the caution is about the whole document.
    """

    kind: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A document read from some bytes, not yet in a record.

    ``content`` is the bytes exactly as received, whose hash ``source`` carries; ``observed`` is the metadata as this
    source names them (a second source of the same text may name another title).
    """

    document: Document
    source: Source
    content: bytes
    cautions: tuple[Caution, ...] = ()
    observed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be turned into a document. The rest of the batch is not affected."""

    locator: str
    error: TravauxError


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What the user says about the files; None leaves it to the file itself.

    ``mapping`` names the field of a table or JSON line for each field of a Document (``{"text": "content"}``);
    ``sidecar`` is a table of metadata a file name a row; ``from_name`` is a pattern for file names with fields in
    braces (``su{date}*.txt``); ``encoding`` overrides detection, ``charset`` is what the server of a page says,
    believed only where the page says nothing. ``address`` is where a page stands, ``sites`` name files of the user's
    with rules for the pages of sites. A file over ``max_bytes``, or an archive with over ``max_members`` members or
    ``max_unpacked`` bytes once unpacked, is refused, and so is a page, PDF or Word file that
    takes over ``seconds`` to parse.
    """

    act: str | None = None
    language: str | None = None
    version_kind: VersionKind | None = None
    date: str | None = None
    issuers: tuple[str, ...] | None = None
    kind: str | None = None
    title: str | None = None
    publisher: str | None = None
    tier: Tier | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    sidecar: str | None = None
    from_name: str | None = None
    encoding: str | None = None
    charset: str | None = None
    address: str = ""
    sites: tuple[str, ...] = ()
    max_bytes: int = 512 * 1024 * 1024
    max_members: int = 1_000_000
    max_unpacked: int = 4 * 1024 * 1024 * 1024
    seconds: float = 60.0
