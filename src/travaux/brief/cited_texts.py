"""The texts a sentence speaks of: named by genre and date, each at its place; and which of them a part of it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.brief.cues import folded
from travaux.brief.moments import Moment
from travaux.brief.scene import Scene, act_dated
from travaux.brief.stretches import Stretch
from travaux.reading.tables import table
from travaux.reading.whole_words import compiled
from travaux.record.documents import DocumentHead

_BESIDE = 16
"""Characters between a genre and the date that belongs to it: "the 2025 statement", "statement issued in May 2024"."""
_FOLLOWS = 28
"""Characters from a quotation to the text it is said to stand in: "..." in the joint statement of 2025."""
_ISSUER = 40
"""Characters between a statement and the name of who issued it."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text named in a sentence. ``document``: its act or id, empty when none or several fit; ``dated``: the date
    stands right beside, so that no other text can be meant."""

    start: int
    end: int
    document: str
    dated: bool


def cited(stretch: Stretch, scene: Scene) -> tuple[Cited, ...]:
    """The texts a sentence names, in order."""
    found = _genres_in(stretch)
    own = [Cited(*match.span(), scene.own_text(), True) for match in stretch.cues_of("own_text")]
    named = [_resolved(stretch, scene, one, found) for one in found]
    other = [one for one in own if found and not any(one.start < kept.end and kept.start < one.end for kept in named)]
    return tuple(sorted((*named, *other), key=lambda one: one.start))


def text_at(stretch: Stretch, scene: Scene, span: tuple[int, int]) -> str:
    """The text a part of a sentence speaks of: the one named right behind it, else last before it, else the one last
    spoken of; empty when it cannot be told."""
    found = cited(stretch, scene)
    behind = next((one for one in found if 0 <= one.start - span[1] <= _FOLLOWS), None)
    if behind and len(found) > 1 and not stretch.parted(span[1] + 1, behind.start):
        return _meant(behind, scene)
    before = [one for one in found if one.end <= span[0]] or list(found[:1])
    return _meant(before[-1], scene) if before else scene.document


def main_text(stretch: Stretch, scene: Scene) -> str:
    """The text a sentence is about: that of the occasion where it is named among others, else the first; or none."""
    found = [one.document for one in cited(stretch, scene) if one.document]
    own = scene.own_text()
    return own if own in found else next(iter(found), "")


def names_text(words: str) -> bool:
    """Whether words name a text itself ("Joint Statement")."""
    return any(
        one.search(folded(words, language)) for language in ("en", "ru", "zh") for _name, one in genres(language)
    )


def _meant(one: Cited, scene: Scene) -> str:
    return one.document if one.document or one.dated else scene.document


@cache
def genres(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The genres of texts with the words for them in a language, most telling first."""
    return tuple((name, compiled(words[language], language)) for name, words in table("claims/kinds")["kinds"].items())


def _genres_in(stretch: Stretch) -> list[tuple[str, int, int]]:
    """Every genre named with its place, in order; the most telling name where several share a place."""
    found: list[tuple[str, int, int]] = []
    for name, pattern in genres(stretch.cues.language):
        for match in pattern.finditer(stretch.bare):
            if not any(match.start() < end and start < match.end() for _name, start, end in found):
                found.append((name, *match.span()))
    return sorted(found, key=lambda one: one[1])


def _resolved(
    stretch: Stretch, scene: Scene, one: tuple[str, int, int], every: Sequence[tuple[str, int, int]]
) -> Cited:
    name, start, end = one
    own = [moment for moment in stretch.moments if min(every, key=lambda other: _apart(moment, other)) == one]
    when = min(own, key=lambda moment: _apart(moment, one), default=None)
    beside = when is not None and _apart(when, one) <= _BESIDE and not _parted(stretch, when, one)
    heads = _heads(stretch, scene, (name, start), dated=when is not None)
    if when is None:
        document = scene.own_text() if name in ("joint statement", "statement") else ""
    else:
        document = act_dated(heads, when.edtf)
    return Cited(start, end, document, beside)


def _heads(stretch: Stretch, scene: Scene, genre: tuple[str, int], dated: bool) -> list[DocumentHead]:
    """The texts of the genre; a mere "statement" is that of the issuer named beside it, else a joint one."""
    name, start = genre
    heads = [head for head in scene.known.heads if _is_genre(head, name)]
    if name != "statement":
        return heads
    issuers = {one.id for one in stretch.of("state") if abs(one.start - start) < _ISSUER}
    own = [head for head in heads if issuers & set(head.issuers) and "joint" not in head.kind]
    return own if own and dated else [head for head in scene.known.heads if "joint" in head.kind.casefold()]


def _apart(moment: Moment, genre: tuple[str, int, int]) -> int:
    return max(moment.start - genre[2], genre[1] - moment.end, 0)


def _parted(stretch: Stretch, moment: Moment, genre: tuple[str, int, int]) -> bool:
    start, end = sorted((min(moment.end, genre[2]), max(moment.start, genre[1])))
    return stretch.parted(start, end)


def _is_genre(head: DocumentHead, name: str) -> bool:
    pattern = next(one for kind, one in genres("en") if kind == name)
    told = [kind for kind, one in genres("en") if one.search(head.kind)]
    return told[:1] == [name] if told else bool(pattern.search(folded(head.title, "en")))
