"""What some bytes are: by their first bytes before their name, since files come with wrong names."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from travaux.intake.extracts import Unreadable


class Format(StrEnum):
    """The formats read. Each has one module. A feed is a list of addresses: only answers are read as one."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    SAVED_PAGE = "mhtml"
    MARKUP = "xml"
    PDF = "pdf"
    WORD = "docx"
    JSON_LINES = "jsonl"
    JSON = "json"
    TABLE = "csv"
    FEED = "feed"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.PAGE,
    ".htm": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".mhtml": Format.SAVED_PAGE,
    ".mht": Format.SAVED_PAGE,
    ".xml": Format.MARKUP,
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
}

_UNPACK = "Unpack it and add the files inside"
_FOREIGN = (
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file or a protected one", "Save it as .docx or .pdf"),
    (rb"{\rtf", "rich text (RTF)", "Save it as .docx or .txt"),
    (b"\x89PNG", "a picture", "Run OCR on it and add the text"),
    (b"\xff\xd8\xff", "a picture", "Run OCR on it and add the text"),
    (b"GIF8", "a picture", "Run OCR on it and add the text"),
    (b"II*\x00", "a picture", "Run OCR on it and add the text"),
    (b"MM\x00*", "a picture", "Run OCR on it and add the text"),
    (b"AT&TFORM", "a DjVu scan", "Run OCR on it and add the text"),
    (b"\x7fELF", "a program", "Add texts only"),
    (b"MZ\x90\x00", "a program", "Add texts only"),
    (b"SQLite format 3\x00", "a database", "Export its texts as CSV or JSON lines"),
    (b"PAR1", "a Parquet table", "Export its texts as CSV or JSON lines"),
    (b"WARC/", "a web archive (WARC)", "Read it with 'travaux collect FILE'"),
    (b"wOFF", "a font", "Add texts only"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Zero bytes and those of the Cyrillic block are left out: UTF-16 without a mark is full of them.
_CONTROL = re.compile(rb"[\x01-\x03\x05-\x08\x0e-\x1a\x1c-\x1f]")
_MOSTLY_BINARY = 0.1


def format_of(head: bytes, name: str) -> Format:
    """The format of a file that starts with ``head`` (64 KiB suffice) and is called ``name`` (without ``.gz``).

    Raises Unreadable for archives, pictures, old Office files and other bytes that hold no text.
    """
    for magic, what, remedy in _FOREIGN:
        if head.startswith(magic):
            raise Unreadable(f"this is {what}, not a text", remedy)
    if head[257:262] == b"ustar":
        raise Unreadable("this is a tar archive, not a text", _UNPACK)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return Format.WORD
    named = SUFFIXES.get(PurePath(name).suffix.lower())
    return _text_format(head, named)


def check_archive_is_word(content: bytes) -> None:
    """Raises Unreadable unless the zip archive is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"the zip container is damaged ({error})", "Fetch or save the file again") from error
    if "word/document.xml" in names:
        return
    if "mimetype" in names or "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        raise Unreadable("this is an office file or e-book other than .docx", "Save it as .docx, .pdf, .html or .csv")
    raise Unreadable("this is a zip archive; archives are not unpacked", _UNPACK)


def _text_format(head: bytes, named: Format | None) -> Format:
    """Formats that are text inside: what the first characters show, else what the name says, else plain text."""
    if named in {Format.JSON, Format.JSON_LINES, Format.TABLE}:
        return named
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:2048].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return Format.PAGE
    if start.startswith(b"<?xml") or named is Format.MARKUP:
        return Format.PAGE if b"<html" in start else Format.MARKUP
    if b"multipart/related" in start and b"mime-version:" in start:
        return Format.SAVED_PAGE
    if start.startswith(b"<!--") and b"<html" in start:
        return Format.PAGE
    wide = head.startswith(_WIDE_MARKS)
    binary = not wide and len(_CONTROL.findall(head)) > _MOSTLY_BINARY * len(head)
    if binary and named in {None, Format.TEXT, Format.PDF, Format.WORD}:
        raise Unreadable("these bytes are not text", "Add texts, pages, PDF, Word, CSV or JSON files")
    if named in {None, Format.PDF, Format.WORD}:
        return Format.TEXT
    return named
