"""Targets: the actor an act is aimed at, named or veiled, told apart from places, partners and victims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.reading.acts import Deed
from travaux.reading.analysis import Analysis
from travaux.reading.clauses import Clause, ClauseKind
from travaux.reading.duty import agent_words
from travaux.reading.finiteness import passive_at
from travaux.reading.gazetteer import ACTOR_KINDS, gazetteer
from travaux.reading.inflection import fold
from travaux.reading.lexicon import Role
from travaux.reading.proper import proper_names
from travaux.reading.standing import LEFT_CONTEXT, RIGHT_CONTEXT, is_credited, only_tells_which
from travaux.reading.tables import Table, table
from travaux.reading.veils import veiled_actors
from travaux.record.statements import Act, Target, TargetKind

UNAIMED = frozenset({Act.UNDERTAKE, Act.AGREE})
"""Acts about the speaker's own conduct: whoever else is named is a partner, not a target."""
SPARED = frozenset({Act.OPPOSE, Act.CONDEMN, Act.EXPRESS_CONCERN, Act.AFFIRM, Act.NOTE, Act.DEMAND, Act.CALL_ON})
"""Acts that protect the one whose sovereignty or affairs they name; support and welcome are aimed at it."""
VIEWS = frozenset({Act.AFFIRM, Act.NOTE})
"""Acts about the world: whoever is named there is its subject matter, unless his part in something is what is seen."""
PLAIN = frozenset({Act.THANK, Act.PRAISE})
"""Acts whose content clause says why, not at whom they are aimed («благодарю за то, что»)."""
_ADJECTIVE = re.compile(r"(?:ian|ean|ese|ish|can)\s[a-z]$")
"""An unknown English name that is an adjective of a state: before a noun."""
JUDGED = frozenset({Act.OPPOSE, Act.CONDEMN, Act.EXPRESS_CONCERN})
"""Acts aimed at whoever does what they speak of."""
DIRECTIVES = frozenset({Act.CALL_ON, Act.DEMAND})
_OF_NAME = re.compile(r"\s*(?:(?:of|in)\s+(?:the\s+)?)?$")
"""What joins a word for those who can act to their name ("the Government of")."""
_PATRONYMIC = re.compile(r"(?:вич|вна)$")
"""Ends a Russian name with a patronymic in the nominative, who is spoken to or speaks."""
JOINTS = frozenset({"and", "и", "和", "、", "与"})
NEAR = 2
"""Words within which the name of the one who ought to act may follow a word of duty («нужно реформировать Совет»)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor mentioned: half-open code-point offsets of the sentence."""

    kind: TargetKind
    start: int
    end: int
    id: str = ""
    known: bool = True
    adjective: bool = False


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
        Candidate(TargetKind.NAMED, start, end, entry.id, adjective=entry.adjective)
        for entry, start, end in gazetteer(language).found(analysis.text)
        if entry.kind in ACTOR_KINDS
    ]
    masked = [(start, end) for _, start, end in gazetteer(language).found(analysis.text)]
    named.extend(
        Candidate(
            TargetKind.NAMED, start, end, known=False, adjective=bool(_ADJECTIVE.search(analysis.text[start : end + 2]))
        )
        for start, end in proper_names(analysis.text, language)
        if not any(low < end and start < high for low, high in masked)
    )
    veiled = [(one.start, one.end) for one in found]
    found.extend(one for one in named if not any(low < one.end and one.start < high for low, high in veiled))
    return list(_actors(text, sorted(found, key=lambda one: one.start), language))


def _actors(text: str, found: Sequence[Candidate], language: str) -> Iterator[Candidate]:
    """Those of the mentions that are actors; what is joined to one that is none is none either ("between X and Y")."""
    out_to = -1
    for one in found:
        joined = out_to >= 0 and one.kind is TargetKind.NAMED and text[out_to : one.start].strip() in JOINTS
        if joined or not is_actor(text, one, language):
            out_to = one.end
        else:
            out_to = -1
            yield one


def is_actor(text: str, one: Candidate, language: str) -> bool:
    """Whether the words around a mention leave it an actor, not a place or a part of another name."""
    if one.kind is TargetKind.VEILED:
        return True
    rule = rules(language)
    if language == "ru" and _PATRONYMIC.search(text[: one.end]):
        return False
    before, after = text[max(0, one.start - LEFT_CONTEXT) : one.start], text[one.end : one.end + RIGHT_CONTEXT]
    if rule.not_actor.search(after) or rule.place.search(before):
        return False
    if only_tells_which(before, after, language, adjective=one.adjective):
        return False
    return not rule.locative.search(before) or (language == "ru" and one.start == 0)


def target_of(analysis: Analysis, deed: Deed, stretch: tuple[int, int], excluded: Sequence[tuple[int, int]]) -> Target:
    """The target of a deed that rules ``stretch`` of the sentence.

    An actor after the operative words comes before one in front of them; ``excluded`` are the stretches of those who
    speak. Returns the empty target when nobody is aimed at.
    """
    after = deed.at[0]
    if deed.act in UNAIMED:
        return Target(TargetKind.NONE)
    open_to = [
        one
        for one in candidates(analysis)
        if stretch[0] <= one.start < stretch[1]
        and not any(low < one.end and one.start < high for low, high in excluded)
        and not _spared(analysis, deed.act, one)
    ]
    later = [one for one in open_to if one.start >= after and _within(analysis, deed, one)]
    chosen = next(iter(later or [one for one in open_to if one.start < after and _before(analysis, deed, one)]), None)
    if chosen is None:
        return Target(TargetKind.NONE)
    return Target(chosen.kind, analysis.text[chosen.start : chosen.end], chosen.start, chosen.end, chosen.id)


def _within(analysis: Analysis, deed: Deed, one: Candidate) -> bool:
    """Whether somebody named after the operative words still belongs to them, not to a clause about something else.

    After a word of duty its subject has been named, or what must be done to somebody follows at once.
    """
    if analysis.of_role(Role.THREAT):
        return True
    if deed.act in DIRECTIVES and not deed.operative.match.pattern.deontic and _others_asked(analysis, deed, one):
        return False
    if one.kind is TargetKind.VEILED and not deed.operative.match.pattern.deontic:
        return True
    match = deed.operative.match
    if match.pattern.deontic and len(analysis.text[deed.at[1] : one.start].split()) > NEAR:
        return False
    kinds = {clause.kind for clause in _clauses_to(analysis, match.last, one.start)}
    barred = {ClauseKind.SUBORDINATE} if deed.act not in PLAIN else {ClauseKind.SUBORDINATE, ClauseKind.CONTENT}
    return kinds.isdisjoint(barred) or (deed.act in JUDGED and _does_it(analysis, match.last, one))


def _does_it(analysis: Analysis, position: int, one: Candidate) -> bool:
    """Whether somebody is the subject of the relative clause on what is judged («блокаду, которую X сохраняет»)."""
    opened = _clauses_to(analysis, position, one.start)
    if [clause.kind for clause in opened] != [ClauseKind.SUBORDINATE]:
        return False
    return 0 < len(analysis.text[analysis.words[opened[0].first].start : one.start].split()) <= NEAR


def _others_asked(analysis: Analysis, deed: Deed, one: Candidate) -> bool:
    """Whether an open class is asked before the name comes ("call on all States to support the Fund")."""
    between = fold(analysis.text[deed.at[1] : one.start])
    return any(not _OF_NAME.match(between, asked.end()) for asked in agent_words(analysis.language).finditer(between))


def _clauses_to(analysis: Analysis, position: int, offset: int) -> list[Clause]:
    """The clauses opened between a word and an offset behind it."""
    own = analysis.clause_at(position).first
    return [
        clause for clause in analysis.clauses if clause.first > own and analysis.words[clause.first].start <= offset
    ]


def _before(analysis: Analysis, deed: Deed, one: Candidate) -> bool:
    """Whether somebody named before the operative words may be their object: where they have no doer for subject.

    What is judged, what ought to act and what a passive is about stand in front; so do a Russian dative and a Chinese
    object after 对 or 向.
    """
    match = deed.operative.match
    if one.kind is TargetKind.VEILED or match.pattern.impersonal or analysis.of_role(Role.THREAT):
        return True
    begin = analysis.begin_of(analysis.clause_at(match.first).first)
    if one.start < begin:
        return False
    if match.pattern.deontic or deed.operative.form == "s" or passive_at(analysis, match):
        return True
    return analysis.language == "zh" or (analysis.language == "ru" and one.start == begin)


def _spared(analysis: Analysis, act: Act, one: Candidate) -> bool:
    """Whether the mention is the victim of what is opposed, or a partner of what is affirmed."""
    rule = rules(analysis.language)
    before = fold(analysis.text[max(0, one.start - LEFT_CONTEXT) : one.start])
    after = fold(analysis.text[one.end : one.end + RIGHT_CONTEXT])
    if act in VIEWS and one.kind is TargetKind.NAMED and not is_credited(before, after, analysis.language):
        return True
    if rule.partner.search(before) and act in {Act.AFFIRM, Act.NOTE, Act.WELCOME}:
        return True
    return one.kind is TargetKind.NAMED and act in SPARED and bool(rule.victim.search(before))
