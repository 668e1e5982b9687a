from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.samples import TEXTS, document, draft
from travaux.errors import InvalidValue, NotFound
from travaux.record import filters
from travaux.record.documents import Document, VersionKind
from travaux.store.database import Database
from travaux.store.views import View, ViewOptions
from travaux.store.writes import Writer


def _add(database: Database, *documents: Document) -> None:
    for number, made in enumerate(documents):
        terms = made.text.lower().split()
        Writer(database).add(draft(made, f"{number}.txt"), words=len(terms), terms=terms)


def _view(database: Database, as_of: str = "", written: str = "", unofficial: bool = False) -> View:
    return View(database, ViewOptions(as_of, filters.parse(written), unofficial))


def test_nothing_of_the_day_itself_or_later_is_seen(database: Database) -> None:
    dates = ["2021-05-15", "2021-05-16", "2021-05-17", "2020"]
    _add(database, *(document(f"Text of {date}.", date=date) for date in dates))
    view = _view(database, "2021-05-16")
    assert [head.date for head in view.heads()] == ["2020", "2021-05-15"]
    with pytest.raises(NotFound):
        view.document(document("Text of 2021-05-16.", date="2021-05-16").id)
    assert len(_view(database).heads()) == 4


def test_undated_and_doubtful_documents_are_left_out_and_counted(database: Database) -> None:
    _add(database, *(document(f"Text of {date}.", date=date) for date in ["", "2021", "2021-05", "2020-12", "2022"]))
    coverage = _view(database, "2021-05-16").coverage()
    assert (coverage.documents, coverage.undated) == (1, 1)
    assert coverage.notes == (
        "1 left out: their date is unknown",
        "2 left out: their date may lie on either side of 2021-05-16",
    )
    assert _view(database).coverage().undated == 0


def test_unofficial_translations_are_not_the_record_unless_asked_for(database: Database) -> None:
    _add(database, document("A rendering.", version_kind=VersionKind.UNOFFICIAL_TRANSLATION), document("The text."))
    assert len(_view(database).heads()) == 1
    assert "unofficial" in _view(database).coverage().notes[0]
    assert len(_view(database, unofficial=True).heads()) == 2
    assert len(_view(database, written="version=unofficial-translation").heads()) == 1


def test_coverage_states_the_search_space(database: Database) -> None:
    _add(
        database,
        document(TEXTS["ru"], "ru", "2019-03"),
        document(TEXTS["zh"], "zh-Hans", "2019-03"),
        document(TEXTS["en"], "en", "2020-01-02"),
    )
    coverage = _view(database, "2021", "date>=2019").coverage()
    assert coverage.languages == {"en": 1, "ru": 1, "zh-Hans": 1}
    assert (coverage.first, coverage.last, coverage.as_of) == ("2019-03", "2020-01-02", "2021")
    assert coverage.filter == "date>=2019"
    assert coverage.passages_words == sum(head.words for head in _view(database).heads())


def test_an_empty_record_has_an_empty_coverage(database: Database) -> None:
    coverage = _view(database, "2021").coverage()
    assert (coverage.documents, coverage.first, coverage.last, coverage.languages) == (0, "", "", {})


def test_search_finds_only_the_language_and_the_documents_shown(database: Database) -> None:
    _add(
        database,
        document("стороны мира", "ru", "2019"),
        document("стороны света", "ru", "2022"),
        document("стороны", "uk", "2019"),
    )
    assert [head.date for head in _view(database, "2021").search(["стороны"], "ru")] == ["2019"]
    assert len(_view(database).search(["стороны"], "ru")) == 2
    assert len(_view(database).search(["стороны", "света"], "ru")) == 1
    assert _view(database).search([], "ru") == ()


@pytest.mark.parametrize("term", ["мой", "мои", "ёж", "合作", 'say"so', "co-operation", "и", "°", "*", "AND", "№5"])
def test_search_takes_terms_as_they_are(database: Database, term: str) -> None:
    decoys = ["мои" if term == "мой" else "мой", "еж", "合", "作", "operation", "co"]
    _add(database, document(f"{term}", "ru", "2019"), document(" ".join(decoys), "ru", "2020"))
    found = _view(database).search([term.lower()], "ru")
    assert [head.date for head in found if head.date == "2019"] == ["2019"]
    assert len(found) == (2 if term.lower() in decoys else 1)


def test_texts_come_in_the_order_asked_for(database: Database) -> None:
    made = [document(f"Text {number}.", date=f"20{number:02}") for number in range(20)]
    _add(database, *made)
    asked = [made[7].id, made[2].id]
    assert list(_view(database).texts(asked)) == [(made[7].id, "Text 7."), (made[2].id, "Text 2.")]
    assert [text for _id, text in _view(database).texts()] == [one.text for one in made]
    with pytest.raises(NotFound):
        list(_view(database).texts(["unknown"]))


def test_a_unique_beginning_of_an_id_is_enough(database: Database) -> None:
    made = [document(f"Text {number}.") for number in range(40)]
    _add(database, *made)
    view = _view(database)
    assert view.resolve(made[0].id[:12].upper()) == made[0].id
    with pytest.raises(NotFound):
        view.resolve("zz")
    with pytest.raises(NotFound):
        view.resolve("")
    shared = next(one.id[0] for one in made if sum(other.id[0] == one.id[0] for other in made) > 1)
    with pytest.raises(InvalidValue, match="ids that start so"):
        view.resolve(shared)


def test_a_view_does_not_change_while_it_is_held(database: Database) -> None:
    _add(database, document("One."))
    view = _view(database)
    assert len(view.heads()) == 1
    _add(database, document("Two."))
    assert len(view.heads()) == 1
    assert view.search(["two."], "en") == ()
    assert len(_view(database).heads()) == 2


def test_a_view_refuses_a_date_it_does_not_understand(database: Database, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue):
        _view(database, "last spring")
