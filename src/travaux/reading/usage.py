"""How an operative word is used: as a verb of a speaker, as a noun, an infinitive, a participle; negated or not."""

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


def finite(analysis: Analysis, match: Match, form: str) -> bool:
    """Whether the word acts in its clause: a finite verb, a predicate, or an infinitive after "wish to"."""
    if analysis.language == "zh":
        return _chinese(analysis, match)
    if _in_a_name(analysis, match):
        return False
    if analysis.language == "ru":
        return _russian(analysis, match, form)
    return _english(analysis, match, form)


def _in_a_name(analysis: Analysis, match: Match) -> bool:
    """Whether the word is part of somebody's name ("the United States")."""
    word = analysis.words[match.first]
    return len(match.at) == 1 and any(one.start < word.end and word.start < one.end for one in analysis.subjects)


def _chinese(analysis: Analysis, match: Match) -> bool:
    """In Chinese the first operative word of a stretch acts; a weak one needs a subject or the head of the stretch."""
    clause = analysis.clause_at(match.first)
    word = analysis.words[match.first]
    bare = len(match.at) == 1 and analysis.has(match.first, "homographs")
    if _nominal(analysis, match):
        return False
    if match.pattern.weak and match.pattern.name == Act.UNDERTAKE and not left_open(analysis, match.first):
        between = subject_between(analysis, clause.first, match.first)
        return (analysis.joint or between) and not _more_before(analysis, match, clause.first)
    if match.pattern.weak or (bare and not match.pattern.deontic):
        return left_open(analysis, match.first)
    before = (
        analysis.text[analysis.words[match.first - 1].end : word.start] if match.first else analysis.text[: word.start]
    )
    if left_open(analysis, match.first):
        return True
    return not before.endswith("的") and not _more_after(analysis, match, clause.end)


def _nominal(analysis: Analysis, match: Match) -> bool:
    """Whether 的 makes the words a noun or its attribute: 达成的共识, 相互支持的传统."""
    text, word = analysis.text, analysis.words[match.at[0]]
    if len(match.at) > 1:
        return text[word.end : word.end + 1] == "的"
    attribute = text[word.end : word.end + 1] == "的" and text[word.end : word.end + 2] != "的是"
    return attribute and analysis.has(match.first, "homographs") and not match.pattern.deontic


def _more_before(analysis: Analysis, match: Match, first: int) -> bool:
    """Whether an operative word stands before in the stretch: then 将 is no future but brings an object forward."""
    return any(first <= other.first < match.first for other in analysis.operative)


def _more_after(analysis: Analysis, match: Match, end: int) -> bool:
    """Whether a later operative word of the stretch is the main one, as 表示 is in 对……的计划表示关切."""
    return any(match.last < other.first < end and not other.pattern.deontic for other in analysis.operative)


def subject_between(analysis: Analysis, first: int, end: int) -> bool:
    """Whether a possible speaker stands wholly among the words ``first`` to ``end`` (half-open)."""
    if first >= len(analysis.words):
        return False
    start = analysis.begin_of(first)
    stop = analysis.words[end].start if end < len(analysis.words) else len(analysis.text)
    return any(start <= subject.start and subject.end <= stop for subject in analysis.subjects)


def _russian(analysis: Analysis, match: Match, form: str) -> bool:
    if form[0] == "i":
        return transparent_before(analysis, anchor(analysis, match)) or anchor(analysis, match) == 0
    if form[0] in {"p", "g", "m"}:
        return False
    if match.pattern.weak and match.pattern.name == Act.UNDERTAKE and form == "x":
        return analysis.joint or subject_between(analysis, analysis.clause_at(match.first).first, match.first)
    if form == "n" or match.pattern.weak:
        return left_open(analysis, match.first) or (form in {"x", "n"} and match.pattern.deontic)
    return True


def _english(analysis: Analysis, match: Match, form: str) -> bool:
    position = anchor(analysis, match)
    if match.pattern.deontic:
        return True
    if form == "g":
        return any(analysis.has(at, "passives") for at in range(max(0, position - 2), position))
    if form == "x" and match.pattern.weak and match.pattern.role is Role.ACT:
        return analysis.joint or subject_between(analysis, analysis.clause_at(position).first, position)
    if form in {"n", "x"}:
        return form == "x" and not _governed(analysis, position)
    return _english_verb(analysis, match, form, position)


def _english_verb(analysis: Analysis, match: Match, form: str, position: int) -> bool:
    governed = _governor(analysis, position)
    if governed:
        return transparent_before(analysis, position) and form == "b"
    previous = position - 1
    if previous < 0:
        bare = len(match.at) == 1 and analysis.has(position, "homographs")
        followed = position + 1 < len(analysis.words) and analysis.has(position + 1, "modals")
        return (form in {"z", "d"} and not (bare and followed)) or not bare
    if analysis.has(previous, "determiners"):
        return False
    if previous == 0 and form == "d" and analysis.words[0].capital and not analysis.words[0].keys:
        return True
    if left_open(analysis, position):
        return True
    by = position + 1 < len(analysis.words) and analysis.words[position + 1].text == "by"
    sure = not match.pattern.weak and not (len(match.at) == 1 and analysis.has(position, "homographs"))
    return sure and form != "d" and not by


def _governed(analysis: Analysis, position: int) -> bool:
    return bool(_governor(analysis, position)) and not transparent_before(analysis, position)


def _governor(analysis: Analysis, position: int) -> str:
    """The modal or "to" before an English verb, over light words; empty when it is free."""
    at = position - 1
    while at >= 0 and position - at <= REACH and not analysis.words[at + 1].separator:
        if analysis.has(at, "modals"):
            return analysis.words[at].text
        if not (analysis.passes(at) or analysis.has(at, "negators")):
            return ""
        at -= 1
    return ""


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
            return analysis.language != "zh" or analysis.words[at + 1].distance == 0
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
