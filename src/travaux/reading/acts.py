"""Acts with their force: the ladder applied to the operative words of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from travaux.reading.analysis import Analysis
from travaux.reading.inflection import fold, morphology
from travaux.reading.lexicon import Role, ladder
from travaux.reading.matches import Match
from travaux.reading.operative import Operative, operatives
from travaux.reading.tables import table
from travaux.reading.veils import veiled_actors
from travaux.record.statements import Act, Binding, Polarity

MODIFIER_REACH = 4
_GOVERNED = re.compile(
    r"\b(?:of|to|in|for|with|by|from|on|at|against|between|among|upon)\s+(?:(?:the|all|its|their|both)\s+)*$"
)
_GOVERNED_RU = re.compile(r"\b(?:в|на|для|от|из|между|против|за|к|с)\s+$")
_LIGHT_ZH = re.compile(
    "(?:在[^，；。]{1,24}?[中上下里内间]|[都均也还更就，]|今年|明年|当前|今后|目前|未来|下一步|现在|今天|不|绝|决|再|共同|首先)+$"
)
_VEILED_ZH = re.compile("(?:有关|相关|个别|某些|一些|当事|冲突)[^，。的]{0,6}$")
AT_ONCE = "at-once"
PROMISED = frozenset({Act.SUPPORT, Act.NOTE})
"""Acts that, like agreements, are still to come in the Russian future of the third person («отметят юбилей»)."""
PROMISE = 3
AGENT_REACH = 24
"""Characters after a Russian word of duty in which its subject may follow («необходимо странам»)."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a sentence. ``at`` is the stretch of its operative words, code points of the sentence."""

    act: Act
    force: int
    binding: Binding
    polarity: Polarity
    negated: bool
    operative: Operative
    at: tuple[int, int]
    reasons: tuple[str, ...]


def deeds(analysis: Analysis) -> list[Deed]:
    """The acts of a sentence with force and reasons, in order; empty when none is claimed."""
    found = [deed for one in operatives(analysis) if (deed := _deed(analysis, one)) is not None]
    threats = analysis.of_role(Role.THREAT)
    return merged(_threatened(analysis, found, threats[0]) if threats else found)


def merged(found: list[Deed]) -> list[Deed]:
    """Neighbouring deeds of one act as one, the strongest ("oppose and will never accept")."""
    out: list[Deed] = []
    for deed in found:
        if out and out[-1].act is deed.act:
            strongest = max(out[-1], deed, key=lambda one: one.force)
            out[-1] = replace(strongest, reasons=out[-1].reasons + deed.reasons)
        else:
            out.append(deed)
    return out


@cache
def _rows() -> dict[Act, Any]:
    return ladder()


def _deed(analysis: Analysis, one: Operative) -> Deed | None:
    if one.act is None:
        return None
    act, base = _settled(analysis, one, one.act)
    reasons = [reason(analysis, one.match, f"{act} {base}")]
    if one.frame is not None:
        reasons.append(reason(analysis, one.frame, "reported by"))
    if one.negated and not one.match.pattern.deontic:
        denied = _rows()[act].get("negated")
        if denied is None:
            return None
        act, base = Act(denied["act"]), int(denied["force"]) if denied["act"] != act else base
        reasons.append(f"negated: {act} {base}")
    force = base
    for name, where in modifiers(analysis, one.match):
        if name == AT_ONCE and one.match.pattern.deontic:
            act, force = Act(table("acts/ladder")["at_once"]["act"]), int(table("acts/ladder")["at_once"]["force"])
            reasons.append(f"{name} {where}: {act} {force}")
            break
        lifted = int(_rows()[act]["raise"].get(name, 0))
        if lifted > force:
            force = lifted
            reasons.append(f"{name} {where}: force {force}")
    binding = binding_of(act, force)
    return Deed(act, force, binding, polarity_of(act), one.negated, one, span(analysis, one.match), tuple(reasons))


def _settled(analysis: Analysis, one: Operative, act: Act) -> tuple[Act, int]:
    """What an act is in its place: an agreement still to come is a promise, a duty of things a view."""
    if one.form.startswith("fu") and (act is Act.AGREE or (act in PROMISED and one.form.endswith("3"))):
        return Act.UNDERTAKE, PROMISE
    if one.match.pattern.deontic and not has_agent(analysis, one.match):
        row = table("acts/ladder")["impersonal_duty"]
        return Act(row["act"]), int(row["force"])
    return act, one.force


def has_agent(analysis: Analysis, match: Match) -> bool:
    """Whether somebody ought to act: an actor stands before the word of duty, or nothing does ("it is time to")."""
    clause = analysis.clause_at(match.first)
    alone = match.first == clause.first and not analysis.words[match.first].distance
    if analysis.language == "ru" and _done_to(analysis, match):
        return False
    alone = alone and (analysis.language != "zh" or clause.first == 0)
    if alone or len(match.at) > 1:
        return True
    begin, stop = analysis.begin_of(clause.first), analysis.words[match.first].start
    if any(begin <= one.start and one.end <= stop for one in analysis.subjects):
        return True
    text = fold(analysis.text[:stop])
    agents = agent_words(analysis.language)
    if analysis.language == "zh":
        return _chinese_agent(text, begin, agents)
    after = fold(analysis.text[stop:]) if analysis.language == "ru" else ""
    return bool(
        _heads(agents, text, begin, analysis.language) or (after and agents.search(after[:AGENT_REACH]))
    ) or any(begin <= start for start, _ in veiled_actors(text, analysis.language))


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


def polarity_of(act: Act) -> Polarity:
    """The stance an act takes by the ladder."""
    return Polarity(_rows()[act]["polarity"])


def binding_of(act: Act, force: int) -> Binding:
    """How far an act binds by the ladder: what is promised or decided firmly binds more than what is intended."""
    base = int(_rows()[act]["binding"])
    if act is Act.UNDERTAKE:
        base = force - 1
    return Binding(min(base, Binding.LEGAL))


def span(analysis: Analysis, match: Match) -> tuple[int, int]:
    """The stretch from the first to the last matched word."""
    return analysis.words[match.first].start, analysis.words[match.last].end


def reason(analysis: Analysis, match: Match, what: str) -> str:
    """A reason in words: what was concluded from which words at which offsets of the sentence."""
    start, end = span(analysis, match)
    return f"{what}: {analysis.text[start:end]!r} at {start}-{end}"


def modifiers(analysis: Analysis, match: Match) -> list[tuple[str, str]]:
    """Classes of modifier at the operative words, with the words: before, between and right after them."""
    found = [
        (name, repr(analysis.words[position].text))
        for position in _near(analysis, match)
        for key in analysis.words[position].keys
        for name in analysis.table.modifiers.get(key, ())
    ]
    low, high = match.first - MODIFIER_REACH * 2, match.last + MODIFIER_REACH * 2
    for phrase in analysis.of_role(Role.MODIFIER):
        if low <= phrase.first <= high:
            found.append((phrase.pattern.name, repr(phrase.pattern.source)))
    found.extend(
        (AT_ONCE, repr(word.text))
        for word in analysis.words
        if any(AT_ONCE in analysis.table.modifiers.get(key, ()) for key in word.keys)
    )
    return found


def _near(analysis: Analysis, match: Match) -> list[int]:
    clause = analysis.clause_at(match.first)
    near = list(range(match.first, match.last + 1))
    position = match.first - 1
    while position >= clause.first and match.first - position <= MODIFIER_REACH:
        if not (analysis.passes(position) or analysis.has(position, "passives")):
            break
        near.append(position)
        position -= 1
    after = match.last + 1
    if after < len(analysis.words) and not analysis.words[after].separator and analysis.words[after].distance == 0:
        near.append(after)
    return near


def _threatened(analysis: Analysis, found: list[Deed], threat: Match) -> list[Deed]:
    """An opposition that announces an answer is the strongest; so is the announcement alone."""
    row = table("acts/ladder")["threat"]
    act, force = Act(row["act"]), int(row["force"])
    why = reason(analysis, threat, f"answer announced, {act} {force}")
    kept = [deed for deed in found if deed.act not in {Act.OPPOSE, Act.UNDERTAKE}]
    first = next((deed for deed in found if deed.act is Act.OPPOSE), None)
    if first is None:
        first = next((deed for deed in found if not deed.operative.match.pattern.deontic), None)
        kept = []
    operative = first.operative if first else Operative(threat, act, force, "x", False)
    at = first.at if first else span(analysis, threat)
    reasons = (*(first.reasons if first else ()), why)
    raised = Deed(act, force, binding_of(act, force), polarity_of(act), False, operative, at, reasons)
    return [*kept, raised]
