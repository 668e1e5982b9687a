"""Figures: single observations of statistical series, with SDMX-like dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from travaux.record.attestations import Attestation
from travaux.record.identity import content_id


class Measure(StrEnum):
    """What was observed. ``growth`` is in percent on the same period a year before; ``direction`` is 1 or -1."""

    VALUE = "value"
    GROWTH = "growth"
    DIRECTION = "direction"


class Basis(StrEnum):
    """What the period of a figure stands for."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    """From the first to the last month of the period."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One observation. ``period`` is EDTF: ``2024-03``, ``2023`` or, cumulative, ``2024-01/2024-03``.

    ``reporter``, ``partner`` are states (or firms) as named; ``flow`` is ``exports``, ``imports``, ``total`` or any
    other name of what is measured, seen from the reporter; ``publisher`` is whose statistics they are; ``value`` is
    exact, as printed. The vintage is ``attestation.known``.
    """

    reporter: str
    partner: str
    flow: str
    period: str
    measure: Measure
    value: Decimal
    basis: Basis
    attestation: Attestation
    unit: str = ""
    currency: str = ""
    publisher: str = ""

    @property
    def id(self) -> str:
        """Hash of every dimension, the value, vintage and who says so: a revision is another figure."""
        dimensions = (self.reporter, self.partner, self.flow, self.period, self.measure, self.basis, self.unit)
        said = (self.currency, self.publisher, str(self.value), self.attestation.known, self.attestation.citation)
        return content_id("figure", *dimensions, *said)
