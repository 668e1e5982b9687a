"""Whether an operative word acts in its clause: a finite verb, a predicate, a promise; in Chinese the main word."""

from __future__ import annotations

import re
from functools import cache

from travaux.reading.analysis import Analysis
from travaux.reading.clauses import ClauseKind
from travaux.reading.lexicon import Role
from travaux.reading.matches import Match
from travaux.reading.tables import table
from travaux.reading.usage import REACH, anchor, form_of, left_open, subject_between, transparent_before
from travaux.record.statements import Act

_GOVERNING = re.compile("(?:对|由|被|(?<![行作认成以])为)$")
"""Before a verb: it is part of what is spoken of (对赞同其宗旨的国家), not what is done."""
_MEANWHILE = frozenset(
    {"forever", "also", "always", "still", "never", "not", "thus", "therefore", "then", "yet", "again", "once", "soon"}
)
_PARTICIPLE = re.compile(r"(?:ed|en|ilt|eld|ent|ade|ught|ept|ut|et|un|ound)$")
_QUOTES = frozenset("”》")
_EACH_OTHER = frozenset({"相互", "彼此", "互相"})
_COMMISSIVE = frozenset({Act.UNDERTAKE, Act.AGREE})
_OPEN_ENDED = _COMMISSIVE | {Act.OPPOSE, Act.CONDEMN}
"""Acts whose object may go on after a comma with 将: 商定……，将贸易额提升……; 反对……，将……变成……."""
_STOPS = frozenset({"，", "。", "；", "、", "”", "》", ",", ";", ""})
_AFTER_PREPOSITION = re.compile(
    r"\b(?:of|to|in|for|with|by|from|on|at|against|between|into|towards?)\s+(?:the\s+|its\s+)?$"
)


@cache
def _chinese_state() -> re.Pattern[str]:
    """What follows 将 where a state and no deed is foretold: 将永远是……, 将在港口获得……."""
    words = "|".join(table("acts/zh")["stative"])
    return re.compile(f"[永远也都不会再从]{{0,4}}(?:在[^，。]{{1,12}}(?=获得))?(?:{words})")


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
    if match.pattern.weak and match.pattern.name == Act.UNDERTAKE and _chinese_state().match(analysis.text, word.end):
        return False
    if _GOVERNING.search(analysis.text, max(0, word.start - 2), word.start):
        return False
    following = analysis.text[word.end : word.end + 1]
    if len(match.at) == 1 and analysis.has(match.first, "object_required"):
        quoted = analysis.text[word.start - 1 : word.start] in _QUOTES if word.start else False
        if (following in _STOPS and not _announces(analysis, match)) or quoted:
            return False
    if _nominal(analysis, match) or _continues(analysis, match):
        return False
    if match.pattern.impersonal and "是" in analysis.text[analysis.begin_of(clause.first) : word.start]:
        return True
    if match.pattern.weak and match.pattern.name == Act.UNDERTAKE and not left_open(analysis, match.first):
        between = subject_between(analysis, clause.first, match.first)
        return (analysis.joint or between) and not _more_before(analysis, match, clause.first)
    if match.pattern.weak or (bare and not match.pattern.deontic):
        return left_open(analysis, match.first) or _led(analysis, match)
    before = (
        analysis.text[analysis.words[match.first - 1].end : word.start] if match.first else analysis.text[: word.start]
    )
    if left_open(analysis, match.first):
        return True
    attribute = len(match.at) == 1 and before.endswith("的")
    return not attribute and not _more_after(analysis, match, clause.end)


def _led(analysis: Analysis, match: Match) -> bool:
    """Whether words that leave the act to this one stand right before it: 我要感谢, 请允许我祝贺."""
    led = any(one.last == match.first - 1 and one.pattern.role is Role.TRANSPARENT for one in analysis.matches)
    return led and not analysis.words[match.first].distance


def _announces(analysis: Analysis, match: Match) -> bool:
    """Whether a subject right before and a comma right after make the word a verb: 双方承诺，不参加……."""
    word = analysis.words[match.first]
    subject = any(one.end == word.start for one in analysis.subjects)
    return subject and match.pattern.name in _COMMISSIVE and analysis.text[word.end : word.end + 1] in {"，", "："}


def _continues(analysis: Analysis, match: Match) -> bool:
    """Whether the word only says more of what was promised before it: 承诺不允许……, 将继续……，维护……."""
    brought = match.pattern.weak and match.pattern.name == Act.UNDERTAKE and len(match.at) == 1
    begin = analysis.clause_at(match.first).first
    before = [one for one in analysis.operative if one.last < begin] if brought else []
    if any(one.pattern.name in _OPEN_ENDED for one in before):
        led = any(analysis.has(at, "coordinators") for at in range(begin, match.first))
        return not led and not subject_between(analysis, begin, match.first)
    kept = analysis.words[match.first].text.startswith(("维护", "捍卫")) and match.pattern.weak
    refusal = match.pattern.name == Act.OPPOSE and analysis.words[match.first].text.startswith("不")
    word = analysis.words[match.first]
    adjacent = match.first and not word.distance and not word.separator
    mutual = adjacent and analysis.words[match.first - 1].text in _EACH_OTHER
    if not (kept or refusal or mutual) or match.first == 0:
        return False
    promised = [one for one in analysis.operative if one.last < match.first and one.pattern.name in _COMMISSIVE]
    return bool(promised) and not subject_between(analysis, promised[-1].last + 1, match.first)


def _nominal(analysis: Analysis, match: Match) -> bool:
    """Whether 的 makes the words a noun or its attribute: 达成的共识, 相互支持的传统."""
    text, word = analysis.text, analysis.words[match.last]
    if len(match.at) > 1:
        return text[word.end : word.end + 1] == "的"
    attribute = text[word.end : word.end + 1] == "的" and text[word.end : word.end + 2] != "的是"
    return attribute and analysis.has(match.first, "homographs") and not match.pattern.deontic


def _more_before(analysis: Analysis, match: Match, first: int) -> bool:
    """Whether an operative word stands before in the stretch: then 将 is no future but brings an object forward."""
    return any(first <= other.first < match.first for other in analysis.operative)


def _more_after(analysis: Analysis, match: Match, end: int) -> bool:
    """Whether a later operative word of the stretch is the main one, as 表示 is in 对……的计划表示关切."""
    return any(
        match.last < other.first < end
        and not other.pattern.deontic
        and not (len(other.at) == 1 and analysis.has(other.first, "homographs"))
        for other in analysis.operative
    )


def _russian(analysis: Analysis, match: Match, form: str) -> bool:
    if form[0] == "i":
        return transparent_before(analysis, anchor(analysis, match)) or anchor(analysis, match) == 0
    if form[0] in {"p", "g", "m"} or (form[0] == "f" and form.endswith("2")):
        return False
    if match.pattern.weak and match.pattern.name == Act.UNDERTAKE and form == "x":
        return analysis.joint or subject_between(analysis, analysis.clause_at(match.first).first, match.first)
    if form == "n" or match.pattern.weak:
        return left_open(analysis, match.first) or (form in {"x", "n"} and match.pattern.deontic)
    return True


def _is_for(analysis: Analysis, match: Match) -> bool:
    """Whether an act ends in "for" or "of" in the same clause, so that "and against" is its other half."""
    first = analysis.clause_at(match.first).first
    return any(
        first <= one.first < match.first and analysis.words[one.last].text in {"for", "of"}
        for one in analysis.operative
    )


def _english(analysis: Analysis, match: Match, form: str) -> bool:
    position = anchor(analysis, match)
    if match.pattern.weak and match.pattern.name == Act.OPPOSE:
        return _is_for(analysis, match)
    if match.pattern.deontic:
        return not (position and form == "b" and analysis.has(position - 1, "determiners"))
    if form == "g":
        if any(one.last == position - 1 and one.pattern.role is Role.TRANSPARENT for one in analysis.matches):
            return True
        return any(analysis.has(at, "passives") for at in range(max(0, position - 2), position))
    if form == "x" and match.pattern.weak and match.pattern.role is Role.ACT:
        return _promised(analysis, match, position)
    if form in {"n", "x"}:
        return form == "x" and not _governed(analysis, position)
    return _english_verb(analysis, match, form, position)


def _promised(analysis: Analysis, match: Match, position: int) -> bool:
    """Whether "will" promises: its subject may speak, and what follows is a deed, not a state ("will be in danger")."""
    following = match.last + 1
    if [word.text for word in analysis.words[following : following + 2]] == ["continue", "to"]:
        following += 2
    while following < len(analysis.words) and (
        analysis.words[following].text in _MEANWHILE or analysis.words[following].text.endswith("ly")
    ):
        following += 1
    if following < len(analysis.words) and analysis.has(following, "stative"):
        after = analysis.words[following + 1].text if following + 1 < len(analysis.words) else ""
        if analysis.words[following].text != "be" or not _PARTICIPLE.search(after):
            return False
    return analysis.joint or doer(analysis, analysis.clause_at(position).first, position)


def doer(analysis: Analysis, first: int, end: int) -> bool:
    """Whether a possible speaker among the words may be the subject of what follows.

    Not one governed by a preposition ("the visit to Ombria will"), nor that of another verb ("I am sure talks will").
    """
    verbs = [at for at in range(first, end) if analysis.has(at, "passives")]
    verbs.extend(one.last for one in analysis.operative if first <= one.first and one.last < end)
    start, stop = analysis.begin_of(max(verbs, default=first - 1) + 1), analysis.words[end].start
    return any(
        start <= one.start
        and one.end <= stop
        and not _AFTER_PREPOSITION.search(analysis.text[start : one.start].lower())
        for one in analysis.subjects
    )


def passive_at(analysis: Analysis, match: Match) -> bool:
    """Whether the verb of an English match is a passive: "was warmly welcomed", not "has welcomed"."""
    if analysis.language != "en":
        return False
    position = anchor(analysis, match)
    if form_of(analysis, match) != "d" or analysis.has(position, "passives"):
        return False
    at = position - 1
    while at >= 0 and position - at <= REACH and not analysis.words[at + 1].separator:
        if analysis.has(at, "passives"):
            return True
        if not analysis.passes(at):
            return False
        at -= 1
    return False


def _auxiliaries(analysis: Analysis) -> frozenset[str]:
    return analysis.table.classes["modals"] - {"to"}


def _past_predicate(analysis: Analysis, match: Match, position: int) -> bool:
    """Whether a past form is the verb of its clause and no participle: the only verb known, with an object after."""
    clause = analysis.clause_at(position)
    if clause.kind is ClauseKind.SUBORDINATE or position == clause.first:
        return False
    others = (at for at in range(clause.first, clause.end) if at not in match.at)
    if any(analysis.has(at, "passives") or analysis.words[at].text in _auxiliaries(analysis) for at in others):
        return False
    if any(clause.first <= one.first < match.first for one in analysis.operative):
        return False
    following = match.last + 1
    if len(match.at) > 1 or _content_follows(analysis, following):
        return True
    return following < clause.end and not analysis.has(following, "prepositions")


def _content_follows(analysis: Analysis, position: int) -> bool:
    """Whether a content clause opens at the word ("emphasized that")."""
    return position < len(analysis.words) and analysis.clause_at(position).kind is ClauseKind.CONTENT


def _english_verb(analysis: Analysis, match: Match, form: str, position: int) -> bool:
    if _long_past(analysis, position):
        return False
    if passive_at(analysis, match):
        return analysis.has(position, "passivable") and not _in_relative(analysis, position)
    governed = _governor(analysis, position)
    if governed:
        return transparent_before(analysis, position) and form == "b"
    if len(match.at) == 1 and analysis.has(position, "homographs") and _is_noun(analysis, position):
        return False
    previous = position - 1
    if previous < 0:
        bare = len(match.at) == 1 and analysis.has(position, "homographs")
        followed = position + 1 < len(analysis.words) and analysis.has(position + 1, "modals")
        noun = bare and position + 1 < len(analysis.words) and analysis.has(position + 1, "prepositions")
        return (form in {"z", "d"} and not (bare and followed) and not noun) or not bare
    if _is_subject(analysis, match, position) or _opens_a_name(analysis, position):
        return False
    if analysis.has(previous, "determiners") or analysis.words[previous].text.endswith(("'s", "s'")):
        return False
    if previous == 0 and form == "d" and analysis.words[0].capital and not analysis.words[0].keys:
        return True
    if left_open(analysis, position):
        return True
    by = position + 1 < len(analysis.words) and analysis.words[position + 1].text == "by"
    refusing = form == "b" and position + 1 < len(analysis.words) and analysis.has(position + 1, "negators")
    sure = not match.pattern.weak and (refusing or len(match.at) > 1 or not analysis.has(position, "homographs"))
    return sure and not by and (form != "d" or _past_predicate(analysis, match, position))


def _is_subject(analysis: Analysis, match: Match, position: int) -> bool:
    """Whether "order" or the like is a noun with an auxiliary after it ("of course, order must be kept")."""
    following = position + 1
    bare = len(match.at) == 1 and analysis.has(position, "homographs")
    return bare and following < len(analysis.words) and analysis.words[following].text in _auxiliaries(analysis)


def _opens_a_name(analysis: Analysis, position: int) -> bool:
    """Whether a word with a capital stands before another in a sentence that is no headline ("the State Duma")."""
    words = analysis.words
    capitals = 0 < position < len(words) - 1 and words[position].capital and words[position + 1].capital
    return capitals and analysis.text.rstrip().endswith((".", ";"))


def _long_past(analysis: Analysis, position: int) -> bool:
    """Whether the verb is told as done before something else ("had never intended"): history, no act."""
    at = position - 1
    while at >= 0 and position - at <= REACH and not analysis.words[at + 1].separator:
        if analysis.words[at].text == "had":
            return analysis.clause_at(position).kind is ClauseKind.MAIN and analysis.words[position].text != "had"
        if not (analysis.passes(at) or analysis.has(at, "negators")):
            return False
        at -= 1
    return False


def _is_noun(analysis: Analysis, position: int) -> bool:
    """Whether "support" or "values" is a noun: before "of", or joined by "and" with nothing after it."""
    if position + 1 < len(analysis.words) and not analysis.words[position + 1].separator:
        return analysis.words[position + 1].text == "of"
    return position > 0 and analysis.has(position - 1, "coordinators")


def _in_relative(analysis: Analysis, position: int) -> bool:
    return analysis.clause_at(position).kind is ClauseKind.SUBORDINATE


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
