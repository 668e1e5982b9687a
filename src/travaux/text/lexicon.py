"""The words the segmenter must know (abbreviations, openers, ...), read once from ``data/segmentation.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_OWN_SCRIPT = {"ru": ("ru", "en"), "en": ("en", "ru"), "zh": ("zh", "en", "ru"), "fr": ("fr", "ru"), "es": ("es", "ru")}
"""Lists read for a language: its own and those of other scripts, which cannot collide with it."""

_WORDS = (
    "never",
    "plain",
    "number",
    "may",
    "amount",
    "year",
    "acronym",
    "openers",
    "designators",
    "dangling",
    "preambular",
)

_ALL = ("ru", "en", "zh", "fr", "es")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists for one language, case folded, without the final full stop. The file explains each list.

    ``abbreviations`` holds all that may stand before a full stop without ending a sentence. Tuples hold beginnings or
    endings, for ``str.startswith`` and ``str.endswith``.
    """

    never: frozenset[str]
    plain: frozenset[str]
    number: frozenset[str]
    may: frozenset[str]
    amount: frozenset[str]
    year: frozenset[str]
    acronym: frozenset[str]
    openers: frozenset[str]
    designators: frozenset[str]
    dangling: frozenset[str]
    preambular: frozenset[str]
    abbreviations: frozenset[str]
    salutations: tuple[str, ...]
    enumerators: tuple[str, ...]
    oblique: tuple[str, ...]
    predicates: tuple[str, ...]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    content: dict[str, Any] = yaml.safe_load(files("travaux.data").joinpath("segmentation.yaml").read_text("utf-8"))
    languages: dict[str, dict[str, list[str]]] = content["languages"]
    return languages


@cache
def lexicon(language: str) -> Lexicon:
    """The lists for a BCP 47 language; a language without lists of its own gets all lists together."""
    table = _table()
    sources = [table[name] for name in _OWN_SCRIPT.get(language.split("-", 1)[0], _ALL)]

    def merged(name: str) -> frozenset[str]:
        return frozenset(word.casefold() for source in sources for word in source.get(name, ()))

    lists = {name: merged(name) for name in _WORDS}
    abbreviations = lists["never"] | lists["number"] | lists["may"] | lists["year"] | lists["acronym"]
    return Lexicon(
        **lists,
        abbreviations=abbreviations,
        salutations=tuple(merged("salutations")),
        enumerators=tuple(merged("enumerators")),
        oblique=tuple(merged("oblique")),
        predicates=tuple(merged("predicates")),
    )
