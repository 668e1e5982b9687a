"""Writing claims in the language of predicates: texts in quotation marks that do not stand in them, calls, lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.brief.stretches import Stretch
from travaux.record.claims import Claim

_MARKS = (('"', '"'), ("«", "»"), ("“", "”"), ("「", "」"), ("'", "'"))


def quoted(words: str) -> str:
    """Words as a text of the language, in marks the words do not close themselves."""
    opening, closing = next((pair for pair in _MARKS if pair[1] not in words), _MARKS[0])
    return f"{opening}{words if closing not in words else words.replace(closing, ' ')}{closing}"


def listed(several: Sequence[str]) -> str:
    """One or more texts."""
    return quoted(several[0]) if len(several) == 1 else f"[{', '.join(quoted(one) for one in several)}]"


def call(name: str, *given: str, **named: str) -> str:
    """A call; arguments are written already, empty ones are left out. A trailing underscore is no part of a name."""
    said = [*given, *(f"{key.rstrip('_')}={value}" for key, value in named.items() if value)]
    return f"{name}({', '.join(said)})"


def dated(edtf: str) -> str:
    """A date as a text; empty when there is none."""
    return quoted(edtf) if edtf else ""


def either(*claims: str) -> str:
    """One claim or another; the same claim once."""
    return " or ".join(dict.fromkeys(claims))


def claim(stretch: Stretch, span: tuple[int, int], predicate: str, written: str, arguments: Mapping[str, str]) -> Claim:
    """A linked claim about a part of a stretch."""
    start, end = _trimmed(stretch, span)
    kept = {name: value for name, value in arguments.items() if value}
    return Claim(
        stretch.start + start, stretch.start + end, stretch.text[start:end], predicate, kept, written,
        reasons=(stretch.text[start:end],),
    )  # fmt: skip


def unlinked(
    stretch: Stretch, span: tuple[int, int], predicate: str, missing: str, arguments: Mapping[str, str] | None = None
) -> Claim:
    """A claim recognised whose arguments could not be told."""
    start, end = _trimmed(stretch, span)
    return Claim(
        stretch.start + start, stretch.start + end, stretch.text[start:end], predicate, arguments or {},
        missing=missing, reasons=(stretch.text[start:end],),
    )  # fmt: skip


def _trimmed(stretch: Stretch, span: tuple[int, int]) -> tuple[int, int]:
    """The span without white space at its ends."""
    words = stretch.text[span[0] : span[1]]
    return span[0] + len(words) - len(words.lstrip()), span[1] - (len(words) - len(words.rstrip()))
