"""The syntax of claims: ``first_since(decline(exports("CN", "RU")), "2022-06") and not again(...)``.

    claim      = union { "or" union }
    union      = negation { "and" negation }
    negation   = "not" negation | comparison
    comparison = term [ ("=" | "≈" | "!=" | "<" | "<=" | ">" | ">=") term [ ("±" | "+-") number ] ]
    term       = NAME "(" [ argument { "," argument } ] ")" | text | number | "[" term { "," term } "]" | "(" claim ")"
    argument   = [ NAME "=" ] claim

Text stands in quotation marks of any of the three languages. Every node knows where it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from travaux.errors import InvalidValue

MAX_DEPTH = 64
"""Nesting beyond which a claim is refused rather than read: nobody writes it by hand."""

OPERATORS = ("<=", ">=", "!=", "=", "≈", "<", ">")
_CLOSING = {'"': '"', "'": "'", "“": "”", "«": "»", "„": "“", "「": "」"}
_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_DAY = re.compile(r"-\d\d")
_DATES = 'Dates stand in quotation marks: "2024-05-16".'
_NUMBER = re.compile(r"[-−+]?\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a claim, from code point ``start`` up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Words in quotation marks."""

    value: str


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number; a percent sign after it changes nothing."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Several(Node):
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Named(Node):
    """An argument with its name; it begins where the name does."""

    name: str
    value: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of arguments, those by place before those by name, in the order written."""

    name: str
    arguments: tuple[Node, ...]
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """A quantity against another, give or take ``tolerance`` (None: as the number is printed)."""

    operator: str
    one: Node
    other: Node
    tolerance: Decimal | None


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """``not``."""

    of: Node


@dataclass(frozen=True, slots=True)
class Union(Node):
    """``and`` or ``or``."""

    operator: str
    parts: tuple[Node, ...]


def fault(what: str, claim: str, place: int, remedy: str = "") -> InvalidValue:
    """An error that points at a place of a claim with the mark ▸."""
    shown = f"{claim[max(0, place - 40) : place]}▸{claim[place : place + 30]}"
    return InvalidValue(what, shown, f"claim, character {place + 1}", remedy or "The mark ▸ shows the place.")


def parse(claim: str) -> Node:
    """The tree of a claim; raises InvalidValue pointing at the place where it cannot be read."""
    return _Parser(claim).whole()


class _Parser:
    def __init__(self, claim: str) -> None:
        self.claim, self.place, self.depth = claim, 0, 0
        self._skip()

    def whole(self) -> Node:
        if self.place >= len(self.claim):
            raise fault("the claim is empty", self.claim, 0, 'Write for example weekday("2024-05-16") = "Thursday".')
        tree = self._claim()
        if self.place < len(self.claim):
            raise fault("expected the end, a comparison, 'and' or 'or'", self.claim, self.place)
        return tree

    def _claim(self) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise fault(f"nested more than {MAX_DEPTH} deep", self.claim, self.place)
        found = self._joined("or")
        self.depth -= 1
        return found

    def _joined(self, word: str) -> Node:
        start = self.place
        parts = [self._part(word)]
        while self._word(word):
            parts.append(self._part(word))
        return parts[0] if len(parts) == 1 else Union(start, self._end(), word, tuple(parts))

    def _part(self, word: str) -> Node:
        return self._joined("and") if word == "or" else self._negation()

    def _negation(self) -> Node:
        start = self.place
        negations = 0
        while self._word("not"):
            negations += 1
        found = self._comparison()
        for _time in range(negations):
            found = Negation(start, found.end, found)
        return found

    def _comparison(self) -> Node:
        one = self._term()
        operator = next((sign for sign in OPERATORS if self._sign(sign)), "")
        if not operator:
            return one
        other = self._term()
        tolerance = self._number_needed() if self._sign("±") or self._sign("+-") else None
        return Comparison(one.start, self._end(), operator, one, other, tolerance)

    def _term(self) -> Node:
        start = self.place
        if self._sign("("):
            found = self._claim()
            self._needed(")")
            return found
        if self._sign("["):
            items = self._items("]")
            return Several(start, self._end(), items)
        if self.claim[start : start + 1] in _CLOSING:
            return self._text()
        if _NUMBER.match(self.claim, start):
            value = self._number_needed()
            return Number(start, self._end(), value)
        return self._call()

    def _call(self) -> Node:
        start = self.place
        match = _NAME.match(self.claim, start)
        if match is None:
            raise fault("expected a function, a text in quotation marks or a number", self.claim, start)
        self._move(match.end())
        if not self._sign("("):
            remedy = f"Write {match.group()}(...) for a function, or put words in quotation marks."
            raise fault(f"expected '(' after {match.group()}", self.claim, self.place, remedy)
        arguments: list[Node] = []
        named: list[Named] = []
        while not self._sign(")"):
            if arguments or named:
                self._needed(",", "or ')'")
            begin, name = self.place, self._argument_name()
            if named and not name:
                raise fault("an argument without a name after one with a name", self.claim, self.place)
            value = self._claim()
            if name:
                named.append(Named(begin, self._end(), name, value))
            else:
                arguments.append(value)
        return Call(start, self._end(), match.group(), tuple(arguments), tuple(named))

    def _argument_name(self) -> str:
        match = _NAME.match(self.claim, self.place)
        if match is None:
            return ""
        gap = _SPACE.match(self.claim, match.end())
        after = gap.end() if gap else match.end()
        if self.claim[after : after + 1] != "=":
            return ""
        self._move(after + 1)
        return match.group()

    def _items(self, closing: str) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self._sign(closing):
            if items:
                self._needed(",")
            items.append(self._term())
        return tuple(items)

    def _text(self) -> Text:
        start = self.place
        closing = _CLOSING[self.claim[start]]
        end = self.claim.find(closing, start + 1)
        if end < 0:
            raise fault("this quotation mark is not closed", self.claim, start)
        self._move(end + 1)
        return Text(start, end + 1, self.claim[start + 1 : end])

    def _number_needed(self) -> Decimal:
        match = _NUMBER.match(self.claim, self.place)
        if match is None:
            raise fault("expected a number", self.claim, self.place)
        self._move(match.end())
        return Decimal(match.group().rstrip("%").replace("−", "-"))

    def _word(self, word: str) -> bool:
        match = _NAME.match(self.claim, self.place)
        if match is None or match.group().lower() != word:
            return False
        self._move(match.end())
        return True

    def _sign(self, sign: str) -> bool:
        if not self.claim.startswith(sign, self.place):
            return False
        self._move(self.place + len(sign))
        return True

    def _needed(self, sign: str, alternative: str = "") -> None:
        if not self._sign(sign):
            remedy = _DATES if _DAY.match(self.claim, self.place) else ""
            raise fault(f"expected '{sign}' {alternative}".rstrip(), self.claim, self.place, remedy)

    def _move(self, place: int) -> None:
        self.place = place
        self._skip()

    def _skip(self) -> None:
        gap = _SPACE.match(self.claim, self.place)
        self.place = gap.end() if gap else self.place

    def _end(self) -> int:
        """The place after the last thing read, without the white space behind it."""
        return len(self.claim[: self.place].rstrip())
