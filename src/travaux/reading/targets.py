"""Targets: the actor an act is aimed at, named or veiled, told apart from places, partners and victims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.reading.analysis import Analysis
from travaux.reading.gazetteer import ACTOR_KINDS, gazetteer
from travaux.reading.inflection import fold
from travaux.reading.proper import proper_names
from travaux.reading.tables import Table, table
from travaux.reading.veils import veiled_actors
from travaux.record.statements import Act, Target, TargetKind

UNAIMED = frozenset({Act.UNDERTAKE, Act.AGREE})
"""Acts about the speaker's own conduct: whoever else is named is a partner, not a target."""
SPARED = frozenset({Act.OPPOSE, Act.CONDEMN, Act.EXPRESS_CONCERN, Act.AFFIRM, Act.NOTE, Act.DEMAND, Act.CALL_ON})
"""Acts that protect the one whose sovereignty or affairs they name; support and welcome are aimed at it."""
LEFT_CONTEXT = 48
RIGHT_CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor mentioned: half-open code-point offsets of the sentence."""

    kind: TargetKind
    start: int
    end: int
    id: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Rules:
    locative: re.Pattern[str]
    partner: re.Pattern[str]
    victim: re.Pattern[str]
    not_actor: re.Pattern[str]
    place: re.Pattern[str]


@cache
def rules(language: str) -> _Rules:
    """The compiled rules of one language."""
    data: Table = table("acts/targets")[language]
    spaced = language != "zh"
    edge = r"\b" if spaced else ""
    gap = r"\s+" if spaced else ""
    article = r"(?:the\s+|its\s+|their\s+)?" if language == "en" else ""
    adjective = r"(?:\w+\s+)?" if language == "ru" else ""

    def before(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(f"{edge}(?:{'|'.join(words)}){gap}{article}{adjective}$")

    after = "|".join(data["not_actors"]) or r"(?!)"
    places = "|".join(data.get("place_nouns", ())) or r"(?!)"
    return _Rules(
        locative=before(data["locative"]),
        partner=before(data["partner"]),
        victim=re.compile(f"{edge}(?:{'|'.join(data['victim'])}){gap}{article}$"),
        not_actor=re.compile(rf"^\s*(?:{after}){edge}"),
        place=re.compile(rf"{edge}(?:{places}){gap}$"),
    )


def candidates(analysis: Analysis) -> list[Candidate]:
    """Every actor of a sentence, veiled or named, in order; places, documents and partners left out."""
    text, language = fold(analysis.text), analysis.language
    found = [Candidate(TargetKind.VEILED, start, end) for start, end in veiled_actors(text, language)]
    named = [
        Candidate(TargetKind.NAMED, start, end, entry.id)
        for entry, start, end in gazetteer(language).found(analysis.text)
        if entry.kind in ACTOR_KINDS
    ]
    masked = [(start, end) for _, start, end in gazetteer(language).found(analysis.text)]
    named.extend(
        Candidate(TargetKind.NAMED, start, end, known=False)
        for start, end in proper_names(analysis.text, language)
        if not any(low < end and start < high for low, high in masked)
    )
    veiled = [(one.start, one.end) for one in found]
    found.extend(one for one in named if not any(low < one.end and one.start < high for low, high in veiled))
    return sorted((one for one in found if is_actor(text, one, language)), key=lambda one: one.start)


def is_actor(text: str, one: Candidate, language: str) -> bool:
    """Whether the words around a mention leave it an actor, not a place or a part of another name."""
    if one.kind is TargetKind.VEILED:
        return True
    rule = rules(language)
    before, after = text[max(0, one.start - LEFT_CONTEXT) : one.start], text[one.end : one.end + RIGHT_CONTEXT]
    if rule.not_actor.search(after) or rule.place.search(before):
        return False
    return not rule.locative.search(before) or (language == "ru" and one.start == 0)


def target_of(
    analysis: Analysis, act: Act, stretch: tuple[int, int], after: int, excluded: Sequence[tuple[int, int]]
) -> Target:
    """The target of an act whose operative words begin at ``after`` and which rules ``stretch`` of the sentence.

    An actor after the operative words comes before one in front of them; ``excluded`` are the stretches of those who
    speak. Returns the empty target when nobody is aimed at.
    """
    if act in UNAIMED:
        return Target(TargetKind.NONE)
    open_to = [
        one
        for one in candidates(analysis)
        if stretch[0] <= one.start < stretch[1]
        and not any(low < one.end and one.start < high for low, high in excluded)
        and not _spared(analysis, act, one)
    ]
    later = [one for one in open_to if one.start >= after]
    chosen = next(iter(later or open_to), None)
    if chosen is None:
        return Target(TargetKind.NONE)
    return Target(chosen.kind, analysis.text[chosen.start : chosen.end], chosen.start, chosen.end, chosen.id)


def _spared(analysis: Analysis, act: Act, one: Candidate) -> bool:
    """Whether the mention is the victim of what is opposed, or a partner of what is affirmed."""
    rule = rules(analysis.language)
    before = fold(analysis.text[max(0, one.start - LEFT_CONTEXT) : one.start])
    if rule.partner.search(before) and act in {Act.AFFIRM, Act.NOTE, Act.WELCOME}:
        return True
    return one.kind is TargetKind.NAMED and act in SPARED and bool(rule.victim.search(before))
