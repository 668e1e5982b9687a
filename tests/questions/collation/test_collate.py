"""Differences between invented versions of an invented act."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from travaux.errors import InvalidValue
from travaux.questions.collation.collate import LEAST, collate, differences
from travaux.questions.collation.sides import Side
from travaux.record.documents import Document, VersionKind, document_id
from travaux.record.versions import DifferenceKind, Stretch
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

PAIRS = list(combinations(("ru", "zh", "en"), 2))
NEAR = {
    "ru": "Суда должны нести опознавательные огни.",
    "zh": "船舶应显示识别灯。",
    "en": "Vessels should show identification lights.",
}
ONLY = {
    "ru": "Досмотр может проводиться только в порту.",
    "zh": "检查只能在港口进行。",
    "en": "Inspections shall be carried out only in port.",
}
FAITHFUL = {
    "ru": "Стороны обеспокоены обмелением озера и будут ежегодно публиковать сведения об уровне воды.",
    "zh": "双方对湖泊水位下降表示关切，将每年公布水位数据。",
    "en": "The Sides are concerned at the falling level of the lake and will publish water-level data every year.",
}
ALTERED = {
    DifferenceKind.NUMBER: {
        "ru": ("Стороны выделят 40 млн лир на очистку озера.", "Стороны выделят 60 млн лир на очистку озера."),
        "zh": ("双方将拨款4000万里拉治理湖泊。", "双方将拨款6000万里拉治理湖泊。"),
        "en": (
            "The Sides will allot 40 million lira to clean the lake.",
            "The Sides will allot 60 million lira to it.",
        ),
    },
    DifferenceKind.DATE: {
        "ru": ("Порт откроется в мае 2031 года.", "Порт откроется в июне 2031 года."),
        "zh": ("港口将于2031年5月开放。", "港口将于2031年6月开放。"),
        "en": ("The port will open in May 2031.", "The port will open in June 2031."),
    },
    DifferenceKind.FORCE: {
        "ru": ("Стороны призывают рыбаков соблюдать запрет.", "Стороны требуют от рыбаков соблюдать запрет."),
        "zh": ("双方呼吁渔民遵守禁令。", "双方要求渔民遵守禁令。"),
        "en": ("The Sides call on fishermen to observe the ban.", "The Sides demand that fishermen observe the ban."),
    },
    DifferenceKind.MODALITY: {
        "ru": ("Суда могут входить в порт.", "Суда будут входить в порт."),
        "zh": ("船舶可以进入港口。", "船舶将进入港口。"),
        "en": ("Vessels may enter the port.", "Vessels will enter the port."),
    },
    DifferenceKind.QUALIFIER: {
        "ru": ("Суда подлежат досмотру.", "Суда при необходимости подлежат досмотру."),
        "zh": ("船舶接受检查。", "船舶在必要时接受检查。"),
        "en": ("Vessels are inspected.", "Vessels are inspected where necessary."),
    },
    DifferenceKind.TARGET: {
        "ru": ("Стороны осуждают действия Франции.", "Стороны осуждают действия отдельных государств."),
        "zh": ("双方谴责法国的行为。", "双方谴责个别国家的行为。"),
        "en": ("The Sides condemn the actions of France.", "The Sides condemn the actions of certain States."),
    },
}


ENCODER = PackagedEncoder()


def _encode(sentences: Sequence[str], language: str) -> Vectors:
    return packaged_means().centre(ENCODER.encode(sentences), language)


def _kinds(first: str, language: str, second: str, other: str) -> list[DifferenceKind]:
    (found,) = differences([(Side(first, language, 0), Side(second, other, 0))], _encode)
    return [one.kind for one in found if one.confidence >= LEAST]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_faithful_versions_have_no_difference(first: str, second: str) -> None:
    assert _kinds(FAITHFUL[first], first, FAITHFUL[second], second) == []


@pytest.mark.parametrize("texts", [NEAR, ONLY])
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_renderings_that_bind_alike_are_no_difference(texts: dict[str, str], first: str, second: str) -> None:
    assert _kinds(texts[first], first, texts[second], second) == []


OPPOSED = {
    "ru": ("Суда освобождаются от сборов временно.", "Суда освобождаются от сборов навсегда."),
    "zh": ("船舶临时免缴费用。", "船舶永久免缴费用。"),
    "en": ("Vessels are temporarily exempt from dues.", "Vessels are permanently exempt from dues."),
}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_words_that_exclude_each_other_are_one_difference(first: str, second: str) -> None:
    assert _kinds(OPPOSED[first][0], first, OPPOSED[second][0], second) == []
    assert _kinds(OPPOSED[first][0], first, OPPOSED[second][1], second) == [DifferenceKind.QUALIFIER]


@pytest.mark.parametrize("kind", ALTERED)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_change_in_one_version_is_told_by_its_kind(kind: DifferenceKind, first: str, second: str) -> None:
    one, other = ALTERED[kind][first], ALTERED[kind][second]
    assert _kinds(one[0], first, other[0], second) == []
    assert _kinds(one[0], first, other[1], second) == [kind]
    assert _kinds(one[1], first, other[0], second) == [kind]


def _document(text: str, language: str, version: VersionKind = VersionKind.AUTHENTIC) -> Document:
    return Document(document_id(text, language, "2031"), text, language, "2031", act="lake", version_kind=version)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_versions_are_aligned_and_what_is_left_out_is_told(first: str, second: str) -> None:
    some = [texts[first][0] for texts in ALTERED.values()]
    others = [texts[second][0] for texts in ALTERED.values()]
    del others[2]
    one, other = _document("\n".join(some), first), _document("\n".join(others), second)
    found = collate([one, other], _encode)
    (pair,) = found.pairs
    (omission,) = pair.differences
    assert omission.kind is DifferenceKind.OMISSION
    assert one.text[omission.first.start : omission.first.end] == omission.first.text == some[2]
    assert omission.second.start == omission.second.end
    assert [link.first for link in pair.links] == [(at, at + 1) for at in range(len(some))]


def test_an_unofficial_translation_is_marked() -> None:
    versions = [
        _document(FAITHFUL["ru"], "ru"),
        _document(FAITHFUL["en"], "en", VersionKind.UNOFFICIAL_TRANSLATION),
    ]
    found = collate(versions, _encode)
    assert any("unofficial" in note for note in found.notes)


def test_one_version_cannot_be_collated() -> None:
    with pytest.raises(InvalidValue):
        collate([_document(FAITHFUL["ru"], "ru")], _encode)


MISSING = {
    "ru": ("Инспекторы проверяют суда и публикуют итоги проверок на своём сайте.", "Инспекторы проверяют суда."),
    "zh": ("检查人员检查船只，并在网站上公布检查结果。", "检查人员检查船只。"),
    "en": ("Inspectors examine vessels and publish the results on their website.", "Inspectors examine vessels."),
}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_phrase_left_out_is_told_with_its_words(first: str, second: str) -> None:
    whole, short = MISSING[first][0], MISSING[second][1]
    (found,) = differences([(Side(whole, first, 10), Side(short, second, 0))], _encode)
    (omission,) = [one for one in found if one.kind is DifferenceKind.OMISSION]
    assert whole[omission.first.start - 10 : omission.first.end - 10] == omission.first.text != ""
    assert omission.second == Stretch(len(short), len(short), "")
    assert _kinds(whole, first, MISSING[second][0], second) == []
