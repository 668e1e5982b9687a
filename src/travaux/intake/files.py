"""From files to drafts, lazily; one bad input never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import InvalidValue
from travaux.intake.bounded import READERS, BoundedReader
from travaux.intake.contents import head_of, inner_name, whole
from travaux.intake.drafting import Said, drafted, refused
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.file_names import fields_in_name
from travaux.intake.formats import SUFFIXES, Format, format_of
from travaux.intake.json_records import Row, json_file, json_lines
from travaux.intake.metadata import Layer, user_layer
from travaux.intake.places import files_at
from travaux.intake.sidecars import Sidecars
from travaux.intake.tables import table_rows
from travaux.intake.text_files import read_markdown, read_text
from travaux.record.drafts import Caution, Draft, IntakeOptions, Refusal

__all__ = ["SUFFIXES", "receive"]

_ROWS = {Format.JSON_LINES: json_lines, Format.JSON: json_file, Format.TABLE: table_rows}
_TEXTS = {Format.TEXT: read_text, Format.MARKDOWN: read_markdown}


def receive(
    paths: Iterable[str | Path], options: IntakeOptions | None = None, reader: BoundedReader | None = None
) -> Iterator[Draft | Refusal]:
    """A Draft for each text in the files, folders and glob patterns named, a Refusal for each that cannot be read.

    Files are read one after the other as the iterator is consumed. Raises InvalidValue when an option itself is wrong
    (a date that is none, a broken sidecar that was named); all other faults become Refusals. ``reader`` parses pages,
    PDF and Word files; without one a child process is started for this call and ended with it.
    """
    given = options or IntakeOptions()
    reception = _Reception(given, user_layer(given), Sidecars(given))
    with nullcontext(reader) if reader else BoundedReader(given.seconds) as parsing:
        for path in paths:
            yield from _at_path(Path(path), reception, parsing)


@dataclass(frozen=True, slots=True)
class _Reception:
    """What holds for the whole batch."""

    options: IntakeOptions
    user: Layer
    sidecars: Sidecars


def _at_path(path: Path, reception: _Reception, reader: BoundedReader) -> Iterator[Draft | Refusal]:
    try:
        for file in files_at(path):
            yield from _in_file(file, reception, reader)
    except Unreadable as error:
        yield refused(str(path), error)


def _in_file(path: Path, reception: _Reception, reader: BoundedReader) -> Iterator[Draft | Refusal]:
    """All drafts of one file. A fault after some rows ends that file only."""
    try:
        said = _said(path, reception)
        for row in _rows(path, reception.options, reader):
            locator = f"{path}{row.place}"
            if isinstance(row.outcome, Unreadable):
                yield refused(locator, row.outcome)
            else:
                yield drafted(locator, row.content, row.outcome, said, reception.options)
    except Unreadable as error:
        yield refused(str(path), error)
    except InvalidValue as error:
        if reception.options.sidecar is not None or reception.options.from_name is not None:
            raise
        yield Refusal(str(path), error)


def _rows(path: Path, options: IntakeOptions, reader: BoundedReader) -> Iterator[Row]:
    if path.exists() and not path.is_file():
        raise Unreadable("not a regular file", "Name files, folders or patterns")
    head = head_of(path)
    if not head.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        raise Unreadable("the file is empty", "Fetch it again")
    format_ = format_of(head, inner_name(path))
    if format_ in _ROWS:
        yield from _ROWS[format_](path, options)
        return
    content = whole(path, options)
    yield Row("", content, _extract(format_, content, options, reader))


def _extract(format_: Format, content: bytes, options: IntakeOptions, reader: BoundedReader) -> Extract | Unreadable:
    bounded = format_ in READERS
    found = reader.read(format_, content, options) if bounded else _TEXTS[format_](content, options)
    if not found.text.strip():
        return Unreadable("it holds no text", "Fetch it again")
    return found


def _said(path: Path, reception: _Reception) -> Said:
    """What is said about the file from outside it, by rank, and a caution when a sidecar leaves it out."""
    layers = [reception.user]
    cautions: tuple[Caution, ...] = ()
    if reception.options.from_name is not None:
        fields = fields_in_name(reception.options.from_name, path.name)
        layers.append(Layer("the file name", fields))
        if not fields:
            message = f"the file name does not fit the pattern {reception.options.from_name!r}"
            cautions = (Caution("unmatched-name", message),)
    sidecar = reception.sidecars.fields_of(path)
    if sidecar is not None:
        layers.append(Layer("the sidecar", sidecar))
        if not sidecar:
            cautions = (*cautions, Caution("not-in-sidecar", "the table of metadata has no row for this file"))
    return Said(tuple(layers), cautions)
