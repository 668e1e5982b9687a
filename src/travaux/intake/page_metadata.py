"""What a web page says about itself: meta tags, JSON-LD, Open Graph, ``lang``, dated elements, then htmldate."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import date

from htmldate import find_date
from lxml import etree, html

from travaux.intake.dates import dates_in, to_edtf

_META = {
    "date": (
        "article:published_time", "datepublished", "dc.date", "dcterms.date", "dcterms.created", "dc.date.issued",
        "dcterms.issued", "pubdate", "publishdate", "publish_date", "publishedtime", "publication_date", "mediaid_date",
        "og:published_time", "sailthru.date", "parsely-pub-date", "date",
    ),
    "title": ("og:title", "dc.title", "dcterms.title", "articletitle", "twitter:title"),
    "language": ("dc.language", "dcterms.language", "og:locale", "language", "content-language"),
    "url": ("og:url",),
    "publisher": ("og:site_name", "dc.publisher", "sitename"),
}  # fmt: skip
_LINKED_DATA = {"date": "datePublished", "title": "headline", "language": "inLanguage"}
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DATED = (
    "//time/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']",
    "//*[not(self::html or self::body or self::script or self::style)]"
    "[contains(@class,'date') or contains(@class,'time') or contains(@id,'date') or contains(@class,'pub')]",
)
_LISTING = ("nav", "aside", "footer", "li", "select")
_LONGEST_DATED = 200
_LONGEST_LONE_DATE = 40
_DEEPEST = 20


def page_fields(tree: html.HtmlElement, content: bytes) -> dict[str, str]:
    """The metadata of a page as it writes them; fields it does not name are left out."""
    meta, linked = _meta(tree), _linked_data(tree)
    saved = _SAVED_FROM.search(content, 0, 4096)
    fields = {
        "date": meta.get("date") or linked.get("date") or _dated_element(tree) or _by_htmldate(tree),
        "title": meta.get("title") or linked.get("title") or _heading(tree),
        "language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or meta.get("language"),
        "url": _first(tree, "//link[@rel='canonical']/@href") or meta.get("url") or (saved and saved.group(1).decode()),
        "publisher": meta.get("publisher") or linked.get("publisher"),
    }
    return {name: " ".join(value.split()) for name, value in fields.items() if value and value.strip()}


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = (element.get("content") or "").strip()
        if name and value:
            named.setdefault(name.lower(), value)
    found = {field: next((named[name] for name in names if name in named), "") for field, names in _META.items()}
    if not to_edtf(found["date"]):
        found["date"] = ""
    return found


def _linked_data(tree: html.HtmlElement) -> dict[str, str]:
    """``datePublished`` and the like of the first JSON-LD object that has them."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(data, 0):
            if "datePublished" in item or "headline" in item:
                found = {ours: item[theirs] for ours, theirs in _LINKED_DATA.items() if theirs in item}
                publisher = item.get("publisher")
                found["publisher"] = publisher.get("name") if isinstance(publisher, dict) else publisher
                return {name: value for name, value in found.items() if isinstance(value, str)}
    return {}


def _objects(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)


def _dated_element(tree: html.HtmlElement) -> str:
    """The date of the first element marked as one, outside lists of other items."""
    for path in _DATED:
        for found in tree.xpath(path):
            written = found if isinstance(found, str) else " ".join(found.itertext())
            if not isinstance(found, str) and _is_listed(found):
                continue
            edtf = to_edtf(str(written)) or _only_date(str(written))
            if edtf:
                return str(edtf)
    return _lone_date(tree)


def _lone_date(tree: html.HtmlElement) -> str:
    """The one date that is all an element holds; ``''`` when there are several."""
    leaves = (element for element in tree.iter("td", "p", "div", "span", "font", "em", "small") if len(element) == 0)
    own = (element for element in leaves if element.text and not _is_listed(element))
    dates = {to_edtf(element.text) for element in own if len(element.text) < _LONGEST_LONE_DATE}
    days = {edtf for edtf in dates if edtf and len(edtf) == len("2024-05-16")}
    return days.pop() if len(days) == 1 else ""


def _only_date(written: str) -> str:
    found = {edtf for edtf, _, _ in dates_in(" ".join(written.split())) if len(edtf) == len("2024-05-16")}
    return found.pop() if len(written) < _LONGEST_DATED and len(found) == 1 else ""


def _is_listed(element: html.HtmlElement) -> bool:
    """Whether the element stands in navigation, a sidebar, a foot or a list: its date is that of another item."""
    return any(ancestor.tag in _LISTING for ancestor in element.iterancestors())


def _by_htmldate(tree: html.HtmlElement) -> str:
    """What htmldate finds outside lists of other items; ``''`` when nothing."""
    own = copy.deepcopy(tree)
    etree.strip_elements(own, *_LISTING, with_tail=False)
    try:
        found = find_date(own, original_date=True, extensive_search=False, max_date=date.today().isoformat())
    except (ValueError, TypeError, RecursionError, OverflowError):
        return ""
    return found or ""


def _heading(tree: html.HtmlElement) -> str:
    """The one ``h1``; else the part of ``title`` that stands as a heading in the page, or its longest part."""
    headings = [" ".join(" ".join(heading.itertext()).split()) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = " ".join(_first(tree, "//title/text()").split())
    standing = {
        " ".join(" ".join(found.itertext()).split()) for found in tree.iter("h1", "h2", "h3", "h4", "b", "strong")
    }
    if title in standing:
        return title
    parts = re.split(r"\s+[|•·—–:-]+\s+|_", title)
    return next((part for part in parts if part in standing), max(parts, key=len))


def _first(tree: html.HtmlElement, path: str) -> str:
    found = tree.xpath(path)
    return str(found[0]) if found else ""
