"""PDF: the text a page, joined so that a sentence over a page break stays whole; page furniture is noticed, not cut."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from pypdf import PasswordType, PdfReader
from pypdf.errors import PyPdfError

from travaux.intake.extracts import Extract, Unreadable
from travaux.record.drafts import Caution, IntakeOptions

_MOST_PAGES = 5000
_LETTERS_A_PAGE = 15
_RUNNING_FROM = 3
_LINES_OF_FULL_PAGE = 8
_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|из|页)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？；：…»”\"')\]]\s*\Z")
_OFFICE_TITLE = re.compile(r"^(?:Microsoft Word - |untitled|\S+\.(?:docx?|pdf|rtf|odt)$)", re.IGNORECASE)


def read_pdf(content: bytes, options: IntakeOptions) -> Extract:
    """The text of all pages. Raises Unreadable for encrypted and damaged files and for mere pictures."""
    del options
    try:
        reader = _opened(content)
        pages = [page.extract_text().strip("\n") for page in reader.pages]
        title, created = _properties(reader)
    except Unreadable:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable(
            f"the PDF is damaged ({error})", "Open it in a viewer and save or print it as a new PDF"
        ) from error
    _check_letters(pages)
    text, starts = _joined(pages)
    return Extract(
        text=text,
        fields={} if not title or _OFFICE_TITLE.search(title) else {"title": title},
        cautions=(*_empty_pages(pages), *_furniture(pages, starts)),
        origin="the properties of the PDF",
        media_type="application/pdf",
        observed={"pages": str(len(pages)), **({"pdf_created": created} if created else {})},
    )


def _opened(content: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Unreadable("the PDF is encrypted", "Open it with its password and save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise Unreadable(f"over {_MOST_PAGES} pages", "Split it")
    return reader


def _properties(reader: PdfReader) -> tuple[str, str]:
    """Title and day of creation as the file says, each ``''`` when it does not."""
    found = reader.metadata
    if found is None:
        return "", ""
    return (found.title or "").strip(), str(found.creation_date_raw or "").strip()


def _check_letters(pages: list[str]) -> None:
    letters = sum(character.isalpha() for page in pages for character in page)
    if letters < _LETTERS_A_PAGE * max(1, min(len(pages), 10)) and letters < 200:
        raise Unreadable(f"the PDF holds no text on its {len(pages)} pages, only pictures", "Run OCR on it first")


def _joined(pages: list[str]) -> tuple[str, list[int]]:
    """The pages in one text with the offset each starts at: a blank line between them only where a sentence ends."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        if parts:
            joint = "\n\n" if _ENDS_SENTENCE.search(parts[-1]) else "\n"
            parts.append(joint)
            length += len(joint)
        starts.append(length)
        parts.append(page)
        length += len(page)
    return "".join(parts), starts


def _empty_pages(pages: list[str]) -> Iterator[Caution]:
    empty = [str(number) for number, page in enumerate(pages, 1) if not page.strip()]
    if empty:
        yield Caution(
            "pages-without-text", f"no text on page {', '.join(empty[:20])}: blank, or a picture that needs OCR"
        )


def _furniture(pages: list[str], starts: list[int]) -> Iterator[Caution]:
    """Page numbers, and lines at the edge of three pages or more that are equal but for their digits."""
    edges = [edge for page, start in zip(pages, starts, strict=True) for edge in _edges(page, start)]
    heads = Counter(_shape(line) for line, _ in edges)
    for line, start in edges:
        end = start + len(line)
        if _NUMBER.fullmatch(line):
            if len(pages) > 1:
                yield Caution("page-number", f"a page number stands in the text: {line.strip()!r}", start, end)
        elif heads[_shape(line)] >= max(_RUNNING_FROM, len(pages) // 3):
            yield Caution("running-head", f"a running head or foot stands in the text: {line.strip()!r}", start, end)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _edges(page: str, start: int) -> Iterator[tuple[str, int]]:
    """The first and last lines of a page that are not blank, with their offsets in the joined text."""
    found = [(match.group(), start + match.start()) for match in re.finditer(r"[^\n]*\S[^\n]*", page)]
    edge = 2 if len(found) >= _LINES_OF_FULL_PAGE else 1
    first, last = found[:edge], found[edge:][-edge:]
    yield from first
    yield from last
