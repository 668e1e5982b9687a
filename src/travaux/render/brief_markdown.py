"""A brief as Markdown for readers: footnotes in words, CriticMarkup as strike-out and bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.render.printed_brief import ANNEX, OWN, Piece, PrintedBrief, PrintedSection, PrintedSentence, Run
from travaux.text.brief_marks import SpanKind

_ACTIVE = re.compile(r"[\\`*_\[\]<>#|~]")


def brief_markdown(brief: PrintedBrief) -> str:
    """The text, to be written as UTF-8; footnotes as Pandoc and GitHub read them."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: PrintedBrief) -> Iterator[str]:
    yield f"# {plain(brief.title)}"
    for line in brief.lines:
        yield f"\n{plain(line)}"
    for fault in brief.faults:
        yield f"\n**{plain(fault)}**"
    for section in brief.sections:
        yield f'\n{"###" if section.annex else "##"} <a id="{section.name}"></a>{_heading(section)}\n'
        yield from (f"- {_sentence(sentence)}" for sentence in section.sentences)
        if section.rest:
            yield f"\n[{section.pointer}](#{section.rest})"
    yield ""
    for number, runs in enumerate(brief.notes, 1):
        yield f"[^{number}]: {''.join(map(_run, runs))}"


def _heading(section: PrintedSection) -> str:
    return f"{ANNEX if section.annex else ''}{plain(section.question)}"


def _sentence(sentence: PrintedSentence) -> str:
    own = f" *[{OWN}]*" if sentence.own else ""
    faults = "".join(f" **[does not stand: {plain(fault)}]**" for fault in sentence.faults)
    return "".join(map(_piece, sentence.pieces)) + own + faults


def _piece(piece: Piece) -> str:
    if piece.number:
        return f"[^{piece.number}]"
    marks = {SpanKind.DELETED: ("~~", "~~"), SpanKind.INSERTED: ("**", "**")}.get(piece.kind, ("", ""))
    inner = piece.text.strip()
    if not inner:
        return piece.text
    before, after = piece.text[: piece.text.index(inner)], piece.text[piece.text.index(inner) + len(inner) :]
    return f"{before}{marks[0]}{plain(inner)}{marks[1]}{after}"


def _run(run: Run) -> str:
    if run.address:
        return f"<{run.address}>" if not re.search(r"[\s<>]", run.address) else plain(run.address)
    return f"*{plain(run.text.strip())}*" if run.title and run.text.strip() else plain(run.text)


def plain(text: str) -> str:
    """Text on one line in which nothing acts as Markdown."""
    blank = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return blank + _ACTIVE.sub(r"\\\g<0>", " ".join(text.split())) + end
