"""Differences between versions, each once however many pairs show it."""

from __future__ import annotations

from travaux.questions.composing.across_versions import across_versions
from travaux.record.versions import Collation, Difference, DifferenceKind, PairCollation, Stretch

RU, ZH, EN = Stretch(10, 14, "2031"), Stretch(5, 10, "2030年"), Stretch(20, 24, "2030")


def difference(first: Stretch, second: Stretch, kind: DifferenceKind = DifferenceKind.DATE) -> Difference:
    return Difference(kind, first, second, "", 0.5)


def test_one_difference_of_two_pairs_is_one() -> None:
    pairs = (PairCollation(0, 1, (), (difference(RU, ZH),)), PairCollation(0, 2, (), (difference(RU, EN),)))
    found = across_versions(Collation((), (), pairs))
    assert [dict(one.stretches) for one in found] == [{0: RU, 1: ZH, 2: EN}]


def test_another_kind_or_another_place_is_another_difference() -> None:
    elsewhere, number = Stretch(90, 94, "2031"), DifferenceKind.NUMBER
    found = (difference(RU, ZH), difference(elsewhere, ZH.__class__(50, 54, "2029")), difference(RU, ZH, number))
    assert len(across_versions(Collation((), (), (PairCollation(0, 1, (), found),)))) == len(found)


def test_two_omissions_at_one_place_are_not_joined_by_what_is_missing() -> None:
    nothing = Stretch(30, 30, "")
    found = (
        difference(RU, nothing, DifferenceKind.OMISSION),
        difference(Stretch(40, 44, "2040"), nothing, DifferenceKind.OMISSION),
    )
    assert len(across_versions(Collation((), (), (PairCollation(0, 1, (), found),)))) == len(found)
