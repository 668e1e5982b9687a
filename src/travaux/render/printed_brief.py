"""A brief as every printed form sets it: sentences in pieces, footnotes numbered in the order they are met.

A document is cited in full once and in short afterwards; evidence met again is pointed back to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from travaux.record.briefs import (
    COUNTED_AT as AT,
)
from travaux.record.briefs import (
    BriefFault,
    CitedAnswer,
    CitedCounts,
    CitedRow,
    CitedWords,
    Reference,
    Resolved,
    ResolvedBrief,
    Section,
)
from travaux.record.sources import Tier
from travaux.render.wording import excerpt, name
from travaux.text.brief_marks import Span, SpanKind, spans, wordings

TIERS = {
    Tier.UNKNOWN: "authority of the publisher not stated",
    Tier.GOVERNMENT: "tier 1, government",
    Tier.MINISTRY: "tier 2, ministry",
    Tier.SPOKESPERSON: "tier 3, spokesperson",
    Tier.AUTHORITATIVE_MEDIA: "tier 4, authoritative media",
    Tier.OTHER_MEDIA: "tier 5, other media",
}
ANNEX = "Annex: "
OWN = "author's judgement"
"""What is said of a sentence that names no evidence."""
WORDS_IN_NOTE = 280
"""Characters of a source a footnote repeats where the sentence does not show them."""


@dataclass(frozen=True, slots=True)
class Run:
    """Part of a footnote: words with where they lead (empty: nowhere), and whether they are a title."""

    text: str
    address: str = ""
    title: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence; ``number`` is that of a footnote, 0 for words."""

    kind: SpanKind
    text: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """A sentence in pieces; ``own``: it names no evidence; ``faults``: why it does not stand."""

    pieces: tuple[Piece, ...]
    own: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A question with its sentences. ``annex``: it holds the rest of an answer, and is set behind the brief.

    ``name`` is for links within the document; ``rest`` is the name of the annex that has more, empty for none, and
    ``more`` how many sentences that has. Of an annex ``rest`` is the section whose rest it is.
    """

    question: str
    annex: bool
    sentences: tuple[PrintedSentence, ...]
    name: str = ""
    rest: str = ""
    more: int = 0

    @property
    def pointer(self) -> str:
        """The words that lead to the rest, or back from it; empty when there is none."""
        if not self.rest:
            return ""
        return "Back to the brief" if self.annex else f"{self.more} more in the annex"


@dataclass(frozen=True, slots=True)
class PrintedBrief:
    """A brief ready to be set. ``notes``: the footnotes in order, the first is number 1; ``lines`` stand under the
    title: what the brief is about, and as of when."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[PrintedSection, ...]
    notes: tuple[tuple[Run, ...], ...]
    faults: tuple[str, ...] = ()

    def note(self, number: int) -> tuple[Run, ...]:
        """The footnote with a number."""
        return self.notes[number - 1]


def first_annex(brief: PrintedBrief) -> PrintedSection | None:
    """The section the annexes begin with, on a page of its own; None when there is none."""
    return next((one for one in brief.sections if one.annex), None)


def printed(found: ResolvedBrief) -> PrintedBrief:
    """The brief as it is set, annexes last."""
    press = _Press(found)
    ordered = sorted(found.brief.sections, key=lambda section: section.annex)
    sections = tuple(_linked_up([press.section(one) for one in ordered]))
    general = tuple(one.what for one in found.faults if not one.sentence)
    return PrintedBrief(found.brief.title, tuple(_lines(found)), sections, tuple(press.notes), general)


def _lines(found: ResolvedBrief) -> Iterator[str]:
    brief = found.brief
    if found.subject:
        head = found.subject.head
        yield ", ".join(filter(None, (name(head), head.kind, "; ".join(head.issuers), head.date, head.language)))
    limits = [f"as of {brief.as_of}" if brief.as_of else "", f"against {brief.against}" if brief.against else ""]
    if any(limits):
        yield f"The record was read {' and '.join(filter(None, limits))}."


def _linked_up(sections: Sequence[PrintedSection]) -> Iterator[PrintedSection]:
    """The sections with their names, each answer and the annex to the same question leading to each other."""
    named = [replace(one, name=f"{'annex' if one.annex else 'part'}-{at}") for at, one in enumerate(sections, 1)]
    for one in named:
        other = next((two for two in named if two.question == one.question and two.annex is not one.annex), None)
        yield replace(one, rest=other.name, more=len(other.sentences)) if other else one


class _Press:
    """Numbers the footnotes while sentences are set."""

    def __init__(self, found: ResolvedBrief) -> None:
        self.notes: list[tuple[Run, ...]] = []
        self._evidence = found.evidence
        self._faults = found.faults
        self._subject = found.brief.document
        self._cited: dict[int, int] = {}
        self._documents: dict[str, int] = {}

    def section(self, section: Section) -> PrintedSection:
        sentences = tuple(self._sentence(section, one) for one in section.sentences)
        return PrintedSection(section.question, section.annex, sentences)

    def _sentence(self, section: Section, sentence: str) -> PrintedSentence:
        shown = "".join("".join(wordings(sentence)).split())
        pieces = tuple(
            piece for kind, some in groupby(spans(sentence), _kind) for piece in self._pieces(kind, some, shown)
        )
        own = not any(one.number for one in pieces)
        return PrintedSentence(pieces, own, tuple(_wrong(self._faults, section.question, sentence)))

    def _pieces(self, kind: SpanKind, some: Iterable[Span], shown: str) -> Iterator[Piece]:
        """The spans as they are; evidence side by side stands in one footnote."""
        if kind is SpanKind.NOTE:
            yield Piece(kind, number=self._noted([one.number for one in some], shown))
        else:
            yield from (Piece(one.kind, one.text) for one in some)

    def _noted(self, numbers: Sequence[int], shown: str) -> int:
        """The number of a new footnote for pieces of evidence."""
        here = len(self.notes) + 1
        runs: list[Run] = []
        for number in numbers:
            runs += [Run(" "), *self._note(number, here, shown)] if runs else self._note(number, here, shown)
            self._cited.setdefault(number, here)
        self.notes.append(tuple(runs))
        return here

    def _note(self, number: int, here: int, shown: str) -> Iterator[Run]:
        one = self._evidence.get(number)
        if number in self._cited:
            yield Run(f"See note {self._cited[number]}." if self._cited[number] != here else "")
        elif one is None or not (one.reference or one.row or one.finding):
            yield Run("This evidence does not stand in the record.")
        elif one.reference and one.quote:
            yield from self._words(one, one.reference, here, shown)
        elif one.row:
            yield Run(f"{one.row.evidence.date}: {one.row.evidence.text}. ")
            yield from _linked(one.row.evidence.citation)
        else:
            yield from _answer(one)

    def _words(self, one: Resolved, reference: Reference, here: int, shown: str) -> Iterator[Run]:
        if reference.head.id in self._documents:
            known = f"{_short(reference)} (note {self._documents[reference.head.id]})"
            yield Run("This text" if reference.head.id == self._subject else known)
        else:
            self._documents[reference.head.id] = here
            yield from citation(reference)
        quote = one.quote
        if quote:
            yield Run(f", characters {quote.start}–{quote.end}")
            hidden = "".join(quote.exact.split()) not in shown
            yield Run(f": {excerpt(' '.join(quote.exact.split()), WORDS_IN_NOTE)}" if hidden else ".")


def citation(reference: Reference) -> Iterator[Run]:
    """A document cited in full: who, title in its letters and ours, kind, date, version, where, authority, snapshot."""
    head = reference.head
    if head.issuers:
        yield Run(f"{'; '.join(head.issuers)}, ")
    yield Run(head.title or "untitled", title=True)
    also = [one for one in (reference.transliterated, reference.translated) if one]
    if also:
        yield Run(f" [{'; '.join(also)}]")
    facts = (head.kind, head.date or "undated", f"{head.language}, {head.version_kind.value.replace('-', ' ')}")
    yield Run(f", {', '.join(filter(None, facts))}")
    if reference.address:
        yield Run(", ")
        yield Run(reference.address, reference.address)
    source = reference.source
    if source:
        yield Run(f", {TIERS[source.tier]}, snapshot of {reference.snapshot}, sha256 {source.sha256[:12]}")


def _kind(span: Span) -> SpanKind:
    return span.kind


def _short(reference: Reference) -> str:
    head = reference.head
    return ", ".join(filter(None, ("; ".join(head.issuers), head.kind, head.date or "undated", head.language)))


def _linked(cited: str) -> Iterator[Run]:
    address = cited if cited.startswith(("http://", "https://")) else ""
    yield Run(cited, address)
    yield Run(".")


def _answer(one: Resolved) -> Iterator[Run]:
    finding = one.finding
    if finding is None:
        return
    if isinstance(one.cited, CitedCounts):
        counted = "; ".join(f"{label.partition(AT)[0]}: {value}" for label, value in one.cited.values.items())
        yield Run(f"Counted: {counted}.")
        return
    verdict = f"{finding.verdict.value}: " if finding.verdict else ""
    value = f"{finding.value}. " if finding.value else ""
    yield Run(f"{finding.claim}: {verdict}{value}{finding.reason}.")


def _wrong(faults: Sequence[BriefFault], question: str, sentence: str) -> Iterator[str]:
    yield from (one.what for one in faults if one.section == question and one.sentence == sentence)


def described(one: Resolved) -> Mapping[str, str]:
    """A piece of evidence as fields of a table: kind, what it says, where it stands."""
    match one.cited:
        case CitedWords(document, start, end, exact):
            return {"kind": "words", "document": document, "start": str(start), "end": str(end), "text": exact}
        case CitedRow(register, row, text):
            return {"kind": "row", "document": f"{register}/{row}", "text": one.row.evidence.text if one.row else text}
        case CitedAnswer(claim, verdict, value):
            return {"kind": "answer", "document": claim, "text": " ".join(filter(None, (verdict, value)))}
        case CitedCounts(values):
            return {"kind": "counts", "text": "; ".join(f"{label}: {value}" for label, value in values.items())}
