"""Every error travaux raises on purpose. All share one root, so a caller can catch them all.

A message says what was wrong, where, and what to do. The exit code a command ends with lives on the class.
"""

from __future__ import annotations

from collections.abc import Sequence


class TravauxError(Exception):
    """Root of all errors of this package."""

    exit_code = 1


class InvalidValue(TravauxError):
    """A value given by the user or found in a file cannot be used."""

    exit_code = 2

    def __init__(self, what: str, value: object, where: str, remedy: str) -> None:
        self.what, self.value, self.where, self.remedy = what, value, where, remedy
        super().__init__(f"{where}: {what}: {value!r}. {remedy}")


class NotARecord(TravauxError):
    """The folder named is not a record."""

    exit_code = 2

    def __init__(self, folder: object) -> None:
        self.folder = folder
        super().__init__(
            f"{folder}: no record here. Make one with 'travaux init {folder}', "
            "or name one with --record or TRAVAUX_RECORD."
        )


class NotFound(TravauxError):
    """Nothing in the record answers to the name given."""

    exit_code = 3

    def __init__(self, kind: str, name: str, remedy: str) -> None:
        self.kind, self.name, self.remedy = kind, name, remedy
        super().__init__(f"no {kind} {name!r} in this record. {remedy}")


class UnreadableInput(TravauxError):
    """A file could not be turned into text; the rest of the batch is not affected."""

    exit_code = 4

    def __init__(self, path: object, reason: str, remedy: str) -> None:
        self.path, self.reason, self.remedy = path, reason, remedy
        super().__init__(f"{path}: {reason}. {remedy}")


class RejectedRows(UnreadableInput):
    """Rows of a table cannot be used; nothing of the file was loaded."""

    SHOWN = 20

    def __init__(self, path: object, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(self.faults[: self.SHOWN])
        more = f"; and {len(self.faults) - self.SHOWN} more" if len(self.faults) > self.SHOWN else ""
        super().__init__(path, f"{listed}{more}", "Nothing of this file was loaded; mend it and load it again.")


class BrokenQuote(TravauxError):
    """The words of a quotation no longer stand where it points."""

    exit_code = 5

    def __init__(self, document: str, start: int, end: int, exact: str) -> None:
        self.document, self.start, self.end, self.exact = document, start, end, exact
        super().__init__(
            f"document {document}, characters {start}-{end}: the words {exact[:60]!r} do not stand there. "
            "The text was replaced or the quotation altered; quote again from the present text."
        )


class BrokenBrief(TravauxError):
    """Evidence of a brief does not stand in the record, or a sentence says more than its evidence does."""

    exit_code = 12
    SHOWN = 20

    def __init__(self, title: str, faults: Sequence[str]) -> None:
        self.title, self.faults = title, tuple(faults)
        listed = "".join(f"\n  {fault}" for fault in self.faults[: self.SHOWN])
        more = f"\n  and {len(self.faults) - self.SHOWN} more" if len(self.faults) > self.SHOWN else ""
        super().__init__(
            f"brief {title!r}: {len(self.faults)} sentences do not stand:{listed}{more}\n"
            "Mend the sentence or its evidence, or export with --broken mark to see every fault in its place."
        )


class DamagedRecord(TravauxError):
    """The store, a snapshot or the index contradicts itself."""

    exit_code = 6

    def __init__(self, where: object, what: str, remedy: str = "Run 'travaux doctor' for all faults.") -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}. {remedy}")


class RecordUnavailable(TravauxError):
    """The record is sound, but cannot be read or written now: in use, no room, no permission, or too new."""

    exit_code = 8

    def __init__(self, folder: object, reason: str, remedy: str) -> None:
        self.folder, self.reason, self.remedy = folder, reason, remedy
        super().__init__(f"{folder}: {reason}. {remedy}")


class MissingExtra(TravauxError):
    """A feature needs an optional dependency that is not installed."""

    exit_code = 7

    def __init__(self, extra: str, needed_for: str) -> None:
        self.extra, self.needed_for = extra, needed_for
        super().__init__(f"{needed_for} needs an extra: install it with 'pip install travaux[{extra}]'.")


class StageFailed(TravauxError):
    """A stage of a long run could not be finished; what was finished before it is kept and used again."""

    exit_code = 9

    def __init__(self, stage: str, reason: str, remedy: str) -> None:
        self.stage, self.reason, self.remedy = stage, reason, remedy
        super().__init__(
            f"stage {stage!r}: {reason}. {remedy} What was finished is kept: the same command goes on there."
        )
