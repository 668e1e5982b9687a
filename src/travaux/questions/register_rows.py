"""The rows of a register as they stand, with who says so and the files that gave them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from travaux.questions.predicates import evidence
from travaux.record.findings import Evidence, SourcedRow
from travaux.record.registers import Entry, Register, Scope
from travaux.store.entries import encoded
from travaux.store.views import View


def _scope(one: Scope) -> Evidence:
    said, chosen = one.attestation, ", ".join(f"{name} {' or '.join(some)}" for name, some in one.selection.items())
    text = f"{one.register} complete from {one.since} to {one.until}" + (f" for {chosen}" if chosen else "")
    return Evidence(one.id, "scope", one.since, text, said.citation, tuple(said.doubt), said.note)


_SHOWN: Mapping[Register, Callable[[Any], Evidence]] = {
    Register.EVENTS: evidence.event_evidence,
    Register.POSTS: evidence.post_evidence,
    Register.DELEGATIONS: evidence.delegate_evidence,
    Register.AGREEMENTS: evidence.agreement_evidence,
    Register.FIGURES: evidence.figure_evidence,
    Register.VOTES: evidence.roll_call_evidence,
    Register.EXPECTATIONS: evidence.expectation_evidence,
    Register.WATCH: evidence.watch_evidence,
    Register.SCOPES: _scope,
}


def evidence_of(register: Register, row: Entry) -> Evidence:
    """A row of a register in words, with who says so."""
    return _SHOWN[register](row)


def register_rows(view: View, register: Register) -> tuple[SourcedRow, ...]:
    """The rows of a register a view shows, by date; empty when there are none."""
    origins = view.registers.origins(register)
    return tuple(
        SourcedRow(evidence_of(register, one), json.loads(encoded(one)), origins.get(one.id, ()))
        for one in view.registers.rows(register)
    )
