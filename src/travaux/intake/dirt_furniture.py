"""Page furniture in a text: menus, share buttons, cookie notices, and licence notes at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from travaux.record.drafts import Caution

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LONGEST_LINE = 60
_LONGEST_LINK = 32
_LONGEST_RIGHTS = 300
_LINKS_IN_ROW = 6
_FIGURES_IN_LINK = 2
_ENDS = frozenset(".!?;:,。！？；：，、…»”\"')）】")
_BULLETS = frozenset("•‣◦●▪–—-*·")
_NUMBERED = re.compile(r"\s*[(（]?(?:\d|[IVXivx]+[.)]|[a-z][.)]|[一二三四五六七八九十]+[、.）)])")
_NAME_TAIL = "(?:[:：|>»→，,\\s]|(?<=[:：]))"
_END_SHARE = 0.2
_END_LENGTH = 3000
_LICENCE_SPAN = 6000


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """The lists of data/dirt.yaml by name, most of them by language."""
    table: dict[str, Any] = yaml.safe_load(resources.files("travaux").joinpath("data/dirt.yaml").read_text("utf-8"))
    return table


def site_chrome(text: str, language: str) -> Iterator[Caution]:
    """Short lines and phrases that belong to a site and not to a text, in any of the languages of the lists."""
    del language
    for found in _LINE.finditer(text):
        line = found.group()
        if is_chrome_line(line.strip()):
            yield _chrome(line.strip(), found.start(), found.end())
    folded = text.lower()
    for phrase in _chrome_phrases() if len(folded) == len(text) else ():
        start = folded.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            yield _chrome(text[start:end], start, end)
            start = folded.find(phrase, end)


def is_chrome_line(line: str) -> bool:
    """Whether a whole line is a label of a site: a share button, a link to other news and the like."""
    return len(line) <= _LONGEST_LINE and _chrome_line().match(line.strip("【】[]() ")) is not None


def has_chrome(line: str) -> bool:
    """Whether a line of up to 300 characters holds words that belong to a site, such as those of a cookie notice."""
    folded = line.lower()
    return len(line) <= _LONGEST_RIGHTS and any(phrase in folded for phrase in _chrome_phrases())


def is_rights_line(line: str) -> bool:
    """Whether a line of up to 300 characters names rights or a licence, as the foot of a page does."""
    return len(line) <= _LONGEST_RIGHTS and _licence().search(line) is not None


def menus(text: str, language: str) -> Iterator[Caution]:
    """Six or more short lines in a row without punctuation, as menus and lists of links come out."""
    del language
    row: list[re.Match[str]] = []
    for found in _LINE.finditer(text):
        if _is_link(found.group().strip()):
            row.append(found)
            continue
        yield from _menu(row)
        row = []
    yield from _menu(row)


def licence_notes(text: str, language: str) -> Iterator[Caution]:
    """The note on licence or rights that ends a text, from its first line to the end."""
    del language
    tail = max(0, len(text) - max(_END_LENGTH, int(_END_SHARE * len(text))), len(text) - _LICENCE_SPAN)
    found = _licence().search(text, tail)
    if found is None:
        return
    start = text.rfind("\n", 0, found.start()) + 1
    message = "a note on licence or rights stands at the end of the text"
    yield Caution("licence-note", message, start, len(text.rstrip()))


def _chrome(words: str, start: int, end: int) -> Caution:
    return Caution("site-chrome", f"{words!r} belongs to the site it was copied from", start, end)


def _is_link(line: str) -> bool:
    """Whether a line could be a link of a menu: short, no stop in or around it, no numbering, few figures."""
    short = len(line) <= _LONGEST_LINK and "\t" not in line and line[0] not in _BULLETS
    stopped = line[-1] in _ENDS or line[0] in _ENDS or "。" in line
    return short and not stopped and not _NUMBERED.match(line) and sum(map(str.isdigit, line)) <= _FIGURES_IN_LINK


def _menu(row: list[re.Match[str]]) -> Iterator[Caution]:
    if len(row) >= _LINKS_IN_ROW and len({found.group().strip() for found in row}) > len(row) // 2:
        start, end = row[0].start(), row[-1].end()
        yield Caution("menu", f"{len(row)} short lines in a row look like a menu or a list of links", start, end)


@lru_cache(maxsize=1)
def _chrome_line() -> re.Pattern[str]:
    whole_only = set(lexicon()["whole_only"])
    phrases = {phrase for listed in lexicon()["lines"].values() for phrase in listed}
    whole = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    starts = "|".join(re.escape(phrase) for phrase in sorted(phrases - whole_only, key=len, reverse=True))
    return re.compile(rf"(?:(?:{whole})[\s:：|>»→.…]*\Z|(?:{starts}){_NAME_TAIL}\S*(?:\s\S+){{0,3}}\Z)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _chrome_phrases() -> tuple[str, ...]:
    return tuple(phrase.lower() for listed in lexicon()["anywhere"].values() for phrase in listed)


@lru_cache(maxsize=1)
def _licence() -> re.Pattern[str]:
    phrases = (phrase for listed in lexicon()["licence"].values() for phrase in listed)
    anywhere = "|".join(re.escape(phrase) for phrase in phrases)
    whole = "|".join(re.escape(phrase) for phrase in lexicon()["licence_lines"])
    return re.compile(
        rf"{anywhere}|©\ufe0f?\s*(?:19|20)\d\d|^[ \t]*(?:{whole})[ \t.。]*$", re.IGNORECASE | re.MULTILINE
    )
