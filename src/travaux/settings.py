"""Settings, read once from the environment. A flag given on the command line outranks them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

RECORD_VARIABLE = "TRAVAUX_RECORD"
ENCODER_VARIABLE = "TRAVAUX_ENCODER"


@dataclass(frozen=True, slots=True)
class Settings:
    """``record``: the folder of the record to use; ``encoder``: the model of sentence-transformers that makes vectors,
    or its folder. Empty when the user named none: then the packaged encoder does."""

    record: str = ""
    encoder: str = ""


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings as the environment states them."""
    record, encoder = (environment.get(name, "").strip() for name in (RECORD_VARIABLE, ENCODER_VARIABLE))
    return Settings(record, encoder)
