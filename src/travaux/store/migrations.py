"""Migrations: how an older record becomes one of today. Named functions, one transaction each, recorded when done.

A new record is made whole from ``schema`` and counts every migration as done; a test holds that both ways lead to
the same tables. A migration that has been released is never altered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert, inspect, select

from travaux.store import fulltext, schema

Migration = Callable[[Connection], None]


def add_registers(connection: Connection) -> None:
    """Events, posts, figures, votes ... beside the documents."""
    schema.metadata.create_all(connection, tables=[schema.entries, schema.ballots])


def add_fetches(connection: Connection) -> None:
    """What was asked of addresses, and what came of it."""
    schema.metadata.create_all(connection, tables=[schema.fetches])


def add_loadings(connection: Connection) -> None:
    """Which file gave which rows and ballots. Rows there already are those of the file that gave them first."""
    schema.metadata.create_all(connection, tables=[schema.loadings, schema.loaded_entries])
    connection.exec_driver_sql(
        "INSERT INTO loadings (source, register, loaded) "
        "SELECT source, register, MIN(added) FROM entries GROUP BY source, register ORDER BY MIN(number)"
    )
    connection.exec_driver_sql(
        "INSERT INTO loaded_entries (entry, loading) SELECT entries.number, loadings.number FROM entries "
        "JOIN loadings ON loadings.source = entries.source AND loadings.register = entries.register"
    )
    connection.exec_driver_sql("CREATE TEMPORARY TABLE kept AS SELECT state, roll_call, choice FROM ballots")
    schema.ballots.drop(connection)
    schema.ballots.create(connection)
    connection.exec_driver_sql(
        "INSERT INTO ballots (state, roll_call, choice) SELECT state, roll_call, choice FROM kept"
    )
    connection.exec_driver_sql("DROP TABLE kept")


def add_notes(connection: Connection) -> None:
    """What readers write beside passages."""
    schema.metadata.create_all(connection, tables=[schema.notes])


def add_ledger(connection: Connection) -> None:
    """The log of words and deeds, to which lines are only ever added."""
    schema.metadata.create_all(connection, tables=[schema.ledger])


MIGRATIONS: tuple[Migration, ...] = (add_registers, add_fetches, add_loadings, add_notes, add_ledger)


def build(connection: Connection, now: str, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Makes the tables of a new record and notes every migration as done."""
    schema.metadata.create_all(connection)
    fulltext.create(connection)
    connection.execute(insert(schema.counters).values(name="generation", value=0))
    for step in steps:
        note(connection, step, now)


def is_built(connection: Connection) -> bool:
    """Whether the database holds the tables of a record at all."""
    return inspect(connection).has_table(schema.migrations.name)


def applied(connection: Connection) -> frozenset[str]:
    """The names of the migrations already done."""
    return frozenset(connection.execute(select(schema.migrations.c.name)).scalars())


def pending(connection: Connection, steps: Sequence[Migration] = MIGRATIONS) -> tuple[Migration, ...]:
    """The migrations still to do, in order."""
    done = applied(connection)
    return tuple(step for step in steps if step.__name__ not in done)


def unknown(connection: Connection, steps: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...]:
    """Migrations this version has never heard of: the record was written by a newer one."""
    return tuple(sorted(applied(connection) - {step.__name__ for step in steps}))


def note(connection: Connection, step: Migration, now: str) -> None:
    """Records that a migration is done."""
    connection.execute(insert(schema.migrations).values(name=step.__name__, applied=now))
