"""The specimen record: invented texts between invented states, in the register of foreign ministries.

It is the demonstration, the fixture of the tests and, with its truth under ``evals/data/specimen``, a gold set.
Nobody in it exists; it may be used freely (Apache-2.0 or CC0, at the user's choice).
"""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

__all__ = ["files", "registers", "registers_folder", "texts_folder"]


def texts_folder() -> Path:
    """The folder of the texts: ``*.md`` in UTF-8, described by ``documents.csv`` beside them."""
    return Path(str(package_files(__name__) / "texts"))


def registers_folder() -> Path:
    """The folder of the registers: events, posts, delegations, trade series and votes, one CSV file each."""
    return Path(str(package_files(__name__) / "registers"))


def files() -> tuple[Path, ...]:
    """Every text of the record, in order of date and name."""
    return tuple(sorted(texts_folder().glob("*.md")))


def registers() -> tuple[Path, ...]:
    """Every register of the record, by name."""
    return tuple(sorted(registers_folder().glob("*.csv")))
