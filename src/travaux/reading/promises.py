"""Promises by tense alone: in Russian a perfective future with a speaker for subject needs no operative word."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from travaux.reading.analysis import Analysis
from travaux.reading.clauses import ClauseKind
from travaux.reading.inflection import fold, morphology
from travaux.reading.lexicon import Pattern, Role
from travaux.reading.matches import Match
from travaux.reading.tables import table
from travaux.reading.usage import subject_between
from travaux.record.statements import Act

_ENDING = re.compile(r"(?:[уюая]т|[еи]т|[еи]м|[ую])$")
_PATTERN = Pattern(
    Role.ACT, Act.UNDERTAKE.value, 3, (frozenset({"future"}),), (False,), False, True, False, False, "future tense"
)


def promise(analysis: Analysis, start: int = 0, *, reported: bool = False) -> Match | None:
    """The first verb from word ``start`` in a future of its own whose subject is a speaker or "we"; None when none.

    With ``start`` the subject may stand before it, in the clause of the act that the promise is coordinate with.
    """
    for clause in analysis.clauses:
        if clause.kind is ClauseKind.SUBORDINATE or (clause.kind is ClauseKind.CONTENT and not reported):
            continue
        for position in range(max(clause.first, start), clause.end):
            person = future_person(analysis.words[position].text)
            if person == "1" or (person == "3" and (start or subject_between(analysis, clause.first, position))):
                return Match(_PATTERN, (position,))
    return None


@cache
def discourse() -> frozenset[str]:
    """Verbs by which a speaker announces only what he says next («скажу», «перейду»)."""
    return frozenset(map(fold, table("acts/ru")["discourse"]))


@lru_cache(maxsize=65536)
def future_person(word: str) -> str:
    """The person ("1", "3") of a folded Russian word that is most likely a perfective future; else empty."""
    if not _ENDING.search(word):
        return ""
    parse = morphology().parse(word)[0]
    if (
        parse.tag.POS != "VERB"
        or parse.tag.tense != "futr"
        or parse.tag.mood != "indc"
        or parse.normal_form.endswith("ся")
        or fold(parse.normal_form) in discourse()
    ):
        return ""
    return {"1per": "1", "3per": "3"}.get(str(parse.tag.person), "")
