"""One delegation and one list of papers beside those before them, over invented rows."""

from __future__ import annotations

import pytest

from tests.questions.predicates.looks import look
from tests.world.samples import HERE, delegate, post, said
from travaux.errors import NotFound
from travaux.questions.cards import delegation_card, papers_card
from travaux.record.agreements import Agreement, Instrument
from travaux.record.findings import Verdict
from travaux.record.posts import Delegate
from travaux.record.registers import Entry

NOW, BEFORE = "2024-05-16", "2023-10-17"
ROWS: list[Entry] = [
    delegate(NOW, "Ада Венн", "Министр обороны"),
    delegate(NOW, "Ada Venn", "Minister of Defence", said("another")),
    delegate(NOW, "Bo Lind", "Energy Minister"),
    delegate(NOW, "Cai Holt", "Envoy", absent=True),
    Delegate(NOW, "", "", HERE, "Eldoria", count="five deputies"),
    delegate(BEFORE, "Bo Lind", "Energy Minister"),
    delegate(BEFORE, "Dag Moss", "Finance Minister"),
    delegate("2019-06-05", "Eva Rask", "Minister of Health"),
    post("Ada Venn", "Minister of Defence", "2024-05-14"),
]


def _paper(day: str, number: int, title: str, kind: Instrument = Instrument.AGREEMENT) -> Agreement:
    return Agreement(day, title, kind, HERE, number)


def test_a_delegation_is_laid_beside_the_one_before_and_the_portfolios_of_all() -> None:
    card = delegation_card(look(ROWS), NOW)
    assert [(one.delegate.person, one.again, one.new) for one in card.members] == [
        ("Ада Венн", False, Verdict.HOLDS),
        ("Bo Lind", True, Verdict.FAILS),
    ]
    assert (card.against, card.rank, card.of) == (BEFORE, 1, 3)
    assert [one.person for one in card.gone] == ["Dag Moss"]
    assert ([one.person for one in card.absent], [one.count for one in card.stated]) == (
        ["Cai Holt"],
        ["five deputies"],
    )
    assert set(card.portfolios) == {"defence", "energy"}
    assert card.lacking == {"finance": (BEFORE,), "health": ("2019-06-05",)}


def test_a_first_delegation_is_compared_with_none() -> None:
    card = delegation_card(look(ROWS), "2019-06-05")
    assert (card.against, card.gone, card.lacking) == ("", (), {})


def test_what_is_not_recorded_is_not_found() -> None:
    with pytest.raises(NotFound):
        delegation_card(look(ROWS), "2021-01-01")
    with pytest.raises(NotFound):
        papers_card(look(ROWS), NOW)


def test_papers_are_counted_by_kind_and_subject_against_earlier_lists() -> None:
    rows: list[Entry] = [
        _paper(NOW, 1, "Agreement on the supply of gas"),
        _paper(NOW, 2, "Соглашение о поставках нефти"),
        _paper(NOW, 3, "Protocol on quarantine of fish", Instrument.PROTOCOL),
        _paper(BEFORE, 1, "关于天然气的协定"),
        _paper("2019-06-05", 1, "Plan", Instrument.PLAN),
        Agreement("2018", "30 documents", Instrument.COUNT, HERE, count=30),
    ]
    card = papers_card(look(rows), NOW)
    assert (card.total.now, card.total.percentile) == (3, 66.67)
    assert card.total.earlier == {"2018": 30, "2019-06-05": 1, BEFORE: 1}
    kinds = {one.name: (one.now, one.percentile, dict(one.earlier)) for one in card.kinds}
    assert kinds["agreement"] == (2, 100.0, {"2019-06-05": 0, BEFORE: 1})
    assert kinds["plan"] == (0, 50.0, {"2019-06-05": 1, BEFORE: 0})
    subjects = {one.name: one.now for one in card.subjects}
    assert subjects["energy"] == 2


def test_a_first_list_has_no_percentile() -> None:
    assert papers_card(look([_paper(NOW, 1, "Plan")]), NOW).total.percentile is None
