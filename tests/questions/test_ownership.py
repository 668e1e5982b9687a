from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from travaux.questions.ownership import CHANCES, SUPPORT, Sides, by_likeness, chance, likeness, ownership, sides_of
from travaux.record.documents import Document, DocumentHead, VersionKind
from travaux.record.histories import History, Occurrence
from travaux.record.ownerships import COMMON_STOCK, JOINT_NEW
from travaux.record.passages import quote
from travaux.record.readings import Coverage

NAMES = ("Averia", "Borland")
FORMULAS = {"en": "a sea of open doors", "ru": "море открытых дверей", "zh": "敞开大门之海"}


def _head(date: str, *issuers: str) -> DocumentHead:
    kind = VersionKind.AUTHENTIC
    return DocumentHead(f"{date}{''.join(issuers)}", "", "en", date, "", "", kind, issuers, "statement", 5, 25)


def _history(formula: str, *uses: tuple[str, ...]) -> History:
    document = Document("d", formula, "en", "2020")
    found = tuple(Occurrence(_head(*use), quote(document, 0, len(formula)), formula, 1.0) for use in uses)
    return History(formula, found, {}, Coverage(0, 0, "", "", 0, {}, ""))


def _encode(sentences: Sequence[str], _language: str) -> npt.NDArray[np.float32]:
    return np.array([[1.0, 0.0]] * len(sentences), np.float32)


def _sides(averia: Sequence[float], borland: Sequence[float]) -> Sides:
    """Sides whose passages have these cosines with the formula."""
    rows = {
        name: np.array([[one, (1 - one**2) ** 0.5] for one in cosines], np.float32)
        for name, cosines in zip(NAMES, (averia, borland), strict=True)
    }
    return Sides(NAMES, {name: ["2015-01-01"] * len(own) for name, own in rows.items()}, rows)


EVEN = _sides([0.1, 0.2], [0.1, 0.2])


@pytest.mark.parametrize("language", FORMULAS)
@pytest.mark.parametrize(
    ("uses", "owner", "lead"),
    [
        ([("2018-01-01", "Averia"), ("2020-01-01", *NAMES)], "Averia", None),
        ([("2018-01-01", "Averia"), ("2019-01-01", "Borland"), ("2020-01-01", *NAMES)], "Averia", 365),
        ([("2018-01-01", "Averia"), ("2018-01-20", "Borland"), ("2020-01-01", *NAMES)], None, None),
        ([("2016-01-01", "The Forum"), ("2018-01-01", "Averia"), ("2020-01-01", *NAMES)], COMMON_STOCK, None),
        ([("2020-01-01", *NAMES), ("2021-01-01", "Averia")], JOINT_NEW, None),
    ],
)
def test_first_use_alone_decides(
    language: str, uses: list[tuple[str, ...]], owner: str | None, lead: int | None
) -> None:
    found = ownership(_history(FORMULAS[language], *uses), EVEN, _encode, language)
    assert (found.owner, found.lead_days) == (owner, lead)
    assert found.reason


def test_an_earlier_third_party_takes_the_ownership_away() -> None:
    uses = [("2018-01-01", "Averia"), ("2020-01-01", *NAMES)]
    assert ownership(_history("x", *uses), EVEN, _encode, "en").owner == "Averia"
    assert ownership(_history("x", ("2017-01-01", "Forum"), *uses), EVEN, _encode, "en").owner == COMMON_STOCK
    assert ownership(_history("x", ("2019-01-01", "Forum"), *uses), EVEN, _encode, "en").owner == "Averia"


def test_likeness_decides_only_where_it_is_clear() -> None:
    formula = np.array([1.0, 0.0], np.float32)
    assert by_likeness(likeness(_sides([0.9, 0.8], [0.1, 0.2]), formula))[0] == "Averia"
    assert by_likeness(likeness(_sides([0.8, 0.8], [0.8, 0.8]), formula))[0] is None
    assert by_likeness(likeness(_sides([0.3, 0.1], [0.1, 0.2]), formula))[0] == JOINT_NEW
    assert by_likeness({})[0] is None


def test_the_number_of_texts_alone_gives_no_support() -> None:
    chooser = np.random.default_rng(1)
    few, many = chooser.uniform(0, 0.9, 20), chooser.uniform(0, 0.9, 2000)
    found = likeness(_sides(few.tolist(), many.tolist()), np.array([1.0, 0.0], np.float32))
    assert found["Borland"].support < SUPPORT
    assert found["Borland"].passages == 2000


def test_sides_are_the_two_with_most_joint_texts() -> None:
    heads = [_head("2020", *NAMES), _head("2021", "Borland", "Averia"), _head("2022", "Averia", "Cordia")]
    assert sides_of(heads) == NAMES
    assert sides_of([_head("2020", "Averia")]) is None


def test_the_chance_grows_with_the_support_from_one_half() -> None:
    found = [chance(number / 100) for number in range(50, 101)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (0.5, CHANCES[1][-1])


@pytest.mark.parametrize("language", FORMULAS)
def test_only_an_owner_named_by_likeness_has_a_chance(language: str) -> None:
    alike = ownership(_history(FORMULAS[language]), _sides([0.9, 0.8], [0.1, 0.2]), _encode, language)
    used = ownership(_history(FORMULAS[language], ("2018-01-01", "Averia")), EVEN, _encode, language)
    assert (alike.owner, alike.chance) == ("Averia", chance(alike.standing["Averia"].support))
    assert (used.owner, used.chance) == ("Averia", None)
