"""Answers of addresses to drafts: a page, its further parts and its attachments, read like files.

A text on several pages becomes one document. Its snapshot is then one MHTML file (RFC 2557) with the pages in order,
which ``pages.read_saved_page`` reads to the same text.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from travaux.intake.bounded import READERS, BoundedReader
from travaux.intake.contents import HEAD
from travaux.intake.drafting import Said, drafted, refused
from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.feeds import is_feed
from travaux.intake.formats import Format, format_of
from travaux.intake.metadata import Layer, user_layer
from travaux.intake.pages import PARTS_HEADER
from travaux.intake.rule_reading import HEAD_MISSING
from travaux.intake.site_rules import own_rules, rule_of
from travaux.intake.text_files import read_markdown, read_text
from travaux.record.drafts import Caution, Draft, IntakeOptions, Refusal
from travaux.record.fetches import Answer
from travaux.record.sources import Tier

_NAMES = {"text/html": "page.html", "application/xhtml+xml": "page.xhtml", "text/plain": "text.txt"}
"""What a server says of its bytes where their own beginning does not show it."""

_TEXTS = {Format.TEXT: read_text, Format.MARKDOWN: read_markdown}
_BOUNDARY = "=_travaux_part"


@dataclass(frozen=True, slots=True)
class Part:
    """One answer and what its body holds."""

    answer: Answer
    extract: Extract


class AnswerReader:
    """Reads answers in a child process. Use it in a ``with`` statement; raises InvalidValue for wrong options."""

    def __init__(self, options: IntakeOptions | None = None) -> None:
        self._options = options or IntakeOptions()
        self._user = user_layer(self._options)
        self._rules = own_rules(self._options.sites)
        self._reader = BoundedReader(self._options.seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.__exit__(kind, error, trace)

    def read(self, answer: Answer) -> Part | Refusal:
        """What the body of one answer holds: text, metadata and links; a Refusal when it cannot be read."""
        options = replace(self._options, address=answer.final, charset=answer.charset or None)
        try:
            if not answer.body.strip():
                raise Unreadable("the answer is empty", "Fetch it again")
            return Part(answer, self._extract(_format(answer), answer.body, options))
        except Unreadable as error:
            return refused(answer.target.address, error)

    def draft(self, parts: Sequence[Part]) -> Draft | Refusal:
        """One document of the parts of a text, in order; a Refusal when they hold no text."""
        first = parts[0]
        address = first.answer.target.address
        text = "\n".join(part.extract.text for part in parts)
        if not text.strip():
            return refused(address, Unreadable("it holds no text", "Look at it in a browser"))
        later = (caution for part in parts[1:] for caution in part.extract.cautions if caution.kind != HEAD_MISSING)
        cautions = tuple(dict.fromkeys((*first.extract.cautions, *later)))
        whole = replace(first.extract, text=text, cautions=cautions)
        content = first.answer.body if len(parts) == 1 else bundled(parts)
        found = drafted(address, content, whole, self._said(first.answer), self._for_site(first.answer))
        media_type = found.source.media_type if len(parts) == 1 else "multipart/related"
        source = replace(found.source, retrieved=first.answer.time, media_type=media_type)
        return replace(found, source=source, observed={**found.observed, **_whereabouts(first.answer)})

    def _extract(self, format_: Format, body: bytes, options: IntakeOptions) -> Extract:
        if format_ in READERS:
            return self._reader.read(format_, body, options)
        if format_ not in _TEXTS:
            raise Unreadable(f"it is a table or a data file ({format_})", "Save it and load it as a table")
        return _TEXTS[format_](body, options)

    def _said(self, answer: Answer) -> Said:
        layers = (self._user, Layer("the catalogue", answer.target.fields))
        moved = f"the address now leads to {answer.final}"
        cautions = (Caution("moved", moved),) if answer.moved else ()
        return Said(layers, cautions)

    def _for_site(self, answer: Answer) -> IntakeOptions:
        """The options with the authority of the site, unless the user said otherwise."""
        rule = rule_of(answer.final, self._rules)
        if self._options.tier is not None or rule is None:
            return self._options
        return replace(self._options, tier=Tier(rule.tier))


def bundled(parts: Sequence[Part]) -> bytes:
    """The bodies of the parts as one MHTML file; the same bodies give the same bytes."""
    lines = [
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html"; boundary="{_BOUNDARY}"',
        f"Snapshot-Content-Location: {parts[0].answer.final}",
        f"{PARTS_HEADER}: {len(parts)}",
        "",
    ]
    for part in parts:
        charset = f"; charset={part.answer.charset}" if part.answer.charset.isascii() and part.answer.charset else ""
        lines += [
            f"--{_BOUNDARY}",
            f"Content-Type: text/html{charset}",
            "Content-Transfer-Encoding: base64",
            f"Content-Location: {part.answer.final}",
            "",
            base64.encodebytes(part.answer.body).decode("ascii"),
        ]
    return "\r\n".join([*lines, f"--{_BOUNDARY}--", ""]).encode()


def _format(answer: Answer) -> Format:
    head = answer.body[:HEAD]
    if is_feed(head, answer.media_type):
        return Format.FEED
    name = _NAMES.get(answer.media_type) or PurePosixPath(unquote(urlsplit(answer.final).path)).name
    return format_of(head, name)


def _whereabouts(answer: Answer) -> Mapping[str, str]:
    told = {"fetched_from": answer.final, "named_by": answer.target.origin, "relation": answer.target.relation}
    return {name: said for name, said in told.items() if said and said != answer.target.address}
