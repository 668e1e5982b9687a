"""Words that number a passage: "First,", "во-вторых,", "第三，", "Article Four:". Figures are in ``numbering``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _pattern() -> re.Pattern[str]:
    path = files("travaux.data").joinpath("enumerators.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    ordinals = "|".join(form for forms in data["ordinals"].values() for form in forms)
    bound = "|".join(form for forms in data["bound"].values() for form in forms)
    articles = "|".join(data["articles"].values())
    return re.compile(rf"(?:(?:{ordinals}){data['punctuation']}|{bound}|(?:{articles})[.:—–-]*)\s*", re.IGNORECASE)


def after_enumerator(text: str, start: int, end: int) -> int:
    """Where the words after the enumerator of ``text[start:end]`` begin; ``start`` when it has none, or is only one."""
    found = _pattern().match(text, start, end)
    return found.end() if found and found.end() < end else start
