"""Lists of documents signed, as ministries publish them: each item with its kind, parties, subject and legal force.

Items are found by their numbers, which must run on from 1, in lines or in one run of text; without numbers, by lines
or sentences that begin with the name of an instrument; else in sentences that list what was signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.errors import InvalidValue
from travaux.record.agreements import Agreement, Force, Instrument
from travaux.record.attestations import Attestation
from travaux.world.signing import InstrumentNames
from travaux.world.told_lists import told

_NUMBER = re.compile(
    r"(?:(?<=\s)|^)[（(]?(\d{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?:[)）]\s*(?=\S)|[.、．]\s*(?=[^\d\s.])|[.、．]\s+(?=\d))",
    re.MULTILINE,
)
_HAN = re.compile("[\u3400-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_BODY = "(?:共和国|联邦|政府|部|局|署|委员会|公司|银行|社|集团|大学|学院|馆|院|基金|协会)"
_BETWEEN = {
    "ru": re.compile(r"\bмежду\s+(.+?)(?=\s+(?:об?|в\s+(?:области|сфере)|на|по|при|для|от)\s|[.;]?$)", re.IGNORECASE),
    "en": re.compile(
        r"\b[Bb]etween\s+(?:the\s+)?(.+?)"
        r"(?=\s+on\s|\s+(?:in|for|to|concerning|regarding)\s+(?![A-Z])|[.;]?$)"
    ),
    "zh": re.compile(rf"^《?(.+?{_BODY}(?<!共)[和与].+{_BODY})"),
}
_AND = {
    "ru": re.compile(r"\s+и\s+(?=[А-ЯЁ«]|\w+(?:ом|ем|ей|ой|ией)\s+[«А-ЯЁ])"),
    "en": re.compile(r"\s+and\s+(?:the\s+)?(?=[A-Z])"),
    "zh": re.compile("(?<!共)[和与]"),
}
_TEN = "零一二三四五六七八九"
_TELLS = re.compile("[。：]|称|签署")
"""What no Chinese title has: a line with it tells of a paper."""
FIRST_WORDS, LAST_CHARACTERS, LONGEST_TITLE = 8, 16, 150
"""Where in a title its kind is looked for, and how long a Chinese title may be. Set on the lists of the specimen and by
reading the numbered speeches of a year of news (2026-11)."""
LEAST_UNNUMBERED = 2
"""Items without numbers from which a text is taken for a list."""
MOST_OTHER = 0.6
"""Share of the lines that must be items before a text without numbers is taken for a list, not for a story."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list before it is read: its number (0 without one), its words, and the heading it stands under."""

    number: int
    title: str
    heading: str = ""


def read_list(text: str, date: str, attestation: Attestation) -> tuple[Agreement, ...]:
    """The papers of a list, in its order. Raises InvalidValue when the text holds none."""
    found = items(text)
    if not found:
        remedy = "Give the list alone, one document an item, numbered or an item a line."
        raise InvalidValue("no list of documents found", text[:60], attestation.citation, remedy)
    return tuple(_agreement(item, date, attestation) for item in found)


def items(text: str) -> tuple[Item, ...]:
    """The items of the first list in a text; empty when there is none."""
    body = _without_footer(text)
    numbered = tuple(_numbered(body))
    papers = sum(_names_instrument(item.title) for item in numbered)
    if papers * 2 > len(numbered) and len(numbered) > 1:
        return numbered
    by_line = tuple(_unnumbered(body))
    return by_line or tuple(Item(0, title) for title in told(body, _instrument_names(language_of(body))))


def _names_instrument(title: str) -> bool:
    """Whether the head of a title names a kind of paper: articles of a treaty are numbered too, and so are the points
    of a speech that speaks of treaties. The head is the first words, in Chinese the last."""
    language = language_of(title)
    if language == "zh":
        return len(title) <= LONGEST_TITLE and any(word in title[-LAST_CHARACTERS:] for word in _words("zh"))
    ends = "|".join(_table()["english_ends"])
    head = re.split(rf"\b(?:{ends})\b", title.casefold(), maxsplit=1)[0] if language == "en" else title.casefold()
    first = " ".join(head.split()[:FIRST_WORDS])
    return any(re.search(rf"\b{re.escape(word)}(?!е?нност|ённост)", first) for word in _words(language))


def _without_footer(text: str) -> str:
    places = [place for footer in _table()["footers"] if (place := text.find(footer)) >= 0]
    return text[: min(places)] if places else text


def _numbered(text: str) -> Iterator[Item]:
    """Items whose numbers run on: a number out of turn (a year, a clause) is part of the words around it."""
    marks: list[re.Match[str]] = []
    for match in _NUMBER.finditer(text):
        if _whole(match.group(1)) == len(marks) + 1:
            marks.append(match)
    heading = _heading_before(text, marks[0].start()) if marks else ""
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        title, _break, rest = text[mark.end() : end].partition("\n\n")
        yield Item(place + 1, _tidy(title), heading)
        heading = _tidy(rest) or heading


def _heading_before(text: str, place: int) -> str:
    lines = [line for line in text[:place].splitlines() if line.strip()]
    return _tidy(lines[-1]) if lines and "\n" in text[:place] else ""


def _unnumbered(text: str) -> Iterator[Item]:
    pieces = [piece for line in text.splitlines() for piece in re.split(r"(?<=[.;。；])\s+(?=[A-ZА-ЯЁ《])", line)]
    whole = [piece for piece in pieces if piece.strip()]
    named = [_tidy(piece) for piece in whole if _begins_with_instrument(piece)]
    if len(named) >= max(LEAST_UNNUMBERED, MOST_OTHER * len(whole)):
        yield from (Item(0, title) for title in named)


def _begins_with_instrument(piece: str) -> bool:
    plain = re.sub(r"^(?:\W*(?:the|an?)\s+)?(?:\d{4}\s+)?\W*", "", piece.strip(), flags=re.IGNORECASE)
    language = language_of(plain)
    if language == "zh":
        return plain.strip("》。；;").endswith(tuple(_words("zh"))) and not _TELLS.search(plain)
    first, *rest = plain.split()[:3] or [""]
    capitals = [first, *(word for word in rest if word[:1].isupper())] if language == "en" else [first, *rest[:1]]
    head = " ".join(capitals).casefold()
    named = first[:1].isupper() and any(re.search(rf"\b{re.escape(word)}", head) for word in _words(language))
    return named and (language != "en" or _is_titled(plain))


def _is_titled(plain: str) -> bool:
    """Whether a preposition follows the instrument, as in a title, and not a verb, as in a sentence about it."""
    ends = "|".join(_table()["english_ends"])
    names = "|".join(re.escape(word) for word in _words("en"))
    return (
        re.search(rf"\b(?:{names})\w*(?:\s+(?:of\s+understanding\s+)?(?:{ends})\b|\W*$)", plain.casefold()) is not None
    )


def _tidy(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip().rstrip(";；").rstrip(".。").strip(" –—-*•")


def _whole(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _TEN.index(written) if len(written) == 1 else 0
    return (_TEN.index(tens) if tens else 1) * 10 + (_TEN.index(ones) if ones else 0)


def language_of(text: str) -> str:
    """``zh``, ``ru`` or ``en`` by the letters of a title."""
    return "zh" if _HAN.search(text) else "ru" if _CYRILLIC.search(text) else "en"


def _agreement(item: Item, date: str, attestation: Attestation) -> Agreement:
    language = language_of(item.title)
    instrument = instrument_of(item.title, language)
    return Agreement(
        date=date,
        title=item.title,
        instrument=instrument,
        attestation=attestation,
        number=item.number,
        parties=parties_of(item.title, language),
        domain=domain_of(item.title, language),
        force=force_of(item.title, instrument, language),
        occasion=item.heading,
    )


def instrument_of(title: str, language: str) -> Instrument:
    """The kind of paper by its head noun; ``other`` when no kind is named."""
    folded = title.casefold()
    if language == "zh":
        found = [(folded.rfind(word) + len(word), len(word), kind) for kind, word in _named("zh") if word in folded]
        return max(found)[2] if found else Instrument.OTHER
    head = _english_head(folded) if language == "en" else folded
    found = [
        (match.start(), -len(word), kind)
        for kind, word in _named(language)
        for match in re.finditer(rf"\b{re.escape(word)}", head)
    ]
    if not found and head != folded:
        return _first_named(folded, language)
    if not found:
        return Instrument.OTHER
    return (max(found, key=lambda one: (one[0], -one[1])) if language == "en" else min(found))[2]


def _first_named(folded: str, language: str) -> Instrument:
    found = [(folded.find(word), kind) for kind, word in _named(language) if word in folded]
    return min(found)[1] if found else Instrument.OTHER


def _english_head(folded: str) -> str:
    ends = "|".join(_table()["english_ends"])
    return re.split(rf"\b(?:{ends})\b(?! intent)", folded, maxsplit=1)[0] or folded


def _named(language: str) -> Sequence[tuple[Instrument, str]]:
    return [(Instrument(kind), word) for kind, words in _table()["instruments"].items() for word in words[language]]


@cache
def _instrument_names(language: str) -> InstrumentNames:
    """The names of instruments, those of papers that states adopt at home as well (decisions, rules) apart."""
    words = tuple(word for kind, word in _named(language) if kind is not Instrument.OTHER)
    return InstrumentNames(language, words, tuple(word for word in _words(language) if word not in words))


def _words(language: str) -> list[str]:
    return [word for _kind, word in _named(language)]


def parties_of(title: str, language: str) -> tuple[str, ...]:
    """The parties named in a title; empty when it names none."""
    match = _BETWEEN[language].search(title)
    if match is None:
        return ()
    return tuple(part.strip(" ,《》") for part in _AND[language].split(match.group(1)) if part.strip(" ,《》"))


def subject_of(paper: Agreement) -> str:
    """The subject of a paper: as recorded, else by the words of its title; empty when they tell none."""
    return paper.domain or domain_of(paper.title, language_of(paper.title))


def domain_of(title: str, language: str) -> str:
    """The subject by the words for it, most words first, the earliest in the table among equals; else empty."""
    counts = {
        domain: sum(_stands(word, title, language) for word in words[language])
        for domain, words in _table()["domains"].items()
    }
    best = max(counts.values())
    return next(domain for domain, count in counts.items() if count == best) if best else ""


def _stands(word: str, title: str, language: str) -> bool:
    if language == "zh":
        return word in title
    return re.search(rf"\b{re.escape(word)}", title.casefold()) is not None


def force_of(title: str, instrument: Instrument, language: str) -> Force:
    """What it binds: law between states, law between firms, or politically only; unknown when it is not told."""

    def speaks_of(who: str) -> bool:
        return any(
            _stands(word, title, language) or (word in ("«",) and word in title) for word in _table()[who][language]
        )

    if instrument in (Instrument.MEMORANDUM, Instrument.PROGRAMME, Instrument.PLAN, Instrument.STATEMENT):
        return Force.POLITICAL
    if instrument is Instrument.TREATY or (
        speaks_of("states") and instrument in (Instrument.AGREEMENT, Instrument.PROTOCOL)
    ):
        return Force.TREATY_LAW
    if instrument is Instrument.CONTRACT or (speaks_of("firms") and not speaks_of("agencies")):
        return Force.COMMERCIAL
    return Force.UNKNOWN


@cache
def _table() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.load(
        files("travaux.data").joinpath("instruments.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    return content
