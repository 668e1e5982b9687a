"""Judges of passage status: what the evaluation calls, the baseline row, and the place where the kernel is joined.

A ``Judge`` gets (language, earlier, later) triples and answers a status each, as if the earlier sentence were the whole
record. An ``EditJudge`` gets the same triples and answers the edits of each. A ``ContextJudge`` gets paragraphs with
their small records and answers a status for every sentence of each paragraph. Every further judge is one entry in
``JUDGES``: a ``Judge`` and, where it has them, an ``EditJudge`` and a ``ContextJudge`` of its own; without the last a
paragraph is judged sentence against sentence and the strongest answer counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from evals import status_kernel
from evals.status_gold import Context, GoldEdit
from evals.status_words import tokens
from travaux.record.parallels import EditKind, Status

Judge = Callable[[list[tuple[str, str, str]]], list[Status]]
EditJudge = Callable[[list[tuple[str, str, str]]], list[list[GoldEdit]]]
ContextJudge = Callable[[Sequence[Context]], list[list[Status]]]

THRESHOLDS = {
    "ru": ((Status.VERBATIM, 0.995), (Status.EDITED, 0.58), (Status.REWORKED, 0.24), (Status.PARAPHRASE, 0.06)),
    "zh": ((Status.VERBATIM, 0.995), (Status.EDITED, 0.60), (Status.REWORKED, 0.28), (Status.PARAPHRASE, 0.08)),
    "en": ((Status.VERBATIM, 0.995), (Status.EDITED, 0.62), (Status.REWORKED, 0.32), (Status.PARAPHRASE, 0.20)),
}
"""Lowest ``SequenceMatcher.ratio`` of each status; under the last it is new. Chosen on a grid by the macro
F1 of the dev half of the pairs, 2026-11."""

STRENGTH = tuple(Status)
"""Statuses, strongest first."""


@dataclass(frozen=True, slots=True)
class Judges:
    """What one method can judge."""

    status: Judge
    edits: EditJudge | None = None
    contexts: ContextJudge | None = None


def difflib_ratio(language: str, earlier: str, later: str) -> float:
    """``SequenceMatcher.ratio`` over normalised words (characters in Chinese), 0 to 1."""
    return SequenceMatcher(None, tokens(earlier, language), tokens(later, language), autojunk=False).ratio()


def difflib_status(triples: list[tuple[str, str, str]]) -> list[Status]:
    """The trivial baseline: a status by thresholds on the ratio."""
    return [_by_ratio(language, difflib_ratio(language, earlier, later)) for language, earlier, later in triples]


def _by_ratio(language: str, ratio: float) -> Status:
    reached = (status for status, least in THRESHOLDS[language] if ratio >= least)
    return next(reached, Status.NEW)


def difflib_edits(triples: list[tuple[str, str, str]]) -> list[list[GoldEdit]]:
    """The trivial baseline of edits: opcodes over words, a figure in it makes a number; no qualifier, no reordering."""
    return [_opcode_edits(*triple) for triple in triples]


def _opcode_edits(language: str, earlier: str, later: str) -> list[GoldEdit]:
    a, b = tokens(earlier, language), tokens(later, language)
    gap = "" if language == "zh" else " "
    kinds = {"insert": EditKind.ADDED, "delete": EditKind.REMOVED, "replace": EditKind.SUBSTITUTED}
    edits = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            old, new = gap.join(a[a1:a2]), gap.join(b[b1:b2])
            figures = any(character.isdigit() for character in old + new)
            edits.append(GoldEdit(EditKind.NUMBER if figures else kinds[tag], old, new))
    return edits


def sentence_by_sentence(judge: Judge) -> ContextJudge:
    """A ``ContextJudge`` that asks ``judge`` about every sentence of the record and keeps the strongest answer."""

    def answer(contexts: Sequence[Context]) -> list[list[Status]]:
        return [[_strongest(judge, context, sentence.text) for sentence in context.later] for context in contexts]

    return answer


def _strongest(judge: Judge, context: Context, later: str) -> Status:
    earlier = [sentence for document in context.record for sentence in document.sentences]
    return min(judge([(context.language, sentence, later) for sentence in earlier]), key=STRENGTH.index)


JUDGES: dict[str, Judges] = {
    "difflib": Judges(difflib_status, difflib_edits),
    "travaux": Judges(status_kernel.statuses, status_kernel.edits, status_kernel.contexts),
}
