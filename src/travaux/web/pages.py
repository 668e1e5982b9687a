"""Pages: templates filled and sent. Everything a source says is escaped; marks that act on the screen are boxed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.errors import TravauxError
from travaux.render.self_contained import environment
from travaux.web.desk import Desk
from travaux.web.safety import FORM_FIELD, Guard
from travaux.workbench import Workbench

STATUS = {2: 400, 3: 404, 4: 422}
"""HTTP status by the exit code of an error: what the user gave is wrong, missing, or cannot be read."""


PATIENCE = 0.8
"""Seconds a request waits for an answer before it shows that it is being made."""


class Forged(Exception):
    """Raised for a form that did not come from a page of this server."""


def page(request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of the site from its template."""
    template = environment("travaux.web").get_template(name)
    given = {"here": request.url.path, "proof": request.state.proof, "proof_field": FORM_FIELD, **values}
    filled = template.render(**given)
    return HTMLResponse(filled, status)


def waiting(request: Request, what: str) -> HTMLResponse:
    """Says that an answer is being made, and asks again by itself."""
    return page(request, "waiting.html", what=what)


def fault_page(request: Request, error: TravauxError) -> HTMLResponse:
    """An error in words, with what to do."""
    return page(request, "fault.html", STATUS.get(error.exit_code, 500), message=str(error))


def see(path: str) -> Response:
    """Sends the browser on after a form, so that reloading does not send it again."""
    return RedirectResponse(path, 303)


def workbench(request: Request) -> Workbench:
    """The open record."""
    found: Workbench = request.app.state.workbench
    return found


def desk(request: Request) -> Desk:
    """Where uploads lie."""
    found: Desk = request.app.state.desk
    return found


async def shelved(request: Request, key: tuple[Hashable, ...], work: Callable[[], Any]) -> Any:
    """An answer that takes seconds; None while it is being made. A changed record is asked anew."""
    generation = await run_in_threadpool(workbench(request).generation)
    return await run_in_threadpool(request.app.state.shelf.ask, (generation, *key), work, PATIENCE)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form sent: its fields, and the one file it may carry."""

    fields: Mapping[str, str]
    file_name: str = ""
    file_content: bytes = b""

    def field(self, name: str) -> str:
        """A field without white space around it; empty when it was left out."""
        return self.fields.get(name, "").strip()


async def checked_form(request: Request) -> Form:
    """What a form sent; raises Forged when it does not carry the proof of its session."""
    guard: Guard = request.state.guard
    async with request.form(max_files=1, max_fields=40, max_part_size=8 * 1024 * 1024) as sent:
        fields = {name: value for name, value in sent.items() if isinstance(value, str)}
        if not guard.is_proof(request.state.session, fields.get(FORM_FIELD, "")):
            raise Forged
        upload = sent.get("file")
        if upload is None or isinstance(upload, str) or not upload.filename:
            return Form(fields)
        return Form(fields, upload.filename, await upload.read())
