"""The tables loaded into the registers, and how one is taken out again."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select, union, update

from travaux.record.registers import LoadedTable, Register, Unloading
from travaux.store import schema
from travaux.store.database import log


def tables(connection: Connection) -> tuple[LoadedTable, ...]:
    """The tables loaded, in that order."""
    loadings, loaded, cast = schema.loadings.c, schema.loaded_entries.c, schema.ballots.c
    rows_of = select(func.count()).where(loaded.loading == loadings.number).scalar_subquery()
    ballots_of = select(func.count()).where(cast.loading == loadings.number).scalar_subquery()
    query = (
        select(
            loadings.number,
            loadings.source,
            loadings.register,
            loadings.loaded,
            schema.sources.c.locator,
            schema.sources.c.sha256,
            rows_of,
            ballots_of,
        )
        .join_from(schema.loadings, schema.sources, loadings.source == schema.sources.c.id)
        .order_by(loadings.number)
    )
    return tuple(
        LoadedTable(number, source, locator, sha256, Register(register), loaded_on, count, ballots)
        for number, source, register, loaded_on, locator, sha256, count, ballots in connection.execute(query)
    )


def unloaded(connection: Connection, table: LoadedTable) -> Unloading:
    """Takes a table out: its ballots, and the rows no other file gave. The source goes when nothing needs it."""
    entries, loadings, loaded, cast = schema.entries, schema.loadings, schema.loaded_entries, schema.ballots
    connection.execute(delete(cast).where(cast.c.loading == table.number))
    connection.execute(delete(loaded).where(loaded.c.loading == table.number))
    of_register = entries.c.register == table.register.value
    orphaned = entries.c.number.not_in(select(loaded.c.entry))
    gone = int(connection.execute(delete(entries).where(of_register, orphaned)).rowcount)
    connection.execute(delete(loadings).where(loadings.c.number == table.number))
    _hand_over(connection, table)
    _forget_source(connection, table.source)
    log(connection, "unload", table.register.value, table.locator)
    return Unloading(table, gone, table.entries - gone)


def _hand_over(connection: Connection, table: LoadedTable) -> None:
    """The rows that stay are from now on those of the next file that gave them."""
    entries, loadings, loaded = schema.entries.c, schema.loadings.c, schema.loaded_entries.c
    other = (
        select(loadings.source)
        .where(loadings.number == loaded.loading, loaded.entry == entries.number)
        .order_by(loadings.number)
        .limit(1)
        .scalar_subquery()
    )
    theirs = (entries.source == table.source) & (entries.register == table.register.value)
    connection.execute(update(schema.entries).where(theirs).values(source=other))


def _forget_source(connection: Connection, source: str) -> None:
    """Deletes a source to which nothing refers any longer; its bytes go when the record is tidied."""
    used = union(
        select(schema.publications.c.source), select(schema.entries.c.source), select(schema.loadings.c.source)
    )
    connection.execute(delete(schema.sources).where(schema.sources.c.id == source, schema.sources.c.id.not_in(used)))
