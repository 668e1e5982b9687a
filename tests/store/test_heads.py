"""The heads in memory are those of the record after every kind of change, and only the new ones are read."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from tests.store.samples import TEXTS, document, draft
from travaux.store import database as module
from travaux.store.database import Database
from travaux.store.heads import Heads, read_heads
from travaux.store.writes import Writer


def _add(database: Database, language: str, number: int) -> str:
    made = document(
        f"{TEXTS[language]} {number}", language, issuers=("Eldoria", "Nordmark"), title=f"{language} {number}"
    )
    return Writer(database).add(draft(made, f"{number}.txt"), words=9, terms=()).head.id


def _now(database: Database) -> Heads:
    with database.read() as connection:
        return read_heads(connection, Heads())


def test_heads_stay_those_of_the_record_while_it_changes(database: Database) -> None:
    ids = []
    for number, language in enumerate([*TEXTS, *TEXTS]):
        ids.append(_add(database, language, number))
        assert database.heads() == _now(database).heads
    assert [head.id for head in database.heads()] == ids
    Writer(database).remove(ids[2])
    assert database.heads() == _now(database).heads
    assert ids[2] not in {head.id for head in database.heads()}
    _add(database, "zh", 77)
    assert [head.title for head in database.heads()][-1] == "zh 77"
    assert database.heads()[-1].issuers == ("Eldoria", "Nordmark")


def test_only_what_was_added_is_read_until_something_else_happens(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def counted(connection: Connection, earlier: Heads) -> Heads:
        found = read_heads(connection, earlier)
        read.append(sum(1 for head in found.heads if not any(head is known for known in earlier.heads)))
        return found

    monkeypatch.setattr(module, "read_heads", counted)
    first = _add(database, "ru", 1)
    _add(database, "zh", 2)
    database.heads()
    _add(database, "en", 3)
    database.heads()
    Writer(database).remove(first)
    database.heads()
    assert read == [2, 1, 2]


@pytest.mark.parametrize("language", TEXTS)
def test_one_head_is_found_by_its_whole_id(database: Database, language: str) -> None:
    id_ = _add(database, language, 1)
    assert database.head(id_) == database.heads()[0]
    assert database.head(id_[:8]) is None
