"""The YAML tables of the reading, read once each as plain strings."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.errors import InvalidValue

Table = dict[str, Any]
STRINGS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as a string; in C where libyaml is there."""


@cache
def table(name: str) -> Table:
    """The table ``data/NAME.yaml`` as mappings, lists and strings (no word is taken for a boolean or a number).

    Raises InvalidValue when the package carries no such table.
    """
    path = files("travaux").joinpath("data", *f"{name}.yaml".split("/"))
    if not path.is_file():
        raise InvalidValue("no such table", name, "travaux/data", "Reinstall the package; its data are incomplete.")
    loaded: Table = yaml.load(path.read_text(encoding="utf-8"), Loader=STRINGS)
    return loaded
