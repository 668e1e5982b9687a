"""Rows for tests of the registers: invented states, people and figures."""

from __future__ import annotations

from decimal import Decimal

from travaux.record.attestations import Attestation, Doubt
from travaux.record.events import Event, Participant
from travaux.record.figures import Basis, Figure, Measure
from travaux.record.posts import Delegate, Post

HERE = Attestation("register of the chancery")


def said(citation: str = "register of the chancery", *doubt: Doubt, known: str = "") -> Attestation:
    return Attestation(citation, known, doubt)


def visit(date: str, visitor: str = "Ada Venn", to: str = "Nordmark", attestation: Attestation = HERE) -> Event:
    people = (Participant(visitor, "Eldoria", "President", "visitor"), Participant("Olaf Rik", to, "", "host"))
    return Event(date, "visit", f"{visitor} in {to}", attestation, people, "", (to,), "state")


def figure(period: str, value: str, **fields: object) -> Figure:
    basis = Basis.CUMULATIVE if "/" in period else Basis.MONTH if "-" in period else Basis.YEAR
    plain: dict[str, object] = {
        "reporter": "Eldoria",
        "partner": "Nordmark",
        "flow": "exports",
        "period": period,
        "measure": Measure.VALUE,
        "value": Decimal(value),
        "basis": basis,
        "attestation": HERE,
        "unit": "bn",
        "currency": "USD",
    }
    return Figure(**{**plain, **fields})  # type: ignore[arg-type]


def growth(period: str, percent: str, **fields: object) -> Figure:
    return figure(period, percent, **{"measure": Measure.GROWTH, "unit": "percent", **fields})


def post(person: str, office: str, since: str, until: str = "", attestation: Attestation = HERE) -> Post:
    return Post(person, office, since, attestation, until, "Eldoria")


def delegate(date: str, person: str, office: str, attestation: Attestation = HERE, *, absent: bool = False) -> Delegate:
    return Delegate(date, person, office, attestation, "Eldoria", absent)
