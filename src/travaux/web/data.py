"""The record as JSON for programs on this machine: the same forms as the commands print, described by OpenAPI."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse

from travaux.errors import TravauxError
from travaux.render.contract import reading_dict
from travaux.render.forms import coverage_form, head_form
from travaux.web.pages import STATUS, workbench

router = APIRouter(prefix="/api")

Filter = Annotated[str, Query(description="A filter such as language=ru date>=2013", max_length=2000)]
AsOf = Annotated[str, Query(description="EDTF; only what is dated certainly before it", max_length=40)]
_FAULTS: dict[int | str, dict[str, Any]] = {
    status: {"description": "What was wrong, and what to do"} for status in (400, 404, 422)
}


@router.get("/documents", responses=_FAULTS)
def documents(request: Request, filter: Filter = "", as_of: AsOf = "") -> JSONResponse:  # noqa: A002 - the name users write
    """The documents a filter admits, as ``travaux list --format json``."""
    try:
        view = workbench(request).view(as_of, filter, unofficial=True)
        heads = [head_form(head) for head in view.heads()]
    except TravauxError as error:
        return _fault(error)
    return JSONResponse({"format": "travaux.list/1", "record": coverage_form(view.coverage()), "documents": heads})


@router.get("/readings/{document}", responses=_FAULTS)
def reading(
    request: Request,
    document: Annotated[str, Path(max_length=64)],
    filter: Filter = "",  # noqa: A002 - the name users write
    as_of: AsOf = "",
) -> JSONResponse:
    """The reading of a document, as ``travaux read --format json``."""
    try:
        bench = workbench(request)
        found = bench.read(bench.show(document).document, as_of=as_of, against=filter)
    except TravauxError as error:
        return _fault(error)
    return JSONResponse(reading_dict(found.reading))


def _fault(error: TravauxError) -> JSONResponse:
    return JSONResponse({"error": str(error)}, STATUS.get(error.exit_code, 500))
