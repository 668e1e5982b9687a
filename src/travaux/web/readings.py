"""The reading room: a document of the record, or a text on the desk, read against everything before it."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from travaux.errors import NotFound
from travaux.record.notes import Note
from travaux.render.page import Frame, framed_page
from travaux.render.results import ReadingResult
from travaux.render.self_contained import environment
from travaux.web.pages import checked_form, desk, notice, page, printed, see, shelved, waiting, workbench
from travaux.web.prints import NOTICE_PLACE, PROOF_PLACE, Print
from travaux.web.safety import FORM_FIELD, POLICY
from travaux.web.shelf import Kept
from travaux.web.texts import said_about


def document_reading(request: Request) -> Response:
    """The reading of a document of the record, with notes."""
    bench = workbench(request)
    head = bench.head(request.path_params["document"])
    as_of, against = (request.query_params.get(name, "") for name in ("as_of", "against"))
    key = ("document", head.id, as_of, against)
    kept = shelved(request, key, lambda: bench.read(bench.show(head.id).document, as_of=as_of, against=against))
    if kept is None:
        return waiting(request, head.title or head.id)
    notes = bench.notes(head.id)

    def fill() -> Print:
        return _reading_page(kept, _room(kept.answer, head.id, notes))

    return printed(request, (*key, kept.generation, notes), fill, notice(kept))


def desk_reading(request: Request) -> Response:
    """The reading of a text that is not in the record."""
    bench, lying = workbench(request), desk(request).take(request.path_params["key"])
    about = said_about(request.query_params)
    key = ("desk", lying.key, *sorted(request.query_params.items()))
    kept = shelved(request, key, lambda: bench.read(lying.path, about))
    if kept is None:
        return waiting(request, lying.path.name)
    navigation = _links((f"/desk/{lying.key}", "This text"))
    return printed(request, (*key, kept.generation), lambda: _reading_page(kept, Frame(navigation)), notice(kept))


def note_page(request: Request) -> Response:
    """The note on a passage, to be written where no script brings the form into the reading."""
    bench, wanted = workbench(request), request.path_params["passage"]
    holding = bench.show(request.path_params["document"])
    passage = next((one for one in bench.passages(holding.document) if one.id == wanted), None)
    if passage is None:
        raise NotFound("passage", wanted, "The text may have been cut anew; open its reading again.")
    text = next((note.text for note in bench.notes(holding.head.id) if note.passage == wanted), "")
    return page(request, "note.html", head=holding.head, passage=passage, text=text)


async def write_note(request: Request) -> Response:
    """Keeps the note on a passage."""
    form = await checked_form(request)
    document, passage = request.path_params["document"], form.field("passage")
    await run_in_threadpool(workbench(request).note, document, passage, form.field("text"))
    return see(f"/documents/{document}/reading#p-{passage}")


def _reading_page(kept: Kept[ReadingResult], frame: Frame) -> Print:
    rules = {name: POLICY[name] for name in ("form-action", "base-uri", "connect-src")}
    above = frame.navigation + Markup(NOTICE_PLACE)
    framed = framed_page(kept.answer.reading, replace(frame, navigation=above, rules=rules, served="'self'"))
    return Print(framed.html, f"{framed.policy}; frame-ancestors 'none'")


def _room(result: ReadingResult, document: str, notes: tuple[Note, ...]) -> Frame:
    """What the reading room of a document adds to its reading."""
    template = environment("travaux.web").get_template("filters.html")
    above = Markup(template.render(document=document, proof=PROOF_PLACE, proof_field=FORM_FIELD))
    return Frame(_navigation(document), above, _note_panels(result, notes))


def _navigation(document: str) -> Markup:
    return _links((f"/documents/{document}", "This document"), (f"/documents/{document}/versions", "Versions"),
                  (f"/documents/{document}/similar", "Most alike"),
                  (f"/documents/{document}/beside", "Beside the passages"))  # fmt: skip


def _links(*more: tuple[str, str]) -> Markup:
    """Links above the text: those of the site, then of the text."""
    places = (("/", "travaux"), ("/documents", "Documents"), ("/check", "Check a draft"), *more)
    links = (Markup('<a href="{}">{}</a>').format(address, name) for address, name in places)
    return Markup('<nav class="site" aria-label="Site">{}</nav>').format(Markup(" ").join(links))


def _note_panels(result: ReadingResult, notes: tuple[Note, ...]) -> dict[str, Markup]:
    """Under each passage its note, and where to write one: a form for each would keep a browser busy for seconds."""
    document, written = result.reading.document.id, {note.passage: note.text for note in notes}
    return {
        read.passage.id: _NOTE.format(
            document=document,
            passage=read.passage.id,
            novelty=read.novelty,
            text=written.get(read.passage.id, ""),
            write="Change the note" if read.passage.id in written else "Write a note",
            history=_ASK.format(text=read.passage.text, document=document, passage=read.passage.id),
        )
        for read in result.reading.passages
    }


_ASK = Markup(
    '<a href="/history?q={text}">Ever said before? The history of this passage</a> · '
    '<a href="/check?quote={document}&amp;passage={passage}">Quote it in the draft</a>'
)
_NOTE = Markup(
    '<div class="noted" data-novelty="{novelty}" data-passage="{passage}"><p>{history}</p>'
    '<p class="note" dir="auto">{text}</p>'
    '<p><a class="write" href="/documents/{document}/notes/{passage}">{write}</a></p></div>'
)
