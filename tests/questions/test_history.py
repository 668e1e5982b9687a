from pathlib import Path

import pytest

from tests.store.samples import document, draft
from travaux.store.database import create
from travaux.store.writes import Writer
from travaux.text.terms import search_terms
from travaux.workbench import Workbench

PASSAGES = {
    "ru": (
        "Стороны подтверждают приверженность укреплению мер доверия в приграничных "
        "районах реки Анвир и договорились ежегодно обмениваться планами учений."
    ),
    "zh": "双方重申致力于加强安维尔河边境地区信任措施，商定每年交换演习计划并互派观察员出席。",
    "en": (
        "The sides reaffirm their commitment to stronger confidence measures in the border areas "
        "of the river Anvir and agreed to exchange plans of exercises every year."
    ),
}
EDITED = {
    "ru": (
        "Стороны вновь подтверждают приверженность укреплению мер доверия в "
        "приграничных районах реки Анвир и ежегодно обмениваются планами учений."
    ),
    "zh": "双方再次重申致力于加强安维尔河边境地区信任措施，每年交换演习计划并互派观察员出席。",
    "en": (
        "The sides again reaffirm their commitment to stronger confidence measures in the "
        "border areas of the river Anvir and exchange plans of exercises every year."
    ),
}
OTHER = {
    "ru": "Погода стояла ясная, и гости осмотрели старый порт.",
    "zh": "天气晴朗，来宾参观了老港口。",
    "en": "The weather was clear and the guests saw the old port.",
}
PHRASE = {"ru": "меры доверия", "zh": "信任措施", "en": "confidence measure"}


@pytest.fixture(params=["ru", "zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, language: str) -> Path:
    texts = [
        (PASSAGES[language] + OTHER[language], "2001-05", ("Вельмара",)),
        (EDITED[language], "2010", ("Вельмара", "Остравия")),
        (OTHER[language], "2005", ("Остравия",)),
    ]
    with create(tmp_path / "record") as database:
        for number, (text, date, issuers) in enumerate(texts):
            made = document(text, language, date, title=str(number), issuers=issuers)
            Writer(database).add(draft(made, f"{number}.txt"), words=10, terms=search_terms(text, language))
    return tmp_path / "record"


def test_phrase_is_found_in_every_form_with_first_last_and_issuers(folder: Path, language: str) -> None:
    with Workbench.open(folder) as workbench:
        found = workbench.history(PHRASE[language])
    assert found.first is not None
    assert found.last is not None
    assert (found.first.head.date, found.last.head.date) == ("2001-05", "2010")
    assert {name: one.head.date for name, one in found.issuers.items()} == {"Вельмара": "2001-05", "Остравия": "2010"}
    assert len(found.occurrences) == 2


def test_passage_is_found_edited(folder: Path, language: str) -> None:
    with Workbench.open(folder) as workbench:
        found = workbench.history(PASSAGES[language])
    assert [one.head.date for one in found.occurrences] == ["2001-05", "2010"]
    assert found.occurrences[0].coverage > found.occurrences[1].coverage > 0.4


def test_what_was_never_said_is_not_in_this_record(folder: Path) -> None:
    with Workbench.open(folder) as workbench:
        found = workbench.history("hypersonic 高超音速 гиперзвуковой")
    assert found.occurrences == ()
    assert found.first is None
    assert found.coverage.documents == 3


def test_nothing_after_the_day_asked_leaks_in(folder: Path, language: str) -> None:
    with Workbench.open(folder) as workbench:
        found = workbench.history(PHRASE[language], as_of="2005")
    assert [one.head.date for one in found.occurrences] == ["2001-05"]


def test_similar_says_what_is_shared_and_what_lacks(folder: Path, language: str) -> None:
    with Workbench.open(folder) as workbench:
        later = next(head.id for head in workbench.view().heads() if head.date == "2010")
        found = workbench.similar(later)
    nearest = found.nearest[0]
    assert nearest.head.date == "2001-05"
    assert nearest.similarity > 0.5
    assert len(nearest.shared) == 1
    assert [one.exact.strip() for one in nearest.lacks] == [OTHER[language]]
    assert nearest.adds == ()
