"""How news says that papers were signed: the patterns of each language, and the names of instruments to look for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

LEAST = 2
"""Papers a sentence must list, to be a list at all."""
_INFLECTED = {
    "en": ("(?:s|mes?|(?<=d)(?:ums?|a)|(?<=u)[ée]s?)?", ""),
    "ru": (r"\w*", "(?!ир|ет|ил|ит|е?нн|ённ|ьн)"),
    "zh": ("", ""),
}
"""What may follow the beginning of a name, and what may not: a plant is no plan, «договорились» no «договор»."""


@dataclass(frozen=True, slots=True)
class InstrumentNames:
    """Names of instruments in a language, as they begin (Chinese: whole).

    ``others``: those of papers that states also adopt at home (decisions, rules): listed only beside one of ``words``.
    """

    language: str
    words: tuple[str, ...]
    others: tuple[str, ...] = ()

    def pattern(self, words: tuple[str, ...] = ()) -> str:
        """A pattern of the names (all of them, or of ``words``) in any form, without groups."""
        ends, never = _INFLECTED[self.language]
        forms = (re.escape(word) for word in words or (*self.words, *self.others))
        bent = (re.sub("y$", "(?:y|ies)", form) if self.language == "en" else form for form in forms)
        return f"(?:{'|'.join(sorted(bent, key=len, reverse=True))}){never}{ends}"


@cache
def signing(language: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a language by what they tell."""
    content = yaml.load(files("travaux.data").joinpath("signing.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return {name: re.compile(pattern, _case(name)) for name, pattern in content[language].items()}


def _case(name: str) -> re.RegexFlag:
    """Words open a list in any case; what begins a sentence has its capital, as months and names have theirs."""
    return re.NOFLAG if name in ("goes_on", "not") else re.IGNORECASE
