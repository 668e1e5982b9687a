"""Terms for full text search: what a text is findable by, and what a query must look for, by the same rules.

Words become their dictionary form (Russian by pymorphy3, others by simplemma); words no dictionary knows, names above
all, become their Snowball stem, so that their cases fold together too. Chinese is indexed by its words (jieba, search
mode) and by every pair of neighbouring characters, so that any stretch of two characters or more is found wherever the
segmenter cut; a query asks for the pairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

import simplemma
import Stemmer
from pymorphy3 import MorphAnalyzer

from travaux.text.chinese_words import cut_for_search
from travaux.text.han import simplify

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
_STRESS = re.compile("(?<=[аеёиоуыэюяАЕЁИОУЫЭЮЯ])[\u0300\u0301]")
_HYPHEN_AT_BREAK = re.compile(r"[-\u2010][ \t]*\r?\n[ \t]*")
_LETTERS_BEFORE, _LETTERS_AFTER = re.compile(r"[^\W\d_]{2,30}\Z"), re.compile(r"[^\W\d_]{2,30}")
_HAN = "㐀-鿿豈-﫿\U00020000-\U0003ffff"
_WORD = re.compile(r"()(\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W\d_]+)*)")
_TOKEN = re.compile(rf"([{_HAN}]+)|(\d+(?:[.,]\d+)*|[^\W_{_HAN}]+(?:['’][^\W\d_{_HAN}]+)*)")
_ANY_HAN = re.compile(f"[{_HAN}]")
_POSSESSIVE = re.compile("['’]s?$")
_CYRILLIC = re.compile("[Ѐ-ӿ]")

_LATIN_DEFAULT, _CYRILLIC_DEFAULT = "en", "ru"
_CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"})
_LEMMATISED = frozenset(
    {
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fa",
        "fi",
        "fr",
        "hu",
        "hy",
        "it",
        "ka",
        "lt",
        "lv",
        "mk",
    }
    | {"nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk"}
)
_STEMMERS = {
    "ru": "russian", "en": "english", "fr": "french", "es": "spanish", "de": "german", "it": "italian",
    "pt": "portuguese", "nl": "dutch", "sv": "swedish", "da": "danish", "nb": "norwegian", "fi": "finnish",
    "hu": "hungarian", "ro": "romanian", "tr": "turkish", "ar": "arabic",
}  # fmt: skip


def search_terms(text: str, language: str) -> list[str]:
    """The terms a text is found by, in order, repetitions kept (they weigh); [] for a text without words.

    ``language`` (BCP 47) decides for words in its script; words in other scripts follow Russian or English.
    """
    cleaned = _cleaned(text)
    terms: list[str] = []
    known: dict[str, str] = {}  # spares a call for each repetition, and most words are repetitions
    for han, word in _tokens(cleaned):
        if han:
            terms += cut_for_search(han)
            terms += _pairs(han)
        else:
            terms.append(known.get(word) or known.setdefault(word, _term(word, language)))
    terms += (_term(word, language) for word in _divided(cleaned))
    return terms


def query_terms(query: str, language: str) -> list[str]:
    """The terms every text answering a query holds, in the order of the query, each once.

    ``language`` may be ``und``: words then follow their script. A single Chinese character finds it as a word only.
    """
    terms: dict[str, None] = {}
    for han, word in _tokens(_cleaned(query)):
        terms.update(dict.fromkeys(_pairs(han) or [han] if han else [_term(word, language)]))
    return list(terms)


def _cleaned(text: str) -> str:
    """Compatibility forms made plain, case folded, ё=е, marks of stress and invisible characters gone, simplified."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKC", text.encode("utf-8", "replace").decode("utf-8"))
    text = _STRESS.sub("", _INVISIBLE.sub("", text)).casefold().replace("ё", "е")
    return simplify(text) if _ANY_HAN.search(text) else text


def _tokens(cleaned: str) -> list[tuple[str, str]]:
    """Runs of Chinese characters and words, one of the two in each pair; the plainer pattern is twice as fast."""
    return (_TOKEN if _ANY_HAN.search(cleaned) else _WORD).findall(cleaned)


def _divided(cleaned: str) -> Iterator[str]:
    """Words divided by a hyphen at the end of a line, made whole again."""
    for hyphen in _HYPHEN_AT_BREAK.finditer(cleaned):
        first = _LETTERS_BEFORE.search(cleaned[max(0, hyphen.start() - 30) : hyphen.start()])
        rest = _LETTERS_AFTER.match(cleaned, hyphen.end())
        if first and rest:
            yield first[0] + rest[0]


def _pairs(han: str) -> list[str]:
    return [han[place : place + 2] for place in range(len(han) - 1)]


def _term(word: str, language: str) -> str:
    base = language.split("-", 1)[0].lower()
    if _CYRILLIC.match(word):
        return _folded_form(word, base if base in _CYRILLIC_LANGUAGES else _CYRILLIC_DEFAULT)
    return _folded_form(word, _LATIN_DEFAULT if base in _CYRILLIC_LANGUAGES or base in ("zh", "und", "") else base)


@lru_cache(maxsize=1 << 18)
def _folded_form(word: str, language: str) -> str:
    if word[0].isdigit():
        return word
    word = _POSSESSIVE.sub("", word)
    return (_lemma(word, language) or _stem(word, language)).casefold().replace("ё", "е")


def _lemma(word: str, language: str) -> str:
    """The dictionary form of a word; "" when no dictionary knows it."""
    if language == "ru":
        parse = _russian().parse(word)[0]
        return str(parse.normal_form) if parse.is_known else ""
    if language in _LEMMATISED and simplemma.is_known(word, lang=language):
        return str(simplemma.lemmatize(word, lang=language))
    return ""


def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return (str(stemmer.stemWord(word)) if stemmer else word) or word


@cache
def _russian() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_STEMMERS[language]) if language in _STEMMERS else None
