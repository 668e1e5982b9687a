"""A brief as every printed form sets it: sentences in pieces, footnotes numbered in the order they are met.

A document is cited in full once and in short afterwards; evidence met again is pointed back to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from travaux.text.brief_marks import SpanKind, spans, wordings

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
    """A question with its sentences."""

    question: str
    annex: bool
    sentences: tuple[PrintedSentence, ...]


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


def printed(found: ResolvedBrief) -> PrintedBrief:
    """The brief as it is set, annexes last."""
    press = _Press(found)
    ordered = sorted(found.brief.sections, key=lambda section: section.annex)
    sections = tuple(press.section(one) for one in ordered)
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


class _Press:
    """Numbers the footnotes while sentences are set."""

    def __init__(self, found: ResolvedBrief) -> None:
        self.notes: list[tuple[Run, ...]] = []
        self._evidence = found.evidence
        self._faults = found.faults
        self._cited: dict[int, int] = {}
        self._documents: dict[str, int] = {}

    def section(self, section: Section) -> PrintedSection:
        sentences = tuple(self._sentence(section, one) for one in section.sentences)
        return PrintedSection(section.question, section.annex, sentences)

    def _sentence(self, section: Section, sentence: str) -> PrintedSentence:
        shown = "".join("".join(wordings(sentence)).split())
        pieces = tuple(
            Piece(one.kind, one.text, self._noted(one.number, shown) if one.kind is SpanKind.NOTE else 0)
            for one in spans(sentence)
        )
        own = not any(one.number for one in pieces)
        return PrintedSentence(pieces, own, tuple(_wrong(self._faults, section.question, sentence)))

    def _noted(self, number: int, shown: str) -> int:
        """The number of a new footnote for a piece of evidence."""
        here = len(self.notes) + 1
        self.notes.append(tuple(self._note(number, here, shown)))
        self._cited.setdefault(number, here)
        return here

    def _note(self, number: int, here: int, shown: str) -> Iterator[Run]:
        one = self._evidence.get(number)
        if number in self._cited:
            yield Run(f"See note {self._cited[number]}.")
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
            yield Run(f"{_short(reference)} (note {self._documents[reference.head.id]})")
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
        counted = "; ".join(f"{label}: {value}" for label, value in one.cited.values.items())
        yield Run(f"Counted by travaux in reading the text. {counted}.")
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
