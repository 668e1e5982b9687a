"""Lengths of texts by a stated rule, so that anyone can count again and come to the same figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

_SPACED_RULE = (
    "orthographic words: stretches without white space that hold at least one letter or digit; lone punctuation "
    "counts for nothing"
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
_COUNTED_STRETCH = re.compile(r"(?<!\S)(?:[^\w\s]|_)*+([^\W_])\S*+")
_HAN = "㐀-鿿豈-﫿\U00020000-\U0003ffff"
_KANA = "\u3041-\u30ffｦ-ﾟ"
_RUN = r"(?:[^\W_{0}]++(?:[.,'’·-](?=[^\W_{0}])[^\W_{0}]++)*+)"
_COUNTED = {
    "zh": re.compile(f"[{_HAN}]|" + _RUN.format(_HAN)),
    "ja": re.compile(f"[{_HAN}{_KANA}]|" + _RUN.format(_HAN + _KANA)),
}


def counting_rule(language: str) -> str:
    """The rule by which words of a language are counted, in words."""
    return RULES.get(_base(language), DEFAULT_RULE)


def count_words(text: str, language: str) -> int:
    """Number of words of a text by the rule of its language (BCP 47); 0 for a text without letters and digits."""
    counted = _COUNTED.get(_base(language))
    if counted is not None:
        return len(counted.findall(text))
    return len(text.split()) - len(_LONE_PUNCTUATION.findall(text))


def share_out_words(text: str, language: str, ends: Sequence[int]) -> list[int]:
    """How many words of a text each of its passages has, given where they end, in order; the sum is that of the text.

    A word belongs to the passage its first letter or digit stands in. What stands before a passage, such as its
    numbering, is counted with it, and what stands after the last with the last. [] when there is no passage.
    """
    if not ends:
        return []
    counted = _COUNTED.get(_base(language))
    matches = counted.finditer(text) if counted is not None else _COUNTED_STRETCH.finditer(text)
    group = 0 if counted is not None else 1
    places = np.searchsorted(np.asarray(ends), [match.start(group) for match in matches], side="right")
    shared: list[int] = np.bincount(np.minimum(places, len(ends) - 1), minlength=len(ends)).tolist()
    return shared


def _base(language: str) -> str:
    return language.split("-", 1)[0].lower()
