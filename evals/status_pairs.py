"""Passage status and edits against the hand-written gold: ``python -m evals.status_pairs [--split test] [--mistakes]``.

Prints, a language, F1 of every status, their mean and the confusion on the pairs; accuracy and mean F1 on the sentences
of the paragraphs; F1 of the edits of the edited pairs, typed and untyped. ``--judge`` names an entry of ``JUDGES``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from evals.judges import JUDGES, EditJudge, Judges, sentence_by_sentence
from evals.status_gold import LANGUAGES, Context, Pair, load_borders, load_contexts, load_pairs
from evals.status_scores import StatusScore, Tally, score_statuses, tally_edits, tally_places
from travaux.record.parallels import EditKind, Status


@dataclass(frozen=True, slots=True)
class EditScore:
    """Edits of the edited pairs: all kinds together, whatever the kind, and kind by kind."""

    typed: Tally
    places: Tally
    kinds: dict[EditKind, Tally]


@dataclass(frozen=True, slots=True)
class LanguageScore:
    """The figures of one language; ``edits`` is None for a judge that gives none."""

    language: str
    pairs: StatusScore
    contexts: StatusScore
    edits: EditScore | None


def triples(pairs: Sequence[Pair]) -> list[tuple[str, str, str]]:
    """What a judge is shown of the pairs."""
    return [(pair.language, pair.earlier, pair.later) for pair in pairs]


def score_pairs(judges: Judges, pairs: Sequence[Pair]) -> StatusScore:
    """Statuses of sentence pairs."""
    return score_statuses([pair.status for pair in pairs], judges.status(triples(pairs)))


def score_contexts(judges: Judges, contexts: Sequence[Context]) -> StatusScore:
    """Statuses of the sentences of paragraphs, each read against its own record."""
    judge = judges.contexts or sentence_by_sentence(judges.status)
    gold = [sentence.status for context in contexts for sentence in context.later]
    return score_statuses(gold, [status for statuses in judge(contexts) for status in statuses])


def score_edits(judge: EditJudge, pairs: Sequence[Pair]) -> EditScore:
    """Edits of those pairs that have gold edits; counts are summed over the pairs."""
    edited = [pair for pair in pairs if pair.edits]
    answers = judge(triples(edited))
    both = list(zip(edited, answers, strict=True))
    none = Tally(0, 0, 0)
    return EditScore(
        typed=sum((tally_edits(pair.edits, answer, pair.language) for pair, answer in both), none),
        places=sum((tally_places(pair.edits, answer, pair.language) for pair, answer in both), none),
        kinds={
            kind: sum((tally_edits(pair.edits, answer, pair.language, kind) for pair, answer in both), none)
            for kind in EditKind
        },
    )


def score_language(judges: Judges, language: str, split: str) -> LanguageScore:
    """All figures of one language on a split."""
    pairs = load_pairs(language, split)
    return LanguageScore(
        language=language,
        pairs=score_pairs(judges, pairs),
        contexts=score_contexts(judges, load_contexts(language, split)),
        edits=score_edits(judges.edits, pairs) if judges.edits else None,
    )


def report(score: LanguageScore) -> list[str]:
    """The figures of one language as lines of text."""
    f1 = "  ".join(f"{status} {score.pairs.of(status).f1:.3f}" for status in Status)
    lines = [f"{score.language}  pairs     {f1}  macro {score.pairs.macro:.3f}"]
    f1 = "  ".join(f"{status} {score.contexts.of(status).f1:.3f}" for status in Status)
    lines.append(f"{score.language}  contexts  {f1}  macro {score.contexts.macro:.3f}")
    if score.edits:
        kinds = "  ".join(f"{kind} {tally.f1:.3f}" for kind, tally in score.edits.kinds.items())
        typed, places = score.edits.typed, score.edits.places
        lines.append(f"{score.language}  edits     typed {typed.f1:.3f}  untyped {places.f1:.3f}  {kinds}")
    return [*lines, *confusion_lines(score.pairs)]


def confusion_lines(score: StatusScore) -> list[str]:
    """The confusion of pairs: a row a gold status, a column an answer."""
    head = " " * 16 + "".join(f"{status:>12}" for status in Status)
    rows = [f"    {gold:<12}" + "".join(f"{score.confusion[gold, answer]:>12}" for answer in Status) for gold in Status]
    return [head, *rows]


def borders_line(judges: Judges, language: str) -> str:
    """How many of the border pairs are judged right."""
    pairs = load_borders(language)
    answers = judges.status([(language, pair.earlier, pair.later) for pair in pairs])
    right = sum(answer is pair.status for pair, answer in zip(pairs, answers, strict=True))
    return f"{language}  borders   {right} of {len(pairs)}"


def mistakes(judges: Judges, pairs: Sequence[Pair]) -> list[str]:
    """Every pair judged otherwise than the gold, with both sentences."""
    answers = zip(pairs, judges.status(triples(pairs)), strict=True)
    wrong = [(pair, answer) for pair, answer in answers if answer is not pair.status]
    return [f"{pair.id}: {answer}\n    {pair.earlier}\n    {pair.later}" for pair, answer in wrong]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one judge."""
    parser = argparse.ArgumentParser(description="Passage status and edits against the hand-written gold.")
    parser.add_argument("--split", choices=("dev", "test", "all"), default="dev")
    parser.add_argument("--judge", choices=tuple(JUDGES), default="difflib")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--mistakes", action="store_true", help="list the pairs judged wrong")
    chosen = parser.parse_args(arguments)
    split, judges = "" if chosen.split == "all" else chosen.split, JUDGES[chosen.judge]
    for language in chosen.language or LANGUAGES:
        print("\n".join(report(score_language(judges, language, split))))
        if split != "test":
            print(borders_line(judges, language))
        if chosen.mistakes:
            print("\n".join(mistakes(judges, load_pairs(language, split))))


if __name__ == "__main__":
    main()
