"""The action an undertaking is about: the verb after "intend to", «намерены», 愿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick_rs

from travaux.reading.analysis import Analysis
from travaux.reading.inflection import morphology
from travaux.reading.matches import Match
from travaux.reading.tables import table

_REACH = 8
_VERBAL_NOUN = re.compile(r"(?:ни[юе]|ти[юе]|к[еу]|цию?|ции)$")
_ENGLISH_VERB_FOLLOWS = frozenset({"to", "will", "shall", "would", "won't"})


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with half-open offsets and its dictionary form.

    ``object_start``: where an object before the verb begins (Chinese 将 X 提升), -1 when there is none.
    """

    start: int
    end: int
    lemma: str
    negated: bool = False
    object_start: int = -1


def action_after(analysis: Analysis, match: Match, end: int) -> Action | None:
    """The action promised by an operative match, before offset ``end``; None when no verb is promised."""
    return {"en": _english, "ru": _russian, "zh": _chinese}[analysis.language](analysis, match, end)


def _english(analysis: Analysis, match: Match, end: int) -> Action | None:
    data = table("acts/commitments")["en"]
    skipped = frozenset(word for entry in data["skipped"] for word in entry.split())
    if analysis.words[match.last].text.endswith("ing") and len(match.at) > 1:
        return _with_particle(analysis, match.last, False, data["particles"])
    operative = {analysis.words[at].text for at in match.at}
    introduced = not operative.isdisjoint(_ENGLISH_VERB_FOLLOWS) or analysis.words[match.last].text in {"refrain"}
    negated = False
    for position in range(match.last + 1, min(match.last + 1 + _REACH, len(analysis.words))):
        word = analysis.words[position]
        if word.start >= end or (word.separator and word.separator != ","):
            return None
        if word.text in {"to", "from"}:
            introduced = True
        elif word.text in skipped or word.text.endswith("ly") or analysis.has(position, "negators"):
            negated = negated or analysis.has(position, "negators")
        elif introduced or word.text.endswith("ing"):
            return _with_particle(analysis, position, negated, data["particles"])
        else:
            introduced = False
    return None


def _with_particle(analysis: Analysis, position: int, negated: bool, particles: list[str]) -> Action:
    word = analysis.words[position]
    following = analysis.words[position + 1] if position + 1 < len(analysis.words) else None
    if following is not None and following.text in particles and not following.separator:
        return Action(word.start, following.end, f"{word.text} {following.text}", negated)
    return Action(word.start, word.end, word.text, negated)


def _russian(analysis: Analysis, match: Match, end: int) -> Action | None:
    own = _own_verb(analysis, match)
    if own is not None:
        return own
    for position in range(match.first + 1, min(match.last + 1 + _REACH, len(analysis.words))):
        if position in match.at:
            continue
        word = analysis.words[position]
        if word.start >= end or (position > match.last and word.separator == ";"):
            return None
        part, lemma = _russian_verb(word.text)
        noun = part == "NOUN" and position > match.last and _after_to(analysis, position)
        if part == "INFN" or noun:
            before = analysis.words[position - 1]
            negated = before.text == "не" and not word.separator
            return Action(before.start if negated else word.start, word.end, lemma, negated)
    return None


def _own_verb(analysis: Analysis, match: Match) -> Action | None:
    """Where the promise is the tense itself or a treaty's present, the operative verb is the action."""
    tense = match.pattern.source == "future tense"
    treaty = "..." in match.pattern.source and match.pattern.name == "undertake"
    if not (tense or treaty):
        return None
    word = analysis.words[match.last]
    return Action(word.start, word.end, _russian_verb(word.text)[1])


def _after_to(analysis: Analysis, position: int) -> bool:
    """Whether a verbal noun stands behind «к» or «на» ("готовность к развитию")."""
    word = analysis.words[position]
    leads = {analysis.words[at].text for at in range(max(0, position - 3), position)}
    return bool(_VERBAL_NOUN.search(word.text)) and bool(leads & {"к", "на", "о", "об"})


@lru_cache(maxsize=65536)
def _russian_verb(word: str) -> tuple[str, str]:
    parse = morphology().parse(word)[0]
    return str(parse.tag.POS), str(parse.normal_form).replace("ё", "е")


@cache
def _chinese_verbs() -> ahocorasick_rs.AhoCorasick:
    kind = ahocorasick_rs.MatchKind.LeftmostLongest
    return ahocorasick_rs.AhoCorasick(_verb_list(), matchkind=kind)


@cache
def _verb_list() -> tuple[str, ...]:
    data = table("acts/commitments")["zh"]
    return tuple(dict.fromkeys([*data["vague"], *data["discrete"]]))


def _verbs_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for _, low, high in _chinese_verbs().find_matches_as_indexes(text[start:end]):
        yield start + low, start + high


def _inverted(text: str, start: int, verb: int) -> int:
    """Where the object before a verb begins (将 X 提升), -1 when there is none."""
    marker = text.rfind("将", start, verb)
    return marker + 1 if 0 <= marker < verb - 1 else -1


def _chinese(analysis: Analysis, match: Match, end: int) -> Action | None:
    text = analysis.text
    start = analysis.words[match.last].end
    stop = next((at for at in range(start, end) if text[at] in "，。；："), end)
    negated = any(sign in text[start : start + 4] for sign in ("不", "勿"))
    for low, high in _verbs_in(text, start, stop):
        if text[high : high + 1] == "的" or text[low - 1] == "的":
            continue
        return Action(low, high, text[low:high], negated, _inverted(text, start, low))
    return None
