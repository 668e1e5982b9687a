"""The measures of alignment themselves."""

from evals.alignment import joined, strict, strict_f1
from evals.alignment_sets import Pair


def test_strict_counts_links_right_on_both_sides_and_none_with_an_empty_side() -> None:
    gold: frozenset[Pair] = frozenset({((0,), (0,)), ((1, 2), (1,)), ((3,), ())})
    assert strict({((0,), (0,)), ((1,), (1,)), ((3,), ())}, gold) == (1, 2, 2)
    assert strict_f1([(1, 2, 2)]) == 0.5


def test_joined_puts_answered_pieces_together_that_are_exactly_a_link_of_the_gold() -> None:
    gold: frozenset[Pair] = frozenset({((0, 1), (0, 1)), ((2, 3), (2,))})
    pieces: set[Pair] = {((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), ())}
    assert joined(pieces, gold) == {((0, 1), (0, 1)), ((2,), (2,)), ((3,), ())}


def test_joined_leaves_pieces_that_reach_beyond_the_link() -> None:
    gold: frozenset[Pair] = frozenset({((0, 1), (0, 1)), ((2,), (2,))})
    pieces: set[Pair] = {((0,), (0,)), ((1, 2), (1, 2))}
    assert joined(pieces, gold) == pieces
