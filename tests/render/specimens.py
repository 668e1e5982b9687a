"""Readings made by hand from invented sentences between invented states, one a language.

Each has every status, all kinds of edits, standing and one-off repeats, a dropped formula, headings and list items.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from travaux.record.documents import Document, DocumentHead, document_id
from travaux.record.identity import content_id
from travaux.record.parallels import Edit, EditKind, Parallel, Status, Translation
from travaux.record.passages import Passage, PassageKind, quote
from travaux.record.readings import Coverage, Dropped, Length, PassageReading, Reading, Standing
from travaux.record.statements import Direction, ForceShift

MOVED = ForceShift(
    Direction.SOFTENED, ("firmly oppose", "oppose"), ("XA",), ("XB",), ("some states",), "oppose 4 became oppose 3"
)
LANGUAGES = ("ru", "zh-Hans", "en")


@dataclass(frozen=True)
class Source:
    """An earlier wording of a passage: how it relates, and what was changed since."""

    place: int
    text: str
    kind: Status
    changes: tuple[tuple[EditKind, str, str], ...] = ()


@dataclass(frozen=True)
class Line:
    """One passage of a specimen text: what stands before it, its words, its status and its sources."""

    text: str
    before: str = " "
    status: Status = Status.NEW
    novelty: float = 1.0
    seen_in: int = 0
    sources: tuple[Source, ...] = ()
    kind: PassageKind = PassageKind.SENTENCE
    label: str = ""


@dataclass(frozen=True)
class Specimen:
    language: str
    title: str
    issuers: tuple[str, ...]
    earlier_titles: tuple[str, ...]
    lines: tuple[Line, ...]
    dropped: str
    dates: tuple[str, ...] = field(default=("2017-06-09", "2019-04-22", "2021-11-03", "2023-05-18"))


def _edits(source: Source, later: str, earlier_at: int, later_at: int) -> tuple[Edit, ...]:
    """The changes as edits with offsets; each is looked for after the last one, moved words from the start."""
    edits: list[Edit] = []
    from_earlier = from_later = 0
    for kind, old, new in source.changes:
        moved = kind is EditKind.REORDERED
        start = source.text.index(old, 0 if moved else from_earlier) if old else None
        later_start = later.index(new, 0 if moved else from_later) if new else None
        if start is None:
            assert later_start is not None
            start = from_earlier + (later_start - from_later)
        if later_start is None:
            later_start = from_later + (start - from_earlier)
        edits.append(
            Edit(
                kind,
                old,
                new,
                earlier_at + start,
                earlier_at + start + len(old),
                later_at + later_start,
                later_at + later_start + len(new),
            )
        )
        if not moved:
            from_earlier, from_later = start + len(old), later_start + len(new)
    return tuple(edits)


def _earlier_documents(specimen: Specimen) -> list[Document]:
    """The earlier statements: the sources of each, one a line, under their title; the last has the dropped formula."""
    documents = []
    for place, (title, date) in enumerate(zip(specimen.earlier_titles, specimen.dates, strict=True)):
        sentences = [source.text for line in specimen.lines for source in line.sources if source.place == place]
        text = "\n".join([title, *dict.fromkeys(sentences), specimen.dropped])
        documents.append(
            Document(
                document_id(text, specimen.language, date),
                text,
                specimen.language,
                date,
                title,
                issuers=specimen.issuers,
                kind="joint statement",
            )
        )
    return documents


def words(text: str, language: str) -> int:
    return len([letter for letter in text if letter.isalnum()]) if language.startswith("zh") else len(text.split())


def head(document: Document) -> DocumentHead:
    return DocumentHead(
        document.id,
        document.sha256,
        document.language,
        document.date,
        document.title,
        document.act,
        document.version_kind,
        document.issuers,
        document.kind,
        words(document.text, document.language),
        len(document.text),
    )


def _passages(specimen: Specimen) -> tuple[str, tuple[Passage, ...]]:
    text, paragraph = "", -1
    passages: list[Passage] = []
    for line in specimen.lines:
        text += line.before
        paragraph += "\n" in line.before or not passages
        start = len(text)
        text += line.text
        passages.append(Passage(content_id(line.text), start, len(text), line.text, line.kind, paragraph, line.label))
    return text + "\n", tuple(passages)


def _parallels(line: Line, passage: Passage, document: Document, earlier: list[Document]) -> tuple[Parallel, ...]:
    found = []
    for source in line.sources:
        old = earlier[source.place]
        at = old.text.index(source.text)
        later = quote(document, passage.start, passage.end)
        edits = _edits(source, line.text, at, passage.start)
        alike = 1 - sum(len(edit.later) + len(edit.earlier) for edit in edits) / (len(line.text) + len(source.text))
        found.append(
            Parallel(
                quote(old, at, at + len(source.text)),
                later,
                old.date,
                old.language,
                source.kind,
                round(alike if source.kind is not Status.PARAPHRASE else 0.31, 3),
                round(alike if source.kind is not Status.PARAPHRASE else 0.82, 3),
                edits,
                (
                    f"{len(edits)} edits in {words(line.text, old.language)} words",
                    f"coverage {alike:.2f} of .50 needed",
                ),
            )
        )
    return tuple(found)


def new_line(specimen: Specimen) -> int:
    """The number of the last line that is new, which says the same in every language."""
    return max(place for place, line in enumerate(specimen.lines) if line.status is Status.NEW)


def _answered(specimen: Specimen, last: PassageReading, later: Document) -> tuple[Document, PassageReading]:
    """A new passage answered by an earlier statement that says it in another language."""
    language = LANGUAGES[LANGUAGES.index(specimen.language) - 1]
    other = _specimen(language)
    text = f"{other.title}\n{other.lines[new_line(other)].text}"
    document = Document(document_id(text, language, "2022-02-14"), text, language, "2022-02-14", other.title)
    start = text.index(other.lines[new_line(other)].text)
    found = Translation(
        quote(document, start, len(text)),
        quote(later, last.passage.start, last.passage.end),
        document.date,
        language,
        0.81,
        0.34,
        ("sentence vectors: cosine 0.81, 0.34 above their neighbours",),
    )
    return document, replace(last, translations=(found,))


def build(specimen: Specimen) -> Reading:
    """The specimen as a Reading, with every figure counted from its lines."""
    language = specimen.language
    text, passages = _passages(specimen)
    document = Document(
        document_id(text, language, "2025-05-08"),
        text,
        language,
        "2025-05-08",
        specimen.title,
        act="specimen-2025",
        issuers=specimen.issuers,
        kind="joint statement",
    )
    earlier = _earlier_documents(specimen)
    read = []
    for line, passage in zip(specimen.lines, passages, strict=True):
        parallels = _parallels(line, passage, document, earlier)
        read.append(
            PassageReading(
                passage,
                line.status,
                line.novelty,
                Standing(line.seen_in, 4),
                parallels,
                words(line.text, language),
                len(parallels),
                force=MOVED if line.status is Status.EDITED else None,
                cut=(parallels[0].earlier,) if line.status is Status.EDITED else (),
            )
        )
    total = sum(passage.words for passage in read)
    shares = {status: sum(p.words for p in read if p.status is status) / total for status in Status}
    place = new_line(specimen)
    foreign, read[place] = _answered(specimen, read[place], document)
    last = earlier[-1]
    at = last.text.index(specimen.dropped)
    return Reading(
        document,
        Coverage(
            documents=len(earlier),
            passages_words=sum(words(old.text, language) for old in earlier),
            first=earlier[0].date,
            last=last.date,
            undated=1,
            languages={language: len(earlier)},
            as_of=document.date,
            filter="kind=joint statement",
            notes=("Chinese and Russian versions of the same act were not compared.",),
        ),
        tuple(read),
        (Dropped(quote(last, at, at + len(specimen.dropped)), last.date, 4, 4, last.date),),
        Length(total, len(text), len(read), "words split at white space; in Chinese, characters", 2, 5),
        shares,
        0.41,
        0.74,
        {"kernel": "fingerprints of 4 words or 8 characters", "standing_last": 4, "verbatim_at": 0.98},
        {old.id: head(old) for old in (*earlier, foreign)},
        "statement-2025-05-08.html",
    )


def _line(row: dict[str, Any]) -> Line:
    sources = tuple(
        Source(
            source["place"],
            source["text"],
            Status(source["kind"]),
            tuple((EditKind(kind), old, new) for kind, old, new in source.get("changes", ())),
        )
        for source in row.get("sources", ())
    )
    return Line(
        row["text"],
        row["before"],
        Status(row["status"]),
        row["novelty"],
        row["seen_in"],
        sources,
        PassageKind(row.get("kind", "sentence")),
        row.get("label", ""),
    )


def _specimen(language: str) -> Specimen:
    row = yaml.safe_load((Path(__file__).parent / "specimens.yaml").read_text(encoding="utf-8"))[language]
    return Specimen(
        language,
        row["title"],
        tuple(row["issuers"]),
        tuple(row["earlier_titles"]),
        tuple(_line(line) for line in row["lines"]),
        row["dropped"],
    )


def reading(language: str) -> Reading:
    """The specimen reading of a language."""
    return build(_specimen(language))
