"""Questions asked of the record: histories, likenesses, versions, positions and claims."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from travaux.errors import NotFound
from travaux.web.pages import answered, page, shelved, waiting, workbench


def history(request: Request) -> Response:
    """Whether something was ever said: every occurrence by date."""
    query = request.query_params.get("q", "").strip()
    if not query:
        return page(request, "history.html", query="", found=None)
    kept = shelved(request, ("history", query), lambda: workbench(request).history(query))
    if kept is None:
        return waiting(request, query)
    return answered(request, "history.html", kept, query=query, found=kept.answer)


def history_chart(request: Request) -> Response:
    """The chart of a history; raises NotFound when that history has not been asked for, or is not ready yet."""
    bench, query = workbench(request), request.query_params.get("q", "").strip()
    kept = shelved(request, ("history", query), lambda: bench.history(query)) if query else None
    if kept is None:
        raise NotFound("chart", query, "Ask for the history itself; its page shows the chart.")
    return Response(bench.history_svg(kept.answer), media_type="image/svg+xml")


def similar(request: Request) -> Response:
    """The texts most like one."""
    bench = workbench(request)
    head = bench.head(request.path_params["document"])
    kept = shelved(request, ("similar", head.id), lambda: bench.similar(head.id))
    if kept is None:
        return waiting(request, head.title or head.id)
    return answered(request, "similar.html", kept, head=head, found=kept.answer)


def versions(request: Request) -> Response:
    """The versions of a document's act side by side, with their differences."""
    bench = workbench(request)
    head = bench.head(request.path_params["document"])
    if not head.act:
        return page(request, "versions.html", head=head, collation=None)
    kept = shelved(request, ("versions", head.act), lambda: bench.collated(head.act))
    if kept is None:
        return waiting(request, head.title or head.id)
    return answered(request, "versions.html", kept, head=head, collation=kept.answer)


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
    """The answer to a claim in the language of predicates, with a chart where it asks for a series or for rows."""
    bench, claim = workbench(request), request.query_params.get("claim", "").strip()
    finding = bench.claim(claim) if claim else None
    is_drawn = finding is not None and finding.verdict is None and bench.is_drawable(claim)
    return page(request, "claims.html", claim=claim, finding=finding, is_drawn=is_drawn)


def chart(request: Request) -> Response:
    """The chart of a series or of rows; raises InvalidValue for anything else."""
    return Response(workbench(request).chart_svg(request.query_params.get("claim", "")), media_type="image/svg+xml")
