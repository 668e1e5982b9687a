"""States and regions: their ISO 3166 codes from names in any of the three languages, and which state lies where."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from babel import Locale

_LANGUAGES = ("en", "ru", "zh")


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                codes.setdefault(name.casefold(), code)
                codes.setdefault(code.casefold(), code)
    codes.update({name.casefold(): code for code, names in _table()["other_names"].items() for name in names})
    return codes


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = yaml.load(
        files("travaux.data").joinpath("regions.yaml").read_text("utf-8"),
        Loader=yaml.BaseLoader,  # strings only: NO is Norway
    )
    return content


def state_code(name: str) -> str:
    """The ISO 3166 alpha-2 code of a state named in Russian, Chinese or English; the name itself when it has none.

    A firm, a group of states or an invented state thus keeps its name.
    """
    return _codes().get(name.strip().casefold(), name.strip())


def states_in(place: str) -> frozenset[str]:
    """The codes of the states of a region (UN M49: ``Europe``, ``Western Europe``), or the one state named."""
    regions = {name.casefold(): members for name, members in _table()["regions"].items()}
    wanted = place.strip().casefold()
    parts = {name.casefold(): members for name, members in _table()["unions_of_regions"].items()}
    if wanted in parts:
        return frozenset(code for part in parts[wanted] for code in regions[part.casefold()])
    return frozenset(regions.get(wanted, ())) or frozenset({state_code(place)})
