"""Questions asked of the record: histories, likenesses, versions, positions, claims, drafts, and what to watch."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from travaux.record.claims import Recheck
from travaux.record.drafts import IntakeOptions
from travaux.render.checked_contract import checked_form as checked_data
from travaux.web.pages import answered, checked_form, desk, page, shelved, waiting, workbench

LONGEST_DRAFT = 200_000


def history(request: Request) -> Response:
    """Whether something was ever said: every occurrence by date."""
    query = request.query_params.get("q", "").strip()
    if not query:
        return page(request, "history.html", query="", found=None)
    kept = shelved(request, ("history", query), lambda: workbench(request).history(query))
    if kept is None:
        return waiting(request, query)
    return answered(request, "history.html", kept, query=query, found=kept.answer)


def similar(request: Request) -> Response:
    """The texts most like one."""
    bench = workbench(request)
    head = bench.show(request.path_params["document"]).head
    kept = shelved(request, ("similar", head.id), lambda: bench.similar(head.id))
    if kept is None:
        return waiting(request, head.title or head.id)
    return answered(request, "similar.html", kept, head=head, found=kept.answer)


def versions(request: Request) -> Response:
    """The versions of a document's act side by side, with their differences."""
    bench = workbench(request)
    holding = bench.show(request.path_params["document"])
    ids = bench.versions_of(holding.document.act) if holding.document.act else ()
    if len(ids) < 2:
        return page(request, "versions.html", head=holding.head, collation=None)
    kept = shelved(request, ("versions", *ids), lambda: bench.collate(ids))
    if kept is None:
        return waiting(request, holding.head.title or holding.head.id)
    return answered(request, "versions.html", kept, head=holding.head, collation=kept.answer)


def positions(request: Request) -> Response:
    """The position on a topic, document by document."""
    topic = request.query_params.get("topic", "").strip()
    if not topic:
        return page(request, "positions.html", topic="", cards=())
    kept = shelved(request, ("positions", topic), lambda: workbench(request).positions(topic))
    if kept is None:
        return waiting(request, topic)
    return answered(request, "positions.html", kept, topic=topic, cards=kept.answer)


def claims(request: Request) -> Response:
    """The answer to a claim in the language of predicates."""
    claim = request.query_params.get("claim", "").strip()
    finding = workbench(request).claim(claim) if claim else None
    return page(request, "claims.html", claim=claim, finding=finding)


def calendar(request: Request) -> Response:
    """Events, posts and delegations of the registers, newest first."""
    events = workbench(request).view().registers.events()
    return page(request, "calendar.html", events=sorted(events, key=lambda event: event.date, reverse=True))


def check(request: Request) -> Response:
    """The desk for drafts: an editor with the checks beside it."""
    return page(request, "check.html")


async def check_data(request: Request) -> Response:
    """A draft checked, as JSON by the contract of ``travaux check``."""
    form = await checked_form(request)
    text = form.fields.get("text", "")[:LONGEST_DRAFT]
    if not text.strip():
        return JSONResponse({"claims": [], "quotations": [], "judgements": [], "unlinked": []})
    lying = desk(request).put("draft.md", text.encode())
    about = IntakeOptions(language=form.field("language") or None)
    try:
        checked = await run_in_threadpool(workbench(request).check, lying.path, about)
    finally:
        desk(request).clear(lying)
    return JSONResponse(checked_data(checked, Recheck()))
