"""The heads of all documents, kept in memory and brought up to date by what the log says has happened since."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from travaux.record.documents import DocumentHead, VersionKind
from travaux.store import schema
from travaux.store.rows import HEAD_COLUMNS

_documents, _issuers, _operations = schema.documents.c, schema.issuers.c, schema.operations.c

GROWING = frozenset({"add", "republish", "load", "unload"})
"""Operations that leave every head as it is; after any other all heads are read anew."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads in the order they were added, up to which document and which line of the log they were read."""

    heads: tuple[DocumentHead, ...] = ()
    document: int = 0
    operation: int = 0


def read_heads(connection: Connection, earlier: Heads) -> Heads:
    """The heads of all documents now. Only documents added since ``earlier`` are read when nothing else happened."""
    known = earlier if _has_only_grown(connection, earlier.operation) else Heads()
    names: dict[int, list[str]] = {}
    issued = select(_issuers.document, _issuers.name).where(_issuers.document > known.document)
    for number, name in connection.execute(issued.order_by(_issuers.document, _issuers.place)):
        names.setdefault(number, []).append(name)
    kinds = {kind.value: kind for kind in VersionKind}
    newer = select(*HEAD_COLUMNS).where(_documents.number > known.document).order_by(_documents.number)
    last, added = known.document, []
    for last, id_, sha256, language, date, title, act, version, *rest in connection.execute(newer):
        issuers = tuple(names.get(last, ()))
        added.append(DocumentHead(id_, sha256, language, date, title, act, kinds[version], issuers, *rest))
    return Heads((*known.heads, *added), last, _last_operation(connection))


def _has_only_grown(connection: Connection, operation: int) -> bool:
    others = select(_operations.number).where(_operations.number > operation, _operations.operation.not_in(GROWING))
    return connection.execute(others.limit(1)).first() is None


def _last_operation(connection: Connection) -> int:
    return connection.execute(select(func.max(_operations.number))).scalar() or 0
