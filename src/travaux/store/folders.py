"""Where a record lives: the names inside its folder, and how a folder is recognised."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import NotARecord

DATABASE_NAME = "record.sqlite"


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one record: the database, the bytes as received, and what can be deleted and rebuilt."""

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / DATABASE_NAME

    @property
    def snapshots(self) -> Path:
        """The bytes as received, each file named by its SHA-256."""
        return self.folder / "snapshots"

    @property
    def archive(self) -> Path:
        """What was fetched, as it went over the wire: one WARC file a run."""
        return self.folder / "archive"

    @property
    def index(self) -> Path:
        """Derived data: deletable, rebuilt from the database."""
        return self.folder / "index"


def enclosing(start: str | os.PathLike[str]) -> Path | None:
    """The nearest folder at or above ``start`` that is a record; None when there is none."""
    place = Path(start).resolve()
    return next((folder for folder in (place, *place.parents) if (folder / DATABASE_NAME).is_file()), None)


def locate(named: str, start: str | os.PathLike[str] = ".") -> Path:
    """The record to use: the folder named, or the one around ``start`` when ``named`` is empty.

    Raises NotARecord when there is none; a folder named by the user is never searched around.
    """
    if named:
        folder = Path(named)
        if not (folder / DATABASE_NAME).is_file():
            raise NotARecord(folder)
        return folder
    found = enclosing(start)
    if found is None:
        raise NotARecord(Path(start).resolve())
    return found
