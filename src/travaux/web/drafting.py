"""The desk for drafts: checked as they are written, corrected through their claims file, given out with footnotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from travaux.record.claims import CheckedDraft, Recheck
from travaux.record.drafts import IntakeOptions
from travaux.render.checked_contract import checked_form as checked_data
from travaux.web.pages import Form, checked_form, desk, page, workbench

LONGEST_DRAFT = 200_000
NAME, CLAIMS = "draft.md", "draft.md.claims.yaml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Answer = TypeVar("Answer")


def check(request: Request) -> Response:
    """The desk for drafts: an editor with the checks beside it; a passage may be brought along to be quoted."""
    bench, asked = workbench(request), request.query_params
    if "quote" not in asked:
        return page(request, "check.html", quoted=None, head=None)
    holding = bench.show(asked["quote"])
    passages = {passage.id: passage for passage in bench.passages(holding.document)}
    return page(request, "check.html", quoted=passages.get(asked.get("passage", "")), head=holding.head)


async def check_data(request: Request) -> Response:
    """A draft checked, as JSON by the contract of ``travaux check``, with its claims file as ``claims_file``."""
    form = await checked_form(request)
    if not form.field("text"):
        return JSONResponse({"claims": [], "quotations": [], "judgements": [], "unlinked": [], "changed": []})

    def told(checked: CheckedDraft, again: Recheck, file: Path) -> Response:
        saved = file.read_text("utf-8") if file.exists() else ""
        return JSONResponse(checked_data(checked, replace(again, file=CLAIMS)) | {"claims_file": saved})

    return await run_in_threadpool(_checked, request, form, told)


async def export(request: Request) -> Response:
    """The draft as a Word file, with a footnote on every claim."""
    form = await checked_form(request)

    def exported(checked: CheckedDraft, again: Recheck, file: Path) -> Response:
        content = workbench(request).export_checked(checked, again, NAME)
        return Response(content, media_type=WORD, headers={"Content-Disposition": 'attachment; filename="draft.docx"'})

    return await run_in_threadpool(_checked, request, form, exported)


def _checked(request: Request, form: Form, answer: Callable[[CheckedDraft, Recheck, Path], Answer]) -> Answer:
    """An answer about a draft and its claims file, which lie on the desk only meanwhile."""
    bench, text = workbench(request), form.fields.get("text", "")[:LONGEST_DRAFT]
    lying = desk(request).put(NAME, text.encode())
    try:
        file = lying.path.with_name(CLAIMS)
        if form.field("claims"):
            file.write_text(form.field("claims") + "\n", "utf-8")
        checked = bench.check(lying.path, IntakeOptions(language=form.field("language") or None))
        return answer(checked, bench.recheck(lying.path, checked), file)
    finally:
        desk(request).clear(lying)
