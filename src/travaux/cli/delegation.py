"""``travaux delegation``."""

from __future__ import annotations

from decimal import Decimal

import click

from travaux.cli.options import as_of_option, format_option, open_workbench, record_option
from travaux.cli.output import emit_fields, emit_json, emit_rows
from travaux.record.cards import DelegationCard, MemberCard
from travaux.record.posts import Delegate


@click.command("delegation")
@click.argument("visit")
@click.option("--days", default=90, show_default=True, help="Days in a post up to which a member is new in it.")
@as_of_option
@record_option
@format_option
def command(visit: str, days: int, as_of: str, record: str, form: str) -> None:
    """Lay the delegation of VISIT (its day) beside the one before: who came again, who joined, who is gone, who is new
    in the post, which portfolios are there and which earlier delegations had, and its place by size.

    The portfolio is told from the words of the office. Lists in the record may be incomplete.
    """
    card = open_workbench(record).delegation(visit, days=Decimal(days), as_of=as_of)
    if form == "json":
        emit_json(_form(card))
        return
    emit_fields(
        (
            ("visit", card.visit),
            ("compared with", card.against),
            ("place by members named", f"{card.rank} of {card.of}"),
            ("said to be absent", "; ".join(one.person for one in card.absent)),
            ("gone", "; ".join(one.person for one in card.gone)),
            ("stated beside the names", "; ".join(one.count for one in card.stated)),
            ("portfolios lacking", "; ".join(f"{name} (had {', '.join(days)})" for name, days in card.lacking.items())),
        )
    )
    click.echo()
    columns = ("person", "office", "portfolio", "before", "new in post", "why", "source")
    emit_rows(columns, (_row(one) for one in card.members))


def _row(one: MemberCard) -> tuple[object, ...]:
    said = one.delegate
    before = "came" if one.again else "joined"
    return said.person, said.office, " ".join(one.portfolios), before, one.new.value, one.why, said.attestation.citation


def _form(card: DelegationCard) -> dict[str, object]:
    return {
        "format": "travaux.delegation/1",
        "visit": card.visit,
        "against": card.against,
        "rank": card.rank,
        "of": card.of,
        "members": [
            {
                **_delegate(one.delegate),
                "portfolios": list(one.portfolios),
                "again": one.again,
                "new": one.new.value,
                "why": one.why,
            }
            for one in card.members
        ],
        "gone": [_delegate(one) for one in card.gone],
        "absent": [_delegate(one) for one in card.absent],
        "stated": [{"count": one.count, "citation": one.attestation.citation} for one in card.stated],
        "lacking": {name: list(days) for name, days in card.lacking.items()},
    }


def _delegate(one: Delegate) -> dict[str, object]:
    return {"id": one.id, "person": one.person, "office": one.office, "citation": one.attestation.citation}
