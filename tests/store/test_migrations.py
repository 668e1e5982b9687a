from __future__ import annotations

import sqlite3
from pathlib import Path

from travaux.store import migrations
from travaux.store.database import Database, open_database

FIRST_FORM = Path(__file__).with_name("first_form.sql").read_text(encoding="utf-8")


def _form(database: Database) -> dict[str, str]:
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in rows}


def test_a_record_of_the_first_form_becomes_what_a_new_one_is(database: Database, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    raw = sqlite3.connect(tmp_path / "old" / "record.sqlite")
    raw.executescript(FIRST_FORM)
    raw.close()
    with open_database(tmp_path / "old") as migrated:
        assert _form(migrated) == _form(database)
        with migrated.read() as connection:
            assert migrations.pending(connection) == ()
