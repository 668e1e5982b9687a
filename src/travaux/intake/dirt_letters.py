"""Letters that do not belong: Latin inside Chinese, look-alikes of another script, simplified beside traditional."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from travaux.record.drafts import Caution
from travaux.text.han import simplified_only, traditional_only

_HAN = "㐀-䶿一-鿿"
_STOPS = "，。、；：！？”’》）"
_TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜĀÁǍÀŌÓǑÒĒÉĚÈ"
_LATIN_RUN = re.compile(
    rf"(?:(?<=[{_HAN}])(?=[a-z0-9{_TONED}])[A-Za-z0-9{_TONED}ü]+(?=[{_HAN}{_STOPS}])"
    rf"|(?<=[{_STOPS}])[a-z{_TONED}][A-Za-z0-9{_TONED}ü]*(?=[{_HAN}]))"
)
_ORDINARY = re.compile(
    r"\d+(?:[A-Za-z]{1,4})?|[a-z][A-Z].*|km|kg|cm|mm|ml|vs|email|mail|app|web|www|nm|kw|kwh|mw|gw|ppm|[a-z]\d?",
    re.ASCII,
)
_SINGLE_BETWEEN = re.compile(rf"(?<=[{_HAN}])[a-z](?=[{_HAN}])")

# Letters drawn alike in Latin, Cyrillic and Greek (Unicode Technical Standard 39, confusables), capital and small.
_LATIN_ALIKE = frozenset("aceopxyikjsABCEHKMOPTXYIJS")
_CYRILLIC_ALIKE = frozenset("асеорхуікјѕАВСЕНКМОРТХУІЈЅЗгпти")
_MIXED = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]{0,40}\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]*")
_GREEK = "αοερυνικχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_GREEK_IN = re.compile(f"[A-Za-zЀ-ӿ][{_GREEK}]|[{_GREEK}][A-Za-zЀ-ӿ]")
_LONE_LATIN = re.compile(r"(?<=[Ѐ-ӿ] )[aceoyACOEKB](?= [Ѐ-ӿ])")
_LONE_CYRILLIC = re.compile(r"(?<=[a-z] )[аоАО](?= [a-z])")
_RADICAL = re.compile("[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff]")

_FEWEST_OF_OTHER = 2
_LARGEST_MINORITY = 0.35


def injected_latin(text: str, language: str) -> Iterator[Caution]:
    """Small Latin letters, pinyin or random strings standing without space inside Chinese.

    Acronyms, names with a capital, units and figures are ordinary and not reported.
    """
    if not language.startswith("zh"):
        return
    for found in _LATIN_RUN.finditer(text):
        run = found.group()
        single = len(run) == 1 and _SINGLE_BETWEEN.match(text, found.start()) is not None
        if not run.isupper() and not run.isdigit() and (single or _ORDINARY.fullmatch(run) is None):
            message = f"Latin letters {run!r} stand inside Chinese: probably put in by copying"
            yield Caution("injected-latin", message, found.start(), found.end())


def look_alikes(text: str, language: str) -> Iterator[Caution]:
    """Words that mix scripts by letters drawn alike, and Chinese radicals or compatibility forms used as characters."""
    alphabet = "".join(set(text))
    if _CYRILLIC.search(alphabet):
        words = [word for word in _words_at(_MIXED, text) if _is_disguised(text[slice(*word)])]
        lone = _LONE_LATIN if language in _CYRILLIC_LANGUAGES else _LONE_CYRILLIC
        yield from (_look_alike(text, word, _DRAWN_ALIKE) for word in words)
        yield from (_look_alike(text, found.span(), _DRAWN_ALIKE) for found in lone.finditer(text))
    if set(alphabet) & set(_GREEK):
        yield from (_look_alike(text, word, _DRAWN_ALIKE) for word in _words_at(_GREEK_IN, text))
    if language.startswith("zh") and _RADICAL.search(alphabet):
        for found in _RADICAL.finditer(text):
            if unicodedata.normalize("NFKC", found.group()) != found.group():
                yield _look_alike(text, found.span(), "a radical or compatibility form in place of the character")


_DRAWN_ALIKE = "letters of another script that are drawn alike"
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "kk", "ky", "mn", "tg", "bg", "sr", "mk"})


def mixed_chinese(text: str, language: str) -> Iterator[Caution]:
    """Stretches in the other of simplified and traditional, when clearly fewer than the rest of the text.

    Characters used in both are never counted: one is traditional only when its simplified form differs and it is not in
    GB 2312, simplified only when its traditional form differs and it is not in Big5.
    """
    if not language.startswith("zh"):
        return
    traditional = [index for index, character in enumerate(text) if character in _only_traditional()]
    simplified = [index for index, character in enumerate(text) if character in _only_simplified()]
    fewer, name = min((traditional, "traditional"), (simplified, "simplified"), key=lambda found: len(found[0]))
    total = len(traditional) + len(simplified)
    if len(fewer) < _FEWEST_OF_OTHER or len(fewer) > _LARGEST_MINORITY * total:
        return
    for start, end in _stretches(fewer, text):
        yield Caution("mixed-chinese", f"{name} characters {text[start:end]!r} in a text of the other form", start, end)


def _words_at(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The whole words around what a pattern finds, each once."""
    done = 0
    for found in pattern.finditer(text):
        if found.start() >= done:
            before = _LETTERS_BEFORE.search(text, max(0, found.start() - 40), found.start())
            after = _LETTERS_AFTER.match(text, found.end())
            start, done = before.start() if before else found.start(), after.end() if after else found.end()
            yield start, done


def _look_alike(text: str, word: tuple[int, int], what: str) -> Caution:
    start, end = word
    return Caution("look-alike", f"{text[start:end]!r} holds {what}; searching will miss it", start, end)


def _is_disguised(word: str) -> bool:
    """Whether all letters of the rarer script in the word are drawn like letters of the other."""
    latin = [letter for letter in word if letter <= "z"]
    cyrillic = [letter for letter in word if "Ѐ" <= letter <= "ӿ"]
    if not latin or not cyrillic:
        return False
    return set(latin) <= _LATIN_ALIKE if len(latin) <= len(cyrillic) else set(cyrillic) <= _CYRILLIC_ALIKE


@cache
def _only_traditional() -> frozenset[str]:
    return frozenset(character for character in traditional_only() if not _encodes(character, "gb2312"))


@cache
def _only_simplified() -> frozenset[str]:
    return frozenset(character for character in simplified_only() if not _encodes(character, "big5"))


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _stretches(places: list[int], text: str) -> Iterator[tuple[int, int]]:
    """Places joined when no more than four characters and no stop lie between them."""
    start = end = places[0]
    for place in places[1:]:
        if place - end > 5 or any(sign in text[end:place] for sign in "。\n"):
            yield start, end + 1
            start = place
        end = place
    yield start, end + 1
