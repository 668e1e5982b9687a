"""An open record, and the views of it that every question is asked of."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from travaux import settings
from travaux.record import filters
from travaux.record.filters import Filter
from travaux.store import database
from travaux.store.database import Database
from travaux.store.views import View, ViewOptions

if TYPE_CHECKING:
    from travaux.questions.meaning import Meaning


class Opened:
    """A record that is open, and how it is closed."""

    def __init__(self, opened: Database) -> None:
        self._database = opened
        self._whole: tuple[int, View] | None = None
        self.progress: Callable[[str, int, int], None] | None = None
        """Told of long work: what is being made, how many of it are done, and of how many."""

    @classmethod
    def create(cls, folder: str | os.PathLike[str]) -> Self:
        """Makes a new record in ``folder``; raises InvalidValue when it is or lies in a record."""
        return cls(database.create(folder))

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> Self:
        """Opens the record in ``folder``; raises NotARecord, DamagedRecord or RecordUnavailable."""
        return cls(database.open_database(folder))

    @property
    def folder(self) -> Path:
        """The folder of the record."""
        return self._database.layout.folder

    def generation(self) -> int:
        """Grows with every change of the documents: an answer of an equal generation is still right."""
        return self._database.generation()

    def close(self) -> None:
        """Closes the record."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.folder)!r})"

    def meaning(self) -> Meaning:
        """What makes and keeps the vectors of the record: the packaged encoder, or the one the environment names."""
        from travaux.questions.meaning import Meaning

        folder, name = self._database.layout.index, settings.from_environment().encoder
        if not name:
            return Meaning(folder, self.progress)
        from travaux.text.model_encoders import SentenceTransformersEncoder

        return Meaning(folder, self.progress, SentenceTransformersEncoder(name))

    def whole(self) -> View:
        """All documents of the record, unofficial translations too; the same view until the documents have changed."""
        generation = self.generation()
        if self._whole is None or self._whole[0] != generation:
            self._whole = generation, View(self._database, ViewOptions(unofficial=True))
        return self._whole[1]

    def view(self, as_of: str = "", against: str | Filter = "", *, unofficial: bool = False) -> View:
        """The record as of a date (EDTF; empty: all of it), for the documents a filter admits."""
        chosen = filters.parse(against) if isinstance(against, str) else against
        return View(self._database, ViewOptions(as_of, chosen, unofficial))
