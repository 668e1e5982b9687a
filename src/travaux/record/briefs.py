"""Briefs: what a reader tells others about a text, each sentence with the numbered evidence it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from travaux.record.documents import DocumentHead
from travaux.record.findings import Finding, SourcedRow
from travaux.record.passages import Quote
from travaux.record.registers import Register
from travaux.record.sources import Publication, Source

COUNTED_AT = " at "
"""What parts the name of a count from the place it was made at: readers need the name only."""
LANGUAGE = "en"
"""The language a brief is written in; what it quotes stays in its own."""


@dataclass(frozen=True, slots=True)
class CitedWords:
    """Words of a document: half-open code-point offsets, and the words that stood there when they were cited."""

    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A row of a register by its id; ``text`` is the row in words as it was cited."""

    register: Register
    row: str
    text: str


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """A claim or question in the language of predicates, with the verdict and value it had; empty where it had none."""

    claim: str
    verdict: str
    value: str


@dataclass(frozen=True, slots=True)
class CitedCounts:
    """Counts made by reading the text the brief is about: by name, as text."""

    values: Mapping[str, str]


Cited = CitedWords | CitedRow | CitedAnswer | CitedCounts
"""One piece of evidence as a brief names it; whether it still stands is asked of a record."""


@dataclass(frozen=True, slots=True)
class Section:
    """A question and the sentences that answer it. ``annex``: it is set behind the brief itself.

    A sentence is marked text: ``[^3]`` names evidence, ``{--x--}`` and ``{++y++}`` are words taken out and put in.
    """

    question: str
    sentences: tuple[str, ...] = ()
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """Questions and answers about one document of a record.

    ``document``: id of the text it is about, empty when it is about none; ``as_of`` and ``against``: the date and
    filter the record was read with; ``evidence``: by the number its sentences name.
    """

    title: str
    document: str = ""
    as_of: str = ""
    against: str = ""
    sections: tuple[Section, ...] = ()
    evidence: Mapping[int, Cited] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as it is cited: who says what where, and when the snapshot was taken.

    ``transliterated`` and ``translated``: the title in Latin letters, and in the language of the brief as another
    version of the act has it; empty where not known. ``publications``: where it was found, in the order found.
    """

    head: DocumentHead
    publications: tuple[Publication, ...]
    transliterated: str = ""
    translated: str = ""

    @property
    def publication(self) -> Publication | None:
        """The publication of highest authority, the first found among equals; None when none is kept."""
        return min(self.publications, key=lambda one: (one.source.tier == 0, one.source.tier), default=None)

    @property
    def source(self) -> Source | None:
        """The source of that publication."""
        return self.publication.source if self.publication else None

    @property
    def snapshot(self) -> str:
        """The day its bytes were fetched or, for a file that does not say, came into the record; empty without any."""
        found = self.publication
        return (found.source.retrieved or found.added)[:10] if found else ""

    @property
    def address(self) -> str:
        """Where it can be read on the network, as the best publication says first; empty when none does."""
        every = (*filter(None, [self.publication]), *self.publications)
        named = (place for one in every for place in (one.source.locator, one.observed.get("url", "")))
        return next((one for one in named if one.startswith(("http://", "https://"))), "")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A piece of evidence found again in the record; the field of its kind is set, the others are empty.

    ``reference``: the document quoted; ``finding``: the answer of today, to a claim or (without verdict) to a count.
    """

    number: int
    cited: Cited
    quote: Quote | None = None
    reference: Reference | None = None
    row: SourcedRow | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class BriefFault:
    """Why a brief does not stand: the section and sentence, the evidence concerned (0: none), and what is wrong."""

    section: str
    sentence: str
    number: int
    what: str


@dataclass(frozen=True, slots=True)
class ResolvedBrief:
    """A brief with all its evidence looked up. ``faults``: what did not stand; empty for a brief that may be given out.

    ``subject``: the document it is about, None when it is about none or that one is gone.
    """

    brief: Brief
    evidence: Mapping[int, Resolved]
    subject: Reference | None = None
    faults: tuple[BriefFault, ...] = ()

    @property
    def references(self) -> tuple[Reference, ...]:
        """The documents cited, the subject first, then in order of first mention, each once."""
        named = [one.reference for _number, one in sorted(self.evidence.items()) if one.reference]
        subject = [self.subject] if self.subject else []
        return tuple({one.head.id: one for one in (*subject, *named)}.values())

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents whose words are cited, each once."""
        return tuple(dict.fromkeys(one.quote.document for one in self.evidence.values() if one.quote))
