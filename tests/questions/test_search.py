from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import document, draft
from travaux.questions.queries import Query
from travaux.questions.search import Order, SearchOptions, search
from travaux.record.hits import Found
from travaux.store.additions import Entry
from travaux.store.database import Database, create
from travaux.store.views import View, ViewOptions
from travaux.store.writes import Writer
from travaux.text.terms import search_terms

DOCUMENTS = [
    document("Первый абзац. Стороны поощряют взаимные инвестиции в приграничных районах.", "ru", "2019-05"),
    document("Инвестиция согласована. Ещё раз подчёркнуто значение соглашений.", "ru", "2021-05"),
    document("双方满意地回顾两国关系。双方支持边境地区相互投资，深化合作。", "zh-Hans", "2019-05"),
    document("雙方支持邊境地區相互投資，深化合作。", "zh-Hant", "2021-05"),
    document("The sides met in the capital. They encourage mutual investments in border areas.", "en", "2019-05"),
    document("Mutual respect is one thing, investment another.", "en", "2021-05"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("record")
    with create(folder) as made:
        entries = [Entry(draft(one, one.id), 1, search_terms(one.text, one.language)) for one in DOCUMENTS]
        assert len(list(Writer(made).add_all(entries))) == len(DOCUMENTS)
        yield made


def _dates(found: Found) -> list[tuple[str, str]]:
    return sorted((hit.head.language, hit.head.date) for hit in found.hits)


def _marked(found: Found) -> list[list[str]]:
    return [[hit.words(start, end) for start, end in hit.marks] for hit in found.hits]


@pytest.mark.parametrize(
    ("query", "language", "expected"),
    [
        ("инвестициям", "ru", [("ru", "2019-05"), ("ru", "2021-05")]),
        ("взаимная инвестиция", "ru", [("ru", "2019-05")]),
        ("соглашение", "ru", [("ru", "2021-05")]),
        ("投资", "zh", [("zh-Hans", "2019-05"), ("zh-Hant", "2021-05")]),
        ("投資", "zh", [("zh-Hans", "2019-05"), ("zh-Hant", "2021-05")]),
        ("关系 合作", "zh", [("zh-Hans", "2019-05")]),
        ("investment", "en", [("en", "2019-05"), ("en", "2021-05")]),
        ("encouraging investments", "en", [("en", "2019-05")]),
        ('"mutual investments"', "en", [("en", "2019-05")]),
        ('"mutual investment"', "en", []),
        ("«взаимные инвестиции»", "ru", [("ru", "2019-05")]),
        ("«взаимная инвестиция»", "ru", []),
        ("«еще раз»", "ru", [("ru", "2021-05")]),
        ("“相互投资”", "zh", [("zh-Hans", "2019-05"), ("zh-Hant", "2021-05")]),
        ("“投资相互”", "zh", []),
        ("космос", "ru", []),
        ("", "ru", []),
        ("…!?", "en", []),
    ],
)
def test_search_finds_inflected_forms_and_exact_phrases(
    database: Database, query: str, language: str, expected: list[tuple[str, str]]
) -> None:
    found = search(View(database), query, SearchOptions(language))
    assert _dates(found) == expected
    assert found.total == len(expected)
    assert found.languages == (language,)


@pytest.mark.parametrize(
    ("query", "language", "marks"),
    [
        ("взаимных инвестиций", "ru", [["взаимные", "инвестиции"]]),
        ("“相互投资”", "zh", [["相互投资"], ["相互投資"]]),
        ('"mutual investments" encourage', "en", [["encourage", "mutual investments"]]),
    ],
)
def test_a_hit_quotes_the_passage_and_marks_the_words(
    database: Database, query: str, language: str, marks: list[list[str]]
) -> None:
    found = search(View(database), query, SearchOptions(language, order=Order.DATE))
    assert _marked(found) == marks
    texts = {one.id: one for one in DOCUMENTS}
    assert all(hit.quote.resolve(texts[hit.head.id]) for hit in found.hits)


def test_every_language_of_the_view_is_searched_when_none_is_named(database: Database) -> None:
    assert set(search(View(database), "投资").languages) == {"ru", "zh", "en"}
    assert search(View(database), "投资").total == 2


def test_search_never_sees_past_its_view(database: Database) -> None:
    view = View(database, ViewOptions(as_of="2020"))
    assert _dates(search(view, "инвестиция", SearchOptions("ru"))) == [("ru", "2019-05")]


def test_limit_cuts_the_hits_but_not_the_total(database: Database) -> None:
    found = search(View(database), "инвестиция", SearchOptions("ru", limit=1, order=Order.DATE))
    assert (found.total, [hit.head.date for hit in found.hits]) == (2, ["2019-05"])
    assert len(search(View(database), "инвестиция", SearchOptions("ru", limit=0)).hits) == 2


def test_phrases_are_told_from_words() -> None:
    query = Query('взаимное "шаг за шагом" и «без условий»', "ru")
    assert query.phrases == ("шаг за шагом", "без условий")
    assert Query('"unfinished business', "en").phrases == ()
