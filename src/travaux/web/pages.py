"""Pages: templates filled and sent. Everything a source says is escaped; marks that act on the screen are boxed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.errors import TravauxError
from travaux.render.self_contained import environment
from travaux.web.desk import Desk
from travaux.web.prints import NOTICE_PLACE, PROOF_PLACE, Print
from travaux.web.safety import FORM_FIELD, Guard
from travaux.web.shelf import Kept, Shelf
from travaux.workbench import Workbench

STATUS = {2: 400, 3: 404, 4: 422}
"""HTTP status by the exit code of an error: what the user gave is wrong, missing, or cannot be read."""


PATIENCE = 0.8
"""Seconds a request waits for an answer before it shows that it is being made."""

LONGEST_FILL = 10.0
"""Seconds a request waits for a page that only has to be filled; a busy server shows meanwhile that it is coming."""

SLOW = frozenset({"owners", "families"})
"""Questions, by the first word of their key, that take minutes on a large record."""


class Forged(Exception):
    """Raised for a form that did not come from a page of this server."""


def filled(request: Request, name: str, **values: Any) -> Print:
    """A page of the site from its template, with nothing in it of the session that asks."""
    fixed = {"here": request.url.path, "proof": PROOF_PLACE, "proof_field": FORM_FIELD, "notice": Markup(NOTICE_PLACE)}
    return Print(environment("travaux.web").get_template(name).render(**fixed, **values))


def page(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """A page made for this one request."""
    return _sent(request, filled(request, name, **values), status)


def printed(request: Request, key: tuple[Hashable, ...], fill: Callable[[], Print], notice: str = "") -> Response:
    """A page filled once for a key that names everything it depends on; nothing when the browser has it still."""
    found: Print = request.app.state.prints.take((request.url.path, *key), fill)
    return _unless_held(request, found, notice)


def recorded(request: Request, fill: Callable[[], Print]) -> Response:
    """A page that shows the documents of the record and nothing else.

    When the record has changed, the page of before is sent with the time it was made, until a new one is filled.
    """
    shelf: Shelf[Print] = request.app.state.pages
    key = (request.url.path, request.url.query)
    kept = shelf.ask(key, workbench(request).generation(), lambda: fill().tagged(), LONGEST_FILL)
    return waiting(request, "The page") if kept is None else _unless_held(request, kept.answer, notice(kept))


def answered(request: Request, name: str, kept: Kept[Any], **values: Any) -> Response:
    """A page that shows an answer from the shelf, with a word where the record has changed since."""
    key = (kept.generation, request.url.query)
    return printed(request, key, lambda: filled(request, name, **values), notice(kept))


def changed(request: Request) -> None:
    """Makes the pages of the record anew for whoever asks next: what a reader has just written must stand there."""
    request.app.state.pages.clear()


def notice(*kept: Kept[Any]) -> str:
    """The word that the record has changed since the oldest of some answers was begun; empty when it has not."""
    outdated = [one.begun for one in kept if one.outdated]
    return min(outdated).strftime("%Y-%m-%d %H:%M:%S UTC") if outdated else ""


def _unless_held(request: Request, made: Print, outdated: str) -> Response:
    """A page, or nothing when the browser has it still."""
    tag = f'"{made.tag}-{request.state.proof[:16]}{outdated and "-"}{outdated.replace(" ", "-")}"'
    fresh = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        # The browser takes the headers of this answer over for the page it has kept: its policy must be among them.
        return Response(status_code=304, headers={**fresh, **_policy(made)})
    answer = _sent(request, made, outdated=outdated)
    answer.headers.update(fresh)
    return answer


def _sent(request: Request, made: Print, status: int = 200, outdated: str = "") -> Response:
    html = made.html.replace(PROOF_PLACE, request.state.proof)
    html = html.replace(NOTICE_PLACE, _OUTDATED.format(outdated) if outdated else "", 1)
    return HTMLResponse(html, status, _policy(made))


_OUTDATED = (
    '<p class="notice" role="status">As of {}: the record has changed since, and this page is being made anew. '
    '<a href="">Load it again</a></p>'
)


def _policy(made: Print) -> dict[str, str]:
    """The policy a page asks for, as a header; none where the usual one will do."""
    return {"Content-Security-Policy": made.policy} if made.policy else {}


def waiting(request: Request, what: str) -> Response:
    """Says that an answer is being made, and asks again by itself."""
    return page(request, "waiting.html", what=what)


def fault_page(request: Request, error: TravauxError) -> Response:
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


def shelved(
    request: Request, key: tuple[Hashable, ...], work: Callable[[], Any], patience: float = PATIENCE
) -> Kept[Any] | None:
    """An answer that takes seconds; None while it is being made. A changed record is asked anew.

    What takes minutes has a shelf of its own, so that a reading need not wait for it.
    """
    state = request.app.state
    shelf: Shelf[Any] = state.slow_shelf if key[0] in SLOW else state.shelf
    return shelf.ask(key, workbench(request).generation(), work, patience)


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
