from __future__ import annotations

import pytest
from evals.judges import JUDGES, Judges, difflib_edits, difflib_status, sentence_by_sentence
from evals.status_gold import LANGUAGES, Context, GoldEdit, Pair, load_contexts, load_pairs
from evals.status_pairs import main, mistakes, score_edits, score_language, score_pairs

from travaux.record.parallels import EditKind, Status


def knowing(pairs: list[Pair]) -> Judges:
    """A judge that knows the gold: the evaluation must find no fault with it."""
    statuses = {(pair.language, pair.earlier, pair.later): pair.status for pair in pairs}
    edits = {(pair.language, pair.earlier, pair.later): list(pair.edits) for pair in pairs}

    def contexts(asked: object) -> list[list[Status]]:
        assert isinstance(asked, list)
        return [[sentence.status for sentence in context.later] for context in asked if isinstance(context, Context)]

    return Judges(lambda asked: [statuses[a] for a in asked], lambda asked: [edits[a] for a in asked], contexts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gold_itself_scores_one(language: str) -> None:
    score = score_language(knowing(load_pairs(language)), language, "dev")
    assert score.pairs.macro == score.contexts.macro == 1.0
    assert score.edits is not None
    assert score.edits.typed.f1 == score.edits.places.f1 == 1.0
    assert {tally.f1 for tally in score.edits.kinds.values()} == {1.0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_baseline_stays_well_under_the_gold(language: str) -> None:
    pairs = load_pairs(language, "test")
    score = score_pairs(JUDGES["difflib"], pairs)
    assert 0.3 < score.macro < 0.8
    assert score_edits(difflib_edits, pairs).typed.f1 < 0.75


@pytest.mark.parametrize(
    ("language", "earlier", "later", "edits"),
    [
        ("ru", "к 2028 году", "к 2030 году", [GoldEdit(EditKind.NUMBER, "2028", "2030")]),
        ("zh", "双方支持", "双方坚决支持", [GoldEdit(EditKind.ADDED, "", "坚决")]),
        ("en", "the sides firmly agree", "the sides agree", [GoldEdit(EditKind.REMOVED, "firmly", "")]),
    ],
)
def test_difflib_edits_are_its_opcodes(language: str, earlier: str, later: str, edits: list[GoldEdit]) -> None:
    assert difflib_edits([(language, earlier, later)]) == [edits]


def test_sentence_by_sentence_keeps_the_strongest_answer() -> None:
    context = load_contexts("en")[0]
    answers = sentence_by_sentence(difflib_status)([context])
    assert len(answers[0]) == len(context.later)
    verbatim = [s.status is Status.VERBATIM for s in context.later]
    assert [a is Status.VERBATIM for a in answers[0]] == verbatim


def test_mistakes_list_exactly_the_wrong_pairs() -> None:
    pairs = load_pairs("ru", "dev")
    wrong = Judges(lambda asked: [Status.NEW] * len(asked))
    assert len(mistakes(wrong, pairs)) == sum(pair.status is not Status.NEW for pair in pairs)


def test_main_prints_a_block_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--split", "test", "--language", "en", "--mistakes"])
    shown = capsys.readouterr().out
    assert "en  pairs" in shown
    assert "en  edits" in shown
    assert "en-test-new-01" in shown
