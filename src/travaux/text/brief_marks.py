"""The marks inside a sentence of a brief: evidence, words taken out and put in, and what stands in quotation marks.

``[^3]`` names evidence as Markdown does footnotes; ``{--x--}`` and ``{++y++}`` are CriticMarkup; a backslash takes the
meaning from the sign after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

OPENING = {"“": "”", "«": "»", "「": "」", '"': '"', "„": "“"}
"""Quotation marks and what closes them; a pair may stand inside itself where the two differ."""
_TOKEN = re.compile(
    r"\\(?P<plain>[!-/:-@\[-`{-~])|\[\^(?P<note>\d+)\]|\{(?P<kind>--|\+\+)(?P<words>(?:\\.|[^\\])*?)(?P=kind)\}",
    re.DOTALL,
)
_ACTIVE = re.compile(r"[\\\[\]{}*_<>`#|~]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class SpanKind(StrEnum):
    """What a stretch of a sentence is."""

    PLAIN = "plain"
    DELETED = "deleted"
    INSERTED = "inserted"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence; a note has its number and no text."""

    kind: SpanKind
    text: str = ""
    number: int = 0


@lru_cache(maxsize=4096)
def spans(sentence: str) -> tuple[Span, ...]:
    """The stretches of a sentence in order, escapes resolved."""
    found: list[Span] = []
    at = 0
    for match in _TOKEN.finditer(sentence):
        found.append(Span(SpanKind.PLAIN, sentence[at : match.start()]))
        found.append(_span(match))
        at = match.end()
    found.append(Span(SpanKind.PLAIN, sentence[at:]))
    return tuple(_joined(one for one in found if one.text or one.number))


def _span(match: re.Match[str]) -> Span:
    if match["note"]:
        return Span(SpanKind.NOTE, number=int(match["note"]))
    if match["kind"]:
        kind = SpanKind.DELETED if match["kind"] == "--" else SpanKind.INSERTED
        return Span(kind, _ESCAPED.sub(r"\1", match["words"]))
    return Span(SpanKind.PLAIN, match["plain"])


def _joined(found: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring plain stretches as one."""
    plain = ""
    for one in found:
        if one.kind is SpanKind.PLAIN:
            plain += one.text
            continue
        if plain:
            yield Span(SpanKind.PLAIN, plain)
        plain = ""
        yield one
    if plain:
        yield Span(SpanKind.PLAIN, plain)


def notes(sentence: str) -> tuple[int, ...]:
    """The numbers of the evidence a sentence names, in order, each once."""
    return tuple(dict.fromkeys(one.number for one in spans(sentence) if one.kind is SpanKind.NOTE))


def renumbered(sentence: str, order: Mapping[int, int]) -> str:
    """The sentence with its evidence under other numbers."""
    return _TOKEN.sub(lambda match: f"[^{order[int(match['note'])]}]" if match["note"] else match.group(), sentence)


def wordings(sentence: str) -> tuple[str, str]:
    """The sentence without marks, before and after the edits it shows; twice the same when it shows none."""
    found = spans(sentence)
    earlier, later = (_without(found, kind) for kind in (SpanKind.INSERTED, SpanKind.DELETED))
    return earlier, later


def _without(found: Sequence[Span], kind: SpanKind) -> str:
    return "".join(one.text for one in found if one.kind is not kind)


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The half-open places of what stands in outer quotation marks in text without marks, the marks left out.

    A mark that nothing closes opens no quotation.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = _closing(text, at) if text[at] in OPENING else -1
        if end > 0:
            found.append((at + 1, end))
        at = max(at, end) + 1
    return tuple(found)


def _closing(text: str, start: int) -> int:
    """Where the quotation that opens at ``start`` closes; -1 when it does not."""
    opening, closing, depth = text[start], OPENING[text[start]], 0
    for at in range(start + 1, len(text)):
        if text[at] == closing:
            if depth == 0:
                return at
            depth -= 1
        elif text[at] == opening:
            depth += 1
    return -1


def escaped(words: str) -> str:
    """Words of a source on one line, so that nothing in them acts as a mark."""
    return _ACTIVE.sub(r"\\\g<0>", " ".join(words.split()))


def quoted(*wordings: str, shown: str = "") -> str:
    """Words in quotation marks that nothing inside closes. Several wordings are one quotation before and after edits;
    ``shown`` is then the one that stands there, marked up already."""
    pair = next((one for one in OPENING.items() if all(_holds(words, one) for words in wordings)), ("“", "”"))
    return f"{pair[0]}{shown or escaped(wordings[-1])}{pair[1]}"


def _holds(words: str, pair: tuple[str, str]) -> bool:
    """Whether a pair of quotation marks around the words is one quotation, with no mark doubled at its ends."""
    if words.startswith(pair[0]) or words.endswith(pair[1]):
        return False
    return _closing(f"{pair[0]}{words}{pair[1]}", 0) == len(words) + 1
