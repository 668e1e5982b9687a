"""Every form of a brief: footnotes are real, links lead somewhere, hostile titles do nothing."""

from __future__ import annotations

import csv
import json
import re
import uuid
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO

import docx
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.questions.composing.two_sides import LANGUAGES, newest, record
from travaux.errors import InvalidValue
from travaux.record.briefs import Brief
from travaux.render import brief_pdf
from travaux.render.brief_exports import FORMS
from travaux.render.printed_brief import printed
from travaux.workbench import Workbench

HOSTILE = "</title><script>alert(1)</script> “[^9] {++x++} \\end{a} $1 #let 100% & *b* \u202e"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QDA = "{urn:QDA-XML:project:1.0}"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with record(tmp_path_factory.mktemp("exports"), HOSTILE) as opened:
        yield opened


@pytest.fixture(scope="module", params=LANGUAGES)
def brief(workbench: Workbench, request: pytest.FixtureRequest) -> Brief:
    return workbench.compose(newest(workbench, request.param).id)


def test_page_is_self_contained_and_every_link_leads_somewhere(workbench: Workbench, brief: Brief) -> None:
    page = workbench.export(brief, "html").decode()
    tree = lxml_html.fromstring(page)
    names = [one.get("id") for one in tree.iter() if one.get("id")]
    targets = [one.get("href", "") for one in tree.iter("a")]
    assert len(names) == len(set(names))
    assert {target[1:] for target in targets if target.startswith("#")} <= set(names)
    assert all(target.startswith(("#", "https://")) for target in targets)
    assert not list(tree.iter("script", "img", "link", "iframe"))
    assert "<del>" in page


def test_word_document_has_real_footnotes_each_referred_to_once(workbench: Workbench, brief: Brief) -> None:
    content = workbench.export(brief, "docx")
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    notes = etree.fromstring(parts["word/footnotes.xml"])
    ids = [one.get(f"{WORD}id") for one in notes.iter(f"{WORD}footnote")]
    body = etree.fromstring(parts["word/document.xml"])
    referred = [one.get(f"{WORD}id") for one in body.iter(f"{WORD}footnoteReference")]
    assert ids == [str(number) for number in range(len(ids))]
    assert referred == ids[2:]
    assert len(referred) == len(printed(workbench.resolve(brief)).notes)
    assert b"footnotes+xml" in parts["[Content_Types].xml"]
    assert b"relationships/footnotes" in parts["word/_rels/document.xml.rels"]
    links = {
        one.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        for one in notes.iter(f"{WORD}hyperlink")
    }
    known = re.findall(r'Id="([^"]+)"', parts.get("word/_rels/footnotes.xml.rels", b"").decode())
    assert links <= set(known)
    fonts = {one.get(f"{WORD}eastAsia") for one in body.iter(f"{WORD}rFonts")}
    assert fonts == {"Noto Serif CJK SC"}
    assert any(run.font.strike for paragraph in docx.Document(BytesIO(content)).paragraphs for run in paragraph.runs)


def test_answers_and_annexes_lead_to_each_other_in_every_form(workbench: Workbench, brief: Brief) -> None:
    sections = {one.name: one for one in printed(workbench.resolve(brief)).sections}
    led = [one for one in sections.values() if one.rest]
    assert len(sections) == len(brief.sections)
    assert all(sections[one.rest].rest == one.name for one in led)
    assert any(one.annex for one in led)
    with zipfile.ZipFile(BytesIO(workbench.export(brief, "docx"))) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    named = [one.get(f"{WORD}name") for one in body.iter(f"{WORD}bookmarkStart")]
    anchors = {one.get(f"{WORD}anchor") for one in body.iter(f"{WORD}hyperlink")} - {None}
    assert len(named) == len(set(named)) == len(sections)
    assert anchors == {one.rest.replace("-", "_") for one in led}
    text = workbench.export(brief, "md").decode()
    assert all(f'<a id="{one.rest}"></a>' in text and f"](#{one.rest})" in text for one in led)


def test_markdown_defines_every_footnote_it_names_once(workbench: Workbench, brief: Brief) -> None:
    text = workbench.export(brief, "md").decode()
    named, given = re.findall(r"(?<!^)(?<!\\)\[\^(\d+)\]", text, re.M), re.findall(r"^\[\^(\d+)\]:", text, re.M)
    assert named == given == [str(number) for number in range(1, len(given) + 1)]
    assert "<script" not in text.replace("\\<", "")


def test_bibliographies_have_three_titles_authority_snapshot_and_what_is_missing(
    workbench: Workbench, brief: Brief
) -> None:
    items = json.loads(workbench.export(brief, "csl"))
    first = items[0]
    assert first["id"] == brief.document
    assert first["issued"] == {"date-parts": [[2025, 5, 20]]}
    assert first["accessed"]["date-parts"]
    assert "authority" in first["custom"]["missing"]
    for item in items:
        foreign = item["language"] != "en"
        assert ("title-translated" in item["custom"]) == (foreign and "Statement" in item.get("title", ""))
        assert ("title-transliterated" in item["custom"]) == (item["language"] == "ru" and bool(item.get("title")))
    entries = workbench.export(brief, "bibtex").decode()
    assert entries.count("@misc{t") == len(items)
    assert entries.count("{") - entries.count(r"\{") == entries.count("}") - entries.count(r"\}")
    assert r"100\% \&" in entries


def test_refi_project_codes_the_very_words(workbench: Workbench, brief: Brief) -> None:
    with zipfile.ZipFile(BytesIO(workbench.export(brief, "refi"))) as file:
        root = etree.fromstring(file.read("project.qde"))
        texts = {name.removeprefix("Sources/"): file.read(name).decode() for name in file.namelist() if "/" in name}
    assert [one.tag for one in root] == [f"{QDA}{name}" for name in ("Users", "CodeBook", "Sources")]
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    codes = {one.get("guid") for one in root.iter(f"{QDA}Code")}
    assert len(guids) == len(set(guids))
    assert all(str(uuid.UUID(guid)) == guid for guid in guids)
    for source in root.iter(f"{QDA}TextSource"):
        text = texts[source.get("plainTextPath", "").removeprefix("internal://")]
        for selection in source.iter(f"{QDA}PlainTextSelection"):
            start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
            assert " ".join(text[start:end][:60].split()) == selection.get("name")
            assert selection.find(f"{QDA}Coding") is not None
    assert {one.get("targetGUID") for one in root.iter(f"{QDA}CodeRef")} <= codes


def test_table_has_a_row_for_every_time_evidence_is_named(workbench: Workbench, brief: Brief) -> None:
    rows = list(csv.DictReader(StringIO(workbench.export(brief, "csv").decode())))
    assert {row["kind"] for row in rows} == {"words", "row", "counts"}
    assert all(row["stands"] == "yes" and row["number"] for row in rows)
    assert not any(value[:1] in "=+-@" for row in rows for value in row.values() if value)


def test_pdf_is_made_with_letters_of_all_three_languages(workbench: Workbench, brief: Brief) -> None:
    pytest.importorskip("typst")
    assert workbench.export(brief, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"docx", "pdf"}))
def test_equal_briefs_give_equal_bytes(workbench: Workbench, form: str) -> None:
    brief = workbench.compose(newest(workbench, "ru").id)
    assert workbench.export(brief, form) == workbench.export(brief, form)


def test_an_unknown_form_is_refused(workbench: Workbench) -> None:
    with pytest.raises(InvalidValue, match="no such form"):
        workbench.export(workbench.new_brief("T"), "odt")


def test_nothing_in_a_text_acts_as_typst() -> None:
    assert brief_pdf._literal('a" + sys.x #let \\ \n') == '"a\\" + sys.x #let \\\\ \\n"'
