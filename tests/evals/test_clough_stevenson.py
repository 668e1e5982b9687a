import pytest
from evals.clough_stevenson import FEATURES, features, leave_one_out, naive_bayes
from evals.readers import PassageRead, Place, TextRead

ROWS = [[0.9, 0.1], [0.8, 0.0], [0.85, 0.1], [0.1, 0.0], [0.0, 0.1], [0.05, 0.0]]
LEVELS = ["cut", "cut", "cut", "non", "non", "non"]


def test_naive_bayes_gives_the_nearer_level() -> None:
    assert naive_bayes(ROWS, LEVELS, [0.7, 0.05]) == "cut"
    assert naive_bayes(ROWS, LEVELS, [0.2, 0.05]) == "non"


def test_leave_one_out_never_learns_from_the_row_it_guesses() -> None:
    assert leave_one_out(ROWS, LEVELS) == LEVELS
    alone = leave_one_out([*ROWS, [0.88, 0.05]], [*LEVELS, "light"])
    assert alone[-1] == "cut", "the only answer of its level cannot be known from the others"


def test_features_weigh_the_best_places_by_words() -> None:
    passages = (
        PassageRead(0, 30, 30, "edited", (Place("a", 0, 30, coverage=0.8, similarity=0.6),)),
        PassageRead(30, 40, 10, "new", ()),
    )
    row = dict(zip(FEATURES, features(TextRead("q", passages, {"edited": 0.75, "new": 0.25}, 0.7)), strict=True))
    assert row["coverage"] == pytest.approx(0.6)
    assert row["similarity"] == pytest.approx(0.45)
    assert (row["edited"], row["new"], row["verbatim"], row["any_source"]) == (0.75, 0.25, 0.0, 0.7)
