"""The application: addresses and what answers them, behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.routing import BaseRoute, Mount, Route

import travaux
from travaux.errors import TravauxError
from travaux.web import answers, beside, data, drafting, ledger, readings, texts, world
from travaux.web.desk import Desk
from travaux.web.pages import Forged, fault_page, page
from travaux.web.prints import Prints
from travaux.web.safety import LARGEST, Guard, Guarded, TooLarge
from travaux.web.shelf import PAGES as PAGES_RENEWED
from travaux.web.shelf import Shelf
from travaux.workbench import Workbench


async def _no_icon(request: Request) -> Response:
    """Browsers ask for it by themselves; there is none."""
    return Response(status_code=204)


PAGES: list[BaseRoute] = [
    Route("/", texts.home),
    Route("/favicon.ico", _no_icon),
    Route("/desk", texts.receive, methods=["POST"]),
    Route("/desk/{key}", texts.look),
    Route("/desk/{key}", texts.decide, methods=["POST"]),
    Route("/desk/{key}/reading", readings.desk_reading),
    Route("/documents", texts.documents),
    Route("/documents/{document}", texts.document),
    Route("/documents/{document}/reading", readings.document_reading),
    Route("/documents/{document}/beside", beside.beside),
    Route("/documents/{document}/notes", readings.write_note, methods=["POST"]),
    Route("/documents/{document}/commitments", ledger.take, methods=["POST"]),
    Route("/documents/{document}/notes/{passage}", readings.note_page),
    Route("/documents/{document}/versions", answers.versions),
    Route("/documents/{document}/similar", answers.similar),
    Route("/documents/{document}/snapshots/{sha256}", texts.snapshot),
    Route("/history", answers.history),
    Route("/history/chart.svg", answers.history_chart),
    Route("/positions", answers.positions),
    Route("/claims", answers.claims),
    Route("/claims/chart.svg", answers.chart),
    Route("/calendar", world.calendar),
    Route("/watch", world.watch),
    Route("/ledger", ledger.ledger),
    Route("/ledger/{item}", ledger.item),
    Route("/ledger/{item}", ledger.enter, methods=["POST"]),
    Route("/families", world.families),
    Route("/check", drafting.check),
    Route("/check", drafting.check_data, methods=["POST"]),
    Route("/check/export", drafting.export, methods=["POST"]),
]


def application(bench: Workbench, guard: Guard | None = None) -> FastAPI:
    """The application over an open record, which it does not close."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.pages.close()
        app.state.shelf.close()
        app.state.slow_shelf.close()
        app.state.desk.close()

    app = FastAPI(title="travaux", version=travaux.__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.workbench, app.state.desk = bench, Desk()
    app.state.shelf, app.state.slow_shelf, app.state.prints = Shelf(), Shelf(), Prints()
    app.state.pages = Shelf(PAGES_RENEWED)
    app.include_router(data.router)
    app.router.routes += [*PAGES, Mount("/static", StaticFiles(packages=[("travaux.web", "static")]))]
    app.add_exception_handler(TravauxError, _fault)
    app.add_exception_handler(RequestValidationError, data.unlike_described)
    app.add_exception_handler(Forged, _forged)
    app.add_exception_handler(TooLarge, _too_large)
    app.add_exception_handler(404, _missing)
    app.add_middleware(Guarded, guard=guard or Guard())
    return app


async def _fault(request: Request, error: Exception) -> Response:
    assert isinstance(error, TravauxError)
    return fault_page(request, error)


async def _forged(request: Request, error: Exception) -> Response:
    return PlainTextResponse("The form did not come from a page of this server. Open the page again.", 403)


async def _too_large(request: Request, error: Exception) -> Response:
    return PlainTextResponse(f"The request is over the limit of {LARGEST:,} bytes.", 413)


async def _missing(request: Request, error: Exception) -> Response:
    return page(request, "fault.html", 404, message="There is no such page.")
