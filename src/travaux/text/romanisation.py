"""Russian in Latin letters, for those who ask for it: nothing in the record is transliterated by itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from travaux.errors import InvalidValue

SYSTEMS = ("icao", "iso9", "bgn")


def romanised(text: str, system: str = SYSTEMS[0]) -> str:
    """The text with Russian letters in Latin by a system; what is no Russian letter stays as it is.

    Raises InvalidValue for a system that is not known.
    """
    if system not in SYSTEMS:
        raise InvalidValue("no such system of transliteration", system, "system", f"Use one of {', '.join(SYSTEMS)}.")
    letters = _letters()[system]
    return "".join(_cased(letter, letters[letter.lower()]) if letter.lower() in letters else letter for letter in text)


def _cased(letter: str, latin: str) -> str:
    return latin[:1].upper() + latin[1:] if letter.isupper() else latin


@cache
def _letters() -> dict[str, dict[str, str]]:
    path = files("travaux.data").joinpath("names", "romanisation.yaml")
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return {system: content[system] for system in SYSTEMS}
