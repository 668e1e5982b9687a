"""Histories and likenesses: where a wording stood over time, and which texts resemble one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from travaux.record.documents import DocumentHead
from travaux.record.passages import Quote
from travaux.record.readings import Coverage


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A wording in a document. ``variant``: the name or wording it answers; ``coverage``: how much of what was asked
    for stands there, 0 to 1. ``translation``: it says it in another language, as far as vectors can tell; then
    ``coverage`` is the cosine, and ``score`` how far that stands above the neighbours on both sides."""

    head: DocumentHead
    quote: Quote
    variant: str
    coverage: float
    translation: bool = False
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class History:
    """Every occurrence of a phrase or passage, by date, the undated last. None: it is not in this record.

    ``names``: by language, the names searched for. Translations stand among the occurrences, but first, last and
    issuers are those of its wordings and names.
    """

    query: str
    occurrences: tuple[Occurrence, ...]
    names: Mapping[str, tuple[str, ...]]
    coverage: Coverage

    @property
    def dated(self) -> tuple[Occurrence, ...]:
        """The occurrences of its wordings and names whose date is known."""
        return tuple(one for one in self.occurrences if one.head.date and not one.translation)

    @property
    def translations(self) -> tuple[Occurrence, ...]:
        """What says it in another language, by date."""
        return tuple(one for one in self.occurrences if one.translation)

    @property
    def first(self) -> Occurrence | None:
        """The earliest dated occurrence; None when there is none."""
        return self.dated[0] if self.dated else None

    @property
    def last(self) -> Occurrence | None:
        """The latest dated occurrence; None when there is none."""
        return self.dated[-1] if self.dated else None

    @property
    def variants(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The occurrences of each wording, letters of either case and white space the same, most frequent first.

        Translations are left out.
        """
        found: dict[str, list[Occurrence]] = {}
        for one in self.occurrences:
            if not one.translation:
                found.setdefault(" ".join(one.quote.exact.casefold().split()), []).append(one)
        return {words: tuple(said) for words, said in sorted(found.items(), key=lambda item: -len(item[1]))}

    @property
    def issuers(self) -> Mapping[str, Occurrence]:
        """Each issuer's first dated occurrence, earliest first."""
        first: dict[str, Occurrence] = {}
        for one in self.dated:
            for issuer in one.head.issuers:
                first.setdefault(issuer, one)
        return first


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A text beside the one asked about. ``similarity``: twice the words they share over the words of both, 0 to 1.

    ``shared``: passages of the text asked about that stand in the other; ``lacks``: passages of the other that do not
    stand in it; ``adds``: passages of its own that do not stand in the other.
    """

    head: DocumentHead
    similarity: float
    share: float
    shared: tuple[Quote, ...]
    lacks: tuple[Quote, ...]
    adds: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The texts nearest to one, most alike first; none: nothing in this record shares wording with it."""

    document: str
    nearest: tuple[Resemblance, ...]
    coverage: Coverage
