"""Word documents: paragraphs and tables in their order, then the notes. The container is checked before opening."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.formats import check_archive_is_word
from travaux.intake.markup import local_name, parsed
from travaux.record.drafts import Caution, IntakeOptions

_LARGEST_PART = 256 * 1024 * 1024
_HIGHEST_RATIO = 200
_RATIO_FROM = 8 * 1024 * 1024
"""XML of Word packs 10 to 40 times; a part of over 8 MiB that packs over 200 times is a zip bomb."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "instrText", "footnoteRef", "endnoteRef"})
_PROPERTIES = {"title": "title", "language": "language", "created": "word_created", "creator": "word_author"}


def read_word(content: bytes, options: IntakeOptions) -> Extract:
    """The text: a line a paragraph, a line a table row with tabs between cells, notes after the body in order.

    Numbers that Word computes for automatic lists are not in the file and so not in the text. Raises Unreadable for
    other archives, bombs and damaged files.
    """
    check_archive_is_word(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive, options)
            body = _part(archive, "word/document.xml")
            notes = [_part(archive, f"word/{name}.xml") for name in ("footnotes", "endnotes")]
            properties = _properties(_part(archive, "docProps/core.xml"))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Unreadable(
            f"the Word file is damaged or protected ({error})", "Open it in Word and save it again"
        ) from error
    if body is None:
        raise Unreadable("the Word file has no body", "Open it in Word and save it again")
    blocks = [*_blocks(body), *(block for part in notes if part is not None for block in _notes(part))]
    return Extract(
        text="\n".join(blocks).strip("\n"),
        fields={name: properties[name] for name in ("title",) if properties.get(name)},
        cautions=_changes(body),
        origin="the properties of the Word file",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        observed={name: value for name, value in properties.items() if name not in {"title", "language"}},
    )


def _check_sizes(archive: zipfile.ZipFile, options: IntakeOptions) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > min(options.max_members, 20_000) or total > options.max_unpacked:
        raise Unreadable(f"{len(members):,} parts of {total:,} bytes unpacked, over the limits", "Do not add it")
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > _RATIO_FROM and ratio > _HIGHEST_RATIO:
            raise Unreadable(f"{member.filename} unpacks to {ratio:.0f} times its size: a zip bomb", "Do not add it")


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root of one XML part, None when there is no such part. Reads no more than the part claims to hold."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as stream:
        content = stream.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise Unreadable(f"{name} holds over {_LARGEST_PART:,} bytes", "Save the text as .txt and split it")
    return parsed(content)[0]


def _properties(core: etree._Element | None) -> dict[str, str]:
    if core is None:
        return {}
    named = {local_name(element): (element.text or "").strip() for element in core}
    return {ours: named[theirs] for theirs, ours in _PROPERTIES.items() if named.get(theirs)}


def _blocks(container: etree._Element) -> Iterator[str]:
    """Lines of a body, cell or note: paragraphs, table rows, and what stands inside content controls."""
    for element in container:
        name = local_name(element)
        if name == "p":
            yield "".join(_inline(element))
        elif name == "tbl":
            yield from _rows(element)
        elif name in {"body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _blocks(element)


def _rows(table: etree._Element) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            cells = ("\n".join(_blocks(cell)).strip() for cell in row if local_name(cell) in {"tc", "sdt"})
            yield "\t".join(cells)


def _inline(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "p":
            yield from ("\n", *_inline(child))
        elif name not in _LEFT_OUT:
            yield from _inline(child)


def _notes(part: etree._Element) -> Iterator[str]:
    """Footnotes or endnotes in order, without the separators Word keeps among them."""
    for note in part:
        if local_name(note) in {"footnote", "endnote"} and note.get(f"{_W}type") in {None, "normal"}:
            text = "\n".join(_blocks(note)).strip()
            yield from ("", text) if text else ()


def _changes(body: etree._Element) -> tuple[Caution, ...]:
    count = sum(1 for _ in body.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom"))
    if not count:
        return ()
    message = f"{count} tracked changes: insertions are in the text, deletions are not. Accept or reject them in Word."
    return (Caution("tracked-changes", message),)
