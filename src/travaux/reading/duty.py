"""Duties: whether somebody is asked to act by "must", «следует» or 应, or only a thing is said to be in need."""

from __future__ import annotations

import re
from functools import cache

from travaux.reading.analysis import Analysis
from travaux.reading.clauses import Clause, ClauseKind
from travaux.reading.inflection import fold, morphology
from travaux.reading.matches import Match
from travaux.reading.tables import table
from travaux.reading.veils import veiled_actors

_GOVERNED = re.compile(
    r"\b(?:of|to|in|for|with|by|from|on|at|against|between|among|upon)\s+(?:(?:the|all|its|their|both)\s+)*$"
)
_GOVERNED_RU = re.compile(r"\b(?:в|на|для|от|из|между|против|за|к|с)\s+$")
_LIGHT_ZH = re.compile(
    "(?:在[^，；。]{1,24}?[中上下里内间]|[都均也还更就，]|今年|明年|当前|今后|目前|未来|下一步|现在|今天|不|绝|决|再|共同|首先)+$"
)
_VEILED_ZH = re.compile("(?:有关|相关|个别|某些|一些|当事|冲突)[^，。的]{0,6}$")
AGENT_REACH = 24
"""Characters after a Russian word of duty in which its subject may follow («необходимо странам»)."""


def has_agent(analysis: Analysis, match: Match) -> bool:
    """Whether somebody ought to act: an actor stands before the word of duty, or nothing does ("it is time to")."""
    clause = analysis.clause_at(match.first)
    alone = match.first == clause.first and not analysis.words[match.first].distance
    if analysis.language == "ru" and _done_to(analysis, match):
        return False
    alone = alone and (analysis.language != "zh" or clause.first == 0)
    if alone or len(match.at) > 1:
        return True
    begin, stop = analysis.begin_of(_subject_from(analysis, clause)), analysis.words[match.first].start
    if any(begin <= one.start and one.end <= stop for one in analysis.subjects):
        return True
    text = fold(analysis.text[:stop])
    agents = agent_words(analysis.language)
    if analysis.language == "zh":
        return _chinese_agent(text, begin, agents) or (clause.first == match.first == 0 and _is_adverbial(text))
    after = fold(analysis.text[stop:]) if analysis.language == "ru" else ""
    return bool(
        _heads(agents, text, begin, analysis.language) or (after and agents.search(after[:AGENT_REACH]))
    ) or any(begin <= start for start, _ in veiled_actors(text, analysis.language))


def _subject_from(analysis: Analysis, clause: Clause) -> int:
    """The word from which the subject is looked for: it stands before "who" in "those who hide should ask"."""
    if clause.kind is not ClauseKind.SUBORDINATE or not clause.first:
        return clause.first
    return analysis.clause_at(clause.first - 1).first


def _is_adverbial(text: str) -> bool:
    """Whether only a word of time or place stands there: then 要 has the speakers for its subject (今年要)."""
    return bool(text) and not _LIGHT_ZH.sub("", text)


def _done_to(analysis: Analysis, match: Match) -> bool:
    """Whether what ought to be is a Russian passive («должны быть оснащены»): nobody is asked by name to do it."""
    following = analysis.words[match.last + 1 : match.last + 3]
    return (
        len(following) > 1
        and following[0].text == "быть"
        and any("PRTS" in one.tag for one in morphology().parse(following[1].text))
    )


def _heads(agents: re.Pattern[str], text: str, begin: int, language: str) -> bool:
    """Whether a word for those who can act is a subject: under no preposition, in Russian in the nominative."""
    for match in agents.finditer(text, begin):
        if language == "ru":
            parses = morphology().parse(match.group().split()[-1])
            if any("nomn" in one.tag for one in parses) and not _GOVERNED_RU.search(text[begin : match.start()]):
                return True
        elif not _GOVERNED.search(text[begin : match.start()]):
            return True
    return False


def _chinese_agent(text: str, begin: int, agents: re.Pattern[str]) -> bool:
    """Whether such a word stands right before the word of duty, over light words and a phrase of place."""
    before = _LIGHT_ZH.sub("", text[begin:])
    return any(match.end() == len(before) for match in agents.finditer(before)) or bool(_VEILED_ZH.search(before))


@cache
def agent_words(language: str) -> re.Pattern[str]:
    """Words for those who can act: states, peoples, sides, everybody."""
    words = table("acts/targets")[language]["agents"]
    edge = "" if language == "zh" else r"\b"
    return re.compile(f"{edge}(?:{'|'.join(words)}){edge}")
