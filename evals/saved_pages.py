"""Saved pages with known bodies: invented articles laid out as ministries, presidencies and news sites lay them out.

Articles and layouts stand in ``data/saved_pages``; some pages are written in the encodings such sites long used. Run
``python -m evals.saved_pages``. The layouts of ``HELD_OUT`` were written after the extraction and never mended for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import yaml

from travaux.intake.dates import to_edtf
from travaux.intake.pages import read_page
from travaux.record.drafts import IntakeOptions

FOLDER = Path(__file__).with_name("data") / "saved_pages"
LANGUAGES = ("ru", "zh", "en")
HELD_OUT = frozenset({"gazette", "archive"})
_OLD = {"ru": "windows-1251", "zh": "gb2312", "en": "windows-1252"}
_IN_OLD_ENCODINGS = frozenset({"table_layout", "line_breaks", "frames", "archive"})
_TOKEN = re.compile(r"[一-鿿]|[^\W一-鿿]+")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as saved, and what a careful reader would take from it: body lines, date and title."""

    layout: str
    language: str
    content: bytes
    body: str
    date: str
    title: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """How a page was read: F1 of the words (characters in Chinese) of the body, and if date and title are right."""

    page: SavedPage
    f1: float
    date_right: bool
    title_right: bool


def saved_pages() -> Iterator[SavedPage]:
    """All pages: each layout with one article of each language."""
    data = yaml.safe_load((FOLDER / "articles.yaml").read_text(encoding="utf-8"))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), autoescape=True)
    layouts = sorted(name.removesuffix(".html.j2") for name in environment.list_templates(["j2"]) if ".html" in name)
    for number, layout in enumerate(layouts):
        for language in LANGUAGES:
            article = {"table": [], **data[language][number % len(data[language])]}
            yield _page(environment, layout, language, {**article, "f": data["furniture"][language]})


def extraction(page: SavedPage) -> Extraction:
    """The page read and compared with what it holds."""
    found = read_page(page.content, IntakeOptions())
    date_right = to_edtf(found.fields.get("date", "")) == page.date
    return Extraction(page, f1(found.text, page.body), date_right, found.fields.get("title") == page.title)


def _page(environment: jinja2.Environment, layout: str, language: str, article: dict[str, Any]) -> SavedPage:
    charset = _OLD[language] if layout in _IN_OLD_ENCODINGS else "utf-8"
    html = environment.get_template(f"{layout}.html.j2").render(language=language, charset=charset, **article)
    body = "\n".join([*article["body"], *("\t".join(row) for row in article["table"])])
    content = html.encode(charset, "xmlcharrefreplace")
    return SavedPage(layout, language, content, body, article["date"], article["title"])


def f1(found: str, expected: str) -> float:
    """F1 of the words (characters in Chinese) of two texts as bags."""
    one, other = Counter(_TOKEN.findall(found)), Counter(_TOKEN.findall(expected))
    common = sum((one & other).values())
    return 2 * common / (sum(one.values()) + sum(other.values()))


def _report() -> Iterator[str]:
    extractions = [extraction(page) for page in saved_pages()]
    for found in extractions:
        page, faults = found.page, [] if found.date_right else ["date"]
        faults += [] if found.title_right else ["title"]
        yield f"{page.layout:<14}{page.language}  F1 {found.f1:.3f}  {' '.join(faults)}"
    for name, held_out in (("mended for", False), ("held out", True)):
        chosen = [found.f1 for found in extractions if (found.page.layout in HELD_OUT) == held_out]
        yield f"{name}: mean F1 {sum(chosen) / len(chosen):.3f} over {len(chosen)} pages"


if __name__ == "__main__":
    print("\n".join(_report()))
