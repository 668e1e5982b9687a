"""Metadata in file names: a pattern such as ``su{date}*.txt`` or ``{issuers}_{date}_{language}.txt``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from travaux.errors import InvalidValue
from travaux.intake.dates import dates_in
from travaux.intake.extracts import FIELDS

_PART = re.compile(r"\{(\w*)\}|(\*)|(\?)|([^{}*?]+)|([{}])")
_SHAPES = {"date": r"\d{4}(?:[-_.]?\d{1,2}){0,2}", "language": r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?"}


def fields_in_name(pattern: str, name: str) -> Mapping[str, str]:
    """The fields a pattern finds in a file name; empty when the name does not fit it.

    ``{date}`` matches a year, month or day; ``{language}`` a language code; other fields as little as fits; ``*`` and
    ``{}`` anything; ``?`` one character. Raises InvalidValue for an unknown field.
    """
    found = _compiled(pattern).fullmatch(name)
    if found is None:
        return {}
    fields = {field: value for field, value in found.groupdict().items() if value}
    if "date" in fields:
        fields["date"] = re.sub(r"[_.]", "-", fields["date"])
    return fields


def day_in_name(name: str) -> str:
    """The one full day a file name holds (``2024-05-16_statement.txt``), as EDTF; ``''`` when none or several."""
    days = {edtf for edtf, _, _ in dates_in(name.replace("_", " ")) if len(edtf) == len("2024-05-16")}
    return days.pop() if len(days) == 1 else ""


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(_piece(part, pattern) for part in _PART.finditer(pattern)), re.IGNORECASE)


def _piece(part: re.Match[str], pattern: str) -> str:
    field, star, one, literal, brace = part.groups()
    if literal is not None:
        return re.escape(literal)
    if star or field == "":
        return ".*"
    if one:
        return "."
    if brace or field not in FIELDS:
        raise InvalidValue("not a field of a file name", part.group(), pattern, f"Use {{{'}, {'.join(FIELDS)}}} or *.")
    return f"(?P<{field}>{_SHAPES.get(field, '.+?')})"
