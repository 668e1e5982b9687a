"""Texts: dropped or pasted, looked at, read or added; those of the record listed, searched and shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from travaux.record import dates
from travaux.record.documents import DocumentHead, VersionKind
from travaux.record.drafts import Draft, IntakeOptions, Refusal
from travaux.web.pages import (
    answered,
    changed,
    checked_form,
    desk,
    filled,
    page,
    recorded,
    see,
    shelved,
    waiting,
    workbench,
)
from travaux.web.prints import Print
from travaux.web.snapshots import Wanted, snapshot_page

SHOWN, NEWEST = 200, 12
"""Documents on a page of the list, which the filter narrows down, and on the first page."""

MOST_VALUES = 12
"""Values of a facet that are offered."""

FIELDS = ("title", "date", "language", "kind", "issuers", "act", "version_kind")
"""What a reader can put right about a text, in this order on the page."""

_LEAD = 1500


def home(request: Request) -> Response:
    """What the record holds, and where to drop a text."""
    bench = workbench(request)

    def fill() -> Print:
        view = bench.view()
        newest = view.heads()[::-1][:NEWEST]
        return filled(request, "home.html", folder=bench.folder.name, coverage=view.coverage(), newest=newest)

    return recorded(request, fill)


async def receive(request: Request) -> Response:
    """Lays an upload or a pasted text on the desk."""
    form = await checked_form(request)
    if form.file_name:
        lying = desk(request).put(form.file_name, form.file_content)
    elif form.field("text"):
        lying = desk(request).put("pasted.txt", form.fields["text"].encode())
    else:
        return page(request, "fault.html", 400, message="Nothing was given. Choose a file, or paste a text.")
    return see(f"/desk/{lying.key}")


def look(request: Request) -> Response:
    """A text on the desk: what was guessed about it, to be put right before it is read or added."""
    lying = desk(request).take(request.path_params["key"])
    draft = workbench(request).draft(lying.path, said_about(request.query_params))
    document = draft.document
    said = {name: _written(draft, name) for name in FIELDS}
    return page(
        request, "desk.html", key=lying.key, file=lying.path.name, said=said, cautions=draft.cautions,
        lead=document.text[:_LEAD], length=len(document.text), language=document.language, kinds=list(VersionKind),
    )  # fmt: skip


async def decide(request: Request) -> Response:
    """Reads the text as it lies, or adds it to the record first."""
    form = await checked_form(request)
    lying = desk(request).take(request.path_params["key"])
    said = {name: form.field(name) for name in FIELDS if form.field(name)}
    if form.field("action") != "add":
        return see(f"/desk/{lying.key}/reading?{urlencode(said)}")
    (answer,) = await run_in_threadpool(lambda: tuple(workbench(request).add([lying.path], said_about(said))))
    if isinstance(answer, Refusal):
        raise answer.error
    changed(request)
    return see(f"/documents/{answer.head.id}/reading")


def documents(request: Request) -> Response:
    """The documents a filter admits, or those that hold the words sought."""
    query, against = (request.query_params.get(name, "") for name in ("q", "filter"))
    if not query.strip():
        return recorded(request, lambda: _listed(request))
    key = ("search", query, against)
    kept = shelved(request, key, lambda: workbench(request).search(query, against=against))
    if kept is None:
        return waiting(request, query)
    return answered(request, "found.html", kept, found=kept.answer, query=query, filter=against)


def _listed(request: Request) -> Print:
    against = request.query_params.get("filter", "")
    heads = workbench(request).view("", against, unofficial=True).heads()
    return filled(
        request, "documents.html", heads=heads[::-1][:SHOWN], total=len(heads), facets=_facets(heads), filter=against,
        query="",
    )  # fmt: skip


def document(request: Request) -> Response:
    """One document: its text, its sources, and what can be asked of it."""

    def fill() -> Print:
        holding = workbench(request).show(request.path_params["document"])
        return filled(request, "document.html", holding=holding, head=holding.head)

    return recorded(request, fill)


def snapshot(request: Request) -> Response:
    """The bytes a text was read from, made harmless, or to be kept as a file."""
    holding = workbench(request).show(request.path_params["document"])
    return snapshot_page(request, Wanted(holding, request.path_params["sha256"], "raw" in request.query_params))


def said_about(said: Mapping[str, str]) -> IntakeOptions:
    """The metadata in the fields of a form or an address; raises InvalidValue later, where one is wrong."""
    issuers = tuple(name.strip() for name in said.get("issuers", "").split(";") if name.strip())
    kinds = {kind.value: kind for kind in VersionKind}
    return IntakeOptions(
        act=said.get("act") or None,
        language=said.get("language") or None,
        version_kind=kinds.get(said.get("version_kind", "")),
        date=said.get("date") or None,
        issuers=issuers or None,
        kind=said.get("kind") or None,
        title=said.get("title") or None,
    )


def _written(draft: Draft, name: str) -> str:
    value = getattr(draft.document, name)
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _facets(heads: tuple[DocumentHead, ...]) -> dict[str, list[tuple[str, str, int]]]:
    """By language, kind, issuer and year the most frequent values, each with its condition and number of documents."""
    years = Counter(span[0].year for head in heads if (span := dates.bounds(head.date)))
    found = {
        name: [(value, f'{name}="{value}"', count) for value, count in counts.most_common(MOST_VALUES)]
        for name, counts in {
            "language": Counter(head.language for head in heads),
            "kind": Counter(head.kind for head in heads if head.kind),
            "issuer": Counter(name for head in heads for name in head.issuers),
        }.items()
    }
    latest = sorted(years.items(), reverse=True)[:MOST_VALUES]
    return found | {"year": [(str(year), f"date>={year} date<{year + 1}", count) for year, count in latest]}
