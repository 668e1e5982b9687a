"""Dates as Extended Date/Time Format (EDTF) level 1 strings, and the days they may stand for.

``''`` means unknown. ``2024`` , ``2024-05``, ``2024-05-16``, ``2024-05?``, ``2024~``, ``201X`` (level 0/1 masks
as ``201X``) and intervals ``2022-01/2022-03`` are accepted. Source: ISO 8601-2:2019, annex A.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from travaux.errors import InvalidValue

UNKNOWN = ""


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> tuple[date, date] | None:
    """The first and last day an EDTF string can mean; None when the date is unknown.

    Raises InvalidValue when the string is not EDTF level 1.
    """
    if edtf == UNKNOWN:
        return None
    try:
        parsed = parse_edtf(edtf)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        return date(*lower[:3]), date(*upper[:3])
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise InvalidValue(
            "not a date in EDTF", edtf, "date", "Write 2024-05-16, 2024-05, 2024, 2024? or 2022-01/2022-03."
        ) from error


def is_before(edtf: str, limit: str) -> bool:
    """Whether a date lies certainly before the first day of ``limit``: an unknown date never does."""
    own, other = bounds(edtf), bounds(limit)
    return own is not None and other is not None and own[1] < other[0]


def day_before(edtf: str) -> str:
    """The last day before the span of ``edtf``, as YYYY-MM-DD; the unknown date stays unknown."""
    span = bounds(edtf)
    return UNKNOWN if span is None else (span[0] - timedelta(days=1)).isoformat()


def sort_key(edtf: str) -> tuple[int, str]:
    """Orders dates by first possible day; unknown dates come last."""
    span = bounds(edtf)
    return (1, "") if span is None else (0, span[0].isoformat())
