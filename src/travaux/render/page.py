"""A reading as one self-contained HTML page.

The page asks nothing of the network, works from a file, on paper and without JavaScript, in light and dark. Its
content security policy allows its own style and script by their hashes and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from travaux.record.dates import sort_key
from travaux.record.documents import DocumentHead
from travaux.record.parallels import Parallel, Status, Translation
from travaux.record.passages import PassageKind
from travaux.record.readings import Reading
from travaux.render.evidence import Evidence, Mark, View, evidence
from travaux.render.layout import Block, Placed, blocks, place
from travaux.render.self_contained import asset, environment, policy
from travaux.render.summaries import status_rows

LOOK_FIRST_SHOWN = 15
"""Passages listed under "where to look first", the longest of the new ones; all are in the text."""
NARROWEST_GAPS = 120
"""Up to this many passages the slices of the bar stand apart; beyond, gaps would eat the bar."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a program that serves the page adds: links above the text, filters, something under each passage.

    ``panels`` are by the id of the passage. ``rules`` replace those of the policy with the same name; ``served`` names
    a source of further scripts for it.
    """

    navigation: Markup = field(default_factory=Markup)
    filters: Markup = field(default_factory=Markup)
    panels: Mapping[str, Markup] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    served: str = ""


@dataclass(frozen=True, slots=True)
class FramedPage:
    """A page and the content security policy it was made for."""

    html: str
    policy: str


def reading_page(reading: Reading) -> str:
    """The page as text, to be written as UTF-8. Equal readings give equal pages."""
    return framed_page(reading, Frame()).html


def framed_page(reading: Reading, frame: Frame) -> FramedPage:
    """The same page inside a frame."""
    placed = place(reading)
    cut = blocks(reading.document.text, placed)
    found = {one.number: evidence(one.read) for one in placed}
    style = asset("reading.css") + _widths(placed)
    plain_style = _without_script(cut)
    script = asset("reading.js")
    template = environment().get_template("reading.html")
    rules = policy([style, plain_style], script, frame.rules, frame.served)
    html = template.render(
        reading=reading,
        frame=frame,
        policy=rules,
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
    return FramedPage(html, rules)


def reading_summary(reading: Reading) -> str:
    """The figures of a reading as a small piece of HTML for a notebook."""
    return environment().get_template("summary.html").render(reading=reading, rows=status_rows(reading))


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
