"""Sources: where a text came from. A second source of a known text is evidence of republication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from travaux.record.identity import content_id


class Tier(IntEnum):
    """Authority of a publisher, highest first. Levels after Godwin and Miller 2013 (INSS China Perspectives 6)."""

    UNKNOWN = 0
    GOVERNMENT = 1
    MINISTRY = 2
    SPOKESPERSON = 3
    AUTHORITATIVE_MEDIA = 4
    OTHER_MEDIA = 5


@dataclass(frozen=True, slots=True)
class Source:
    """One retrieval of some bytes. ``locator`` is the path or address as given, with ``#n`` for a row in a file."""

    sha256: str
    locator: str
    publisher: str = ""
    retrieved: str = ""
    tier: Tier = Tier.UNKNOWN
    media_type: str = ""

    @property
    def id(self) -> str:
        """Hash of bytes and locator: the same file loaded again is the same source."""
        return content_id(self.sha256, self.locator)


@dataclass(frozen=True, slots=True)
class Publication:
    """One source of a document, with the metadata as that source names them; ``added`` is when it was recorded, UTC."""

    source: Source
    added: str
    observed: Mapping[str, str] = field(default_factory=dict)
