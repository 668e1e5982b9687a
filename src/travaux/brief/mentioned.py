"""Mentions in prose: what a text is said to leave out, to drop, or to mention for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.cited_texts import names_text, text_at
from travaux.brief.scene import Scene, first_day
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, dated, quoted, unlinked
from travaux.record.claims import Claim
from travaux.text.function_words import function_words
from travaux.text.tokens import fold

NO_TEXT = "no text of the record is meant, or several are"
_MOST_WORDS, _MOST_HAN = 3, 10
"""Content words (Chinese characters) up to which a description is looked for as a name; more is a paraphrase."""
Term = tuple[str, tuple[int, int]]
"""Words spoken of as standing in a text or not, and their place in the stretch."""


def left_out(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """Terms said to be absent from a text, or dropped from it."""
    for name in ("absent", "dropped"):
        cue = stretch.cue(name)
        if cue is None:
            continue
        document = text_at(stretch, scene, cue.span())
        terms = list(spoken_of(stretch))
        described = [] if terms else list(_described(stretch, cue))
        if not terms and not described:
            yield unlinked(stretch, cue.span(), name, "it is not told what is left out")
        for words, span in (*terms, *described):
            place = (min(span[0], cue.start()), max(span[1], cue.end()))
            said = {"term": words, "document": document}
            if not document:
                yield unlinked(stretch, place, name, NO_TEXT, said)
            elif described and not _is_name(words, stretch.cues.language):
                yield unlinked(stretch, place, name, "a description this long cannot be looked for as a name", said)
            else:
                yield claim(stretch, place, name, call(name, quoted(words), quoted(document)), said)
        return


def _is_name(words: str, language: str) -> bool:
    if language == "zh":
        return len(words) <= _MOST_HAN
    return len(_content(words)) <= _MOST_WORDS


def _content(words: str) -> list[str]:
    return [one for one in re.findall(r"\w+", words) if fold(one) not in function_words()]


def spoken_of(stretch: Stretch) -> Iterator[Term]:
    """What is spoken of as a wording: terms the record awaits, quoted words, or a name of several capitals."""
    for named in stretch.of("term"):
        yield named.id, (named.start, named.end)
    if stretch.of("term"):
        return
    for one in stretch.quoted:
        yield one.words.strip(" ,.，。"), (one.start, one.end)
    if not stretch.quoted and stretch.cues.language != "zh":
        skip = {(one.start, one.end) for one in stretch.of("person")}
        for match in re.finditer(r"(?:[A-ZА-ЯЁ][\w-]+ ){1,4}[A-ZА-ЯЁ][\w-]*", stretch.text):
            if match.span() not in skip and not names_text(match.group()):
                yield match.group(), match.span()


def first_mention(stretch: Stretch, scene: Scene, document: str) -> Claim | None:
    """A term said to stand in a text for the first time among the texts of its kind; None when none is told."""
    cue = stretch.cue("present")
    head = next((one for one in scene.known.heads if document in (one.act, one.id)), None)
    terms = list(_described(stretch, cue)) if cue else []
    if cue is None or head is None or not terms or not _is_name(terms[0][0], stretch.cues.language):
        return None
    words, span = terms[0]
    rows = call("said", quoted(words), kind=quoted(head.kind) if head.kind else "")
    place = (min(span[0], cue.start()), max(span[1], cue.end()))
    said = {"term": words, "document": document}
    return claim(stretch, place, "first", call("first", rows, at=dated(first_day(head.date))), said)


def _described(stretch: Stretch, cue: re.Match[str]) -> Iterator[Term]:
    """What is named in plain words: the object after the verb, else the subject before it, each part of "X or Y"."""
    behind = stretch.cues.of["described_end"].split(stretch.bare[cue.end() :], maxsplit=1)[0]
    found = list(_parts(stretch, cue.end(), behind))
    if found:
        yield from found
        return
    ahead = stretch.bare[: cue.start()]
    start = max((match.end() for match in stretch.cues.of["described_end"].finditer(ahead)), default=0)
    yield from _parts(stretch, start, ahead[start:])


def _parts(stretch: Stretch, start: int, words: str) -> Iterator[Term]:
    place = start
    for part, joint in _pieces(stretch, words):
        lead = stretch.cues.of["determiner"].match(part)
        begun = lead.end() if lead else 0
        name = part[begun:].strip(' \t\n.,;:!?。，；：！？»”"')
        if _content(name) and not names_text(name):
            at = place + part.index(name, begun)
            yield stretch.text[at : at + len(name)], (at, at + len(name))
        place += len(part) + joint


def _pieces(stretch: Stretch, words: str) -> Iterator[tuple[str, int]]:
    """The parts of an enumeration, each with the length of what joins it to the next."""
    last = 0
    for match in stretch.cues.of["either_or"].finditer(words):
        yield words[last : match.start()], match.end() - match.start()
        last = match.end()
    yield words[last:], 0
