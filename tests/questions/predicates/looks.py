"""A view over rows given, without a database: what the predicates read."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, cast

from travaux.questions.predicates.evaluation import evaluate
from travaux.record import dates
from travaux.record.findings import Finding, Verdict
from travaux.record.registers import Entry, Register
from travaux.store.entries import NOUNS, date_of
from travaux.store.registers import Registers
from travaux.store.views import View


def look(entries: Iterable[Entry]) -> View:
    """A view whose registers hold these rows."""
    registers = Registers(cast(Any, None))
    rows = sorted(entries, key=lambda entry: dates.sort_key(date_of(entry)))
    registers._read = {kind: tuple(row for row in rows if isinstance(row, noun)) for kind, noun in NOUNS.items()}
    assert set(registers._read) == set(Register)
    return cast(View, SimpleNamespace(registers=registers, options=SimpleNamespace(as_of=""), heads=lambda: ()))


def ask(claim: str, entries: Iterable[Entry]) -> Finding:
    """The answer to a claim over these rows."""
    return evaluate(claim, look(entries))


def verdict(claim: str, entries: Iterable[Entry]) -> Verdict | None:
    """Its verdict."""
    return ask(claim, entries).verdict
