"""Settings, read once from the environment. A flag given on the command line outranks them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

RECORD_VARIABLE = "TRAVAUX_RECORD"


@dataclass(frozen=True, slots=True)
class Settings:
    """``record``: the folder of the record to use, empty when the user named none."""

    record: str = ""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings as the environment states them."""
    return Settings(record=environment.get(RECORD_VARIABLE, "").strip())
