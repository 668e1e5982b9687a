"""A brief as PDF, set by Typst: footnotes on their page, Russian and Chinese in fonts the machine has.

Typst takes the first font of a list that has the letter; a letter none of them has would be left out without a word,
so fonts are looked for beforehand.
"""

from __future__ import annotations

import importlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from travaux.errors import MissingExtra, RecordUnavailable
from travaux.render.printed_brief import ANNEX, OWN, PrintedBrief, PrintedSection, PrintedSentence, Run, first_annex
from travaux.text.brief_marks import SpanKind
from travaux.text.han import has_han

LATIN = ("Noto Serif", "Liberation Serif", "DejaVu Serif", "Libertinus Serif", "Times New Roman")
"""Fonts with Latin and Cyrillic letters, the first that is there; Typst brings Libertinus Serif itself."""
CHINESE = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "SimSun", "Songti SC")
PACKAGE = "fonts-noto-cjk"
_HEAD = """#set document(title: {title})
#set page(paper: "a4", margin: (x: 2.1cm, y: 1.8cm), numbering: "1")
#set text(font: ({fonts}), size: 10pt, lang: "en")
#set par(justify: false)
#show footnote.entry: set text(size: 7.5pt)
#set footnote.entry(gap: .35em)
#show heading.where(level: 2): set block(above: 1.4em, below: .7em)
"""


def brief_pdf(brief: PrintedBrief) -> bytes:
    """The document. Raises MissingExtra without Typst, RecordUnavailable when no font has the letters of the text."""
    try:
        typst: Any = importlib.import_module("typst")
    except ImportError as error:
        raise MissingExtra("pdf", "export to PDF") from error
    source = typst_source(brief, tuple(_fonts(brief, set(typst.Fonts().families()))))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brief.typ"
        file.write_text(source, encoding="utf-8", errors="replace")
        made: bytes = typst.compile(str(file))
    return made


def _fonts(brief: PrintedBrief, known: set[str]) -> Iterator[str]:
    yield from (name for name in LATIN if name in known)
    chinese = [name for name in CHINESE if name in known]
    if not chinese and any(map(has_han, _all_text(brief))):
        remedy = f"Install one, on Debian 'apt install {PACKAGE}', or export to html or docx."
        raise RecordUnavailable("PDF", "no font here has the Chinese letters of the brief", remedy)
    yield from chinese


def _all_text(brief: PrintedBrief) -> Iterator[str]:
    yield from "".join((brief.title, *brief.lines))
    for section in brief.sections:
        yield from section.question
        for sentence in section.sentences:
            yield from "".join(piece.text for piece in sentence.pieces)
    yield from "".join(run.text for runs in brief.notes for run in runs)


def typst_source(brief: PrintedBrief, fonts: Sequence[str]) -> str:
    """The source for Typst: every word of the brief is a string literal, so that nothing in it acts as markup."""
    named = "".join(f"{_literal(name)}, " for name in fonts)
    head = _HEAD.format(title=_literal(brief.title), fonts=named)
    body = [f"#heading(level: 1, {_literal(brief.title)})"]
    body += [f"#text(fill: luma(90), {_literal(line)})\n" for line in brief.lines]
    body += [_wrong(fault) for fault in brief.faults]
    for section in brief.sections:
        body += ["#pagebreak()"] if section is first_annex(brief) else []
        body += _section(section, brief)
    return head + "\n".join(body) + "\n"


def _section(section: PrintedSection, brief: PrintedBrief) -> Iterator[str]:
    heading = f"#heading(level: 2, {_literal((ANNEX if section.annex else '') + section.question)})"
    yield f"{heading} <{section.name}>"
    items = "".join(f"[{_sentence(one, brief)}], " for one in section.sentences)
    yield f"#list({items})"
    if section.rest:
        yield f'#link(<{section.rest}>, text(fill: rgb("#1f4e8c"), {_literal(section.pointer)}))\n'


def _sentence(sentence: PrintedSentence, brief: PrintedBrief) -> str:
    pieces = []
    for piece in sentence.pieces:
        text = _literal(piece.text)
        if piece.number:
            pieces.append(f"#footnote[{''.join(map(_run, brief.note(piece.number)))}]")
        elif piece.kind is SpanKind.DELETED:
            pieces.append(f'#text(fill: rgb("#a01c1c"), strike({text}))')
        elif piece.kind is SpanKind.INSERTED:
            pieces.append(f'#text(fill: rgb("#0b5e2e"), underline({text}))')
        else:
            pieces.append(f"#text({text})")
    own = [f"#emph({_literal(f' [{OWN}]')})"] if sentence.own else []
    return "".join((*pieces, *own, *map(_wrong, sentence.faults)))


def _wrong(fault: str) -> str:
    return f'#text(fill: rgb("#a3160f"), strong({_literal(f" [does not stand: {fault}]")}))\n'


def _run(run: Run) -> str:
    text = _literal(run.text)
    if run.address:
        return f"#link({_literal(run.address)}, {text})"
    return f"#emph({text})" if run.title else f"#text({text})"


def _literal(text: str) -> str:
    """A string of Typst: escapes as in JSON, other letters as they are."""
    kept = "".join(character if character >= " " or character == "\n" else " " for character in text)
    return json.dumps(kept, ensure_ascii=False)
