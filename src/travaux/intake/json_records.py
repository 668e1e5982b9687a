"""JSON lines and JSON: one document an object. A line that cannot be read is refused alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from travaux.intake.contents import head_of, lines, whole
from travaux.intake.encodings import decode
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.fields import metadata_fields, text_field
from travaux.record.drafts import IntakeOptions

_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its place (``#n``, from 1), its bytes, and what they hold or why they cannot be read."""

    place: str
    content: bytes
    outcome: Extract | Unreadable


def json_lines(path: Path, options: IntakeOptions) -> Iterator[Row]:
    """The rows of a file of JSON lines; blank lines are passed over, ``#n`` counts lines."""
    if head_of(path).startswith(_WIDE) or options.encoding:
        text = decode(whole(path, options), options.encoding).text
        source: Iterator[bytes] = (line.encode("utf-8", "surrogatepass") for line in text.splitlines(keepends=True))
    else:
        source = lines(path, options)
    for number, line in enumerate(source, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Row(f"#{number}", line, _line_outcome(line, options))


def json_file(path: Path, options: IntakeOptions) -> Iterator[Row]:
    """The rows of a JSON file: each object of a list, or the one object it is, or the list of objects in it."""
    content = whole(path, options)
    decoded = decode(content, options.encoding)
    values = _parsed(decoded.text)
    if isinstance(values, Mapping) and not _holds_text(values, options):
        values = _only_list(values)
    if isinstance(values, Mapping):
        yield Row("", content, outcome(values, options, "the JSON"))
        return
    if not isinstance(values, list):
        raise Unreadable("the JSON holds neither an object nor a list of objects", "Wrap each text in an object")
    for number, value in enumerate(values, 1):
        own = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield Row(f"#{number}", own, outcome(value, options, "the JSON"))


def outcome(values: object, options: IntakeOptions, origin: str) -> Extract | Unreadable:
    """What an object or row holds, or why it cannot be a document."""
    if not isinstance(values, Mapping):
        return Unreadable(
            f"a {type(values).__name__} stands where an object was expected", "Wrap the text in an object"
        )
    try:
        text = text_field(values, options.mapping)
        if not text.strip():
            return Unreadable("the text is empty", "Leave the row out, or map the text to a field that holds some")
        fields = metadata_fields(values, options.mapping)
    except Unreadable as error:
        return error
    except RecursionError:
        return Unreadable("values are nested too deep", "Flatten the file")
    return Extract(text=text, fields=fields, origin=origin, media_type="application/json")


def _line_outcome(line: bytes, options: IntakeOptions) -> Extract | Unreadable:
    decoded = decode(line, None)
    try:
        found = outcome(_parsed(decoded.text), options, "the row")
    except Unreadable as error:
        return error
    if isinstance(found, Unreadable) or not decoded.cautions:
        return found
    return Extract(found.text, found.fields, found.cautions + decoded.cautions, found.origin, found.media_type)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise Unreadable("the JSON is nested too deep", "Flatten the file") from error
    except ValueError as error:
        raise Unreadable(f"not JSON ({error})", "Correct it, or save it as another format") from error


def _holds_text(values: Mapping[str, object], options: IntakeOptions) -> bool:
    try:
        return bool(text_field(values, options.mapping))
    except Unreadable:
        return False


def _only_list(values: Mapping[str, object]) -> object:
    """The one list of objects an envelope such as ``{"status": "ok", "articles": [...]}`` holds, else the envelope."""
    held = [value for value in values.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
    return held[0] if len(held) == 1 else values
