"""Findings: the answer to a claim or question, with evidence, search space, and what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from travaux.record.registers import Origin, RegisterCoverage


class Verdict(StrEnum):
    """``holds-in-record``: no row speaks against it, but no one says the register is complete. ``too-thin``: the record
    is too sparse to tell. ``undefined``: the claim has no truth value here, or the rows disagree; the reason is given.
    """

    HOLDS = "holds"
    FAILS = "fails"
    IN_RECORD = "holds-in-record"
    TOO_THIN = "too-thin"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row or passage an answer rests on: its id, kind, date, in words, who says so, and what is held against it."""

    id: str
    kind: str
    date: str
    text: str
    citation: str
    doubt: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """The answer under one choice the claim leaves open: ``choice`` in words, ``result`` a verdict or a value."""

    choice: str
    result: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer. ``verdict`` is None when a value was asked for, not a claim made; then ``value`` holds it.

    ``counterexample``: the row that refutes the claim. ``sensitivity``: other answers under choices not fixed by the
    claim. ``method``: definition and parameters. ``reason``: in words, why the verdict is what it is.
    """

    claim: str
    verdict: Verdict | None
    reason: str
    evidence: tuple[Evidence, ...] = ()
    coverage: tuple[RegisterCoverage, ...] = ()
    counterexample: Evidence | None = None
    sensitivity: tuple[Variant, ...] = ()
    method: Mapping[str, str] = field(default_factory=dict)
    value: str = ""


@dataclass(frozen=True, slots=True)
class SourcedRow:
    """A row of a register with everything said of it: as evidence, field by field (plain JSON values), and the files
    that gave it, the first first."""

    evidence: Evidence
    fields: Mapping[str, Any]
    origins: tuple[Origin, ...]
