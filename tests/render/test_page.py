import base64
import hashlib
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import lxml.html
import pytest

from tests.render.specimens import LANGUAGES, reading
from travaux.record.documents import Document
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage, quote
from travaux.record.readings import PassageReading, Reading, Standing
from travaux.render.page import reading_page
from travaux.render.self_contained import received

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></script></title><img src=x onerror=alert(1)>",
    "\u202eабв\u202c \u2067中\u2069",
    "nul \x00 esc \x1b half \ud800 end",
    "{{ 7 * 7 }} {% raw %} & &amp; \"quoted\" 'single'",
]


def _tree(page: str) -> Any:
    return lxml.html.document_fromstring(page.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))


def _text_of(tree: Any) -> str:
    return "".join(block.text_content() for block in tree.xpath("//p[contains(@class, 't b-')]"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_holds_the_whole_text_exactly_in_its_language(language: str) -> None:
    made = reading(language)
    tree = _tree(reading_page(made))
    assert _text_of(tree) == made.document.text
    assert tree.xpath("//div[@class='received']/@lang") == [language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_anchors_every_passage_and_every_link_leads_somewhere(language: str) -> None:
    made = reading(language)
    tree = _tree(reading_page(made))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {f"p-{read.passage.id}" for read in made.passages} <= set(ids)
    assert {href.removeprefix("#") for href in tree.xpath("//a/@href")} <= set(ids)
    assert len(tree.xpath("//a[contains(@class, 'slice')]")) == len(made.passages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_allows_its_own_style_and_script_only(language: str) -> None:
    page = reading_page(reading(language))
    tree = _tree(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    contents = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL)
    assert len(contents) == 3
    for content in contents:
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not tree.xpath("//@style | //link | //img | //iframe | //form | //@src")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert not re.search(r"https?://|url\(|@import", page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_shows_edits_best_earliest_and_dropped(language: str) -> None:
    made = reading(language)
    tree = _tree(reading_page(made))
    panel = tree.get_element_by_id(f"e-{made.passages[2].passage.id}")
    assert panel.xpath(".//span[contains(@class, 'mark')]/text()") == ["best", "earliest", "runner-up"]
    number = next(edit for edit in made.passages[2].parallels[0].edits if edit.kind.value == "number")
    assert panel.xpath("(.//del[@class='number'])[1]/text()") == [number.earlier]
    assert panel.xpath("(.//ins[@class='number'])[1]/text()") == [number.later]
    assert "standing formula: in 2 of the last 4" in panel.text_content()
    assert made.dropped[0].quote.exact in tree.get_element_by_id("dropped").text_content()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_cannot_act(text: str) -> None:
    made = _single(text)
    page = reading_page(made)
    tree = _tree(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img")
    assert "\x00" not in page
    assert "49" not in tree.xpath("string(//h1)")
    for acting in tree.xpath("//bdi[@class='acting']"):
        assert acting.get("data-name").startswith("U+")
    outside = re.sub(r"<bdi class=\"acting\".*?</bdi>", "", page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", outside)


def _single(text: str) -> Reading:
    """A reading whose document, source and everything named in it are one text."""
    made = reading("en")
    document = Document("new", text, "und", "2024", title=text, issuers=(text,), kind=text)
    earlier = Document("old", text, "und", "2020", title=text)
    parallel = Parallel(
        quote(earlier, 0, len(text)),
        quote(document, 0, len(text)),
        "2020",
        "und",
        Status.PARAPHRASE,
        1,
        1,
        (),
        (text,),
    )
    passage = PassageReading(Passage("a1", 0, len(text), text), Status.EDITED, 0.1, Standing(1, 1), (parallel,), 3, 1)
    dropped = tuple(replace(one, quote=parallel.earlier) for one in made.dropped)
    coverage = replace(made.coverage, filter=text, notes=(text,))
    return replace(
        made,
        document=document,
        coverage=coverage,
        passages=(passage,),
        dropped=dropped,
        heads={},
        source=text,
        method={text: text},
    )


def test_acting_characters_keep_their_place_but_not_their_power() -> None:
    assert received("a\u202eb") == 'a<bdi class="acting" title="U+202E" data-name="U+202E">\u202e</bdi>b'
    assert received("a\x00b") == 'a<bdi class="acting" title="U+0000" data-name="U+0000"></bdi>b'


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_in_words_when_there_is_nothing(language: str) -> None:
    made = reading(language)
    coverage = replace(made.coverage, documents=0, languages={}, first="", last="")
    read = tuple(
        replace(one, parallels=(), translations=(), status=Status.NEW, standing=Standing(0, 0)) for one in made.passages
    )
    text = _tree(reading_page(replace(made, coverage=coverage, passages=read, dropped=(), heads={}))).text_content()
    assert "No earlier document was there to read this text against" in text
    assert "Nothing can be dropped: there was no earlier document" in text
    assert "No earlier document answers any passage." in text
    assert "No passage is a small change of an earlier one." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_text_without_passages_still_shows_it(language: str) -> None:
    made = replace(reading(language), passages=())
    assert _text_of(_tree(reading_page(made))) == made.document.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_ten_thousand_words_stays_under_three_megabytes(language: str) -> None:
    made = _long(reading(language), words=10_000)
    assert sum(read.words for read in made.passages) >= 10_000
    page = reading_page(made)
    assert _text_of(_tree(page)) == made.document.text
    assert len(page.encode("utf-8")) < 3_000_000


def _long(made: Reading, words: int) -> Reading:
    """The specimen over and over, each sentence two more times as long as it is, as sentences of statements are.

    Every passage with an answer has forty further occurrences of it.
    """
    text = ""
    passages: list[PassageReading] = []
    while sum(read.words for read in passages) < words:
        for read in made.passages:
            start = len(text)
            own = " ".join([read.passage.text, read.passage.text, read.passage.text])
            text += own + "\n"
            passage = replace(read.passage, id=f"{start}", start=start, end=start + len(own), text=own)
            shift = start - read.passage.start
            found = tuple(_shifted(parallel, shift) for parallel in read.parallels)
            many = tuple(replace(one, date=f"20{n:02}-03-01") for n in range(40) for one in found[-1:])
            passages.append(replace(read, passage=passage, parallels=found + many, words=3 * read.words))
    return replace(made, document=replace(made.document, text=text), passages=tuple(passages))


def _shifted(parallel: Parallel, by: int) -> Parallel:
    later = replace(parallel.later, start=parallel.later.start + by, end=parallel.later.end + by)
    edits = tuple(
        replace(edit, later_start=edit.later_start + by, later_end=edit.later_end + by) for edit in parallel.edits
    )
    return replace(parallel, later=later, edits=edits)


_COLOURS = re.compile(r"--([\w-]+):(#[0-9a-f]{3,6})\b")
_READ_TOGETHER = [
    ("ink", "paper"),
    ("ink", "raised"),
    ("muted", "paper"),
    ("muted", "raised"),
    ("link", "paper"),
    ("link", "raised"),
    ("del", "del-bg"),
    ("ins", "ins-bg"),
    ("verbatim", "paper"),
    *((status.value, f"{status.value}-bg") for status in Status if status is not Status.VERBATIM),
    *(("ink", f"{status.value}-bg") for status in Status if status is not Status.VERBATIM),
]


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("text", "ground"), _READ_TOGETHER)
def test_colours_read_together_meet_wcag_aa(scheme: str, text: str, ground: str) -> None:
    css = files("travaux.render").joinpath("templates", "reading.css").read_text(encoding="utf-8")
    light, rest = css.split("@media (prefers-color-scheme:dark)")
    dark, paper = rest.split("@media print")
    colours = dict(_COLOURS.findall(light))
    colours |= {"light": {}, "dark": dict(_COLOURS.findall(dark)), "print": dict(_COLOURS.findall(paper))}[scheme]
    lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_every_status_has_a_second_cue_besides_colour() -> None:
    css = files("travaux.render").joinpath("templates", "reading.css").read_text(encoding="utf-8")
    cues = re.findall(r"^\.s-(\w+)\{.*--s-line:([^;]+);--s-tall:([^}]+)\}", css, re.MULTILINE)
    assert [name for name, _, _ in cues] == [status.value for status in Status]
    assert len({line for _, line, _ in cues}) == len({tall for _, _, tall in cues}) == len(Status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_lays_a_translation_beside_its_passage(language: str) -> None:
    made = reading(language)
    ((passage, translation),) = ((passage, one) for passage in made.passages for one in passage.translations)
    cards = _tree(reading_page(made)).xpath("//article[.//span[text()='translation']]")
    assert len(cards) == 1
    sides = cards[0].xpath(".//div[@class='beside']//p[@lang]")
    assert [(side.get("lang"), side.text_content()) for side in sides] == [
        (translation.language, translation.earlier.exact),
        (language, passage.passage.text),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_that_a_passage_softened(language: str) -> None:
    assert "softened: “firmly oppose” became “oppose”" in reading_page(reading(language))
