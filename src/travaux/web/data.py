"""The record as JSON for programs on this machine: the same forms as the commands print, described by OpenAPI."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from travaux.errors import TravauxError
from travaux.render.contract import reading_dict
from travaux.render.forms import coverage_form, head_form
from travaux.web.described import Fault, ListAnswer, ReadingAnswer
from travaux.web.pages import STATUS, shelved, workbench

router = APIRouter(prefix="/api")

LONGEST_WAIT = 600.0
"""Seconds a program waits for a reading: the first of a large record takes minutes, and others may come before it."""

Filter = Annotated[str, Query(description="A filter such as language=ru date>=2013", max_length=2000)]
AsOf = Annotated[str, Query(description="EDTF; only what is dated certainly before it", max_length=40)]
Beginning = Annotated[str, Path(description="The id of a document, or its unique beginning", pattern="^[0-9a-fA-F]+$")]
_FAULTS_SAID = {
    400: "A value that means nothing",
    404: "No such document",
    422: "A request unlike this description, or a text that cannot be read",
    503: "Not worked out yet",
}
_FAULTS: dict[int | str, dict[str, Any]] = {
    status: {"description": said, "model": Fault} for status, said in _FAULTS_SAID.items()
}


@router.get("/documents", response_model=ListAnswer, responses=_FAULTS)
def documents(request: Request, filter: Filter = "", as_of: AsOf = "") -> JSONResponse:  # noqa: A002 - the name users write
    """The documents a filter admits, as ``travaux list --format json``."""
    try:
        view = workbench(request).view(as_of, filter, unofficial=True)
        heads = [head_form(head) for head in view.heads()]
    except TravauxError as error:
        return _fault(error)
    return JSONResponse({"format": "travaux.list/1", "record": coverage_form(view.coverage()), "documents": heads})


@router.get("/readings/{document}", response_model=ReadingAnswer, responses=_FAULTS)
def reading(
    request: Request,
    document: Beginning,
    filter: Filter = "",  # noqa: A002 - the name users write
    as_of: AsOf = "",
) -> JSONResponse:
    """The reading of a document, as ``travaux read --format json``."""
    bench = workbench(request)
    try:
        id_ = bench.head(document).id
        key = ("document", id_, as_of, filter)
        kept = shelved(
            request, key, lambda: bench.read(bench.show(id_).document, as_of=as_of, against=filter), LONGEST_WAIT
        )
    except TravauxError as error:
        return _fault(error)
    if kept is None:
        return JSONResponse({"error": "The reading is not done yet. Ask again."}, 503)
    return JSONResponse(reading_dict(kept.answer.reading))


def unlike_described(request: Request, error: Exception) -> JSONResponse:
    """A request that is not as described, in the form of every other fault."""
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    return JSONResponse({"error": wrong}, 422)


def _fault(error: TravauxError) -> JSONResponse:
    return JSONResponse({"error": str(error)}, STATUS.get(error.exit_code, 500))
