"""Papers told of in running text: "were signed: an agreement on ..., a protocol ..." cut into the papers it lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

LEAST = 2
"""Papers a sentence must list, to be a list at all."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁ])|(?<=[。！？])|\n+")
_SIGNED = {
    "en": re.compile(r"\b(?:signed|signing)\b", re.IGNORECASE),
    "ru": re.compile(r"\bподписа\w+|\bподписани\w+", re.IGNORECASE),
    "zh": re.compile("签署|签订"),
}
_LISTS = {
    "en": (re.compile(r":|\b(?:including|include[sd]?)\b:?", re.IGNORECASE), re.compile(r"\bsigned\b", re.IGNORECASE)),
    "ru": (
        re.compile(r":|\b(?:в том числе|включая)\b:?", re.IGNORECASE),
        re.compile(r"\bподписа(?:ны|но|ли|на|н)\b", re.IGNORECASE),
    ),
    "zh": (re.compile("(?:签署|签订)(?:并发表)?了?"),),
}
"""Where a list begins: after a colon or a word for including; where there is none, after the verb of signing."""
_PLAIN = r"(?!(?:of|on|for|to|in|with|by|from|between|which|that)\b)"
"""No preposition stands between the article and the name of an instrument."""
_GOES_ON = re.compile(
    r"^(?:They|These|The documents|Among them|Среди них|В их числе)\b.{0,40}\b(?:include|are|signed|—|-)"
)
_UNCOUNTED = re.compile(r"\d\s*(?:余|多)?项|[一二三四五六七八九十百]+(?:余|多)?项|多项")
_BRACKETED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")


def told(text: str, language: str, words: Sequence[str]) -> tuple[str, ...]:
    """The papers of the sentences of a text that list what was signed; empty when none lists two or more.

    ``words``: the names of instruments in the language, as they begin (Chinese: whole).
    """
    cut = _chinese if language == "zh" else _spaced(language, words)
    found: list[str] = []
    going_on = False
    for sentence in _SENTENCES.split(text):
        about = _SIGNED[language].search(sentence) is not None or (going_on and _GOES_ON.match(sentence) is not None)
        listed = tuple(cut(sentence, words)) if about else ()
        if len(listed) >= LEAST:
            found.extend(listed)
        going_on = about
    return tuple(found)


def _spaced(language: str, words: Sequence[str]) -> Callable[[str, Sequence[str]], Iterator[str]]:
    """Cuts a sentence of a language with spaces where the name of an instrument begins a new item."""
    names = "|".join(re.escape(word) for word in words)
    if language == "en":
        plain = rf"(?:{_PLAIN}[\w'’-]+\s+)"
        # "an additional cooperation agreement", "Joint Statement", no article: "intergovernmental agreements"
        begins = (
            rf"(?:an?|the|two|three)\s+{plain}{{0,5}}?",
            r"(?:[A-Z][\w'’-]*\s+){0,4}",
            rf"{plain}{{0,2}}(?=\w+s\b)",
        )
        head, link = rf"(?:{'|'.join(begins)})(?!according)(?i:{names})\w*", "and|as well as"
    else:
        head, link = rf"(?:[\w-]+\s+){{0,3}}?(?i:{names})\w*", "и|а также"
    pattern = re.compile(rf"(?:^\s*|[;,]\s+(?:(?:{link})\s+)?|\s+(?:{link})\s+)(?={head})")

    def cut(sentence: str, _words: Sequence[str]) -> Iterator[str]:
        begin = _beginning(sentence, language)
        if begin is not None:
            rest = sentence[begin:]
            marks = list(pattern.finditer(rest))
            for place, mark in enumerate(marks):
                end = marks[place + 1].start() if place + 1 < len(marks) else len(rest)
                yield _tidy(rest[mark.end() : end])

    return cut


def _beginning(sentence: str, language: str) -> int | None:
    found = (pattern.search(sentence) for pattern in _LISTS[language])
    return next((match.end() for match in found if match is not None), None)


def _chinese(sentence: str, words: Sequence[str]) -> Iterator[str]:
    """Titles in brackets after the verb, and what stands between the marks of enumeration and ends as a paper does."""
    begin = _beginning(sentence, "zh")
    if begin is None:
        return
    rest = sentence[begin:]
    titles = [match.group(1) for match in _BRACKETED.finditer(rest) if _is_paper(match.group(1), words)]
    if titles:
        yield from titles
        return
    for piece in re.split("等|，|；", rest, maxsplit=1)[0].split("、"):
        if _UNCOUNTED.search(piece) or piece.startswith("的"):
            continue
        one, _and, other = piece.rpartition("和")
        parts = (one, other) if _is_paper(one, words) else (piece,)
        yield from (part.strip("。 ") for part in parts if _is_paper(part, words))


def _is_paper(title: str, words: Sequence[str]) -> bool:
    return title.rstrip("。 》").endswith(tuple(words))


def _tidy(title: str) -> str:
    plain = re.sub(r"^(?:an?|the)\s+", "", re.sub(r"\s+", " ", title).strip(" ,;."), flags=re.IGNORECASE)
    return plain[:1].upper() + plain[1:]
