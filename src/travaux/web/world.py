"""The world beside the texts: events, signs to watch for, and families of one wording."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from travaux.web.pages import answered, page, shelved, waiting, workbench
from travaux.world.watching import overdue, score


def calendar(request: Request) -> Response:
    """Events, posts and delegations of the registers, newest first."""
    events = workbench(request).view().registers.events()
    return page(request, "calendar.html", events=sorted(events, key=lambda event: event.date, reverse=True))


def watch(request: Request) -> Response:
    """The signs to watch for: what is overdue, what is open, how good the probabilities given were."""
    items = workbench(request).view().registers.watch_items()
    late = overdue(items, datetime.now(UTC).date().isoformat())
    return page(request, "watch.html", items=items, late=late, score=score(items))


def families(request: Request) -> Response:
    """The wordings that stand in most documents, with the course each took."""
    filter_ = request.query_params.get("filter", "")
    kept = shelved(request, ("families", filter_), lambda: workbench(request).families(against=filter_))
    if kept is None:
        return waiting(request, "Families of wording")
    return answered(request, "families.html", kept, families=kept.answer, filter=filter_)
