"""The forms a brief is given out in, by name and by the ending of a file."""

from __future__ import annotations

from collections.abc import Mapping

from travaux.errors import BrokenBrief, InvalidValue
from travaux.record.briefs import ResolvedBrief
from travaux.render.bibliography import bibtex, csl_json
from travaux.render.brief_contract import brief_json
from travaux.render.brief_markdown import brief_markdown
from travaux.render.brief_page import brief_page
from travaux.render.brief_pdf import brief_pdf
from travaux.render.brief_word import brief_word
from travaux.render.evidence_table import evidence_csv
from travaux.render.printed_brief import printed
from travaux.render.refi_project import refi_project

FORMS = ("html", "docx", "pdf", "md", "json", "csl", "bibtex", "refi", "csv")
ENDINGS = {
    ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf", ".md": "md", ".json": "json", ".bib": "bibtex",
    ".qdpx": "refi", ".csv": "csv",
}  # fmt: skip


def exported(found: ResolvedBrief, form: str, texts: Mapping[str, str], *, broken: bool = False) -> bytes:
    """The brief in a form; ``texts`` are the documents cited, by id.

    Raises BrokenBrief when any evidence does not stand, unless ``broken`` is set: then every fault stands in its place.
    """
    if found.faults and not broken:
        raise BrokenBrief(found.brief.title, [told(one.section, one.sentence, one.what) for one in found.faults])
    match form:
        case "docx":
            return brief_word(printed(found))
        case "pdf":
            return brief_pdf(printed(found))
        case "refi":
            return refi_project(found, texts)
        case _:
            return _text(found, form).encode("utf-8", "backslashreplace")


def _text(found: ResolvedBrief, form: str) -> str:
    match form:
        case "html":
            return brief_page(printed(found))
        case "md":
            return brief_markdown(printed(found))
        case "json":
            return brief_json(found)
        case "csl":
            return csl_json(found.references)
        case "bibtex":
            return bibtex(found.references)
        case "csv":
            return evidence_csv(found)
    raise InvalidValue("no such form", form, "export", f"Use one of {', '.join(FORMS)}.")


def told(section: str, sentence: str, what: str) -> str:
    """A fault on one line: the question, the beginning of the sentence, what is wrong."""
    where = f"{section}: {sentence[:80]}{'…' if len(sentence) > 80 else ''}" if sentence else "the brief"
    return f"{where}: {what}"
