"""Full text over terms that are already normalised: the one dialect-specific part of the store.

SQLite's FTS5 cannot find Russian forms or two-character Chinese words by itself, so it is given lemmas and words that
the text layer has cut, joined by spaces, and told to split at nothing else. A row's rowid is its document's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Select, column, literal_column, select, table, text

from travaux.store import schema

_TABLE = "search_terms"
# Every class of characters but separators and controls belongs to a term; й and ё must not lose their marks.
_CREATE = f"""CREATE VIRTUAL TABLE {_TABLE} USING fts5(
    terms, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'")"""

_INSERT = text(f"INSERT INTO {_TABLE} (rowid, terms) VALUES (:number, :terms)")


def create(connection: Connection) -> None:
    """Makes the full-text table."""
    connection.exec_driver_sql(_CREATE)


def insert(connection: Connection, number: int, terms: Iterable[str]) -> None:
    """Makes a document findable by its terms."""
    connection.execute(_INSERT, {"number": number, "terms": " ".join(terms)})


def delete(connection: Connection, number: int) -> None:
    """Forgets the terms of a document."""
    connection.execute(text(f"DELETE FROM {_TABLE} WHERE rowid = :number"), {"number": number})


def matching(terms: Sequence[str]) -> Select[tuple[str, str]]:
    """Selects id and language of the documents holding every term, best first (BM25)."""
    found = table(_TABLE, column("rowid"))
    return (
        select(schema.documents.c.id, schema.documents.c.language)
        .join_from(found, schema.documents, found.c.rowid == schema.documents.c.number)
        .where(text(f"{_TABLE} MATCH :query").bindparams(query=_expression(terms)))
        .order_by(literal_column(f"{_TABLE}.rank"), schema.documents.c.number)
    )


def numbers(connection: Connection) -> set[int]:
    """The numbers of all documents that full text knows."""
    return {number for (number,) in connection.exec_driver_sql(f"SELECT rowid FROM {_TABLE}")}


def self_check(connection: Connection) -> None:
    """Lets the full-text table check itself; raises the driver's error when it contradicts itself."""
    connection.exec_driver_sql(f"INSERT INTO {_TABLE} ({_TABLE}) VALUES ('integrity-check')")


def _expression(terms: Sequence[str]) -> str:
    return " ".join('"' + term.replace('"', '""') + '"' for term in terms)
