"""Lengths of texts by a stated rule, so that anyone can count again and come to the same figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

_SPACED_RULE = (
    "orthographic words: stretches without white space that hold at least one letter or digit, "
    "as `wc -w` counts after lone punctuation is taken out"
)
_HAN_RULE = (
    "characters and foreign words: every Chinese character is one, and so is every run of other letters or digits "
    "(2.5 is one run); punctuation counts for nothing"
)
_KANA_RULE = (
    "characters and foreign words: every kanji and kana is one, and so is every run of other letters or digits; "
    "punctuation counts for nothing"
)

RULES = {"zh": _HAN_RULE, "ja": _KANA_RULE}
"""The rule for counting words, in words, by base language; every other language follows DEFAULT_RULE."""

DEFAULT_RULE = _SPACED_RULE

_LONE_PUNCTUATION = re.compile(r"(?<!\S)(?:[^\w\s]|_)++(?!\S)")
_HAN = "㐀-鿿豈-﫿\U00020000-\U0003ffff"
_KANA = "\u3041-\u30ffｦ-ﾟ"
_RUN = r"(?:[^\W_{0}]++(?:[.,'’·-](?=[^\W_{0}])[^\W_{0}]++)*+)"
_COUNTED = {
    "zh": re.compile(f"[{_HAN}]|" + _RUN.format(_HAN)),
    "ja": re.compile(f"[{_HAN}{_KANA}]|" + _RUN.format(_HAN + _KANA)),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """``words`` by the ``rule`` of the language; ``characters`` are code points that are not white space."""

    words: int
    characters: int
    rule: str


def counting_rule(language: str) -> str:
    """The rule by which words of a language are counted, in words."""
    return RULES.get(_base(language), DEFAULT_RULE)


def count_words(text: str, language: str) -> int:
    """Number of words of a text by the rule of its language (BCP 47); 0 for a text without letters and digits."""
    counted = _COUNTED.get(_base(language))
    if counted is not None:
        return len(counted.findall(text))
    return len(text.split()) - len(_LONE_PUNCTUATION.findall(text))


def count(text: str, language: str) -> Counts:
    """Words and characters of a text, with the rule followed."""
    return Counts(count_words(text, language), sum(map(len, text.split())), counting_rule(language))


def count_segmented_words(text: str) -> int:
    """Number of words of a Chinese text as jieba cuts it, punctuation left out: about six words to ten characters."""
    return sum(any(map(str.isalnum, word)) for word in rjieba.cut(_encodable(text)))


def _encodable(text: str) -> str:
    """The text without lone surrogates, which the segmenter cannot take."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def _base(language: str) -> str:
    return language.split("-", 1)[0].lower()
