"""The codebook's own measure of wording, kept apart from the kernel so that the gold does not lean on what it judges.

What is soft: case, punctuation, quotation marks, ё/е, white space, traditional characters, the label before a passage.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

import opencc
import Stemmer

FUNCTION_WEIGHT = 0.25
"""What a function word counts for when a content word counts 1; only for looking at the gold, never for a judgement."""

_FUNCTION_WORDS = {
    "en": "a an and any are as at be been by for from had has have in into is it its no not of on or our shall so than "
    "that the their them these they this those to was we were which who will with would",
    "ru": "а без бы был была были было в во для до же за и из или их к как когда которые который которых между на над "
    "не него нее ни но о об от по под при с свои своих свой со так то того тем тех только у уже чем что чтобы эта это",
    "zh": "的 了 和 与 及 在 对 将 就 并 等 是 为 于 以 由 向 从 把 被 所 其 或 而 也 都 之 该 上 中 下 有 应 不",
}
_FUNCTION = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}

_ROMAN_OR_FIGURE = r"(?:[ivxlc]+|\d+)"
_LABELS = {
    "en": rf"(?:article\s+(?:{_ROMAN_OR_FIGURE}|one|two|three|four|five|six|seven|eight|nine|ten)\s*[.:–—-]*\s*"
    rf"|(?:first|second|third|fourth|fifth)(?:ly)?,\s+|\(?(?:{_ROMAN_OR_FIGURE}|[a-z])[.)]\s+)",
    "ru": rf"(?:статья\s+(?:{_ROMAN_OR_FIGURE}|первая|вторая|третья|четвертая|пятая)\s*[.:–—-]*\s*"
    rf"|(?:во-первых|во-вторых|в-третьих|в-четвертых),\s+|\(?(?:{_ROMAN_OR_FIGURE}|[a-zа-я])[.)]\s+)",
    "zh": r"(?:第[一二三四五六七八九十\d]+条[\s:]*|第[一二三四五六七八九十]+,"
    r"|[(]?[一二三四五六七八九十\d]+[)、.]\s*)",
}


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@lru_cache(maxsize=4)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer({"en": "english", "ru": "russian"}[language])


def normalised(text: str, language: str) -> str:
    """The text without what is soft: bare words with one space between, bare characters in Chinese."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").strip(" \t\"'«»“”‘’「『")
    if language == "zh":
        folded = _simplifier().convert(folded)
    unlabelled = re.sub("^" + _LABELS[language], "", folded)
    joined = re.sub(r"(?<=\w)[-\u2010\u2011'’](?=\w)", "", unlabelled)
    return ("" if language == "zh" else " ").join(re.findall(r"\w+(?:[.,]\d+)*", joined))


def tokens(text: str, language: str) -> list[str]:
    """The normalised words, or characters in Chinese."""
    bare = normalised(text, language)
    return list(bare) if language == "zh" else bare.split()


def contains(earlier: str, later: str, language: str) -> bool:
    """Whether the later words stand in the earlier text, whole and in one run, once normalised."""
    gap = "" if language == "zh" else " "
    return f"{gap}{normalised(later, language)}{gap}" in f"{gap}{normalised(earlier, language)}{gap}"


def stems(text: str, language: str) -> list[str]:
    """Word stems (Snowball) in order; characters in Chinese."""
    if language == "zh":
        return tokens(text, language)
    return list(_stemmer(language).stemWords(normalised(text, language).split()))


def kept_share(earlier: str, later: str, language: str) -> float:
    """Share of the later sentence's weight whose stems stand in the earlier one, in any order, 0 to 1."""
    function = {stems(word, language)[0] for word in _FUNCTION[language]}
    found, whole = Counter(stems(earlier, language)), Counter(stems(later, language))
    weight = {stem: FUNCTION_WEIGHT if stem in function else 1.0 for stem in whole}
    total = sum(weight[stem] * count for stem, count in whole.items())
    return sum(weight[stem] * count for stem, count in (found & whole).items()) / total if total else 0.0
