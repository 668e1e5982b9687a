"""The forms of an invented collation of three versions."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree

import pytest

from travaux.record.documents import Document, VersionKind, document_id
from travaux.record.versions import Collation, Difference, DifferenceKind, Link, PairCollation, Stretch
from travaux.render.collation_contract import collation_dict
from travaux.render.collation_exports import collation_csv, collation_tei, collation_tmx
from travaux.render.collation_page import collation_page
from travaux.render.collation_table import rows
from travaux.text.sentences import passages

TEXTS = {
    "ru": "Порт открыт <сегодня>. Ввоз руды запрещён.\nСуда могут входить.",
    "zh": "港口今天开放。\n船舶将进入。",
    "en": "The port is open & free. Vessels may enter. Signed \ud800 here.",
}
XML = "{http://www.w3.org/XML/1998/namespace}"
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def collation() -> Collation:
    documents = tuple(
        Document(document_id(text, language, "2031"), text, language, "2031", title="П", version_kind=kind)
        for (language, text), kind in zip(
            TEXTS.items(),
            (VersionKind.AUTHENTIC, VersionKind.AUTHENTIC, VersionKind.UNOFFICIAL_TRANSLATION),
            strict=True,
        )
    )
    cut = tuple(passages(one.text, one.language, one.id) for one in documents)
    modal = Difference(
        DifferenceKind.MODALITY,
        Stretch(48, 53, "могут"),
        Stretch(10, 11, "将"),
        "may against will",
        0.75,
    )
    lost = Difference(DifferenceKind.OMISSION, Stretch(23, 42, "Ввоз руды запрещён."), Stretch(7, 7, ""), "lost", 0.8)
    first = PairCollation(
        0, 1, (Link((0, 1), (0, 1), 0.5), Link((1, 2), (1, 1), 0), Link((2, 3), (1, 2), 0.4)), (lost, modal)
    )
    second = PairCollation(
        0,
        2,
        (
            Link((0, 1), (0, 1), 0.5),
            Link((1, 2), (1, 1), 0),
            Link((2, 3), (1, 2), 0.5),
            Link((3, 3), (2, 3), 0),
        ),
        (),
    )
    third = PairCollation(1, 2, (Link((0, 1), (0, 1), 0.5), Link((1, 2), (1, 2), 0.5), Link((2, 2), (2, 3), 0)), ())
    return Collation(documents, cut, (first, second, third), ("English is unofficial.",), {"encoder": "none"})


def test_every_passage_stands_in_one_row(collation: Collation) -> None:
    found = rows(collation)
    for version, cut in enumerate(collation.passages):
        assert [one for row in found for one in row.cells[version]] == list(cut)
    assert [len(row.differences) for row in found] == [0, 1, 1, 0]


def test_the_page_marks_the_words_and_lets_nothing_in(collation: Collation) -> None:
    page = collation_page(collation)
    assert '<mark class="k k-modality" title="modality">могут</mark>' in page
    assert '<mark class="k k-modality" title="modality">将</mark>' in page
    assert "&lt;сегодня&gt;" in page
    assert "not counted as the record" in page
    assert "http://" not in page.split("</style>")[1]
    assert page == collation_page(collation)


def test_tmx_holds_a_unit_a_row_that_two_versions_have(collation: Collation) -> None:
    root = ElementTree.fromstring(collation_tmx(collation).split("\n", 1)[1])
    units = root.findall("./body/tu")
    assert [[one.get(f"{XML}lang") for one in unit.findall("tuv")] for unit in units] == [["ru", "zh", "en"]] * 2
    assert units[1].findtext("note") == "modality: may against will"
    assert {one.text for one in root.iter("prop")} == {"authentic", "unofficial-translation"}


def test_csv_holds_all_words_of_all_versions(collation: Collation) -> None:
    table = list(csv.reader(StringIO(collation_csv(collation))))
    assert table[0] == ["a (ru)", "b (zh)", "c (en)", "differences"]
    assert table[2][:3] == ["Ввоз руды запрещён.", "", ""]
    assert "may against will" in table[3][3]


def test_tei_links_only_sentences_that_are_there(collation: Collation) -> None:
    root = ElementTree.fromstring(collation_tei(collation).split("\n", 1)[1])
    known = {one.get(f"{XML}id") for one in root.iter(f"{TEI}s")}
    targets = [str(one.get("target")).split() for one in root.iter(f"{TEI}link")]
    assert len(known) == sum(map(len, collation.passages))
    assert len(targets) == 6
    assert {name.removeprefix("#") for target in targets for name in target} <= known


def test_repeated_passages_keep_ids_of_their_own() -> None:
    text = "Порт открыт.\nПорт открыт."
    one = Document(document_id(text, "ru", ""), text, "ru", "")
    cut = passages(text, "ru", one.id)
    same = tuple(replace(passage, id=cut[0].id) for passage in cut)
    pair = PairCollation(0, 1, (Link((0, 1), (0, 1), 1), Link((1, 2), (1, 2), 1)), ())
    told = collation_dict(Collation((one, one), (same, same), (pair,)))
    assert len({passage["id"] for passage in told["passages"]["a"]}) == 2
    assert told["links"][1]["a"] == [f"{cut[0].id}-2"]
