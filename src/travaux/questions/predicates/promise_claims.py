"""Claims about promises: that words are one, and what became of it by the ledger, else by the watch items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from travaux.errors import InvalidValue
from travaux.questions.ledger.states import state
from travaux.questions.predicates.evidence import deed_evidence, watch_evidence
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.statement_claims import READ, statement_evidence
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import is_side, place_of, searched, versions
from travaux.questions.promises import said_in
from travaux.record.expectations import OutcomeKind, WatchItem
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.ledger import LedgerItem, SideState, Status
from travaux.record.passages import Passage
from travaux.record.registers import Register
from travaux.record.statements import Commitment

LEAST_ID = 6
"""Letters of the beginning of an item's id; shorter is taken for words."""
_OPEN = frozenset({Status.ANNOUNCED, Status.STARTED, Status.PARTLY, Status.INCONCLUSIVE})
_MEANT: Mapping[str, frozenset[Status]] = {
    OutcomeKind.HAPPENED: frozenset({Status.DONE}),
    OutcomeKind.DID_NOT: frozenset({Status.LAPSED, Status.CONTRADICTED}),
    OutcomeKind.OPEN: _OPEN,
    OutcomeKind.VOID: frozenset({Status.UNTESTABLE}),
    **{status: frozenset({status}) for status in Status},
}
"""The statuses of the ledger an outcome stands for, in the words of watch items and in its own."""
_UNDECIDED = {Status.ANNOUNCED: Verdict.TOO_THIN, Status.INCONCLUSIVE: Verdict.UNDEFINED}
"""A promise of which nothing is known is not therefore broken."""


def commit(context: Context, arguments: Arguments) -> Answer:
    """The words of the document are a promise: they bind their speaker. Where the ledger has it, how it stands."""
    documents = versions(context.view, arguments.text("document"))
    found = place_of(arguments.text("passage"), documents)
    if found is None:
        reason = "these words do not stand in the document; give them as they stand there"
        return Answer(Verdict.UNDEFINED, reason, method={"searched": searched(documents)})
    document, passage = found
    head = context.view.head(document.id)
    here = [one for one in said_in(document) if one.start < passage.end and passage.start < one.end]
    bound = [(one, one.commitment) for one in here if one.commitment is not None]
    method = {"definition": f"a sentence that binds its speaker (Abbott et al. 2000); {READ}"}
    if not bound:
        return Answer(Verdict.FAILS, "no promise is read in these words", statement_evidence(head, here), method=method)
    frames = {f"promise {number}": _frame(one) for number, (_said, one) in enumerate(bound, start=1)}
    testable = any(one.testable for _said, one in bound)
    variants = (Variant("counting only testable promises", "holds" if testable else "fails"),)
    kept = tuple(_item_evidence(context, one) for one in _items_at(context, document.id, passage))
    shown = (*statement_evidence(head, [one for one, _bond in bound]), *kept)
    return Answer(Verdict.HOLDS, f"{len(bound)} promises", shown, (), None, variants, {**method, **frames})


def _frame(one: Commitment) -> str:
    parts = {
        "actor": one.actor, "action": one.action, "object": one.object, "partner": one.partner,
        "deadline": one.deadline, "amount": one.amount, "instrument": one.instrument,
    }  # fmt: skip
    return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)


def _items_at(context: Context, document: str, passage: Passage) -> list[LedgerItem]:
    return [
        one
        for one in context.view.ledger
        if one.quote.document == document and one.quote.start < passage.end and passage.start < one.quote.end
    ]


def _day(context: Context, said: str = "") -> str:
    return said or context.as_of or datetime.now(UTC).date().isoformat()


def _item_evidence(context: Context, item: LedgerItem) -> Evidence:
    found = state(item, _day(context))
    said = "; ".join(f"{one.side}: {one.status}".removeprefix(": ") for one in found.sides)
    return Evidence(item.id, "ledger item", item.date, item.quote.exact, item.title, (), f"on {found.on}: {said}")


def status(context: Context, arguments: Arguments) -> Answer:
    """What became of a promise: by the ledger, where it is an item there, else by the watch items of its name."""
    wanted, outcome = arguments.text("commitment"), arguments.text("outcome").casefold()
    if outcome not in _MEANT:
        raise InvalidValue("no such status", outcome, "status", f"Write one of {', '.join((*Status, *OutcomeKind))}.")
    items = [one for one in context.view.ledger if _is_meant(one, wanted)]
    return _by_ledger(context, items, arguments) if items else _by_watch_items(context, arguments)


def _is_meant(item: LedgerItem, wanted: str) -> bool:
    by_id = len(wanted) >= LEAST_ID and item.id.startswith(wanted.lower())
    return by_id or " ".join(wanted.split()).casefold() in " ".join(item.quote.exact.split()).casefold()


def _by_ledger(context: Context, items: Sequence[LedgerItem], arguments: Arguments) -> Answer:
    """Holds when every side asked about has the status; too thin when nothing at all is entered."""
    outcome, side, day = (
        arguments.text("outcome").casefold(),
        arguments.text("side"),
        _day(context, arguments.text("on")),
    )
    found = [state(one, day) for one in items]
    sides = [one for each in found for one in each.sides if not side or is_side(side, one.side)]
    method = {"definition": f"status in the ledger on {day}, by the rule frozen for it", **_rules(items)}
    shown = tuple(deed_evidence(deed) for each in found for deed in each.item.deeds)
    if not sides:
        return Answer(Verdict.UNDEFINED, f"the promise does not bind {side!r}", shown, method=method)
    against = [one for one in sides if one.status not in _MEANT[outcome]]
    reason = "; ".join(f"{one.side}: {_words(one)}".removeprefix(": ") for one in sides)
    if not against:
        return Answer(Verdict.HOLDS, reason, shown, method=method)
    verdicts = [_UNDECIDED.get(one.status, Verdict.FAILS) for one in against]
    if outcome in (Status.ANNOUNCED, OutcomeKind.OPEN) or Verdict.FAILS in verdicts:
        deciding = next((one.deciding for one in against if one.deciding), None)
        return Answer(Verdict.FAILS, reason, shown, (), deed_evidence(deciding) if deciding else None, (), method)
    return Answer(verdicts[0], reason, shown, method=method)


def _words(one: SideState) -> str:
    return f"{one.status}{' (overdue)' if one.overdue else ''}, {one.reason}"


def _rules(items: Sequence[LedgerItem]) -> dict[str, str]:
    """The rule in force for each item, by its id."""
    return {
        f"rule of {one.id}": f"{rule.done}; window {rule.window}; frozen {rule.frozen}; seal {rule.sha256}"
        for one in items
        if (rule := one.guideline)
    }


def _by_watch_items(context: Context, arguments: Arguments) -> Answer:
    wanted, outcome, day = (arguments.text(name) for name in ("commitment", "outcome", "on"))
    items = [one for one in context.registers.watch_items() if _follows(one, wanted)]
    coverage = (context.registers.coverage(Register.WATCH, items),)
    method = {"definition": f"outcome of the watch items that follow {wanted!r}{f' on {day}' if day else ''}"}
    if not items:
        reason = (
            "neither the ledger has this promise nor does a watch item follow it; take it with 'travaux ledger take'"
        )
        return Answer(Verdict.UNDEFINED, reason, (), coverage, method=method)
    shown = tuple(watch_evidence(one) for one in items)
    states = {_outcome_on(one, day) for one in items}
    if len(states) > 1:
        return Answer(Verdict.UNDEFINED, "the watch items disagree", shown, coverage, shown[-1], (), method)
    found = states.pop()
    if _MEANT[found] & _MEANT[outcome.casefold()]:
        return Answer(Verdict.HOLDS, found, shown, coverage, method=method)
    return Answer(Verdict.FAILS, found, shown, coverage, shown[0], (), method)


def _follows(item: WatchItem, wanted: str) -> bool:
    return wanted.casefold() in (item.id, item.sign.casefold(), item.trigger.casefold())


def _outcome_on(item: WatchItem, day: str) -> OutcomeKind:
    """The outcome as known on a day: what was settled later was open then."""
    return OutcomeKind.OPEN if day and item.settled and item.settled > day else item.outcome


FUNCTIONS = (
    Function(
        "commit",
        (Parameter("passage", Kind.TEXT), Parameter("document", Kind.TEXT)),
        Kind.ANSWER,
        commit,
        "the words bind their speaker",
    ),
    Function(
        "status",
        (
            Parameter("commitment", Kind.TEXT),
            Parameter("outcome", Kind.TEXT, Status.DONE.value),
            Parameter("on", Kind.DATE, ""),
            Parameter("side", Kind.TEXT, ""),
        ),
        Kind.ANSWER,
        status,
        "what became of a promise (its words or item), by the ledger, else by the watch item that bears its name",
    ),
)
