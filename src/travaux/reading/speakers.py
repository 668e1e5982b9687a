"""Who speaks: subjects known to the lexicon, names, and which of them stands before an operative word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.reading.gazetteer import ACTOR_KINDS, Gazetteer
from travaux.reading.lexicon import Role
from travaux.reading.matches import Match
from travaux.reading.proper import proper_names
from travaux.reading.tables import table
from travaux.reading.veils import veiled_actors
from travaux.reading.words import Word
from travaux.record.statements import Speaker, SpeakerKind

_KINDS = {"joint": SpeakerKind.JOINT, "side": SpeakerKind.SIDE, "third": SpeakerKind.THIRD_PARTY}
_POSSESSIVES = ("'s", "’s")
_OBLIQUE = re.compile(r"(?:ии|ию|ией|ого|ому|ыми|ими|ами|ями|ах|ях)$")
"""Ends a Russian name in a case in which nobody is the subject."""
_AND = {"en": (" and ", " & "), "ru": (" и ",), "zh": ("和", "与", "同", "、")}


@dataclass(frozen=True, slots=True)
class Subject:
    """A possible subject: half-open code-point offsets of the sentence."""

    kind: SpeakerKind
    start: int
    end: int


def subjects(
    sentence: str, words: Sequence[Word], matches: Sequence[Match], names: Gazetteer, issuers: Sequence[str] = ()
) -> list[Subject]:
    """Every expression of a sentence that may name a speaker, in order of the text; two joined names are joint."""
    found = [
        Subject(_KINDS[match.pattern.name], words[match.first].start, words[match.last].end)
        for match in matches
        if match.pattern.role is Role.SPEAKER
    ]
    named: list[tuple[int, int, SpeakerKind]] = []
    for entry, start, end in names.found(sentence):
        if entry.kind in ACTOR_KINDS and not entry.adjective:
            kind = SpeakerKind.SIDE if entry.kind in {"state", "office"} else SpeakerKind.THIRD_PARTY
            named.append((start, end, kind))
    named = [(start, end, kind) for start, end, kind in named if not sentence.startswith(_POSSESSIVES, end)]
    not_actor = rules_for(names.language)
    for start, end in proper_names(sentence, names.language):
        oblique = names.language == "ru" and _OBLIQUE.search(sentence[start:end])
        if oblique or not_actor.search(sentence[start:end]):
            continue
        if not sentence[start:end].endswith(_POSSESSIVES) and not any(a < end and start < b for a, b, _ in named):
            named.append((start, end, SpeakerKind.SIDE))
    for issuer in filter(None, issuers):
        for match in re.finditer(re.escape(issuer), sentence):
            if not any(a < match.end() and match.start() < b for a, b, _ in named):
                named.append((*match.span(), SpeakerKind.SIDE))
    named.sort()
    joined = _joined(sentence, named, names.language)
    found.extend(Subject(kind, start, end) for start, end, kind in joined)
    hidden = veiled_actors(sentence, names.language)
    if names.language == "zh":
        found = [one for one in found if not sentence.startswith("的", one.end)]
    found = [one for one in found if not any(low < one.end and one.start < high for low, high in hidden)]
    return sorted(found, key=lambda subject: (subject.start, -subject.end))


@cache
def rules_for(language: str) -> re.Pattern[str]:
    """Matches a name that ends in a word for a place or a document: no name of a speaker ("the Amber Sea")."""
    words = table("acts/targets")[language]["not_actors"]
    return re.compile(rf"\b(?:{'|'.join(words)})$", re.IGNORECASE) if words and language == "en" else re.compile("(?!)")


def _joined(
    sentence: str, named: list[tuple[int, int, SpeakerKind]], language: str
) -> list[tuple[int, int, SpeakerKind]]:
    out: list[tuple[int, int, SpeakerKind]] = []
    for start, end, kind in named:
        if out and sentence[out[-1][1] : start] in _AND[language]:
            out[-1] = (out[-1][0], end, SpeakerKind.JOINT)
        else:
            out.append((start, end, kind))
    return out


def speaker_of(sentence: str, found: Sequence[Subject], start: int, end: int, issuers: Sequence[str] = ()) -> Speaker:
    """The speaker among the subjects inside ``[start, end)``: a joint one wins, else the first; unstated if none.

    A side that is none of the ``issuers`` (where these are known) is a third party.
    """
    inside = [subject for subject in found if start <= subject.start and subject.end <= end]
    if not inside:
        return Speaker(SpeakerKind.UNSTATED)
    chosen = next((subject for subject in inside if subject.kind is SpeakerKind.JOINT), inside[0])
    return Speaker(chosen.kind, sentence[chosen.start : chosen.end])
