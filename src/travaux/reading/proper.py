"""Proper names that no gazetteer knows: how unknown states, persons and sides are recognised by their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import simplemma

from travaux.reading.inflection import morphology
from travaux.reading.lexicon import lexicon
from travaux.reading.tables import table

_CAPITALS = re.compile(r"[A-ZА-ЯЁ][\w’'-]*(?:\s+(?:of\s+)?[A-ZА-ЯЁ][\w’'-]*)*")
_SENTENCE_START = re.compile(r"^[\s«\"“(–—\d.)-]*")
_BEGINS = frozenset(':：«“"—–.!?')
"""After these a word is written with a capital because something begins, whatever it is."""
LONGEST_WORD = 4
SHORTEST_NAME = 3
"""Characters of a name that lost one to the word beside it."""
_ENDINGS = "ий|ая|ое|ой|ого|ому|им|ую|ие|их|ими|ом"


@cache
def _ordinary() -> frozenset[str]:
    """Words often written with a capital that are no names."""
    lists = table("names/spelling")["ordinary"]
    return frozenset(word for words in lists.values() for word in words)


@cache
def _chinese_name() -> re.Pattern[str]:
    data = table("names/spelling")
    spelled, suffixes = f"[{data['transliteration']}]", "|".join(data["state_suffixes"])
    return re.compile(f"{spelled}{{3,8}}(?:国|方)?|{spelled}{{2,8}}(?={suffixes})")


@cache
def _daily_words() -> re.Pattern[str]:
    """Words of daily use made of the characters that names are written with."""
    return re.compile("|".join(table("names/spelling")["not_names"]))


@cache
def _chinese_side() -> re.Pattern[str]:
    """One character and 方: a state called by the first character of its name."""
    return re.compile(f"(?![{table('names/spelling')['not_sides']}])[\u4e00-\u9fff]方(?![式法面针向案便程位圆才])")


@cache
def _russian_side() -> re.Pattern[str]:
    nouns = "|".join(table("names/spelling")["side_nouns"])
    return re.compile(rf"\b[А-Яа-яё-]+(?:ск|цк)(?:{_ENDINGS})\s+(?:{nouns})\w*")


def proper_names(sentence: str, language: str) -> list[tuple[int, int]]:
    """Half-open offsets of what is spelled like a name, in order; empty when nothing is.

    The first word of a sentence counts only when another capital follows it: its own capital says nothing.
    """
    if language == "zh":
        return _chinese(sentence)
    opening = _SENTENCE_START.match(sentence)
    start = opening.end() if opening else 0
    found = []
    for match in _CAPITALS.finditer(sentence):
        name = _without_ordinary(match.group())
        if not name:
            continue
        begins = match.start() <= start or sentence[: match.start()].rstrip()[-1:] in _BEGINS
        if begins and " " in name and name == match.group() and is_word(name.split(" ", 1)[0], language):
            name = _without_ordinary(name.split(" ", 1)[1])
            if name:
                found.append((match.end() - len(name), match.end()))
            continue
        opens = begins and name == match.group() and " " not in name
        if not opens or not is_word(name, language):
            found.append((match.end() - len(name), match.end()))
    if language == "ru":
        found.extend(match.span() for match in _russian_side().finditer(sentence))
    return sorted(found)


def _without_ordinary(run: str) -> str:
    """The run of capitals without the titles and common words it opens with."""
    while run:
        first, _, rest = run.partition(" ")
        if first.lower().removesuffix("'s") not in _ordinary():
            return run
        run = rest.lstrip()
    return run


@lru_cache(maxsize=65536)
def is_word(word: str, language: str) -> bool:
    """Whether the dictionary knows the word: then its capital at the start of a sentence means nothing."""
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    if language == "ru":
        return bool(morphology().word_is_known(plain))
    return bool(simplemma.is_known(plain, lang="en"))


@cache
def _word_before() -> re.Pattern[str]:
    """A word of the lexicon that ends in a character names are spelled with, up to its end (感谢 before 马罗维亚)."""
    last = re.compile(f"[{table('names/spelling')['transliteration']}]$")
    words = sorted(word for word in lexicon("zh").forms if len(word) > 1 and last.search(word))
    return re.compile(f"(?:{'|'.join(words)})$")


@cache
def _word_after() -> re.Pattern[str]:
    """A word of the lexicon that begins with a character names are spelled with (提出 after 塔塞尔)."""
    spelled = table("names/spelling")["transliteration"]
    return re.compile("|".join(sorted(word for word in lexicon("zh").forms if len(word) > 1 and word[0] in spelled)))


def _spelled(sentence: str) -> Iterator[tuple[int, int]]:
    """What is spelled like a name, without the end of a word that stands before it or the start of one after it."""
    for match in _chinese_name().finditer(sentence):
        start, end = match.span()
        before = _word_before().search(sentence, max(0, start - LONGEST_WORD), start + 1)
        after = _word_after().match(sentence, end - 1)
        low, high = start + bool(before), end - (after is not None and after.end() > end)
        if (low, high) == (start, end) or high - low >= SHORTEST_NAME:
            yield low, high


def _chinese(sentence: str) -> list[tuple[int, int]]:
    words = _daily_words()
    spans = [span for span in _spelled(sentence) if not words.search(sentence[slice(*span)])]
    sides = [match.span() for match in _chinese_side().finditer(sentence)]
    return sorted({*spans, *(span for span in sides if not any(low <= span[0] < high for low, high in spans))})
