"""Documents: one text version of an act each, with the text exactly as received."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from travaux.record.identity import content_id, text_hash


class VersionKind(StrEnum):
    """What authority a language version has. Unofficial translations are never counted as the record."""

    AUTHENTIC = "authentic"
    OFFICIAL_TRANSLATION = "official-translation"
    UNOFFICIAL_TRANSLATION = "unofficial-translation"


@dataclass(frozen=True, slots=True)
class Document:
    """One text version of an act.

    ``act`` groups the versions of one act (empty: it stands alone); ``language`` is a BCP 47 tag (``ru``, ``en``,
    ``zh-Hans``, ``zh-Hant``, ``und``); ``date`` is EDTF, empty when unknown; ``issuers`` are as the metadata name
    them; ``kind`` is the genre ("joint statement", "speech", ...); ``text`` is never altered after intake.
    """

    id: str
    text: str
    language: str
    date: str
    title: str = ""
    act: str = ""
    version_kind: VersionKind = VersionKind.AUTHENTIC
    issuers: tuple[str, ...] = ()
    kind: str = ""

    @property
    def sha256(self) -> str:
        """Hash of the text, the anchor of every Quote."""
        return text_hash(self.text)

    @property
    def base_language(self) -> str:
        """The language without script or region: ``zh`` for ``zh-Hans``."""
        return base_language(self.language)


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """A document without its text: what is needed to choose, list and cite it.

    ``words`` and ``characters`` count the text by the rule of its language; ``sha256`` is the hash of the text.
    """

    id: str
    sha256: str
    language: str
    date: str
    title: str
    act: str
    version_kind: VersionKind
    issuers: tuple[str, ...]
    kind: str
    words: int
    characters: int

    @property
    def base_language(self) -> str:
        """The language without script or region: ``zh`` for ``zh-Hans``."""
        return base_language(self.language)


def base_language(language: str) -> str:
    """A BCP 47 tag without script or region, in lower case: ``zh`` for ``zh-Hans``."""
    return language.split("-", 1)[0].lower()


def document_id(text: str, language: str, date: str) -> str:
    """The id of a document: the same words in the same language on the same date are the same document."""
    return content_id(text, base_language(language), date)
