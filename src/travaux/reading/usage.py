"""How an operative word stands in its clause: its form, what is before it, whether it is negated."""

from __future__ import annotations

import re

from travaux.reading.analysis import Analysis
from travaux.reading.lexicon import Role
from travaux.reading.matches import Match
from travaux.record.statements import Act

VERBAL = {"en": frozenset("bzdg"), "ru": frozenset("figpsm"), "zh": frozenset("x")}
REACH = 4
SHORT_NAME = 4
_GRAMMAR = re.compile(
    "[的对向在就把和与同为将于从以被使让是有不没这那此其各每年月日也并而或及等了着过给用比令由因到至个]"
)
_ADVERBIAL = re.compile("在[^，；。]{1,24}?[中上下里内间]")
"""Where or when, between a subject and its verb: 在争端中, 在这一问题上."""
AFTER_NEGATION = frozenset({Act.UNDERTAKE, Act.AGREE})


def form_of(analysis: Analysis, match: Match) -> str:
    """The form code of the verb of a match; ``x`` when it has none, ``n`` when it is only nouns."""
    codes = [_code(analysis, position, item) for position, item in zip(match.at, _items(match), strict=True)]
    verbal = VERBAL[analysis.language]
    return next((code for code in codes if code[0] in verbal), "n" if set(codes) == {"n"} else "x")


def _items(match: Match) -> tuple[frozenset[str], ...]:
    """Items in the order of the positions; for unordered patterns any item may stand anywhere."""
    items = match.pattern.items
    return (frozenset().union(*items),) * len(items) if match.pattern.unordered else items


def _code(analysis: Analysis, position: int, item: frozenset[str]) -> str:
    keys = analysis.words[position].keys
    return next((code for key, code in keys.items() if key in item), "x")


def anchor(analysis: Analysis, match: Match) -> int:
    """The position of the verb of a match: where negation and subjects attach."""
    verbal = VERBAL[analysis.language]
    pairs = zip(match.at, _items(match), strict=True)
    return next((position for position, item in pairs if _code(analysis, position, item)[0] in verbal), match.first)


def subject_between(analysis: Analysis, first: int, end: int) -> bool:
    """Whether a possible speaker stands wholly among the words ``first`` to ``end`` (half-open)."""
    if first >= len(analysis.words):
        return False
    start = analysis.begin_of(first)
    stop = analysis.words[end].start if end < len(analysis.words) else len(analysis.text)
    return any(start <= subject.start and subject.end <= stop for subject in analysis.subjects)


def transparent_before(analysis: Analysis, position: int) -> bool:
    """Whether "wish to", «хотел бы», 谨 or the like stands close before, leaving the act to this word."""
    reach = range(position - REACH - 2, position)
    return any(match.last in reach and match.pattern.role is Role.TRANSPARENT for match in analysis.matches)


def left_open(analysis: Analysis, position: int) -> bool:
    """Whether a known subject, a conjunction or the start of the clause stands before the word, over light words."""
    clause = analysis.clause_at(position)
    if analysis.language == "zh":
        return _chinese_left_open(analysis, position, clause.first)
    ends = {subject.end for subject in analysis.subjects}
    at = position - 1
    while at >= clause.first:
        word = analysis.words[at]
        if word.end in ends or any(start.start <= word.start < start.end for start in analysis.subjects):
            return True
        if analysis.has(at, "coordinators"):
            return True
        if not (analysis.passes(at) or analysis.has(at, "negators") or analysis.has(at, "complementizers")):
            return analysis.words[at + 1].start in {end + 1 for end in ends}
        at -= 1
    return True


def _chinese_left_open(analysis: Analysis, position: int, first: int) -> bool:
    """The same in Chinese, where words of no lexicon leave no trace among the words: by characters."""
    words, at, reached = analysis.words, position - 1, analysis.words[position].start
    while at >= first and words[at].end == reached and (analysis.passes(at) or analysis.has(at, "coordinators")):
        reached = words[at].start
        at -= 1
    adverbial = _ADVERBIAL.search(analysis.text, analysis.begin_of(first), reached)
    if adverbial and adverbial.end() == reached:
        reached = adverbial.start()
        at = next((on for on in range(at, first - 1, -1) if words[on].start < reached), first - 1)
    opening = at < first and not words[first].distance
    between = "" if analysis.text[reached - 1] == "的" else analysis.text[reached - 1]
    known = any(reached - len(between) <= subject.end <= reached for subject in analysis.subjects)
    return opening or known or _short_subject(analysis, analysis.begin_of(first), reached)


def _short_subject(analysis: Analysis, begin: int, reached: int) -> bool:
    """Whether so few characters stand before the word, none of them grammatical, that they are a name (宁澜反对)."""
    titled = [one.end for one in analysis.subjects if begin <= one.start and one.end < reached]
    if begin and not titled:
        return False
    between = analysis.text[max([begin, *titled]) : reached].strip()
    return 1 < len(between) <= SHORT_NAME and not _GRAMMAR.search(between) and between.isalpha()


def negation(analysis: Analysis, match: Match) -> bool:
    """Whether the operative word is denied: a negator right before it, or after an auxiliary or a promise."""
    position = anchor(analysis, match)
    own = range(match.first, match.last + 1)
    if any(analysis.has(at, "negators") for at in own if at in match.at):
        return False
    clause = analysis.clause_at(position)
    at = position - 1
    while at >= clause.first and position - at <= REACH:
        if analysis.has(at, "negators"):
            twice = analysis.language == "ru" and any(analysis.has(on, "negators") for on in range(max(0, at - 2), at))
            return not twice and (analysis.language != "zh" or analysis.words[at + 1].distance == 0)
        if not analysis.passes(at):
            break
        at -= 1
    return _denied_after(analysis, match)


def _denied_after(analysis: Analysis, match: Match) -> bool:
    """ "will not", «обязуются не», 承诺不: the promise is to refrain."""
    pattern = match.pattern
    if pattern.role is not Role.ACT or Act(pattern.name) not in AFTER_NEGATION:
        return False
    following = range(match.last + 1, min(match.last + 3, len(analysis.words)))
    return any(
        analysis.has(at, "negators") and all(not analysis.words[on].separator for on in range(match.last + 1, at + 1))
        for at in following
    )
