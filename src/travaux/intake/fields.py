"""Fields of JSON objects, table rows and front matter, found by mapping or by the names in use, as text.

A mapping names, for a field of a document, one path (``meta.date``), several joined by blank lines (``lead+body``),
or alternatives of which the first that holds something counts (``year|title``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

import yaml

from travaux.intake.extracts import FIELDS, Unreadable

_HEADING_KEYS = ("heading", "title", "name")
_DEEPEST = 50


@lru_cache(maxsize=1)
def names_in_use() -> dict[str, tuple[str, ...]]:
    """For each field of a document the names it goes by, best first (data/intake_fields.yaml)."""
    content = resources.files("travaux").joinpath("data/intake_fields.yaml").read_text("utf-8")
    return {field: tuple(str(name) for name in names) for field, names in yaml.safe_load(content)["fields"].items()}


def text_field(values: Mapping[str, object], mapping: Mapping[str, str]) -> str:
    """The text of a row or object; ``''`` when its field is there and empty.

    Raises Unreadable naming the fields there are when none of them is the text.
    """
    candidates = _candidates("text", mapping)
    if not any(_has(values, path) for paths in candidates for path in paths.replace("|", "+").split("+")):
        there = ", ".join(str(key) for key in values) or "none"
        raise Unreadable(
            f"no field holds the text ({' or '.join(candidates[:6])}); the fields are: {there}",
            "Name it with a mapping such as text=content",
        )
    return _first(values, candidates, "\n\n")


def metadata_fields(values: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, str]:
    """The metadata of a row, object or front matter, as written; fields not found or empty are left out."""
    found = {field: _first(values, _candidates(field, mapping), "; ") for field in FIELDS}
    return {field: value for field, value in found.items() if value.strip()}


def _candidates(field: str, mapping: Mapping[str, str]) -> tuple[str, ...]:
    return (mapping[field],) if field in mapping else names_in_use()[field]


def _first(values: Mapping[str, object], candidates: Sequence[str], joint: str) -> str:
    for paths in candidates:
        for alternative in paths.split("|"):
            parts = [flat(_at(values, path), joint) for path in alternative.split("+")]
            joined = joint.join(part for part in parts if part.strip())
            if joined:
                return joined
    return ""


def _has(values: Mapping[str, object], path: str) -> bool:
    return path in values or _at(values, path) is not None


def _at(values: object, path: str) -> object:
    """What stands at a dotted path through objects and lists (``items.0.text``); None when nothing does."""
    if isinstance(values, Mapping) and path in values:
        return values[path]
    for step in path.split("."):
        if isinstance(values, Mapping):
            values = values.get(step)
        elif isinstance(values, list) and step.isdigit() and int(step) < len(values):
            values = values[int(step)]
        else:
            return None
    return values


def flat(value: object, joint: str = "\n\n", depth: int = 0) -> str:
    """A value as text: lists joined by ``joint``, objects as heading and text, null as nothing.

    Raises Unreadable when lists stand more than 50 deep in each other.
    """
    if depth > _DEEPEST:
        raise Unreadable(f"values nested over {_DEEPEST} deep", "Flatten the file")
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _section(value, joint, depth)
    if isinstance(value, list | tuple):
        parts = (flat(item, joint, depth + 1) for item in value)
        return joint.join(part for part in parts if part.strip())
    return str(value)


def _section(section: Mapping[str, object], joint: str, depth: int) -> str:
    """An object such as ``{"name": "Objectives", "text": "..."}``: its heading, then its text."""
    heading = next((flat(section[key], " ") for key in _HEADING_KEYS if section.get(key)), "")
    bodies = (flat(section[key], joint, depth + 1) for key in names_in_use()["text"] if section.get(key))
    body = next((body for body in bodies if body.strip()), "")
    return joint.join(part for part in (heading, body) if part.strip())
