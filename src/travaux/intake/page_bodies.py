"""The body text of a page: the innermost block that holds nearly all of its running text.

A line is running text when it is long enough or ends like a sentence and is not mostly links. A Chinese character
counts as three letters, so that short Chinese paragraphs weigh what their translations weigh. Where a page has no such
block, trafilatura (Barbaresi 2021, ACL demos) is asked; its thresholds count characters and so fail on short Chinese
pages.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml import html

from travaux.intake.dates import to_edtf
from travaux.intake.dirt_furniture import has_chrome, is_chrome_line, is_rights_line

_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "blockquote",
        "pre",
        "section",
        "article",
        "main",
        "dd",
    }
    | {"dt", "figcaption", "table", "tbody", "ul", "ol", "dl", "body", "br", "hr", "center", "caption"}
)
_CELLS = frozenset({"td", "th"})
_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "iframe", "svg", "template"}
    | {"header", "head", "textarea", "video", "audio", "object"}
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav(?:bar|igation)?|share|social|related|breadcrumbs?|crumbs|footer|header|sidebar|banner|"
    r"cookies?|pager|pagination|tags|langs?|languages?|toolbar|subscribe|copyright|comments?|recommend\w*|contentinfo)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HAN = re.compile("[㐀-鿿]")
_STOPS = tuple(".!?。！？；;:：…”")
_DATED_ITEM = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b.{0,120}")
_HAN_WEIGHT = 3
_RUNNING = 60
_MOSTLY_LINKS = 0.5
_NEARLY_ALL = 0.85
_LEAST_BODY = 90
_EDGE = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the page, the element it stands in, and how many of its characters are links."""

    text: str
    owner: html.HtmlElement
    linked: int

    @property
    def weight(self) -> int:
        """Its length in letters, a Chinese character counted as three."""
        return len(self.text) + (_HAN_WEIGHT - 1) * len(_HAN.findall(self.text))

    @property
    def is_link(self) -> bool:
        """Whether it leads elsewhere: mostly links, or a date and a headline as lists of news have them."""
        listed = _DATED_ITEM.fullmatch(self.text) is not None and not self.text.endswith(_STOPS)
        return self.linked > _MOSTLY_LINKS * len(self.text) or (listed and not to_edtf(self.text))

    @property
    def is_running(self) -> bool:
        long = self.weight >= _RUNNING or (self.weight >= _RUNNING // 2 and self.text.endswith(_STOPS))
        return long and not self.is_link and not is_rights_line(self.text) and not has_chrome(self.text)


def body_text(tree: html.HtmlElement, title: str = "") -> str:
    """The body, a line a paragraph, cells of a table row parted by tabs; ``''`` when the page holds no running text.

    ``title`` and dates that stand alone at its edges are left out; they are metadata.
    """
    body = tree.find("body")
    lines = _Collector().lines(body if body is not None else tree)
    running = [line for line in lines if line.is_running]
    if sum(line.weight for line in running) < _LEAST_BODY:
        return _by_trafilatura(tree)
    block = _innermost(running)
    kept = [line.text for line in lines if not line.is_link and _stands_in(line.owner, block)]
    return "\n".join(_without_edges(kept, title))


def lines_below(element: html.HtmlElement, title: str = "") -> str:
    """All lines of an element known to be the body, a line a paragraph, without title and lone dates at its edges."""
    return "\n".join(_without_edges([line.text for line in _Collector().lines(element)], title))


class _Collector:
    """Walks a tree once and cuts its text into lines at the borders of blocks."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._pieces: list[str] = []
        self._linked = 0

    def lines(self, root: html.HtmlElement) -> list[_Line]:
        """All lines below ``root`` that are not blank, without furniture by name."""
        self._walk(root, root, False)
        self._end_line(root)
        return self._lines

    def _walk(self, element: html.HtmlElement, owner: html.HtmlElement, in_link: bool) -> None:
        is_block = element.tag in _BLOCKS or (element.tag in _CELLS and _is_layout(element))
        inner = element if is_block and element.tag not in {"br", "hr"} else owner
        if is_block:
            self._end_line(owner)
        self._add(element.text, in_link or element.tag == "a")
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _LEFT_OUT and not _is_furniture(child):
                self._walk(child, inner, in_link or element.tag == "a")
            elif isinstance(child.tag, str) and child.tag not in {"script", "style"}:
                self._end_line(inner)
            self._add(child.tail, in_link or element.tag == "a")
        if is_block:
            self._end_line(inner)
        elif element.tag in _CELLS:
            self._pieces.append("\t")

    def _add(self, text: str | None, in_link: bool) -> None:
        if text:
            squeezed = re.sub(r"\s+", " ", text)
            self._pieces.append(squeezed)
            self._linked += len(squeezed.strip()) if in_link else 0

    def _end_line(self, owner: html.HtmlElement) -> None:
        line = re.sub(r" *\t *", "\t", re.sub(r" +", " ", "".join(self._pieces))).strip()
        if line.strip("\u200b\ufeff| >»·"):
            self._lines.append(_Line(line, owner, self._linked))
        self._pieces, self._linked = [], 0


def _is_layout(cell: html.HtmlElement) -> bool:
    """Whether a table cell lays out a page: it holds blocks of its own."""
    return any(child.tag in _BLOCKS for child in cell)


def _is_furniture(element: html.HtmlElement) -> bool:
    """Menus, share bars and the like by the names sites give them."""
    if element.tag in {"body", "main", "article"}:
        return False
    return bool(_FURNITURE.search(" ".join(element.get(name, "") for name in ("class", "id", "role"))))


def _innermost(running: Sequence[_Line]) -> html.HtmlElement:
    """The deepest element that holds 85 % of the weight of running text."""
    weights: dict[html.HtmlElement, int] = defaultdict(int)
    for line in running:
        for element in (line.owner, *line.owner.iterancestors()):
            weights[element] += line.weight
    needed = _NEARLY_ALL * sum(line.weight for line in running)
    heavy = [element for element, weight in weights.items() if weight >= needed]
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))


def _stands_in(owner: html.HtmlElement, block: html.HtmlElement) -> bool:
    return owner is block or any(ancestor is block for ancestor in owner.iterancestors())


def _without_edges(lines: Sequence[str], title: str) -> Sequence[str]:
    """The lines without title, lone dates and site furniture among the first and last eight."""
    last = len(lines) - _EDGE
    return [
        line for place, line in enumerate(lines) if _EDGE <= place < last or not _belongs_to_edge(line.strip(), title)
    ]


def _belongs_to_edge(line: str, title: str) -> bool:
    if title and " ".join(line.split()) == " ".join(title.split()):
        return True
    if not any(map(str.isalnum, line)) or is_rights_line(line) or has_chrome(line):
        return True
    return len(line) < _RUNNING and (is_chrome_line(line) or bool(to_edtf(line)))


def _by_trafilatura(tree: html.HtmlElement) -> str:
    found = trafilatura.extract(copy.deepcopy(tree), include_comments=False, include_tables=True)
    return str(found or "")
