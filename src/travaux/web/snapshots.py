"""Snapshots in the browser: pages of others, with everything taken out that could act, or as files to be kept."""

from __future__ import annotations

from dataclasses import dataclass

import nh3
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from travaux.errors import NotFound
from travaux.record.holdings import Holding
from travaux.web.pages import page, workbench

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TAGS = frozenset(
    {"p", "br", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead"}
    | {
        "tbody",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "sub",
        "sup",
        "section",
        "hr",
    }
    | {"section", "article", "main", "header", "footer", "figure", "figcaption", "center"}
)
_LARGEST_SHOWN = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wanted:
    """A snapshot of a document; ``raw``: its bytes as a file."""

    holding: Holding
    sha256: str
    raw: bool


def snapshot_page(request: Request, wanted: Wanted) -> Response:
    """A snapshot of a document; raises NotFound for a hash that is none of its own.

    Shown are pages only, without scripts, styles, pictures, links and attributes. As a
    file it is never opened in place.
    """
    holding, sha256 = wanted.holding, wanted.sha256
    known = {one.source.sha256: one.source for one in holding.publications}
    if sha256 not in known:
        raise NotFound("snapshot", sha256, "The page of the document lists its sources.")
    content, source = workbench(request).snapshot(sha256), known[sha256]
    is_shown = source.media_type in _PAGES and len(content) <= _LARGEST_SHOWN
    if wanted.raw or not is_shown:
        name = f'attachment; filename="{sha256[:16]}.bin"'
        return Response(content, media_type="application/octet-stream", headers={"Content-Disposition": name})
    harmless = nh3.clean(content.decode("utf-8", "replace"), tags=set(_TAGS), attributes={}, url_schemes=set())
    return page(request, "snapshot.html", body=Markup(harmless), source=source, holding=holding)
