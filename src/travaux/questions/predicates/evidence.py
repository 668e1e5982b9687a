"""Rows of registers as evidence: each in one line of words, with who says so and what is held against it."""

from __future__ import annotations

from travaux.record.agreements import Agreement
from travaux.record.documents import DocumentHead
from travaux.record.events import Event
from travaux.record.expectations import Expectation, WatchItem
from travaux.record.figures import Figure, Measure
from travaux.record.findings import Evidence
from travaux.record.ledger import Deed
from travaux.record.posts import Delegate, Post
from travaux.record.registers import Entry
from travaux.record.votes import RollCall


def _made(entry: Entry, kind: str, date: str, text: str) -> Evidence:
    said = entry.attestation
    return Evidence(entry.id, kind, date, text, said.citation, tuple(one.value for one in said.doubt), said.note)


def event_evidence(event: Event) -> Evidence:
    """Who went where for what."""
    people = ", ".join(one.name for one in event.participants)
    place = event.place or ", ".join(event.states)
    parts = (f"{event.level} {event.kind}".strip(), people, place, event.title)
    return _made(event, "event", event.date, "; ".join(part for part in parts if part))


def post_evidence(post: Post) -> Evidence:
    """Who held what from when to when."""
    until = f" until {post.until}" if post.until else ""
    return _made(post, "post", post.since, f"{post.person}, {post.office}, since {post.since}{until}")


def delegate_evidence(one: Delegate) -> Evidence:
    """Who came along, or did not."""
    said = one.count or f"{one.person}, {one.office}".rstrip(", ")
    return _made(one, "delegate", one.date, f"{said}{' (said to be absent)' if one.absent else ''}")


def agreement_evidence(paper: Agreement) -> Evidence:
    """The paper's kind, title and parties."""
    parties = f" ({'; '.join(paper.parties)})" if paper.parties else ""
    return _made(paper, "agreement", paper.date, f"{paper.instrument}: {paper.title}{parties}")


def figure_evidence(figure: Figure) -> Evidence:
    """The figure as printed."""
    value = {
        Measure.VALUE: f"{figure.value} {figure.unit} {figure.currency}",
        Measure.GROWTH: f"{figure.value:+} % on the year ({figure.currency or 'currency not said'})",
        Measure.DIRECTION: "fall" if figure.value < 0 else "rise",
    }[figure.measure].strip()
    flow = f"{figure.flow}, {figure.reporter} with {figure.partner}, {figure.period} ({figure.basis})"
    publisher = f"; {figure.publisher}" if figure.publisher else ""
    return _made(figure, "figure", figure.period, f"{flow}: {value}{publisher}")


def roll_call_evidence(call: RollCall, ballot: str = "") -> Evidence:
    """What was voted on with what result."""
    tally = "-".join("?" if count < 0 else str(count) for count in (call.yes, call.no, call.abstain))
    parts = (call.body, call.resolution, call.subject, f"yes-no-abstain {tally}", ballot)
    return _made(call, "vote", call.date, "; ".join(part for part in parts if part))


def document_evidence(head: DocumentHead) -> Evidence:
    """The document's genre and title."""
    return Evidence(head.id, "document", head.date, f"{head.kind}: {head.title}".strip(": "), "; ".join(head.issuers))


def expectation_evidence(one: Expectation) -> Evidence:
    """What was awaited."""
    return _made(one, "expectation", one.date, f"{one.topic}: {one.statement}".rstrip(": "))


def watch_evidence(item: WatchItem) -> Evidence:
    """What is watched for, until when, and what became of it."""
    return _made(item, "watch item", item.due, f"{item.sign}: {item.trigger} (by {item.due}; {item.outcome})")


def deed_evidence(deed: Deed) -> Evidence:
    """What was done, by whom, and what it shows."""
    shown, side = deed.exhibit, f"{deed.side}: " if deed.side else ""
    return Evidence(deed.id, "deed", deed.date, f"{side}{deed.shows}: {shown.text}", shown.citation, (), deed.note)
