"""Where sentences end inside a paragraph, in Russian, Chinese, English and any language with their stops.

Every rule is local: it looks at a few words on either side of a stop, so the work is linear in the length of the text.
"""

from __future__ import annotations

import re

from travaux.text.lexicon import Lexicon
from travaux.text.lines import CLOSERS, OPENERS
from travaux.text.numbering import opens_enumeration

_HAN_STOPS = "。！？｡"
_LIST_STOPS = ";；:："
_CLOSERS = re.escape(CLOSERS)
_CANDIDATE = re.compile(
    f"([.!?…{_HAN_STOPS}؟۔।{_LIST_STOPS}]++(?:[{_CLOSERS}]++(?:\\[\\d{{1,3}}\\])?|\\[\\d{{1,3}}\\]|(?<![{_HAN_STOPS}])“(?=\\s))*+(?:(?<=[;；])\\s(?:and/or|and|or|и/или|и|или)(?=\\s))?+)(\\s*+)"
)
_HAN_STOP = re.compile(f"[{_HAN_STOPS}]")
_TOKEN = re.compile(f"[^\\s{re.escape(OPENERS)}\"'«]*\\Z")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_SPACED = re.compile(r"\b([^\W\d_])\.\s[^\W\d_]\Z")
_CYRILLIC_INITIALS = re.compile(r"[А-ЯЁ]\.[А-ЯЁ]\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_YEAR = re.compile(r"(?:(?<!\d)\d{3,4}|\d0-[хе]|(?<!\w)[IVXLCХ]+)\s?\Z")
_MORE_STOPS = (".", "…", "!", "?")
_SKIPPED = frozenset(OPENERS + "\"'-–—… ")
_SAYS = re.compile("[^，。！？；“”]{0,6}(?:说|說|问|問|喊|答|写道|寫道)")
_GOES_ON = frozenset("，、；：,;:）)】》〉")
_PARTICLES = frozenset("的等之地得和与與及、")
_TITLE_CLOSERS = frozenset("》〉")

_TOKEN_REACH = 24  # code points before a full stop that can matter
_ADVERBIAL = 45  # a sentence shorter than this that ends in a year is only its opening ("In May 2024 ...")


class Boundaries:
    """Sentence ends of one text under one lexicon."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text, self.words = text, words

    def split(self, start: int, end: int) -> list[tuple[int, int]]:
        """Half-open spans of the sentences in ``text[start:end]``, which begins and ends without white space."""
        opened, found = start, []
        text = self.text
        for match in _CANDIDATE.finditer(text, start, end):
            position, closed = match.end(), match.end(1)
            if position >= end:
                break
            plain = closed < position and text[position].isupper() and self._follows_plain_word(match.start(), closed)
            if plain or self._ends(opened, match):
                found.append((opened, closed))
                opened = position
        if opened < end:
            found.append((opened, end))
        return found

    def _ends(self, opened: int, match: re.Match[str]) -> bool:
        stop = self.text[match.start()]
        if stop in _LIST_STOPS:
            return self._ends_item(match)
        if stop in _HAN_STOPS or (len(match[1]) > 1 and _HAN_STOP.search(match[1])):
            return self._ends_han(opened, match)
        if match.start(2) == match.end(2):
            return self._ends_unspaced(opened, match)
        upcoming = self._upcoming(match.end())
        if upcoming.islower():
            return False
        if stop != "." or match[1][1:2] in _MORE_STOPS:
            return True
        return self._full_stop_ends(opened, match, upcoming)

    def _ends_item(self, match: re.Match[str]) -> bool:
        """A semicolon or colon ends something only before an item of a list run into the line."""
        spaced = match.start(2) < match.end(2) or self.text[match.start()] in "；：" or self.text[match.end()] == "("
        return spaced and opens_enumeration(self.text, match.end(), len(self.text))

    def _ends_han(self, opened: int, match: re.Match[str]) -> bool:
        text, position = self.text, match.end()
        after, closing = text[position], text[match.end(1) - 1]
        if after in _GOES_ON or closing in _TITLE_CLOSERS:
            return False
        exclaims = text[match.start()] in "！？"
        if (
            exclaims
            and closing in CLOSERS
            and (after in _PARTICLES or (text[opened] in OPENERS and _SAYS.match(text, position)))
        ):
            return False
        reach = max(0, match.start() - 60)
        return text.rfind("《", reach, match.start()) <= text.rfind("》", reach, match.start())

    def _ends_unspaced(self, opened: int, match: re.Match[str]) -> bool:
        """Stops without a space after them: usual after Chinese, a slip of the pen or the scanner elsewhere."""
        text, position = self.text, match.end()
        before, after = text[match.start() - 1], text[position]
        if match[1][0] in "!?":
            return _is_han(before) and (_is_han(after) or after in "“‘《「（")
        if match[1] != "." or not before.islower():
            return False
        token = self._token(opened, match.start())
        if not token.isalpha() or len(token) < 3 or token.casefold() in self.words.never:
            return False
        return _is_han(after) or (after.isupper() and text[position + 1 : position + 2].islower())

    def _follows_plain_word(self, position: int, closed: int) -> bool:
        """Whether one full stop follows a word of small letters that is in no list: by far the usual end."""
        text = self.text
        if closed - position > 1 or text[position] != ".":
            return False
        window = text[position - _TOKEN_REACH if position > _TOKEN_REACH else 0 : position]
        token = window[window.rfind(" ") + 1 :]
        return token.isalpha() and token.islower() and len(token) > 1 and token not in self.words.abbreviations

    def _token(self, opened: int, position: int) -> str:
        """What stands before a stop, back to the last white space or opening mark in the sentence."""
        window = self.text[max(opened, position - _TOKEN_REACH) : position]
        found = _TOKEN.search(window)
        return found[0] if found else ""

    def _upcoming(self, position: int) -> str:
        """The first character of the next word, opening marks and dashes skipped; "" at the end."""
        text = self.text
        for character in text[position : position + 6]:
            if character not in _SKIPPED:
                return character
        return ""

    def _next_word(self, position: int) -> str:
        """The next word, case folded, opening marks and dashes skipped; "" when none is near."""
        for place in range(position, min(position + 6, len(self.text))):
            if self.text[place] not in _SKIPPED:
                return self._word_at(place).casefold()
        return ""

    def _full_stop_ends(self, opened: int, match: re.Match[str], upcoming: str) -> bool:
        """Whether a full stop before a capital, a digit or a letter without case ends the sentence."""
        position, words = match.start(), self.words
        token = self._token(opened, position)
        if token == "" or (match.end(1) - position > 1 and match[1][1] in CLOSERS and len(token) > 4):
            return True
        if len(token) == 1 and token.isalpha():
            return self._initial_ends(opened, position, match.end(), token, upcoming)
        if token.isdigit() or _ROMAN.match(token):
            return position - len(token) > opened or len(token) > 3
        folded = token.casefold()
        if token.isupper() and _CYRILLIC_INITIALS.match(token):
            return self._next_word(match.end()) in words.openers
        if folded in words.never:
            return token in words.plain and self._opens_at(match.end())
        if folded in words.number:
            return not upcoming.isdigit()
        if folded in words.year:
            return self._year_ends(opened, position, token, match.end())
        if folded in words.may:
            return not upcoming.isdigit() and not self._goes_on_after(folded, match.end())
        if folded in words.acronym or _DOTTED.match(token):
            return self._next_word(match.end()) in words.openers
        return True

    def _opens_at(self, position: int) -> bool:
        """Whether a word longer than a letter stands here that usually opens a sentence."""
        upcoming = self._next_word(position)
        return len(upcoming) > 1 and upcoming in self.words.openers

    def _initial_ends(self, opened: int, position: int, after: int, token: str, upcoming: str) -> bool:
        """A single letter is an initial, unless a noun before it takes letters ("Annex B.") or no name follows."""
        folded = token.casefold()
        spaced = _SPACED.search(self.text, max(opened, position - 5), position)
        if spaced and (compound := f"{spaced[1]}.{folded}".casefold()) in self.words.never | self.words.may:
            return compound in self.words.may
        if folded in self.words.year:
            return self._year_ends(opened, position, token, after)
        if folded in self.words.never and token.islower():
            return False
        if not upcoming.isupper():
            return position - 1 > opened and not upcoming.isdigit()
        before = self.text[max(opened, position - 30) : position - 1].split()
        noun = before[-1].casefold() if before else ""
        if noun in self.words.designators:
            return True
        return self._next_word(after) in self.words.openers and position - 1 > opened and len(self._word_at(after)) > 1

    def _word_at(self, position: int) -> str:
        found = _WORD.match(self.text, position)
        return found[0] if found else ""

    def _year_ends(self, opened: int, position: int, token: str, after: int) -> bool:
        """ "2024 г." may end a sentence, "г. Москва" never does.

        It does before a word that usually opens one, unless all that stands before is an opening such as "В мае
        2024 г."; before any other name only when the words before it hold a predicate.
        """
        text, words = self.text, self.words
        if not _YEAR.search(text, max(opened, position - len(token) - 8), position - len(token)):
            return False
        upcoming = self._next_word(after)
        if upcoming in words.openers:
            return position - opened > _ADVERBIAL or self._word_at(opened).casefold() not in words.dangling
        if not upcoming or upcoming.endswith(words.oblique):
            return False
        return any(word.casefold().endswith(words.predicates) for word in _WORD.findall(text, opened, position))

    def _goes_on_after(self, token: str, after: int) -> bool:
        """Whether an abbreviation is followed by another ("Co. Ltd.") or by a name in capitals ("долл. США")."""
        upcoming = self._word_at(after)
        return upcoming.casefold() in self.words.may or (token in self.words.amount and upcoming.isupper())


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"
