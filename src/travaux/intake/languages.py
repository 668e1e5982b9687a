"""Names of languages as files and people write them, turned into the BCP 47 tags the record uses."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?(?:-[a-z0-9-]+)?", re.IGNORECASE)
_TRADITIONAL_REGIONS = frozenset({"TW", "HK", "MO"})
_NAMED_IN = ("en", "ru", "zh", "fr", "es", "de", "ar")


def language_tag(name: str) -> str | None:
    """The BCP 47 tag ``name`` stands for, None when it stands for no language.

    Tags of any spelling (``zh_CN``, ``zh-tw``), ISO 639-3 codes (``rus``) and the names CLDR gives in several languages
    ("Russian", "русский", "简体中文") are known. Regions of Chinese become scripts; other regions are dropped.
    """
    name = name.strip()
    found = _TAG.fullmatch(name.replace("_", "-"))
    if found is None:
        return _named(name.casefold())
    language, script, region = (part or "" for part in found.groups())
    return _tag(language.lower(), script.title(), region.upper()) or _named(name.casefold())


def agree(one: str, other: str) -> bool:
    """Whether two tags can be of one text: same language, and no contradicting script. ``und`` agrees with all."""
    if "und" in {one, other}:
        return True
    first, second = one.split("-"), other.split("-")
    return first[0] == second[0] and (len(first) == 1 or len(second) == 1 or first[1] == second[1])


def _tag(language: str, script: str, region: str) -> str | None:
    language = str(get_global("language_aliases").get(language, language))
    if language == "und" or language not in _languages():
        return "und" if language == "und" else None
    if language == "zh" and not script and region:
        script = "Hant" if region in _TRADITIONAL_REGIONS else "Hans"
    return f"zh-{script}" if language == "zh" and script in {"Hans", "Hant"} else language


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").languages if "_" not in str(code))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for locale in reversed(_NAMED_IN):
        for code, name in Locale(locale).languages.items():
            names[str(name).casefold()] = str(code).replace("_", "-")
    return names


def _named(name: str) -> str | None:
    code = _names().get(name)
    return None if code is None or code.split("-")[0] not in _languages() else language_tag(code)
