import io
import zipfile

import pytest

from travaux.intake.extracts import Unreadable
from travaux.intake.formats import Format, check_archive_is_word, format_of


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7 ...", "a.txt", Format.PDF),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a.txt", Format.PAGE),
        (b"PK\x03\x04", "a.pdf", Format.WORD),
        (b"plain words", "a.pdf", Format.TEXT),
        (b"plain words", "README", Format.TEXT),
        ("Слова".encode("utf-16"), "a.txt", Format.TEXT),
        (b"<?xml version='1.0'?><html xmlns='x'>", "a.xml", Format.PAGE),
        (b"<?xml version='1.0'?><tei>", "a.xml", Format.MARKUP),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;", "a.mhtml", Format.SAVED_PAGE),
        (b'{"text": 1}', "a.jsonl", Format.JSON_LINES),
        (b"text,date\n", "a.csv", Format.TABLE),
    ],
)
def test_format_of_trusts_bytes_before_names(head: bytes, name: str, expected: Format) -> None:
    assert format_of(head, name) is expected


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (rb"{\rtf1", "RTF"),
        (b"\x7fELF", "program"),
        (b"SQLite format 3\x00", "database"),
        (bytes(range(32)) * 20, "not text"),
    ],
)
def test_format_of_refuses_what_holds_no_text(head: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        format_of(head, "a.txt")


def test_check_archive_is_word_refuses_other_archives() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(Unreadable, match="not unpacked"):
        check_archive_is_word(packed.getvalue())
    with pytest.raises(Unreadable, match="damaged"):
        check_archive_is_word(b"PK\x03\x04 broken")
