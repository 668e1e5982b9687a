"""Words and lines broken by layout: letters set apart, words hyphenated over lines, lines broken inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

import simplemma

from travaux.record.drafts import Caution

_HAN = "㐀-䶿一-鿿"
_SPACED = re.compile(r"(?<=[ \n])[^\W\d_] [^\W\d_] [^\W\d_] [^\W\d_](?: [^\W\d_])+(?!\w)")
_SPACED_HAN = re.compile(
    rf"(?<![{_HAN}])(?:[{_HAN}][ \u3000]){{5,}}[{_HAN}](?![{_HAN}])|[{_HAN}，、《](?: [{_HAN}，、。；《》：“”]){{5,}}"
)
_HYPHENATED = re.compile(r"(?<=[^\W\d_]{2})[-\u2010\u00ac][ \t]*\r?\n[ \t]*([a-zа-яёß-ÿ]{2,})")
_CUT = re.compile(r"(?<=[^\W\d_]{2})[-\u2010] ([a-zа-яёß-ÿ]{2,})\b")
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,40}\Z")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_BREAK_INSIDE = re.compile(rf"(?<=[a-zа-яё,])\r?\n(?=[a-zа-яё])|(?<=[{_HAN}，、])\r?\n(?=[{_HAN}《“])")
_BREAK = re.compile(r"\r?\n(?=.*\S)")
_FEWEST_BREAKS = 5
_SHARE_OF_BREAKS = 0.2
_WITH_LEMMAS = frozenset({"ru", "en", "fr", "es", "de", "uk", "pt", "it"})


def broken_words(text: str, language: str) -> Iterator[Caution]:
    """Words set in spaced letters, hyphenated over a line end, cut by a hyphen and a space, or with ligatures."""
    base = language.split("-", 1)[0]
    for pattern in (_SPACED, _LIGATURE, _SPACED_HAN) if base == "zh" else (_SPACED, _LIGATURE):
        for found in pattern.finditer(text):
            yield _broken(text, found.start(), found.end())
    for found in _HYPHENATED.finditer(text):
        yield _broken(text, _word_start(text, found.start()), found.end())
    for found in _CUT.finditer(text) if base in _WITH_LEMMAS else ():
        start = _word_start(text, found.start())
        if _is_one_word(text[start : found.start()], found.group(1), base):
            yield _broken(text, start, found.end())


def broken_lines(text: str, language: str) -> Iterator[Caution]:
    """One caution when a fifth of the line breaks, and at least five, stand inside sentences."""
    del language
    inside = list(_BREAK_INSIDE.finditer(text))
    if len(inside) >= _FEWEST_BREAKS and len(inside) >= _SHARE_OF_BREAKS * len(_BREAK.findall(text)):
        message = f"{len(inside)} line breaks stand inside sentences; reading joins the lines"
        yield Caution("broken-lines", message)


def _word_start(text: str, end: int) -> int:
    found = _WORD_BEFORE.search(text, max(0, end - 40), end)
    return found.start() if found else end


def _broken(text: str, start: int, end: int) -> Caution:
    message = f"{text[start:end][:60]!r} looks like a word broken by layout; searching will miss it"
    return Caution("broken-word", message, start, end)


def _is_one_word(first: str, second: str, language: str) -> bool:
    """Whether the two parts together are a known word while one of them alone is none."""
    parts_known = simplemma.is_known(first, language) and simplemma.is_known(second, language)
    return not parts_known and simplemma.is_known(first + second, language)
