"""Words and deeds: the ledger, a commitment taken from a passage, its rule fixed, evidence entered under it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from travaux.errors import InvalidValue, NotFound
from travaux.questions.ledger.exhibits import DeedPlan
from travaux.record.identity import resolved
from travaux.record.ledger import DIRECTIONS, Guideline, LedgerState, Status
from travaux.web.pages import Form, checked_form, page, see, workbench

RULE, EVIDENCE = "rule", "evidence"


def ledger(request: Request) -> Response:
    """The ledger of words and deeds, by how each commitment stands."""
    filter_ = request.query_params.get("filter", "")
    return page(request, "ledger.html", states=workbench(request).ledger(against=filter_), filter=filter_)


def item(request: Request) -> Response:
    """One commitment: its rule, its evidence, and the forms for both. Raises NotFound."""
    state = _state(request)
    return page(request, "commitment.html", state=state, item=state.item, shows=list(DIRECTIONS))


async def take(request: Request) -> Response:
    """Takes the commitments with the words given out of a document; raises NotFound where none has them."""
    form, bench = await checked_form(request), workbench(request)
    document, words = request.path_params["document"], form.field("words")
    if not words:
        raise InvalidValue("no words", "", "commitments", "Say in which words the commitment stands.")
    await run_in_threadpool(bench.take, [document], words)
    held = [one.item for one in bench.ledger() if one.item.quote.document == document]
    named = next((one.id for one in held if words in one.quote.exact), None)
    if named is None:
        raise NotFound("commitment", words, "Nothing in this document binds its speaker in these words.")
    return see(f"/ledger/{named}")


async def enter(request: Request) -> Response:
    """Fixes the rule of a commitment, or enters evidence under it; raises what the ledger refuses, and why."""
    form = await checked_form(request)
    state = await run_in_threadpool(_state, request)
    work = {RULE: _freeze, EVIDENCE: _evidence}.get(form.field("action"))
    if work is None:
        raise InvalidValue("no such entry", form.field("action"), "ledger", f"Enter a {RULE} or {EVIDENCE}.")
    await run_in_threadpool(work, request, state.item.id, form)
    return see(f"/ledger/{state.item.id}")


def _freeze(request: Request, item: str, form: Form) -> None:
    rule = Guideline(
        done=form.field("done"),
        window=form.field("window"),
        partly=form.field("partly"),
        missed=form.field("missed"),
        testable=form.field("testable") != "no",
        reason=form.field("reason"),
        by=form.field("by"),
    )
    workbench(request).freeze(item, rule)


def _evidence(request: Request, item: str, form: Form) -> None:
    try:
        shows = Status(form.field("shows"))
    except ValueError as error:
        said = ", ".join(DIRECTIONS)
        raise InvalidValue("no status evidence can show", form.field("shows"), "evidence", f"Choose {said}.") from error
    names = ("document", "words", "row", "date", "side", "known", "note", "by")
    workbench(request).enter_evidence(item, DeedPlan(shows, **{name: form.field(name) for name in names}))


def _state(request: Request) -> LedgerState:
    """The commitment an address names by the beginning of its id; raises NotFound."""
    states = {one.item.id: one for one in workbench(request).ledger()}
    named = request.path_params["item"]
    return states[resolved(named, states.keys(), "commitment", "The ledger lists them.")]
