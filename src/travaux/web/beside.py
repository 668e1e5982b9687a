"""What stands beside the passages of a document: each part is shown as soon as it has been worked out."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from travaux.errors import InvalidValue
from travaux.record.documents import Document
from travaux.web.pages import filled, printed, shelved, workbench
from travaux.web.prints import Print

SHORTLY = 0.2
"""Seconds to wait for a part that may be quick, before the others are shown without it."""


def beside(request: Request) -> Response:
    """The parts worked out so far, and which are missing."""
    bench = workbench(request)
    holding = bench.show(request.path_params["document"])
    parts = {
        name: shelved(request, key, work, SHORTLY) for name, (key, work) in _parts(request, holding.document).items()
    }
    missing = [name for name, kept in parts.items() if kept is None]

    def fill() -> Print:
        answers = {name: kept.answer for name, kept in parts.items() if kept is not None}
        owned, fault = answers.get("owners", ((), ""))
        margins = bench.margins(holding.document, answers.get("acts", ()), owned, answers.get("versions"))
        faults = [fault] if fault else []
        return filled(request, "beside.html", head=holding.head, margins=margins, missing=missing, faults=faults)

    return printed(request, tuple((name, kept and kept.generation) for name, kept in parts.items()), fill)


def _parts(request: Request, document: Document) -> dict[str, tuple[tuple[Hashable, ...], Callable[[], Any]]]:
    """What is asked about a document, with the key each answer is kept under: the quick first."""
    bench = workbench(request)
    ids = bench.versions_of(document.act) if document.act else ()
    parts: dict[str, tuple[tuple[Hashable, ...], Callable[[], Any]]] = {
        "acts": (("acts", document.id), lambda: bench.statements(document))
    }
    if len(ids) > 1:
        parts["versions"] = ("versions", *ids), lambda: bench.collate(ids)
    parts["owners"] = ("owners", document.id), lambda: _owners(request, document)
    return parts


def _owners(request: Request, document: Document) -> tuple[Any, str]:
    """Whose each passage is, and why nobody's can be told where the record has no two sides."""
    try:
        return workbench(request).ownership(document.id), ""
    except InvalidValue as error:
        return (), f"Whose a passage is cannot be told: {error}"
