"""What a number in a text is, and the words for numbers in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class QuantityKind(StrEnum):
    """What a number counts."""

    NUMBER = "number"
    PERCENT = "percent"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    DECADE = "decade"
    CENTURY = "century"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"


DATE_KINDS = frozenset(QuantityKind) - {QuantityKind.NUMBER, QuantityKind.PERCENT}
EARLIEST_YEAR, LATEST_YEAR = 1800, 2199


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its half-open code-point offsets. ``in_words``: it is not written in digits.

    A fraction is a number under one ("half" is 0.5), growth its factor ("doubled" is 2); of a decade the value is its
    first year, without the century ("the sixties" is 60) where the text leaves it out; seasons are counted from spring.
    """

    kind: QuantityKind
    value: Decimal
    start: int
    end: int
    in_words: bool = False


@cache
def numbers_table() -> dict[str, Any]:
    """The words for numbers, every scalar as a string."""
    path = files("travaux.data").joinpath("quantities.yaml")
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


@cache
def phrases(language: str) -> tuple[tuple[QuantityKind, Decimal, re.Pattern[str]], ...]:
    """Fixed expressions of a language with kind and value, as patterns on folded text."""
    return tuple(
        (QuantityKind(kind), Decimal(value), re.compile("|".join(row[language])))
        for kind, listed in numbers_table()["phrases"].items()
        for value, row in listed.items()
        if row.get(language)
    )


def written_digits(text: str, language: str) -> Decimal:
    """The value of digits: commas part thousands in English, decimals elsewhere; spaces always part thousands."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if language in ("en", "zh") and _GROUPS.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    whole, *rest = re.split("[.,]", plain)
    return Decimal(f"{whole}.{rest[0]}") if len(rest) == 1 else Decimal(whole + "".join(rest))


_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+")
