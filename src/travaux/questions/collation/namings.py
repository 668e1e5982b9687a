"""Names in a side of a link, and where the other side has them: by the gazetteer, or by their sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from travaux.questions.collation.sides import Side
from travaux.questions.collation.veils import veils
from travaux.reading.gazetteer import ACTOR_KINDS, gazetteer, mentions, spelled
from travaux.reading.inflection import morphology
from travaux.reading.proper import is_word, proper_names
from travaux.text.chinese_words import tagged
from travaux.text.sounds import alike, han_sounds, heard_in, sounds, weight

Span = tuple[int, int]
SURE = ((4.0, 0.75), (3.0, 0.8), (2.2, 0.88), (0.0, 0.95))
"""Likeness from which a name of at least that weight is held to be found: the lighter, the likelier by chance."""
DOUBT = 0.12
"""How far below that a name is neither found nor missing."""
KINDS = ACTOR_KINDS | {"place"}
"""Kinds of the gazetteer that are compared: documents are named in too many ways."""
_MONEY, _MONEY_BEFORE = re.compile(r" ?(?:\$|dollar|долл)"), re.compile(r"(?:\$|долл\w*\.?) ?$")
SHORT_NAME = 3
"""Characters of a Chinese name that may be a part of another by chance."""
LIGHT, FAINT = 2.2, 0.55
"""Weight under which a name is light, and the likeness under which one is missing."""
CERTAIN = 4.0
"""Weight from which a spelling found once is taken for a name of its own."""
LEARNED = 3.0
"""Least weight of a name whose Chinese spelling is learned from where it was found."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SHORT_FORM = re.compile(r"['’](?:s|ve|re|ll|d|m|t)?$")
_PART = re.compile("[^·•・]+")
_NAMES = frozenset({"Name", "Surn", "Geox"})
_HAN = re.compile("[㐀-鿿]")
_ADJECTIVE = re.compile(r"(?:ск|цк)(?:ий|ая|ое|ой|ого|ому|им|ую|ие|их|ими|ом)\b".replace("\\\\", "\\"))


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at code points of a side: gazetteer id and kind ("" for an unknown one), its sounds, as written first."""

    text: str
    start: int
    end: int
    id: str = ""
    heard: tuple[str, ...] = ()
    kind: str = ""


@dataclass(slots=True)
class Known:
    """What was learned of the names of two versions, by their sound: the Chinese spellings of each, and how often the
    other version had it or had it not."""

    spellings: dict[str, Counter[str]] = field(default_factory=dict)
    found: Counter[str] = field(default_factory=Counter)
    unfound: Counter[str] = field(default_factory=Counter)

    def in_chinese(self, side: Side) -> Iterator[Naming]:
        """The names whose spelling was learned, where a Chinese side has them, if only by their first character."""
        for key, found in self.spellings.items():
            for written in (written for written, times in found.items() if times > 1 or weight(key) >= CERTAIN):
                for form in (written, f"{written[0]}方"):
                    place = side.folded.find(form)
                    if place >= 0:
                        yield Naming(form, place, place + len(form), "", (key,))

    def translated(self, naming: Naming) -> bool:
        """Whether a name is found nowhere though it stands in several passages: then it is rendered by its meaning."""
        key = naming.heard[-1] if naming.heard else ""
        return self.unfound[key] > 1 and not self.found[key]

    def of(self, naming: Naming) -> list[str]:
        """The spellings learned of a name, the most frequent first; [] for none."""
        found = self.spellings.get(naming.heard[-1]) if naming.heard else None
        return [spelled for spelled, _ in found.most_common()] if found else []


@lru_cache(maxsize=8192)
def namings(side: Side) -> tuple[Naming, ...]:
    """The names of a side in order; () for none and for a language that is not read."""
    if not side.is_read:
        return ()
    runs = proper_names(side.folded, "zh") if side.language == "zh" else []
    known = [
        Naming(one.text, one.start, one.end, one.id, kind=one.kind)
        for one in mentions(side.text, side.language)
        if one.kind in KINDS and not _in_a_word(side, one.start, one.end)
        if not any(low <= one.start and one.end <= high and _only_a_part(one.text, low, high) for low, high in runs)
    ]
    masked = [(one.start, one.end) for one in known]
    free = (span for span in _spelled(side) if not any(low < span[1] and span[0] < high for low, high in masked))
    unknown = [Naming(side.text[start:end], start, end, "", _heard(side, start, end)) for start, end in free]
    return tuple(sorted([*known, *(one for one in unknown if one.heard)], key=lambda one: one.start))


def _in_a_word(side: Side, start: int, end: int) -> bool:
    """Whether what is spelled like a state stands for money (美元) or only looks like it (发展中国家)."""
    before, after = side.folded[max(0, start - 10) : start].lower(), side.folded[end : end + 8].lower()
    return bool(_MONEY.match(after) or _MONEY_BEFORE.search(before)) or (
        side.language == "zh" and (after.startswith("家") or side.folded[end - 1 : end + 1] in ("美元", "欧元", "日元"))
    )


def _only_a_part(name: str, start: int, end: int) -> bool:
    """Whether a short name is but some characters of a longer run that spells another (马里 in 诺德马里亚)."""
    return len(name) <= SHORT_NAME and end - start >= len(name) + 2


def _spelled(side: Side) -> Iterator[Span]:
    """What is spelled like a name that is in no dictionary: single words, in Chinese runs of characters."""
    spans = sorted(set(proper_names(side.folded if side.language == "zh" else side.text, side.language)))
    if side.language == "zh":
        yield from (span for start, end in spans for span in _parts(side, start, end))
        return
    seen: set[Span] = set()
    for start, end in spans:
        for match in _WORD.finditer(side.text, start, end):
            if match.span() not in seen and _is_unknown(match.group(), side.language):
                seen.add(match.span())
                yield match.span()


def _parts(side: Side, start: int, end: int) -> Iterator[Span]:
    """A Chinese run cut where a dot parts the names of a person, without what is too short to be known by its sound."""
    for match in _PART.finditer(side.text, start, end):
        low, high = match.span()
        low += side.folded[low] in "万亿" and low > 0 and side.folded[low - 1].isdigit()
        high -= side.folded[high - 1] == "国" and not _stands_alone(side, low, high)  # the first character of 国防
        if high - low > 2 and _stands_alone(side, low, high):
            yield low, high


def _stands_alone(side: Side, start: int, end: int) -> bool:
    """Whether no word of the language reaches into the run from outside or stands in it."""
    return not any(
        low < end and start < high and (low < start or high > end or (high - low > 1 and tag[:1] in "vadmpcrftl"))
        for low, high, tag in _tagged(side)
    )


@lru_cache(maxsize=8192)
def _tagged(side: Side) -> tuple[tuple[int, int, str], ...]:
    out, at = [], 0
    for word, tag in tagged(side.folded):
        out.append((at, at + len(word), tag))
        at += len(word)
    return tuple(out)


def _is_unknown(word: str, language: str) -> bool:
    """Whether a word is a name and none of the dictionary: abbreviations and ordinary words say nothing by sound."""
    name = word[:1].isupper() or bool(_ADJECTIVE.search(word))
    plain = _SHORT_FORM.sub("", word)
    if not name or plain[:-1].isupper() or len(plain) <= 2:
        return False
    return not all(is_word(part, language) and not _is_name(part, language) for part in plain.split("-"))


@lru_cache(maxsize=65536)
def _is_name(word: str, language: str) -> bool:
    """Whether the Russian dictionary has a word as a name of a person or place."""
    if language != "ru":
        return False
    return bool(_NAMES & morphology().parse(word)[0].tag.grammemes)


def _heard(side: Side, start: int, end: int) -> tuple[str, ...]:
    if side.language == "zh":
        return ("".join(han_sounds(side.folded[start:end])).replace("|", ""),)
    return sounds(side.text[start:end], side.language)


def learn(pairs: Sequence[tuple[Side, Side]]) -> Known:
    """What the passages of two versions that answer each other teach of their names, from where these sound alike."""
    known = Known()
    for first, second in pairs:
        for one, other in ((first, second), (second, first)):
            for naming in (naming for naming in namings(one) if naming.heard and other.text):
                _learn(naming, one, other, known)
    _prune(known, pairs)
    return known


def _prune(known: Known, pairs: Sequence[tuple[Side, Side]]) -> None:
    """Takes out spellings that stand as often where the name is not: these sounded alike by chance."""
    texts = [side.folded for pair in pairs for side in pair if side.language == "zh"]
    for key, spellings in list(known.spellings.items()):
        for written, together in list(spellings.items()):
            alone = sum(written in text for text in texts) - together
            if alone > together or len(written) < 2:
                del spellings[written]
        if not spellings:
            del known.spellings[key]


def _learn(naming: Naming, one: Side, other: Side, known: Known) -> None:
    key = naming.heard[-1]
    if other.language == "zh" != one.language:
        found = _heard_at(naming, other)
        if found is not None and weight(key) >= LEARNED:
            known.spellings.setdefault(key, Counter())[other.folded[found[0] : found[1]]] += 1
    told = answer(naming, other, known)
    if told.span is not None:
        known.found[key] += 1
    elif told.missing:
        known.unfound[key] += 1


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a name stands on the other side; ``span`` None: nowhere, or in doubt."""

    span: Span | None
    missing: bool = False


def answer(naming: Naming, other: Side, known: Known) -> Answer:
    """Where the other side has a name."""
    if naming.id:
        found = _named(naming.id, other)
        if found is not None:
            return Answer(found)
    literal = _plain(other.folded).find(_plain(naming.text))
    if literal >= 0:
        return Answer((literal, literal + len(naming.text)))
    if naming.id:
        return Answer(None, missing=naming.id in _named_in(other.language))
    if other.language == "zh":
        return _in_chinese(naming, other, known)
    return _among_words(naming, other)


def _named(identity: str, other: Side) -> Span | None:
    """Where the other side has a name of the gazetteer, be it within a longer one (the UN in the UN Charter)."""
    same = next((one for one in namings(other) if one.id == identity), None)
    if same is not None:
        return same.start, same.end
    text = spelled(other.folded if other.language == "zh" else other.text)
    places = ((text.find(name), len(name)) for name in _names_of(other.language).get(identity, ()))
    return next(((place, place + size) for place, size in places if place >= 0), None)


@cache
def _names_of(language: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name, entry in zip(gazetteer(language).names, gazetteer(language).entries, strict=True):
        if len(name) > 1:
            table.setdefault(entry.id, []).append(name)
    return table


@cache
def _named_in(language: str) -> frozenset[str]:
    """What the gazetteer has a name for in a language."""
    return frozenset(entry.id for entry in gazetteer(language).entries)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _in_chinese(naming: Naming, other: Side, known: Known) -> Answer:
    for form in (form for written in known.of(naming) for form in (written, f"{written[0]}方")):
        place = other.folded.find(form)
        if place >= 0:
            return Answer((place, place + len(form)))
    found = _heard_at(naming, other)
    if found is not None:
        return Answer(found)
    latin = _among_words(naming, other)
    if latin.span is not None:
        return latin
    return Answer(None, missing=latin.missing and _likeness(naming, other) < _doubted(naming))


def _heard_at(naming: Naming, other: Side) -> Span | None:
    heard = [heard_in(form, _characters(other)) for form in naming.heard]
    best = max(heard, key=lambda one: one.likeness, default=None)
    return (best.start, best.end) if best is not None and best.likeness >= _least(naming) else None


def _likeness(naming: Naming, other: Side) -> float:
    return max((heard_in(form, _characters(other)).likeness for form in naming.heard), default=0.0)


@lru_cache(maxsize=8192)
def _characters(side: Side) -> tuple[str, ...]:
    return han_sounds(side.folded)


def _among_words(naming: Naming, other: Side) -> Answer:
    """Where a name stands among the words of a language that writes names with capitals; a Chinese one may be a word
    without (currencies)."""
    among = [*_candidates(other), *(_uncapital(other) if _HAN.match(naming.text) else ())]
    ranked = sorted(((_best(naming, heard), span) for span, heard in among), reverse=True)
    if ranked and ranked[0][0] >= _least(naming):
        return Answer(ranked[0][1])
    return Answer(None, missing=not ranked or ranked[0][0] < _doubted(naming))


@lru_cache(maxsize=8192)
def _candidates(side: Side) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Words that may be names, with their sounds; two neighbours together as well, for Chinese joins them."""
    words = [
        match for match in _WORD.finditer(side.text) if match.group()[:1].isupper() or _ADJECTIVE.search(match.group())
    ]
    single = [(match.span(), sounds(match.group(), side.language)) for match in words]
    double = [
        ((one.start(), other.end()), sounds(one.group() + other.group(), side.language))
        for one, other in pairwise(words)
        if other.start() - one.end() == 1
    ]
    return (*single, *double)


@lru_cache(maxsize=8192)
def _uncapital(side: Side) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Words without a capital that are part of no veiled actor, with their sounds."""
    veiled = veils(side)
    words = (match for match in _WORD.finditer(side.text) if match.group()[:1].islower() and len(match.group()) > 3)
    return tuple(
        (match.span(), sounds(match.group(), side.language))
        for match in words
        if not any(start <= match.start() < end for start, end in veiled)
    )


def _best(naming: Naming, heard: tuple[str, ...]) -> float:
    return max((alike(one, other) for one in naming.heard for other in heard), default=0.0)


def _doubted(naming: Naming) -> float:
    """Likeness under which a name is missing: a light one is too often like something, and unlike itself."""
    return _least(naming) - DOUBT if weight(naming.heard[-1]) >= LIGHT else FAINT


def _least(naming: Naming) -> float:
    heavy = weight(naming.heard[-1])
    return next(least for border, least in SURE if heavy >= border)
