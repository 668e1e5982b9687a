"""How a mention of an actor stands in its phrase: as the actor, or only telling which thing is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from travaux.reading.tables import table

LEFT_CONTEXT = 48
RIGHT_CONTEXT = 24
_LINK = {
    "en": r"\s+(?:of|by)\s+(?:the\s+|its\s+)?(?:[\w-]+\s+)?",
    "ru": r"\s+(?:[\w-]+(?:ого|его|ой|ей|ых|их)\s+){0,2}",
    "zh": "",
}
"""What stands between a noun and the name that depends on it: in Russian adjectives in the genitive."""
_MIDDLE = {"en": r"(?:[\w-]+\s+){0,2}", "ru": r"(?:[\w-]+\s+){0,2}", "zh": ""}
"""What stands between an adjective and its noun."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Patterns of one language over the words before and after a mention."""

    thing_before: re.Pattern[str]
    thing_after: re.Pattern[str]
    doing_after: re.Pattern[str]
    merit_before: re.Pattern[str]
    merit_after: re.Pattern[str]


@cache
def standing(language: str) -> Standing:
    """The patterns of one language, compiled once."""
    data = table("acts/targets")[language]
    things, asides, doings, merits = ("|".join(data[name]) for name in ("things", "asides", "doings", "merits"))
    if language == "zh":
        return Standing(
            thing_before=re.compile(f"(?:{asides})$"),
            thing_after=re.compile(f"^(?:的)?(?:{things})"),
            doing_after=re.compile(f"^(?:的)?(?:{doings})"),
            merit_before=re.compile("(?!)"),
            merit_after=re.compile(f"^[^，；。]{{0,14}}的[^，；。]{{0,6}}(?:{merits})"),
        )
    link, middle = _LINK[language], _MIDDLE[language]
    by = r"|\bby\s+(?:the\s+)?" if language == "en" else ""
    return Standing(
        thing_before=re.compile(rf"\b(?:(?:{things}){link}|(?:{asides})\s+(?:the\s+)?)$"),
        thing_after=re.compile(rf"^(?:'s)?\s+(?:{things})\b"),
        doing_after=re.compile(rf"^(?:'s)?\s+{middle}(?:{doings})\b"),
        merit_before=re.compile(rf"(?:\b(?:{merits}){link}{by})$"),
        merit_after=re.compile(rf"^'s\s+{middle}(?:{merits})\b"),
    )


def only_tells_which(before: str, after: str, language: str, *, adjective: bool) -> bool:
    """Whether a name is no actor where it stands: "the session of the Assembly", "Russian culture".

    ``before`` and ``after`` are the folded words round the mention. An adjective is an actor only before a noun for
    people or for what they do.
    """
    rule = standing(language)
    if adjective and language != "zh":
        return not rule.doing_after.search(after)
    return bool(rule.thing_before.search(before) or rule.thing_after.search(after))


def is_credited(before: str, after: str, language: str) -> bool:
    """Whether what a view is about is the actor's part in something: "the role of the United Nations"."""
    rule = standing(language)
    return bool(rule.merit_before.search(before) or rule.merit_after.search(after))
