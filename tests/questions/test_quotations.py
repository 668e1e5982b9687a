"""Quotations in three languages against a small record of invented states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from tests.store.samples import document, draft
from travaux.errors import NotFound
from travaux.questions.quotations import check
from travaux.record import filters
from travaux.record.quotations import Quotation, QuotationCheck
from travaux.store.database import create
from travaux.store.views import View, ViewOptions
from travaux.store.writes import Writer
from travaux.text.terms import search_terms
from travaux.text.vectors import unit_rows

SAID = {
    "ru": "Стороны решительно выступают против силового давления на соседние государства. "
    "Они намерены построить 12 мостов.",
    "zh": "双方坚决反对向周边国家施加武力压力。双方计划新建12座桥梁。",
    "en": "The sides firmly oppose pressure by force on neighbouring states. They intend to build 12 bridges.",
}
EARLIER = {
    "ru": "Министры обсудили подготовку ежегодного форума прибрежных городов и обменялись планами учений.",
    "zh": "部长们讨论了沿岸城市年度论坛的筹备工作，并交换了演习计划。",
    "en": "The ministers discussed preparations for the annual forum of coastal cities "
    "and exchanged plans of exercises.",
}
PLACE = {"ru": (8, 77), "zh": (2, 17), "en": (10, 64)}
CHANGED = {"ru": ("решительно", "категорически"), "zh": ("坚决", "强烈"), "en": ("firmly", "strongly")}
NUMBER = {"ru": "построить 1", "zh": "新建1", "en": "build 1"}


def alike(texts: Sequence[str], language: str) -> npt.NDArray[np.float32]:
    """Vectors by what a text is about, whatever its language: force, bridges, ministers; all else by language."""
    about = (("силов", "武力", "force"), ("мост", "桥", "bridge"), ("Министр", "部长", "minister"))
    found = [[float(any(word in text for word in words)) for words in about] for text in texts]
    other = [0.1 * (language == one) for one in SAID]
    rows = np.array([[*row, *other] for row in found], np.float32).reshape(-1, 6)
    return unit_rows(rows)


@pytest.fixture(params=["ru", "zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with create(tmp_path / "record") as database:
        for number, language in enumerate(SAID):
            for text, act, date in ((SAID, "now", "2024-05"), (EARLIER, "before", "2019")):
                made = document(text[language], language, date, act=f"{act}-{language}", issuers=("Вельмара",))
                terms = search_terms(made.text, language)
                Writer(database).add(draft(made, f"{act}{number}.txt"), words=len(terms), terms=terms)
        yield View(database)


def ask(view: View, words: str, act: str = "", **said: str) -> QuotationCheck:
    return check(Quotation(words, act, **said), view, alike)


def words_of(language: str) -> str:
    start, end = PLACE[language]
    return SAID[language][start:end]


def test_words_letter_by_letter_are_verified_where_they_stand(view: View, language: str) -> None:
    found = ask(view, words_of(language), f"now-{language}")
    assert found.kind == "verified"
    (place,) = found.stretches
    assert place.source.exact == words_of(language)
    assert (place.source.start, place.source.end) == PLACE[language]


def test_a_word_or_number_cut_in_two_is_not_verified(view: View, language: str) -> None:
    assert ask(view, NUMBER[language], f"now-{language}").kind != "verified"
    if language != "zh":
        assert ask(view, words_of(language)[1:-1], f"now-{language}").kind != "verified"


def test_case_marks_elisions_and_brackets_are_normalised(view: View, language: str) -> None:
    words = words_of(language)
    middle = len(words) // 2 if language == "zh" else words.index(" ", len(words) // 2)
    after = middle + 3 if language == "zh" else words.index(" ", middle + 1)
    for loose in (
        f"{words[:middle]} … {words[after:]}",
        f"{words[:middle]} [!] {words[after:]}",
        words.upper() if language != "zh" else words.replace("坚决", "「坚决」"),
    ):
        assert ask(view, loose, f"now-{language}").kind == "normalised", loose


def test_traditional_characters_and_ye_without_dots_are_normalised(view: View) -> None:
    assert ask(view, "雙方堅決反對向周邊國家施加武力壓力", "now-zh").kind == "normalised"
    assert ask(view, "стороны решительно выступают", "now-ru").kind == "normalised"


def test_words_of_another_document_or_year_are_misattributed(view: View, language: str) -> None:
    for said in ({"act": f"before-{language}"}, {"date": "2019"}):
        found = ask(view, words_of(language), **said)
        assert found.kind == "misattributed"
        assert found.stretches[0].head.act == f"now-{language}"
    assert ask(view, words_of(language), issuer="вельмара", date="2024").kind == "verified"


def test_an_issuer_is_known_by_other_names_and_an_unknown_one_makes_it_misattributed(
    tmp_path: Path, language: str
) -> None:
    with create(tmp_path / "other") as database:
        made = document(SAID[language], language, "2024", issuers=("Республика Казахстан", "Сергей Лавров"))
        Writer(database).add(draft(made, "a.txt"), words=9, terms=search_terms(made.text, language))
        view = View(database)
        for issuer in ("Kazakhstan", "哈萨克斯坦", "Sergei Lavrov", "казахстан"):
            assert ask(view, words_of(language), issuer=issuer).kind == "verified", issuer
        for issuer in ("France", "Andrei Lavrov", "Вельмара"):
            assert ask(view, words_of(language), issuer=issuer).kind == "misattributed", issuer
        nothing = ask(view, "0", issuer="France")
        assert "no document is like" in nothing.reason


def test_a_changed_word_is_absent_and_the_change_is_shown(view: View, language: str) -> None:
    before, after = CHANGED[language]
    found = ask(view, words_of(language).replace(before, after), f"now-{language}")
    assert found.kind == "absent"
    assert found.is_altered
    assert found.stretches[0].source.exact == words_of(language)
    assert {edit.earlier for edit in found.edits} == {before}
    assert {edit.later for edit in found.edits} == {after}


def test_parts_of_two_documents_are_stitched(view: View, language: str) -> None:
    cut = 12 if language == "zh" else 45
    first = SAID[language][: SAID[language].rindex(" ", 0, cut) if language != "zh" else cut]
    joined = first + EARLIER[language][9 if language == "zh" else EARLIER[language].index(" ", 9) :]
    found = ask(view, joined, f"now-{language}")
    assert found.kind == "stitched"
    assert {place.head.act for place in found.stretches} == {f"now-{language}", f"before-{language}"}
    assert [place.source.exact for place in found.stretches] == [
        joined[place.start : place.end] for place in found.stretches
    ]


@pytest.mark.parametrize("other", ["ru", "zh", "en"])
def test_the_meaning_in_another_language_is_translated_with_its_source(view: View, language: str, other: str) -> None:
    only = View(view._database, ViewOptions(filter=filters.parse(f"language={other}")))
    if language == other:
        assert check(Quotation(words_of(language)), only, alike).kind == "verified"
        return
    for said, kind in ((f"now-{other}", "translated"), (f"before-{other}", "misattributed")):
        found = check(Quotation(words_of(language), said), only, alike)
        assert found.kind == kind
        assert found.stretches[0].source.exact in SAID[other]


def test_nothing_like_it_is_absent(view: View, language: str) -> None:
    words = {"ru": "Погода стояла ясная", "zh": "天气晴朗无云", "en": "The weather was clear"}[language]
    found = ask(view, words)
    assert found.kind == "absent"
    assert not found.stretches
    assert found.coverage.documents == 6
    assert ask(view, "…").kind == "absent"


def test_an_unknown_document_is_named(view: View) -> None:
    with pytest.raises(NotFound):
        ask(view, "слова", "no-such-act")
