"""Finding the patterns of a lexicon in the words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from travaux.reading.lexicon import Lexicon, Pattern, Role
from travaux.reading.words import Word

MAX_FILLERS = 3
MAX_GAP_WORDS = 8
MAX_GAP_CHARACTERS = 30
PASSIVE_REACH = 4
HAVE = "have/v"
"""English "have" takes its noun before any "and" ("have deep concerns"); beyond it is an auxiliary."""
MAX_DISTANCE = 1
"""Characters of no lexicon word that may stand between adjacent items in Chinese (了, 过, 的)."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: the positions of its items among the words, in the order of the text."""

    pattern: Pattern
    at: tuple[int, ...]

    @property
    def first(self) -> int:
        """Position of the first matched word."""
        return self.at[0]

    @property
    def last(self) -> int:
        """Position of the last matched word."""
        return self.at[-1]


class Matcher:
    """Matches all patterns of one lexicon in one sentence."""

    def __init__(self, sentence: Sequence[Word], table: Lexicon) -> None:
        self.words, self.table = sentence, table
        self.chinese = table.language == "zh"
        fillers = table.classes["fillers"]
        passed = fillers | table.modifiers.keys()
        self.fillers = [not passed.isdisjoint(word.keys) for word in sentence]

    def matches(self) -> list[Match]:
        """Every match of every pattern, in the order of the text."""
        found: list[Match] = []
        index = self.table.index
        present = {key for word in self.words for key in word.keys}
        for position, word in enumerate(self.words):
            for key in word.keys:
                for pattern in index.get(key, ()):
                    if any(item.isdisjoint(present) for item in pattern.items[1:]):
                        continue
                    at = self.match(pattern, position)
                    if at is not None:
                        found.append(Match(pattern, at))
        found.sort(key=lambda match: (match.first, match.last))
        return found

    def match(self, pattern: Pattern, position: int) -> tuple[int, ...] | None:
        """Positions of all items with the first item at ``position``; None when one is missing."""
        if len(pattern.items) == 1:
            return (position,)
        return self.around(pattern, position) if pattern.unordered else self.onward(pattern, position)

    def onward(self, pattern: Pattern, position: int) -> tuple[int, ...] | None:
        """Positions of all items in order from the first at ``position``; None when one is missing."""
        at = [position]
        for item, gap in zip(pattern.items[1:], pattern.gaps[1:], strict=True):
            reached = self.seek(item, at[-1], gap)
            if reached is None:
                return None
            at.append(reached)
        return tuple(at)

    def seek(self, item: frozenset[str], position: int, gap: bool) -> int | None:
        """The position after ``position`` where the item stands, over fillers alone or, with a gap, over any words."""
        passed = 0
        for candidate in range(position + 1, len(self.words)):
            word = self.words[candidate]
            passed += self.cost(word, gap)
            if passed > self.limit(gap) or word.separator == ";" or (self.chinese and word.separator in {",", ":"}):
                return None
            if not item.isdisjoint(word.keys):
                return candidate
            if word.separator not in {"", "、"} or not (gap or self.fillers[candidate]):
                return None
            passed += len(word.text) if self.chinese else 1
        return None

    def cost(self, word: Word, gap: bool) -> int:
        """What the stretch before a word takes of the allowance: in Chinese its characters."""
        if not self.chinese:
            return 0
        return word.distance if gap or word.distance <= MAX_DISTANCE else MAX_GAP_CHARACTERS + 1

    def limit(self, gap: bool) -> int:
        """What may stand between two items: words, in Chinese characters."""
        if self.chinese:
            return MAX_GAP_CHARACTERS if gap else MAX_FILLERS * 3
        return MAX_GAP_WORDS if gap else MAX_FILLERS

    def around(self, pattern: Pattern, position: int) -> tuple[int, ...] | None:
        """All items within reach of the first in any order, in the same stretch between separators."""
        if self.is_noun(position):
            return None
        taken = {position}
        for item in pattern.items[1:]:
            reached = self.nearest(item, position, taken)
            if reached is None:
                return None
            taken.add(reached)
        if HAVE in self.words[position].keys and self.coordinator_in(position, max(taken)):
            return None
        backward = self.table.language == "en" and min(taken) < position
        return None if backward and not self.passive_before(position) else tuple(sorted(taken))

    def is_noun(self, position: int) -> bool:
        """Whether an English verb that may be a noun is one: right after an article or the like ("the States")."""
        classes, words = self.table.classes, self.words
        return (
            self.table.language == "en"
            and position > 0
            and not classes["homographs"].isdisjoint(words[position].keys)
            and not classes["determiners"].isdisjoint(words[position - 1].keys)
        )

    def coordinator_in(self, first: int, last: int) -> bool:
        """Whether "and" or the like stands between two words."""
        coordinators = self.table.classes["coordinators"]
        return any(not coordinators.isdisjoint(word.keys) for word in self.words[first + 1 : last])

    def passive_before(self, position: int) -> bool:
        """Whether "was" or the like stands close before: only then may an English noun precede its verb."""
        passives = self.table.classes["passives"]
        near = self.words[max(0, position - PASSIVE_REACH) : position]
        return any(not passives.isdisjoint(word.keys) for word in near)

    def nearest(self, item: frozenset[str], position: int, taken: set[int]) -> int | None:
        """The nearest position where the item stands in the same stretch; None when it does not."""
        for step in range(1, MAX_GAP_WORDS + 1):
            for candidate in (position + step, position - step):
                inside = 0 <= candidate < len(self.words) and candidate not in taken
                if (
                    inside
                    and not item.isdisjoint(self.words[candidate].keys)
                    and self.same_stretch(position, candidate)
                ):
                    return candidate
        return None

    def same_stretch(self, one: int, other: int) -> bool:
        """Whether no separator and no opening of a clause stands between two words."""
        low, high = sorted((one, other))
        subordinate = self.table.classes["complementizers"] | self.table.classes["relatives"]
        return not any(
            word.separator not in {"", "、"} or not subordinate.isdisjoint(word.keys)
            for word in self.words[low + 1 : high + 1]
        )


def best(matches: Sequence[Match], roles: frozenset[Role]) -> list[Match]:
    """The matches of the given roles that do not share a word.

    More items win, then what is to be ignored, then more force, then the first.
    """
    ranked = sorted(
        _closest([match for match in matches if match.pattern.role in roles]),
        key=lambda match: (-len(match.at), match.pattern.role is not Role.IGNORE, -match.pattern.force, match.first),
    )
    taken: set[int] = set()
    kept: list[Match] = []
    for match in ranked:
        if taken.isdisjoint(match.at):
            taken.update(match.at)
            kept.append(match)
    kept.sort(key=lambda match: match.first)
    return kept


def _closest(matches: Sequence[Match]) -> list[Match]:
    """Without the loose matches of which a word stands closer to another ("noted the level and confirmed the wish")."""
    loose = [match for match in matches if match.pattern.unordered]
    reach: dict[int, int] = {}
    for match in loose:
        for position in match.at:
            reach[position] = min(reach.get(position, MAX_GAP_WORDS + 1), match.last - match.first)
    return [
        match
        for match in matches
        if not match.pattern.unordered or match.last - match.first <= min(reach[position] for position in match.at)
    ]
