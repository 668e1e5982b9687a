"""Names of people taken apart: words with their Latin keys and Russian stems, titles and particles taken off, and
which word is the family name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.text.chinese_names import pinyin_of_russian
from travaux.text.han import simplify

_HAN = re.compile(r"[\u3400-\u9fff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_PATRONYMIC = re.compile(r"(?:вич|вн|ьич|ичн)")
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its Latin key, its stems in Cyrillic (empty in Latin), whether it is an initial.

    ``pinyin``: what it is in pinyin if it is part of a Chinese name, in Latin the word itself without diacritics.
    ``rough``: keys it has besides, in systems that read a letter otherwise; in Russian those of its nominatives.
    """

    written: str
    key: str
    stems: frozenset[str]
    pinyin: frozenset[str]
    rough: frozenset[str]
    initial: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: ``family`` is the place of the family name among ``words``; ``han`` are its characters."""

    written: str
    words: tuple[Word, ...]
    family: int
    han: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def parsed(written: str) -> Name:
    """A name taken apart into words, the family name found by script, patronymic and Chinese surnames."""
    if _HAN.search(written):
        return Name(written, (), 0, _han_parts(written))
    spelled = unicodedata.normalize("NFC", written.replace("ё", "е").replace("Ё", "Е"))
    reordered = _after_comma(spelled)
    tokens = [token for token in re.split(r"[\s.,·]+", reordered) if token]
    pieces = [piece for token in tokens for piece in _pieces(token)]
    named = _without_title(pieces)
    kept = [piece for piece in named if not _is_particle(piece, written)] or named
    words = tuple(_word(piece) for piece in kept)
    words = _with_syllables(tuple(word for word in words if word.key), written)
    return Name(written, words, _family(words))


def _is_particle(piece: str, written: str) -> bool:
    """Whether a word only joins others: "von", "da" in small letters; Да and Ван may be names of their own."""
    table, folded = names_table(), piece.casefold()
    if folded in table["syllables"]:
        return piece.islower() and not written.islower()
    return folded in table["particles"] or folded in table["address"]


def _with_syllables(words: tuple[Word, ...], written: str) -> tuple[Word, ...]:
    """In a Chinese name in Russian a letter without a full stop is a whole syllable: Ван И."""
    if len(words) < 2 or not all(word.stems and word.pinyin for word in words):
        return words
    return tuple(replace(word, initial=word.initial and f"{word.written}." in written) for word in words)


def _after_comma(written: str) -> str:
    """Family name first with a comma, turned round; a title after the comma falls away."""
    family, comma, rest = written.partition(",")
    if not comma or not rest.strip():
        return written
    return family if _is_title(re.split(r"[\s.]+", rest.strip())[0]) else f"{rest} {family}"


def _without_title(pieces: list[str]) -> list[str]:
    """The pieces without a title in front and what hangs on it ("President of", "министр иностранных дел")."""
    start = 0
    while start < len(pieces) - 1 and (_is_title(pieces[start]) or (start and _hangs_on_title(pieces[start]))):
        start += 1
    return pieces[start:]


def _is_title(piece: str) -> bool:
    folded = piece.casefold()
    return folded in names_table()["titles"] or bool(_title_stems() & _russian_stems(folded))


def _hangs_on_title(piece: str) -> bool:
    return piece[:1].islower() or (piece.isupper() and len(piece) > 1)


def _russian_stems(folded: str) -> frozenset[str]:
    return _stems(folded) if _CYRILLIC.search(folded) else frozenset()


@cache
def _title_stems() -> frozenset[str]:
    return frozenset(stem for title in names_table()["titles"] for stem in _russian_stems(title))


def _pieces(token: str) -> list[str]:
    """A token; a double given name of capital initials ("В.В.") was cut before."""
    bare = re.sub(r"[^\w'’ʼ`-]", "", token)
    return [bare] if re.search(r"[^\W\d_]", bare) else []


def _han_parts(written: str) -> tuple[str, ...]:
    folded = simplify(re.sub(r"[\s（(].*$", "", written.strip()))
    for honorific in names_table()["honorifics_zh"]:
        folded = folded.removesuffix(honorific) if len(folded) > len(honorific) + 1 else folded
        _before, _title, name = folded.rpartition(honorific)
        folded = name if len(name) > 1 else folded  # 国家主席 and the like in front
    return tuple(part for part in re.split(r"[·•・‧.．]", folded) if part)


def _family(words: tuple[Word, ...]) -> int:
    """The place of the family name: the first with a patronymic at the end or a Chinese surname at the front."""
    full = [place for place, word in enumerate(words) if not word.initial]
    if len(full) == 1:
        return full[0]
    if words and not words[0].initial and _is_chinese(words):
        return 0
    if len(words) == 3 and _PATRONYMIC.search(words[-1].written.casefold()[-6:]) and words[-1].stems:
        return 0
    return full[-1] if full else 0


def _is_chinese(words: tuple[Word, ...]) -> bool:
    """Whether the first word is a frequent Chinese surname; in Russian all words must be of the system of Palladius."""
    return bool(words[0].pinyin & names_table()["surnames"]) and all(word.pinyin for word in words)


@lru_cache(maxsize=65536)
def _word(written: str) -> Word:
    folded = written.casefold()
    key, initial = key_of(folded), len(written) == 1
    if _CYRILLIC.search(folded):
        stems = _stems(folded)
        nominatives = frozenset(key_of(form) for form in _nominatives(folded, stems))
        return Word(written, key, stems, pinyin_of_russian(folded), nominatives, initial)
    otherwise = frozenset(key_of(re.sub(letters, read, folded)) for letters, read in names_table()["otherwise"].items())
    return Word(written, key, frozenset(), frozenset({plain_letters(folded)}), otherwise, initial)


def _nominatives(folded: str, stems: frozenset[str]) -> Iterator[str]:
    """What a Russian word may be in the nominative: a stem, also with the ending of a woman's name or with -й."""
    for stem in stems:
        yield stem
        if stem != folded:
            yield from (stem + ending for ending in ("а", "я", "й"))


def _stems(folded: str) -> frozenset[str]:
    """The word without each ending it may have; the word itself is one of them."""
    table = names_table()
    found = {folded}
    for ending in table["endings"]:
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST_STEM:
            found.add(folded[: -len(ending)])
    if re.fullmatch(r"[а-я][а-я][аеу]|[а-я][а-я]ом", folded) and folded[1] not in "аеиоуыэюя":
        found.add(folded[:2])  # Яна, Яну: short names lose their ending too
    for full, short in table["fleeting"].items():
        if folded.endswith(full) and len(folded) > len(full) + 1:
            found.add(folded[: -len(full)] + short)
    return frozenset(found)


@lru_cache(maxsize=65536)
def key_of(folded: str) -> str:
    """Latin letters on which the systems of transliteration agree; double letters count once."""
    table = names_table()
    plain = plain_letters("".join(table["letters"].get(letter, letter) for letter in folded))
    for system, common in table["folds"]:
        plain = plain.replace(system, common)
    return re.sub(r"(.)\1+", r"\1", plain)


def plain_letters(latin: str) -> str:
    """Latin letters without diacritics, apostrophes and hyphens."""
    decomposed = unicodedata.normalize("NFKD", latin)
    return "".join(letter for letter in decomposed if letter.isalnum() and unicodedata.category(letter) != "Lm")


@cache
def names_table() -> dict[str, Any]:
    """The table of letters, folds, endings, titles and surnames."""
    path = files("travaux.data").joinpath("names", "transliteration.yaml")
    content: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    content["surnames"] = frozenset(content["surnames"])
    for key in ("particles", "syllables", "address", "titles"):
        content[key] = frozenset(content[key])
    return content
