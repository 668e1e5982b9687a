"""Acts with their force: the ladder applied to the operative words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from travaux.reading.analysis import Analysis
from travaux.reading.duty import has_agent
from travaux.reading.lexicon import Role, ladder
from travaux.reading.matches import Match
from travaux.reading.operative import Operative, operatives
from travaux.reading.tables import table
from travaux.record.statements import Act, Binding, Polarity

MODIFIER_REACH = 4
AT_ONCE = "at-once"
PROMISED = frozenset({Act.SUPPORT, Act.NOTE})
"""Acts that, like agreements, are still to come in the Russian future of the third person («отметят юбилей»)."""
PROMISE = 3


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
