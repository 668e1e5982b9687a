from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.store.samples import TEXTS, document, draft
from travaux.errors import InvalidValue, NotFound, UnreadableInput
from travaux.record.documents import VersionKind
from travaux.record.drafts import Caution, Draft, Refusal
from travaux.record.outcomes import Difference, Fate, Outcome
from travaux.store import health, schema
from travaux.store.additions import Entry
from travaux.store.database import Database
from travaux.store.snapshots import Snapshots
from travaux.store.views import View
from travaux.store.writes import Writer


def _add(database: Database, made: Draft) -> Outcome:
    return Writer(database).add(made, words=len(made.document.text.split()), terms=made.document.text.lower().split())


def _operations(database: Database) -> list[str]:
    with database.read() as connection:
        rows = connection.execute(select(schema.operations.c.operation).order_by(schema.operations.c.number))
        return list(rows.scalars())


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_what_is_added_is_read_back_whole(database: Database, language: str) -> None:
    made = document(
        TEXTS[language],
        language,
        "2021~",
        title="Заявление 声明",
        act="eldoria-2021",
        issuers=("Эльдория", "诺德马克"),
        kind="joint statement",
        version_kind=VersionKind.OFFICIAL_TRANSLATION,
    )
    outcome = _add(database, draft(made))
    assert outcome.fate is Fate.ADDED
    assert View(database).options.unofficial is False
    assert View(database).document(outcome.head.id) == made
    assert outcome.head.characters == len(made.text)
    assert Snapshots(database.layout.snapshots).read(draft(made).source.sha256) == made.text.encode()


def test_adding_the_same_file_twice_changes_nothing(database: Database) -> None:
    made = draft(document(TEXTS["ru"], "ru"))
    _add(database, made)
    before = database.generation()
    again = _add(database, made)
    assert again.fate is Fate.KNOWN
    assert database.generation() == before
    assert len(View(database).sources(again.head.id)) == 1
    assert _operations(database) == ["create", "add"]


def test_a_second_source_of_a_text_is_kept_as_evidence(database: Database) -> None:
    here = document(TEXTS["zh"], "zh-Hans", title="声明")
    there = document(TEXTS["zh"], "zh", title="联合声明", issuers=("诺德马克",))
    _add(database, draft(here, "a.txt"))
    outcome = _add(database, draft(there, "b.html", b"<p>page</p>", {"title": "联合声明"}))
    assert outcome.fate is Fate.REPUBLISHED
    assert [source.locator for source in View(database).sources(here.id)] == ["a.txt", "b.html"]
    assert Difference("title", "声明", "联合声明") in outcome.differences
    assert View(database).document(here.id) == here
    assert len(View(database).heads()) == 1


def test_the_same_text_on_another_date_is_another_document_and_said_so(database: Database) -> None:
    first = _add(database, draft(document(TEXTS["en"], date="2021-06-01"), "a.txt"))
    second = _add(database, draft(document(TEXTS["en"], date="2022-06-01"), "b.txt"))
    assert second.fate is Fate.ADDED
    assert second.same_text == (first.head.id,)
    assert len(View(database).find_by_text_hash(first.head.sha256)) == 2


def test_a_silent_source_does_not_contradict_the_record(database: Database) -> None:
    _add(database, draft(document(TEXTS["en"], title="Joint Statement", kind="joint statement"), "a.txt"))
    assert _add(database, draft(document(TEXTS["en"]), "b.txt")).differences == ()


def test_cautions_travel_with_the_outcome(database: Database) -> None:
    made = draft(document(TEXTS["en"]))
    cautious = Draft(made.document, made.source, made.content, (Caution("undated", "no date", None, None),))
    assert _add(database, cautious).cautions == cautious.cautions


def test_answers_come_in_order_and_one_bad_entry_does_not_stop_the_rest(database: Database) -> None:
    good = [draft(document(f"Text {number}."), f"{number}.txt") for number in range(3)]
    wrong_id = Draft(document("Other.", id="0" * 16), good[0].source, b"")
    refused = Refusal("x.pdf", UnreadableInput("x.pdf", "no text", "Scan it."))
    answers = list(
        Writer(database).add_all(
            [Entry(good[0], 2, []), refused, Entry(wrong_id, 1, []), Entry(good[1], 2, []), Entry(good[2], 2, [])]
        )
    )
    assert [type(answer) for answer in answers] == [Outcome, Refusal, Refusal, Outcome, Outcome]
    assert answers[1] is refused
    assert len(View(database).heads()) == 3


def test_a_draft_that_contradicts_itself_is_refused(database: Database) -> None:
    made = draft(document(TEXTS["en"]))
    for wrong in (
        Draft(document(TEXTS["en"], date="2021-06-02", id=made.document.id), made.source, made.content),
        Draft(made.document, made.source, b"other bytes"),
        draft(document("half \ud800 pair"), content=b"x"),
        draft(document(TEXTS["en"], date="yesterday")),
    ):
        with pytest.raises(InvalidValue):
            _add(database, wrong)
    assert View(database).heads() == ()
    assert health.examine(database).sound


def test_removing_takes_the_document_and_its_sources_but_keeps_the_bytes(database: Database) -> None:
    made = draft(document(TEXTS["ru"], "ru", issuers=("Эльдория",)))
    _add(database, made)
    removal = Writer(database).remove(made.document.id)
    assert removal.head.id == made.document.id
    assert (removal.sources, removal.purged) == (1, ())
    assert View(database).heads() == ()
    assert View(database).search(["стороны"], "ru") == ()
    assert Snapshots(database.layout.snapshots).names() == {made.source.sha256}
    assert _operations(database)[-1] == "remove"
    assert health.examine(database).sound


def test_purging_deletes_only_bytes_nobody_else_needs(database: Database) -> None:
    shared = b"two rows"
    one, two = (draft(document(f"Row {number}."), f"table.csv#{number}", shared) for number in (1, 2))
    _add(database, one)
    _add(database, two)
    assert Writer(database).remove(one.document.id, purge=True).purged == ()
    assert Writer(database).remove(two.document.id, purge=True).purged == (two.source.sha256,)
    assert Snapshots(database.layout.snapshots).names() == set()
    assert health.examine(database).faults == ()


def test_a_removed_document_can_be_added_again_under_a_new_number(database: Database) -> None:
    made = draft(document(TEXTS["ru"], "ru"))
    _add(database, made)
    Writer(database).remove(made.document.id)
    assert _add(database, made).fate is Fate.ADDED
    with database.read() as connection:
        assert connection.execute(select(schema.documents.c.number)).scalar_one() == 2


def test_removing_what_is_not_there_says_so(database: Database) -> None:
    with pytest.raises(NotFound, match="no document 'nothing'"):
        Writer(database).remove("nothing")


def test_tidying_deletes_orphans_and_strays_only(database: Database) -> None:
    made = draft(document(TEXTS["en"]))
    _add(database, made)
    folder: Path = database.layout.snapshots
    (folder / ("a" * 64)).write_bytes(b"orphan")
    (folder / ".half.123").write_bytes(b"cut off")
    assert set(Writer(database).tidy()) == {"a" * 64, ".half.123"}
    assert Snapshots(folder).names() == {made.source.sha256}
