"""A reading as one self-contained HTML page.

The page asks nothing of the network, works from a file, on paper and without JavaScript, in light and dark. Its
content security policy allows its own style and script by their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from travaux.record.dates import sort_key
from travaux.record.documents import DocumentHead
from travaux.record.parallels import Parallel, Status, Translation
from travaux.record.passages import PassageKind
from travaux.record.readings import Reading
from travaux.render import wording
from travaux.render.controls import pieces, shown
from travaux.render.evidence import Evidence, Mark, View, evidence
from travaux.render.layout import Block, Placed, blocks, place
from travaux.render.summaries import status_rows

LOOK_FIRST_SHOWN = 40
"""Passages listed under "where to look first"; all are in the text."""
NARROWEST_GAPS = 120
"""Up to this many passages the slices of the bar stand apart; beyond, gaps would eat the bar."""


def reading_page(reading: Reading) -> str:
    """The page as text, to be written as UTF-8. Equal readings give equal pages."""
    placed = place(reading)
    cut = blocks(reading.document.text, placed)
    found = {one.number: evidence(one.read) for one in placed}
    style = _asset("reading.css") + _widths(placed)
    plain_style = _without_script(cut)
    script = _asset("reading.js")
    template = _environment().get_template("reading.html")
    return template.render(
        reading=reading,
        policy=_policy([style, plain_style], script),
        style=Markup(style),
        plain_style=Markup(plain_style),
        script=Markup(script),
        rows=status_rows(reading),
        blocks=cut,
        placed=placed,
        evidence=found,
        cited=_cited(reading, found),
        apart=len(placed) <= NARROWEST_GAPS,
        look_first=LOOK_FIRST_SHOWN,
        Status=Status,
        Mark=Mark,
        View=View,
        PassageKind=PassageKind,
    )


def reading_summary(reading: Reading) -> str:
    """The figures of a reading as a small piece of HTML for a notebook."""
    return _environment().get_template("summary.html").render(reading=reading, rows=status_rows(reading))


def received(text: str) -> Markup:
    """Text of a document, escaped; characters that act on the screen are boxed, named and kept from acting."""
    return Markup("").join(_boxed(part, name) if name else escape(part) for part, name in pieces(text))


def _boxed(character: str, name: str) -> Markup:
    """An acting character inside its box; those HTML cannot hold are left to their name alone."""
    code = ord(character)
    holdable = code > 0x9F and not 0xD800 <= code <= 0xDFFF
    return Markup('<bdi class="acting" title="{0}" data-name="{0}">{1}</bdi>').format(
        name, character if holdable else ""
    )


def _finished(value: object) -> object:
    """What the template puts out: every string counts as received text unless it is markup already.

    Attributes take no boxes: a string that goes into one passes the filter ``shown`` first.
    """
    return received(value) if type(value) is str else value


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("travaux.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finished,
    )
    environment.filters.update(
        shown=shown,
        excerpt=wording.excerpt,
        percent=wording.percent,
        counted=wording.count,
        standing=wording.standing,
        in_length=wording.length,
        searched=wording.searched,
        left_out=wording.left_out,
        tally=wording.tally,
        nothing_dropped=wording.nothing_dropped,
        nothing_to_read_against=wording.nothing_to_read_against,
    )
    environment.globals.update(meanings=wording.MEANINGS, not_never=wording.NOT_NEVER)
    return environment


def _asset(name: str) -> str:
    return files("travaux.render").joinpath("templates", name).read_text(encoding="utf-8")


def _widths(placed: Sequence[Placed]) -> str:
    """A rule for every width a slice of the bar has: style attributes would need a looser policy."""
    return "".join(f".w{words}{{flex-grow:{words}}}" for words in sorted({one.read.words for one in placed}))


def _without_script(cut: Sequence[Block]) -> str:
    """Rules that open the evidence of the passage in the page's address where no script does."""
    most = max((len(block.placed) for block in cut), default=0)
    opened = ",".join(f".block:has(.p:nth-of-type({n}):target)>.ev:nth-of-type({n})" for n in range(1, most + 1))
    return (
        f"{opened or '.ev:target'}{{display:block}}.p:target{{outline:2px solid var(--s)}}"
        "@supports not selector(:has(*)){.ev{display:block;position:static;width:auto}}"
    )


def _policy(styles: Sequence[str], script: str) -> str:
    """The content security policy: nothing but the style and script whose hashes it names."""
    rules = {
        "default-src": "'none'",
        "style-src": " ".join(_source_hash(style) for style in styles),
        "script-src": _source_hash(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _source_hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """An earlier document named on the page: its id and date, its head when known, and how many passages it answers."""

    id: str
    date: str
    language: str
    head: DocumentHead | None
    passages: int


def _cited(reading: Reading, found: dict[int, Evidence]) -> list[CitedDocument]:
    """The documents named anywhere on the page, by date."""
    named = set().union(*(one.documents for one in found.values()))
    named |= {one.earlier.document for read in reading.passages for one in read.translations}
    answers: dict[str, tuple[Parallel | Translation, int]] = {}
    for read in reading.passages:
        both: tuple[Parallel | Translation, ...] = (*read.parallels, *read.translations)
        for parallel in {parallel.earlier.document: parallel for parallel in both}.values():
            name = parallel.earlier.document
            answers[name] = (parallel, answers.get(name, (parallel, 0))[1] + 1)
    cited = [
        CitedDocument(name, parallel.date, parallel.language, reading.heads.get(name), passages)
        for name, (parallel, passages) in answers.items()
        if name in named
    ]
    cited += [
        CitedDocument(name, head.date, head.language, head, 0)
        for name in sorted({dropped.quote.document for dropped in reading.dropped} - set(answers))
        if (head := reading.heads.get(name))
    ]
    return sorted(cited, key=lambda document: (sort_key(document.date), document.id))
