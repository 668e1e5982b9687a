"""The journal of fetches: what was asked of each address, when, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, func, insert, select

from travaux.record.fetches import Ending, Fetch, Target
from travaux.store import schema
from travaux.store.database import Database

_fetches = schema.fetches


class Journal:
    """Reads and writes the fetches of one record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, fetch: Fetch) -> None:
        """Adds one fetch, in a transaction of its own."""
        row = {
            "address": fetch.address,
            "time": fetch.time,
            "ending": fetch.ending.value,
            "final": fetch.final,
            "status": fetch.status,
            "reason": fetch.reason,
            "sha256": fetch.sha256,
            "etag": fetch.etag,
            "modified": fetch.modified,
            "documents": json.dumps(fetch.documents),
            "fields": json.dumps(dict(fetch.fields), ensure_ascii=False, sort_keys=True),
            "leads": json.dumps([_lead(target) for target in fetch.leads], ensure_ascii=False),
        }
        with self._database.write() as connection:
            connection.execute(insert(_fetches), row)

    def held(self) -> Mapping[str, Fetch]:
        """The last fetch of each address that gave a text or figures, by address."""
        newest = (
            select(func.max(_fetches.c.number))
            .where(_fetches.c.sha256 != "")
            .group_by(_fetches.c.address)
            .scalar_subquery()
        )
        with self._database.read() as connection:
            rows = connection.execute(select(_fetches).where(_fetches.c.number.in_(newest)))
            return {row.address: _fetch(row) for row in rows}


def _fetch(row: Row[Any]) -> Fetch:
    return Fetch(
        address=row.address,
        ending=Ending(row.ending),
        time=row.time,
        final=row.final,
        status=row.status,
        reason=row.reason,
        sha256=row.sha256,
        etag=row.etag,
        modified=row.modified,
        documents=tuple(json.loads(row.documents)),
        fields=json.loads(row.fields),
        leads=tuple(Target(**lead) for lead in json.loads(row.leads)),
    )


def _lead(target: Target) -> dict[str, object]:
    return {
        "address": target.address,
        "fields": dict(target.fields),
        "origin": target.origin,
        "relation": target.relation,
    }
