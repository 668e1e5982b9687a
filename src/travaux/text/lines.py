"""Lines of a text and which of their breaks are real: wrapped lines and wiki exports break inside sentences."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import NamedTuple

from travaux.text.lexicon import Lexicon
from travaux.text.numbering import line_label

# The characters str.splitlines breaks at, and characters of no width that look like nothing at all.
BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_LINE = re.compile(f"[^\\s{ZERO_WIDTH}](?:[^{BREAKS}]*[^\\s{ZERO_WIDTH}])?")
_EMPTY_LINE = re.compile("(?:\r\n|[\n\r\x85\u2028\u2029])[^\\S\n\r\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029])")
_FIRST_WORD = re.compile(r"\S{1,40}")
_FIRST_LETTERS = re.compile(r"[^\W\d_]{1,20}")
_LAST_WORD = re.compile(r"[\w’'-]{1,20}\Z")
_SYMBOL = re.compile(r"(?<![A-Za-zА-Яа-яЁё])[A-ZА-ЯЁ]{1,3}\Z")
_LONE_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_RULE = re.compile(r"[-–—−_=*＊~·•●◦.…#\s]{3,}|[-–—]\s?\d{1,4}\s?[-–—]")
_HAN = re.compile("[㐀-鿿豈-﫿]")

CLOSERS = "\"'”’»)]›）】」』》〉］"
OPENERS = "“‘«„‹([{（【「『《〈［"
STOPS = frozenset(".!?…。！？｡؟۔।")
_CONTINUES = frozenset("，。、；：？！）》”’】」』〉,;:!?)]»%")
_LEADS_ON = frozenset(OPENERS + "-–—/&+")
_COMMAS = frozenset(",，、")
_BRACKETS = {"（": "）", "(": ")", "《": "》"}
_OPEN_REACH = 80  # code points before a break in which an open bracket still shows that it stands inside a sentence
_LIST_POINTS = frozenset(";；:：")

WIDEST_HAN, WIDEST = 60, 132
"""Longest line taken for a wrapped one, in characters, in Chinese and elsewhere; longer lines are whole paragraphs."""

NARROWEST_HAN, NARROWEST = 15, 45
"""Shortest width taken for wrapping: a list of short lines looks much like a narrow column."""

_SAMPLE = 4000  # lines looked at to find the width of a wrapped text, or breaks at links
_RUNNING, _RUNNING_HAN = 40, 25  # a line of this many characters with a comma is running text, not a heading
_SHORT = 40  # lines up to this length, all starting small, are items of a list


class Line(NamedTuple):
    """A line without the white space around it; ``indent`` counts the white space before it."""

    start: int
    end: int
    indent: int

    @property
    def length(self) -> int:
        """Length in code points, without indent."""
        return self.end - self.start


class Run(NamedTuple):
    """Lines that belong together, as the stretch ``text[start:end]``; ``paragraph`` counts from 0."""

    start: int
    end: int
    paragraph: int


def last_character(text: str, start: int, end: int) -> str:
    """The last character of ``text[start:end]`` that is not a closing quotation mark or bracket."""
    position = end - 1
    while position > start and position > end - 6 and text[position] in CLOSERS:
        position -= 1
    return text[position]


def lines(text: str) -> list[Line]:
    """All lines with something visible on them, in order."""
    found, before = [], 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        indent = 0
        if start - before > 1:
            gap = text[before:start]
            indent = len(gap) - 1 - max(gap.rfind("\n"), gap.rfind("\r"), -1)
        found.append(Line(start, end, indent))
        before = end
    return found


def wrapped_width(text: str, all_lines: list[Line]) -> int:
    """The width a text is wrapped at, in code points; 0 when its lines are not wrapped.

    Wrapping fills each line until the next word no longer fits, so a text is wrapped when most of its lines that end
    without a stop are full in this sense.
    """
    pairs = list(islice(pairwise(all_lines), _SAMPLE))
    within = [(line, after) for line, after in pairs if text[line.end : after.start].count("\n") < 2]
    if len(within) < 3:
        return 0
    lengths = sorted(line.length for line, _ in within)
    width = lengths[int(len(lengths) * 0.98) - (len(lengths) > 50)]
    han = _HAN.search(text, within[0][0].start, within[-1][0].end) is not None and _is_han(text, within)
    if width > (WIDEST_HAN if han else WIDEST) or width < (NARROWEST_HAN if han else NARROWEST):
        return 0
    unfinished = [pair for pair in within if last_character(text, pair[0].start, pair[0].end) not in STOPS]
    full = sum(fills(text, line, after, width) for line, after in unfinished)
    return width if full >= 2 and full >= 0.6 * len(unfinished) else 0


def _is_han(text: str, pairs: list[tuple[Line, Line]]) -> bool:
    sample = "".join(text[line.start : line.end] for line, _ in pairs[:50])
    return len(_HAN.findall(sample)) * 3 > len(sample)


def fills(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on the line."""
    if _HAN.match(text, after.start) or _HAN.match(text, line.end - 1):
        return line.length >= width - 2
    word = _FIRST_WORD.match(text, after.start, after.end)
    return line.length + 1 + (word.end() - word.start() if word else 0) > width - 2


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a rule such as ``-----`` or ``* * *``, or a page number such as ``- 12 -``."""
    return not text[start].isalpha() and end - start < 400 and _RULE.fullmatch(text, start, end) is not None


def gap_has_nothing_visible(text: str, line: Line, after: Line) -> bool:
    """Whether a character without width stands between two lines, as exports of wikis leave them inside words."""
    return after.start - line.end > 2 and _ZERO_WIDTH.search(text, line.end, after.start) is not None


def opens_preamble(text: str, start: int, words: Lexicon) -> bool:
    """Whether a word that opens paragraphs of preambles stands at ``start`` ("Recalling", "忆及", "Подтверждая")."""
    if _HAN.match(text, start):
        return any(text[start : start + length] in words.preambular for length in (1, 2, 3))
    word = _FIRST_LETTERS.match(text, start)
    return word is not None and word[0].casefold() in words.preambular


def breaks_at_links(text: str, all_lines: list[Line]) -> bool:
    """Whether single breaks stand inside sentences, around links and marked words, and empty lines part paragraphs.

    Pages saved as text come so when every element was put on a line of its own. It shows in lines that begin with
    what cannot begin one (a comma, a closing bracket), while hardly any single break follows a stop.
    """
    inside = ended = parted = 0
    for line, after in islice(pairwise(all_lines), _SAMPLE):
        if _is_parted(text, line, after):
            parted += 1
        elif text[after.start] in _CONTINUES or text[line.end - 1] in OPENERS:
            inside += 1
        elif last_character(text, line.start, line.end) in STOPS:
            ended += 1
    return inside >= 2 and parted >= 2 and ended * 4 <= inside


def _is_parted(text: str, line: Line, after: Line) -> bool:
    """Whether an empty line stands between two lines."""
    return after.start - line.end > 1 and _EMPTY_LINE.search(text, line.end, after.start) is not None


class LineJoiner:
    """Decides, break by break, whether two lines are one stretch of text."""

    def __init__(self, text: str, words: Lexicon, all_lines: list[Line]) -> None:
        self.text, self.words = text, words
        self.width = wrapped_width(text, all_lines)
        self.at_links = breaks_at_links(text, all_lines)

    def joins(self, run_start: int, line: Line, after: Line) -> bool:
        """Whether ``after`` goes on where ``line``, the last of a run begun at ``run_start``, leaves off."""
        text = self.text
        if _is_parted(text, line, after):
            return self._introduces(run_start, line, after)
        if is_rule(text, line.start, line.end) or is_rule(text, after.start, after.end):
            return False
        full = self.width > 0 and fills(text, line, after, self.width)
        last, first = text[line.end - 1], text[after.start]
        final = last if last not in CLOSERS else last_character(text, line.start, line.end)
        if final in STOPS:
            wrapped = full and after.indent <= line.indent and not self._numbered(after)
            return wrapped or first.islower() or self._dates(line, after)
        if first in _CONTINUES or self._splits_a_word(line, after):
            return True
        if self._numbered(after):
            return full and last not in _LIST_POINTS and last not in STOPS and not first.isdigit()
        if last in _LIST_POINTS:
            return full and first.islower() and last in ":："
        if full and after.indent <= line.indent:
            return True
        return self._unfinished(run_start, line, after)

    def _numbered(self, line: Line) -> bool:
        _, label, doubtful = line_label(self.text, line.start, line.end)
        return label != "" and not doubtful

    def _unfinished(self, run_start: int, line: Line, after: Line) -> bool:
        """Whether the words themselves show that the sentence goes on across the break."""
        text = self.text
        last, first = text[line.end - 1], text[after.start]
        if last in _LEADS_ON:
            return True
        if self.at_links or gap_has_nothing_visible(text, line, after) or self._is_open(run_start, line.end):
            return True
        if last in _COMMAS:
            if last == "，" and line.start == run_start and self._salutes(line):
                return False
            return not opens_preamble(text, after.start, self.words) and (
                first.islower() or last != "," or line.length > _RUNNING
            )
        if first.islower():
            both_items = (
                text[line.start].islower() and line.start == run_start and max(line.length, after.length) <= _SHORT
            )
            return not both_items
        if _HAN.match(last):
            return last in self.words.dangling or self._is_running_han(run_start, line)
        if line.start > run_start and _LONE_FIGURE.fullmatch(text, line.start, line.end):
            return _HAN.match(first) is not None
        word = _LAST_WORD.search(text, max(line.start, line.end - 20), line.end)
        return word is not None and word[0] in self.words.dangling

    def _dates(self, line: Line, after: Line) -> bool:
        """Whether a line ends in "2024 г." and the next begins with what seldom opens a sentence."""
        text, words = self.text, self.words
        last = text[max(line.start, line.end - 12) : line.end].rsplit(maxsplit=1)[-1]
        if last[:-1].casefold() not in words.year:
            return False
        return text[after.start] == "№" or text[after.start : after.end].split()[0].casefold().endswith(words.oblique)

    def _splits_a_word(self, line: Line, after: Line) -> bool:
        """Whether a break parts a symbol from its figure ("PM", "2.5") or a title from its last character."""
        text = self.text
        if _LONE_FIGURE.fullmatch(text, after.start, after.end):
            return _SYMBOL.search(text, max(line.start, line.end - 4), line.end) is not None
        if after.length > 1 or line.length < 2:
            return False
        before, alone = text[line.end - 1], text[after.start]
        return bool(_HAN.match(before) and _HAN.match(alone)) or (before.isupper() and alone.isupper())

    def _is_open(self, run_start: int, end: int) -> bool:
        """Whether a bracket or title mark opened shortly before a break is still open."""
        stretch = self.text[max(run_start, end - _OPEN_REACH) : end]
        return any(stretch.rfind(opener) > stretch.rfind(closer) for opener, closer in _BRACKETS.items())

    def _introduces(self, run_start: int, line: Line, after: Line) -> bool:
        """Whether a paragraph that ends with a comma only leads to the first of several points ("这是因为，")."""
        text = self.text
        if text[line.end - 1] not in _COMMAS or opens_preamble(text, run_start, self.words) or self._salutes(line):
            return False
        return text[after.start : after.start + _SHORT].startswith(self.words.enumerators)

    def _salutes(self, line: Line) -> bool:
        """Whether a short line addresses someone: "女士们、先生们，"."""
        return line.length <= _SHORT and self.text[line.start : line.end - 1].endswith(self.words.salutations)

    def _is_running_han(self, run_start: int, line: Line) -> bool:
        """Whether Chinese before a break is running text: joined to what stands before it, or long with a comma."""
        if line.start > run_start:
            return True
        stretch = self.text[line.start : line.end]
        return "。" in stretch or (len(stretch) >= _RUNNING_HAN and "，" in stretch)


def runs(text: str, words: Lexicon) -> list[Run]:
    """The lines of a text with the breaks inside sentences and paragraphs undone, in order; [] without words."""
    all_lines = lines(text)
    if not all_lines:
        return []
    joiner = LineJoiner(text, words, all_lines)
    found: list[Run] = []
    start, last = all_lines[0].start, all_lines[0]
    for line in all_lines[1:]:
        if not joiner.joins(start, last, line):
            found.append(Run(start, last.end, len(found)))
            start = line.start
        last = line
    found.append(Run(start, last.end, len(found)))
    return found
