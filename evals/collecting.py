"""Pages of known sites read by the rules of their sites. The general rule is measured by ``intake``."""

from __future__ import annotations

from pathlib import Path

from evals.measures import Eval, Measure
from evals.reuse_sets import gold_hash
from evals.saved_pages import f1
from evals.site_pages import LAYOUTS, SitePage, site_pages
from travaux.intake.answers import AnswerReader, Part
from travaux.record.documents import Document
from travaux.record.drafts import Draft
from travaux.record.fetches import Answer, Ending, Target


def measures(shared: Path | None, cache: Path) -> list[Measure]:
    """F1 of bodies, and the share of pages with the right date, title and language."""
    del shared, cache
    pages, gold = site_pages(), gold_hash(*sorted(LAYOUTS.iterdir()))
    with AnswerReader() as reader:
        read = [(page, _document(page, reader)) for page in pages]
    articles = [(page.article, document) for page, document in read]
    rates: dict[str, list[float]] = {
        "body-f1": [f1(document.text, article.body) for article, document in articles],
        "date": [document.date == article.day.isoformat() for article, document in articles],
        "title": [document.title == article.title for article, document in articles],
        "language": [document.base_language == article.language for article, document in articles],
    }
    return [Measure(f"collecting/{name}", sum(found) / len(found), len(found), gold) for name, found in rates.items()]


def _document(page: SitePage, reader: AnswerReader) -> Document:
    parts = [reader.read(_answer(page, path, content)) for path, content in page.parts]
    draft = reader.draft([part for part in parts if isinstance(part, Part)])
    assert isinstance(draft, Draft), f"{page.host}{page.path}: {draft}"
    return draft.document


def _answer(page: SitePage, path: str, content: bytes) -> Answer:
    """What the site's server answers; old encodings are served under the name of another."""
    address = f"http://{page.host}{path}"
    charset = "utf-8" if page.encoding == "utf-8" else "iso-8859-1"
    return Answer(Target(address), Ending.ANSWERED, "", address, 200, "", content, "text/html", charset)


COLLECTING = Eval("collecting", measures)
