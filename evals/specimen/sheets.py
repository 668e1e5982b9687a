"""Sheets: one act in all its versions, sentence beside sentence, with what is planted written under each.

A sheet is a YAML head between ``---`` lines, then beads. A bead is one aligned unit: its lines are

======================  ====================================================================================
``= id``                a bead that starts a paragraph; ``+ id`` goes on in it, ``- id`` is a list item
``h id``                a heading
``n id``                an item of a numbered list; the numbers come of themselves, ``numbers: han`` for （一）
``_ id``                the place, date and hands at the end
``= id ~act#bead``      the same, its texts copied from an earlier bead (``~`` may stand at any of the six)
``r`` ``c`` ``e``       the Russian, Chinese, English text; ``||`` parts sentences; a lone ``-`` leaves the language out
``s status act#bead``   how the bead stands to earlier texts; ``s.c`` for one language
``x.r kind: a => b``    an edit of the copied text, made and recorded; only recorded where the text is written out
``a act force``         a speech act, then ``@named`` or ``@veiled`` and a topic; ``a.c`` for one language, ``a -`` none
``k field=value; ...``  a commitment
``d rc kind | note | x | y``   a planted difference between two versions and the words that differ on each side
``g kind | domain | parties | number``   an agreement named by a list item
======================  ====================================================================================

Acts and commitments are inherited with a copy unless the bead gives its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = {"r": "ru", "c": "zh", "e": "en"}
LAYOUT = {"=": "paragraph", "+": "run", "-": "item", "h": "heading", "_": "signature", "n": "numbered"}
TOKEN = re.compile(r"[㐀-鿿]|[^\W㐀-鿿]+|[^\w\s]|\s+")


@dataclass(slots=True)
class EditNote:
    """An edit as the sheet writes it: the words before and after, with as much context as makes them unique."""

    kind: str
    earlier: str
    later: str

    def trimmed(self) -> tuple[str, str, int]:
        """The two sides without the words they share at either end, and the length of the shared start."""
        earlier, later = TOKEN.findall(self.earlier), TOKEN.findall(self.later)
        start = 0
        while start < min(len(earlier), len(later)) and earlier[start] == later[start]:
            start += 1
        end = 0
        while end < min(len(earlier), len(later)) - start and earlier[-1 - end] == later[-1 - end]:
            end += 1
        cut = slice(start, -end or None)
        return "".join(earlier[cut]), "".join(later[cut]), len("".join(earlier[:start]))


@dataclass(slots=True)
class Bead:
    """One aligned unit of an act: its passages a language, and everything planted in it."""

    act: str
    id: str
    layout: str
    copied: str = ""
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    status: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    edits: dict[str, list[EditNote]] = field(default_factory=dict)
    acts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    commitments: list[dict[str, str]] = field(default_factory=list)
    differences: list[dict[str, str]] = field(default_factory=list)
    agreement: dict[str, str] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        """The bead's name among all acts."""
        return f"{self.act}#{self.id}"


@dataclass(slots=True)
class Sheet:
    """One act: its head and its beads in order."""

    head: dict[str, Any]
    beads: list[Bead]

    @property
    def act(self) -> str:
        """The act's name."""
        return str(self.head["act"])

    @property
    def date(self) -> str:
        """The act's date, EDTF."""
        return str(self.head["date"])

    def versions(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The language codes (``ru``, ``zh``, ``en``) this act is published in, with title, kind and address."""
        for letter, version in self.head["versions"].items():
            yield LANGUAGES[letter], version


class SheetError(ValueError):
    """A sheet that contradicts itself: the message names the bead and the words."""


def load_sheets(folder: Path) -> list[Sheet]:
    """All sheets of a folder by date, copies filled in; raises SheetError where an edit finds no words to edit."""
    raw = [(path, path.read_text("utf-8")) for path in sorted(folder.glob("*.sheet"))]
    heads = [(yaml.safe_load(text.split("---\n", 2)[1]), text.split("---\n", 2)[2]) for _, text in raw]
    known: dict[str, Bead] = {}
    sheets = []
    for head, body in sorted(heads, key=lambda pair: (str(pair[0]["date"]), str(pair[0]["act"]))):
        sheet = Sheet(head, list(_beads(str(head["act"]), body.splitlines(), known)))
        sheets.append(sheet)
    return sheets


def _beads(act: str, lines: Iterable[str], known: dict[str, Bead]) -> Iterator[Bead]:
    bead: Bead | None = None
    for line in lines:
        tag, _, rest = line.strip().partition(" ")
        if not tag or tag.startswith("#"):
            continue
        if tag in LAYOUT:
            if bead is not None:
                yield _finished(bead, known)
            name, _, copied = rest.partition("~")
            bead = Bead(act, name.strip(), LAYOUT[tag], copied.strip())
        elif bead is None:
            raise SheetError(f"{act}: a line before the first bead: {line}")
        else:
            _add_line(bead, tag, rest.strip())
    if bead is not None:
        yield _finished(bead, known)


def _add_line(bead: Bead, tag: str, rest: str) -> None:
    name, _, letter = tag.partition(".")
    languages = [LANGUAGES[letter]] if letter else list(LANGUAGES.values())
    if name in LANGUAGES:
        bead.written.add(LANGUAGES[name])
        bead.texts[LANGUAGES[name]] = () if rest == "-" else tuple(part.strip() for part in rest.split("||"))
    elif name == "s":
        status, *refs = rest.split()
        bead.status.update({language: (status, tuple(refs)) for language in languages})
    elif name == "x":
        kind, _, change = rest.partition(": ")
        earlier, _, later = change.partition("=>")
        bead.edits.setdefault(LANGUAGES[letter], []).append(EditNote(kind, earlier.strip(), later.strip()))
    elif name == "a":
        for language in languages:
            bead.acts.setdefault(language, []).extend(_speech_act(rest))
    elif name == "k":
        bead.commitments.append(dict(part.strip().split("=", 1) for part in rest.split(";")))
    elif name == "d":
        head, note, first, second = (part.strip() for part in rest.split("|"))
        pair, kind = head.split(" ", 1)
        bead.differences.append({"pair": pair, "kind": kind, "note": note, "first": first, "second": second})
    elif name == "g":
        bead.agreement = dict(
            zip(("kind", "domain", "parties", "number"), (p.strip() for p in rest.split("|")), strict=True)
        )
    else:
        raise SheetError(f"{bead.ref}: unknown line {tag!r}")


def _speech_act(words: str) -> list[dict[str, Any]]:
    if words == "-":
        return []
    implied = words.startswith("~")
    act, force, *more = words.removeprefix("~").split()
    target = next((word[1:] for word in more if word.startswith("@")), "none")
    topic = next((word for word in more if not word.startswith("@")), "")
    return [{"act": act, "force": int(force), "target": target, "topic": topic, "implied": implied}]


def _finished(bead: Bead, known: dict[str, Bead]) -> Bead:
    if bead.copied:
        _fill(bead, known[bead.copied])
    for language, (status, refs) in bead.status.items():
        if status != "new" and not refs:
            raise SheetError(f"{bead.ref} {language}: {status} of what?")
    if bead.ref in known:
        raise SheetError(f"{bead.ref} stands twice")
    known[bead.ref] = bead
    return bead


def _fill(bead: Bead, source: Bead) -> None:
    for language, parts in source.texts.items():
        if language in bead.written:
            continue
        text = "||".join(parts)
        for edit in bead.edits.get(language, ()):
            if text.count(edit.earlier) != 1:
                raise SheetError(f"{bead.ref} {language}: {edit.earlier!r} stands {text.count(edit.earlier)} times")
            text = text.replace(edit.earlier, edit.later)
        bead.texts[language] = tuple(text.split("||"))
        status = "edited" if bead.edits.get(language) else "verbatim"
        bead.status.setdefault(language, (status, (source.ref,)))
    bead.acts = {language: bead.acts.get(language, acts) for language, acts in source.acts.items()} | bead.acts
    bead.commitments = bead.commitments or source.commitments
