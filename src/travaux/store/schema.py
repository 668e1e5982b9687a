"""The tables of a record, in SQLAlchemy Core. Full text is not here: see ``fulltext``."""

from __future__ import annotations

from sqlalchemy import DDL, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint
from sqlalchemy.event import listen

metadata = MetaData()


def _number() -> Column[int]:
    """The order in which rows came; with ``sqlite_autoincrement`` no number is ever used twice."""
    return Column("number", Integer, primary_key=True, autoincrement=True)


def _added() -> Column[str]:
    """When a row came, in ISO 8601."""
    return Column("added", String, nullable=False)


documents = Table(
    "documents",
    metadata,
    # Counts additions and is never used twice: what is derived from a removed document cannot pass for another's.
    _number(),
    Column("id", String(16), nullable=False, unique=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("date", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("version_kind", String, nullable=False),
    Column("kind", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("characters", Integer, nullable=False),
    _added(),
    sqlite_autoincrement=True,
)

issuers = Table(
    "issuers",
    metadata,
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("name", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("locator", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("retrieved", String, nullable=False),
    Column("tier", Integer, nullable=False),
    Column("media_type", String, nullable=False),
)

publications = Table(
    "publications",
    metadata,
    _number(),  # the order in which they were found
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), nullable=False),
    Column("source", ForeignKey("sources.id"), nullable=False),
    Column("observed", Text, nullable=False),  # JSON: the metadata as this source names them
    _added(),
    UniqueConstraint("document", "source"),
    Index("publications_by_source", "source"),
    sqlite_autoincrement=True,
)

operations = Table(
    "operations",
    metadata,
    _number(),
    Column("time", String, nullable=False),
    Column("operation", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)

entries = Table(
    "entries",
    metadata,
    _number(),
    Column("id", String(16), nullable=False, unique=True),
    Column("register", String, nullable=False, index=True),
    Column("date", String, nullable=False),
    Column("fields", Text, nullable=False),  # JSON: the noun, field by field
    Column("source", ForeignKey("sources.id"), nullable=False),
    _added(),
    sqlite_autoincrement=True,
)

loadings = Table(
    "loadings",
    metadata,
    _number(),
    Column("source", ForeignKey("sources.id"), nullable=False),
    Column("register", String, nullable=False),
    Column("loaded", String, nullable=False),
    UniqueConstraint("source", "register"),
    sqlite_autoincrement=True,
)
"""One row a file and register: what was loaded, so that it can be taken out again."""

loaded_entries = Table(
    "loaded_entries",
    metadata,
    Column("entry", ForeignKey("entries.number", ondelete="CASCADE"), primary_key=True),
    Column("loading", ForeignKey("loadings.number", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Which files gave a row: it stays until the last of them is taken out."""

ballots = Table(
    "ballots",
    metadata,
    Column("state", String, primary_key=True),
    Column("roll_call", ForeignKey("entries.number", ondelete="CASCADE"), primary_key=True),
    Column("choice", String, nullable=False),
    Column(
        "loading", ForeignKey("loadings.number", ondelete="CASCADE"), index=True
    ),  # null: loaded by an older version
    sqlite_with_rowid=False,
)

fetches = Table(
    "fetches",
    metadata,
    _number(),  # the order of fetching
    Column("address", Text, nullable=False, index=True),
    Column("time", String, nullable=False),
    Column("ending", String, nullable=False),
    Column("final", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", String, nullable=False),
    Column("documents", Text, nullable=False),  # JSON: the ids of the texts it gave
    Column("fields", Text, nullable=False),  # JSON: what the catalogue says of it
    Column("leads", Text, nullable=False),  # JSON: the addresses it leads to
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    # The id of the document, not its number: a note outlives the removal and the return of a text.
    Column("document", String(16), primary_key=True),
    Column("passage", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("written", String, nullable=False),
)

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

migrations = Table(
    "migrations",
    metadata,
    Column("name", String, primary_key=True),
    Column("applied", String, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("number", Integer, primary_key=True),  # 1, 2, 3 ...: a gap is a fault
    Column("time", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("fields", Text, nullable=False),  # JSON: what was taken, frozen, entered or withdrawn
    Column("previous", String(64), nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
)
"""The ledger is its log: what stands in it is what its lines, read in order, amount to. Lines are only ever added."""

for _change in ("UPDATE", "DELETE"):
    listen(
        ledger,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
            f"CREATE TRIGGER ledger_refuses_{_change.lower()} BEFORE {_change} ON ledger "
            "BEGIN SELECT RAISE(ABORT, 'the log of the ledger is only ever added to'); END"
        ),
    )
