"""What a reading says in words, the same on the page, in the terminal and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.record.documents import Document, DocumentHead
from travaux.record.parallels import Edit, EditKind, Status
from travaux.record.readings import Coverage, Length, Reading, Standing
from travaux.record.statements import Direction, ForceShift

MEANINGS: dict[Status, str] = {
    Status.VERBATIM: "stands word for word in an earlier text",
    Status.EDITED: "an earlier sentence with small changes",
    Status.REWORKED: "built on earlier wording, much of it changed",
    Status.PARAPHRASE: "says in other words what was said before",
    Status.NEW: "no answer in the record searched",
}
NOT_NEVER = "“New” means not found in this record; it does not mean never said before."


def name(document: Document | DocumentHead) -> str:
    """The title of a document; without one its kind, issuers and date, so that it can be told from others."""
    facts = (document.kind, " · ".join(document.issuers), document.date)
    known = ", ".join(fact for fact in facts if fact)
    return document.title or (f"Untitled: {known}" if known else "Untitled document")


def percent(share: float) -> str:
    """A share as a whole percentage; what is not nothing never reads as 0 %, nor what is not all as 100 %."""
    if 0 < share < 0.01:
        return "<1 %"
    if 0.99 < share < 1:
        return ">99 %"
    return f"{round(share * 100)} %"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 document``, ``2,310 documents``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def standing(value: Standing) -> str:
    """How established a passage is in its genre, in words with the figures."""
    if value.of_last == 0:
        return "no earlier text of this kind to compare with"
    seen = f"in {value.seen_in} of the last {value.of_last}"
    if value.seen_in == 0:
        return f"in none of the last {value.of_last} of this kind"
    if value.seen_in == 1:
        return f"one-off: {seen} of this kind"
    return f"{'standing formula' if 2 * value.seen_in >= value.of_last else 'recurring'}: {seen} of this kind"


def force(value: ForceShift) -> str:
    """What moved in force and targets: ``softened: "strongly oppose" became "oppose" · newly named: US``."""
    parts = []
    if value.direction is not Direction.NONE:
        parts.append(f"{value.direction.value}: “{value.verbs[0]}” became “{value.verbs[1]}” ({value.reason})")
    named = (
        ("newly named", value.newly_named),
        ("no longer named", value.no_longer_named),
        ("newly veiled", value.newly_veiled),
    )
    parts += [f"{what}: {', '.join(names)}" for what, names in named if names]
    return " · ".join(parts)


def length(value: Length) -> str:
    """The length of the text, its rank among its like, and how words were counted."""
    size = f"{count(value.words, 'word')}, {count(value.characters, 'character')}, {count(value.passages, 'passage')}"
    if value.of <= 1:
        return f"{size}. No other text of this kind and language in the record to rank it against."
    place = {1: "the longest", value.of: "the shortest"}.get(value.rank, f"number {value.rank} by length")
    return f"{size}. It is {place} of {value.of} texts of this kind and language, this one included."


def searched(value: Coverage) -> str:
    """What was searched, in one sentence or two."""
    if value.documents == 0:
        return f"Nothing was searched: the record holds no document {_limit(value)}."
    languages = ", ".join(f"{number} {name}" for name, number in sorted(value.languages.items()))
    span = f"from {value.first} to {value.last}" if value.first != value.last else f"of {value.first}"
    return (
        f"{count(value.documents, 'document')} {span} ({languages}), {count(value.passages_words, 'word')}"
        f"{', ' + _limit(value) if value.as_of or value.filter else ''}."
    )


def _limit(value: Coverage) -> str:
    """The limits of the search as the end of a sentence."""
    dated = f"dated before {value.as_of}" if value.as_of else "of any date"
    return f"{dated} and matching “{value.filter}”" if value.filter else dated


def left_out(value: Coverage) -> str:
    """Documents that could not be placed in time; empty when there are none."""
    if value.undated == 0:
        return ""
    verb = "was" if value.undated == 1 else "were"
    return f"{count(value.undated, 'undated document')} {verb} left out: what has no date cannot be called earlier."


def nothing_to_read_against(reading: Reading) -> str:
    """Why every passage counts as new, when there was nothing to read the text against; empty otherwise."""
    if reading.coverage.documents:
        return ""
    return (
        "No earlier document was there to read this text against, so every passage counts as new and nothing can "
        "be dropped. Add earlier texts, or choose a later date or a wider filter."
    )


def nothing_dropped(reading: Reading) -> str:
    """Why the list of dropped formulas is empty; empty text when it is not."""
    if reading.dropped:
        return ""
    if reading.coverage.documents == 0:
        return "Nothing can be dropped: there was no earlier document to drop it from."
    of_last = max((passage.standing.of_last for passage in reading.passages), default=0)
    kind = f"“{reading.document.kind}”" if reading.document.kind else "this kind"
    if of_last == 0:
        return f"Nothing can be called dropped: no earlier text of {kind} in this language was searched."
    return f"Nothing was dropped: every formula standing in the last {of_last} texts of {kind} has an answer here."


def tally(edits: Iterable[Edit]) -> str:
    """The edits counted by kind: ``3 edits: 2 substituted, 1 number``; empty when there are none."""
    kinds = [edit.kind for edit in edits]
    if not kinds:
        return ""
    counted = ", ".join(f"{kinds.count(kind)} {kind.value}" for kind in EditKind if kind in kinds)
    return f"{count(len(kinds), 'edit')}: {counted}"


def excerpt(text: str, longest: int = 90) -> str:
    """The start of a text on one line, with an ellipsis where it was cut."""
    line = " ".join(text[: longest + 1].split())
    return line if len(text) <= longest else line[:longest].rstrip() + "…"
