"""Sidecars: a table ``documents.csv`` with the metadata of the files beside it, one file a row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from travaux.errors import InvalidValue
from travaux.intake.contents import whole
from travaux.intake.encodings import decode
from travaux.intake.extracts import FIELDS, Unreadable
from travaux.intake.places import SIDECAR
from travaux.intake.tables import records
from travaux.record.drafts import IntakeOptions

COLUMNS = ("file", *FIELDS)
_SHAPE = f"It needs a header with 'file' and any of: {', '.join(FIELDS)}."


class Sidecars:
    """The rows of the sidecar the options name, or of the one in a file's folder or the folder above it."""

    def __init__(self, options: IntakeOptions) -> None:
        self._options = options
        self._tables: dict[Path, Mapping[str, Mapping[str, str]]] = {}

    def fields_of(self, path: Path) -> Mapping[str, str] | None:
        """The metadata a sidecar gives for the file; empty when it does not list it; None when there is no sidecar.

        Raises InvalidValue when the sidecar itself cannot be read.
        """
        if self._options.sidecar is not None:
            return self._row(Path(self._options.sidecar), path, named=True)
        for folder in (path.parent, path.parent.parent):
            sidecar = folder / SIDECAR
            if sidecar.is_file():
                return self._row(sidecar, path, named=False)
        return None

    def _row(self, sidecar: Path, path: Path, named: bool) -> Mapping[str, str] | None:
        """The row whose ``file`` is the path below the sidecar, else the bare name."""
        if sidecar not in self._tables:
            self._tables[sidecar] = read_sidecar(sidecar, self._options)
        table = self._tables[sidecar]
        try:
            relative = path.resolve().relative_to(sidecar.parent.resolve()).as_posix()
        except ValueError:
            relative = path.name
        row = table.get(relative) or table.get(path.name)
        if row is None:
            return {} if named or path.parent == sidecar.parent else None
        return row


def read_sidecar(sidecar: Path, options: IntakeOptions) -> Mapping[str, Mapping[str, str]]:
    """The rows by file name, each with the fields that are filled in. Raises InvalidValue when it is no such table."""
    try:
        text = decode(whole(sidecar, options)).text
        rows = [values for _, values in records(text)]
    except Unreadable as error:
        raise InvalidValue("the table of metadata cannot be read", error.reason, str(sidecar), error.remedy) from error
    broken = next((values for values in rows if isinstance(values, Unreadable)), None)
    if broken is not None:
        raise InvalidValue("the table of metadata is broken", broken.reason, str(sidecar), broken.remedy)
    table = [values for values in rows if isinstance(values, list)]
    header = [name.strip().lower() for name in table[0]] if table else []
    if "file" not in header:
        raise InvalidValue("no column 'file'", ", ".join(header), str(sidecar), _SHAPE)
    named = [dict(zip(header, (value.strip() for value in values), strict=False)) for values in table[1:]]
    return {row["file"]: {name: row[name] for name in FIELDS if row.get(name)} for row in named if row.get("file")}
