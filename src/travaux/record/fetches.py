"""Fetches: what was asked of an address, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from travaux.record.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Target:
    """An address to fetch, with what a catalogue says of the text there.

    ``fields`` are metadata of a document as the catalogue writes them; ``origin`` is the row or page that names the
    address; ``relation`` says how the page that names it does (empty: a catalogue or the user does).
    """

    address: str
    fields: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""
    relation: str = ""


class Ending(StrEnum):
    """How a fetch ended.

    ``refused``: not asked for, or broken off, by our own rules (robots, private address, size); ``failed``: the server
    or the network did not answer properly, and another time it may; ``gone``: the server says there is no such page.
    """

    ANSWERED = "answered"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. ``body`` is decoded from its transfer and content encodings.

    ``final`` is the address after redirects, ``moved`` whether all of them were permanent; ``charset`` is the one the
    server names, often wrongly; ``etag`` and ``modified`` make the next request conditional.
    """

    target: Target
    ending: Ending
    time: str
    final: str = ""
    status: int = 0
    reason: str = ""
    body: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Fetch:
    """One fetch of an address as the record keeps it.

    ``sha256`` is that of the body, empty without one; ``documents`` are the ids of the texts the body gave, ``fields``
    what the catalogue said of it, ``leads`` the addresses it led to: a run that was cut off goes on there.
    """

    address: str
    ending: Ending
    time: str
    final: str = ""
    status: int = 0
    reason: str = ""
    sha256: str = ""
    etag: str = ""
    modified: str = ""
    documents: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    leads: tuple[Target, ...] = ()

    @classmethod
    def of(cls, answer: Answer, sha256: str, documents: tuple[str, ...], leads: tuple[Target, ...]) -> Fetch:
        """The row of an answer that gave documents."""
        return cls(
            address=answer.target.address,
            ending=answer.ending,
            time=answer.time,
            final=answer.final,
            status=answer.status,
            sha256=sha256,
            etag=answer.etag,
            modified=answer.modified,
            documents=documents,
            fields=answer.target.fields,
            leads=leads,
        )


class Change(StrEnum):
    """What a fetch means for the record.

    ``new``: a text it did not have; ``same``: nothing changed; ``edited``: the page now has another text than before,
    both are kept; ``deleted``: the server says the page is gone, the text is kept; ``fault``: no text, see the reason.
    """

    NEW = "new"
    SAME = "same"
    EDITED = "edited"
    DELETED = "deleted"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Wording:
    """A stretch that an edited page has otherwise than before; one side is empty where it was added or taken out.

    Offsets are code points of the earlier and of the later document.
    """

    earlier_start: int
    earlier_end: int
    earlier: str
    later_start: int
    later_end: int
    later: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of one address. ``earlier`` is the document its page gave before, when ``change`` is ``edited``.

    ``outcome`` is what adding the text did, None without a text; ``moved`` the address a permanent redirect leads to.
    """

    target: Target
    change: Change
    reason: str = ""
    outcome: Outcome | None = None
    earlier: str = ""
    wordings: tuple[Wording, ...] = ()
    moved: str = ""
