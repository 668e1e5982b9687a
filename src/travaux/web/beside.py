"""What stands beside the passages of a document: each part is shown as soon as it has been worked out."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from travaux.errors import InvalidValue
from travaux.record.documents import DocumentHead
from travaux.web.pages import filled, notice, printed, shelved, workbench
from travaux.web.prints import Print

SHORTLY = 0.2
"""Seconds to wait for a part that may be quick, before the others are shown without it."""


def beside(request: Request) -> Response:
    """The parts worked out so far, and which are missing."""
    bench = workbench(request)
    head = bench.head(request.path_params["document"])
    parts = {name: shelved(request, key, work, SHORTLY) for name, (key, work) in _parts(request, head).items()}
    missing = [name for name, kept in parts.items() if kept is None]

    def fill() -> Print:
        answers = {name: kept.answer for name, kept in parts.items() if kept is not None}
        owned, fault = answers.get("owners", ((), ""))
        document = bench.show(head.id).document
        margins = bench.margins(document, answers.get("acts", ()), owned, answers.get("versions"))
        faults = [fault] if fault else []
        return filled(
            request, "beside.html", head=head, document=head.id, margins=margins, missing=missing, faults=faults
        )

    key = tuple((name, kept and kept.generation) for name, kept in parts.items())
    return printed(request, key, fill, notice(*(kept for kept in parts.values() if kept is not None)))


def _parts(request: Request, head: DocumentHead) -> dict[str, tuple[tuple[Hashable, ...], Callable[[], Any]]]:
    """What is asked about a document, with the key each answer is kept under: the quick first."""
    bench = workbench(request)
    parts: dict[str, tuple[tuple[Hashable, ...], Callable[[], Any]]] = {
        "acts": (("acts", head.id), lambda: bench.statements(bench.show(head.id).document))
    }
    if head.act:
        parts["versions"] = ("versions", head.act), lambda: bench.collated(head.act)
    parts["owners"] = ("owners", head.id), lambda: _owners(request, head.id)
    return parts


def _owners(request: Request, document: str) -> tuple[Any, str]:
    """Whose each passage is, and why nobody's can be told where the record has no two sides."""
    try:
        return workbench(request).ownership(document), ""
    except InvalidValue as error:
        return (), f"Whose a passage is cannot be told: {error}"
