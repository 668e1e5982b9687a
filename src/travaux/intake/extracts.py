"""Extracts: the text and the metadata one format module finds in some bytes, before any decision about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.record.drafts import Caution

FIELDS = ("act", "language", "version_kind", "date", "issuers", "kind", "title", "url", "publisher")
"""Metadata a format may find; ``issuers`` holds names separated by ``;``."""


class Unreadable(Exception):
    """Raised inside intake by a format module; ``receive`` turns it into a Refusal that names the file."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason, self.remedy = reason, remedy
        super().__init__(f"{reason}. {remedy}")


@dataclass(frozen=True, slots=True)
class Extract:
    """What some bytes hold. ``fields`` as the bytes name them, not normalised; ``origin`` says where they stood.

    ``links`` are addresses as a page writes them, by how the page relates to them: ``next`` (its own next part),
    ``versions`` (the same text in other languages), ``attachments``, ``entries`` (of a list of addresses).
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()
    origin: str = "the file"
    media_type: str = "text/plain"
    observed: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
