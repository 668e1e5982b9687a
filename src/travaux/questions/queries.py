"""Search queries: words to be found in any inflected form, and phrases in quotation marks to be found as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from travaux.text.han import simplify
from travaux.text.terms import query_terms

_PHRASE = re.compile(r"\"([^\"]+)\"|“([^”]+)”|«([^»]+)»|„([^“]+)“|「([^」]+)」")
_HAN = re.compile("[㐀-鿿]")
_YO = {"е": "[её]", "ё": "[её]"}


@dataclass(frozen=True)
class Query:
    """A query read for one language. Every term and every phrase must be in a document for it to answer."""

    text: str
    language: str

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The stretches in quotation marks, without them."""
        found = ("".join(match.groups(default="")).strip() for match in _PHRASE.finditer(self.text))
        return tuple(phrase for phrase in found if phrase)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The normalised terms of the whole query, each once, the words of phrases included."""
        words = _PHRASE.sub(lambda match: f" {''.join(match.groups(default=''))} ", self.text)
        return tuple(dict.fromkeys(query_terms(words, self.language)))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """A pattern a phrase, to be matched against simplified text: any case, any white space, ё as е."""
        return tuple(_pattern(phrase) for phrase in self.phrases)


def is_han(term: str) -> bool:
    """Whether a term is Chinese and so stands in the text as it is, between other words without spaces."""
    return bool(_HAN.search(term))


def _pattern(phrase: str) -> re.Pattern[str]:
    words = (_letters(word) for word in simplify(phrase).split())
    before = "" if is_han(phrase[0]) else r"(?<!\w)"
    after = "" if is_han(phrase[-1]) else r"(?!\w)"
    return re.compile(before + r"\s+".join(words) + after, re.IGNORECASE)


def _letters(word: str) -> str:
    return "".join(_YO.get(letter.lower(), re.escape(letter)) for letter in word)
