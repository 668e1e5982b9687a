"""``travaux ledger``: the group of its commands."""

from __future__ import annotations

import click

from travaux.cli.groups import LazyGroup

COMMANDS = {
    "take": "Take the commitments of documents into the ledger.",
    "freeze": "Fix what counts as done, and by when, before any evidence.",
    "evidence": "Enter what was done, with the source that shows it.",
    "withdraw": "Take a piece of evidence out of account, with the reason.",
    "list": "List the commitments and how each stands.",
    "score": "Show one commitment whole: rule, evidence, status and why.",
    "chains": "Show what was promised again, and what was done in between.",
    "report": "Count words and deeds by topic, side, year or document.",
    "log": "Print the log, every line sealed.",
}


class Ledger(LazyGroup):
    """The commands of the ledger."""

    summaries = COMMANDS
    package = "travaux.cli.ledger"


@click.group("ledger", cls=Ledger)
def command() -> None:
    """Keep the ledger of words and deeds.

    Take commitments from documents, freeze for each what counts as done and by when, then enter evidence. Evidence is
    refused before the rule is frozen, and a rule is never altered: another version is started beside it, with the
    reason. Every step is a line of a sealed log, which 'travaux doctor' checks. See docs/ledger.md.
    """
