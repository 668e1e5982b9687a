"""Adoption over time: whose the passages of joint texts are, and when one side took up the other's formula."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.errors import InvalidValue
from travaux.questions.adoption import AdoptionOptions, trend
from travaux.record.adoptions import NEW, SHARED, JointText
from travaux.record.documents import DocumentHead, VersionKind
from travaux.record.drafts import IntakeOptions
from travaux.record.outcomes import Outcome
from travaux.workbench import Workbench

SIDES = ("Averia", "Borland")
TEXTS = {
    "ru": {
        "own": "Море должно оставаться открытым для торговых судов всех прибрежных народов без изъятия.",
        "theirs": "Каждому селению в горах полагается школа, врачебный пункт и надёжная дорога к рынку.",
        "third": "Редкие птицы северных озёр находятся под охраной всех государств, через которые они летят.",
        "new": "Главы государств открыли у переправы памятник строителям первого понтонного моста.",
    },
    "zh": {
        "own": "大海应当始终向沿岸各国人民的所有商船开放，不得有任何例外。",
        "theirs": "山区每个村庄都应当有一所学校、一个诊所和一条通往集市的可靠道路。",
        "third": "北方湖泊的珍稀鸟类受其飞越的所有国家共同保护，不分季节。",
        "new": "两国元首在渡口为第一座浮桥的建设者纪念碑揭幕并种下松树。",
    },
    "en": {
        "own": "The sea must remain open to the merchant ships of all littoral peoples without exception.",
        "theirs": "Every village in the mountains is owed a school, a clinic and a reliable road to the market.",
        "third": "The rare birds of the northern lakes are protected by every state across which they fly.",
        "new": "The heads of state unveiled a monument at the ferry to the builders of the first pontoon bridge.",
    },
}
TAGS = {"ru": "ru", "zh": "zh-Hans", "en": "en"}


@pytest.fixture(params=TEXTS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def workbench(tmp_path: Path, language: str) -> Iterator[Workbench]:
    said = TEXTS[language]
    documents = (
        ("2018-02-01", ("The Forum",), "third"),
        ("2019-03-01", SIDES[:1], "own"),
        ("2020-04-01", SIDES[1:], "theirs"),
        ("2020-09-01", SIDES[:1], "theirs"),
        ("2021-06-01", SIDES, "own theirs third new"),
        ("2023-06-01", SIDES, "own new"),
    )
    with Workbench.create(tmp_path / "record") as opened:
        for date, issuers, names in documents:
            file = tmp_path / f"{date}.txt"
            file.write_text("\n\n".join(said[name] for name in names.split()) + "\n", encoding="utf-8")
            about = IntakeOptions(date=date, language=TAGS[language], issuers=issuers, kind="statement")
            assert all(isinstance(one, Outcome) for one in opened.add([file], about))
        yield opened


def test_passages_are_given_to_who_said_them_first_alone(workbench: Workbench) -> None:
    first, second = workbench.adoption().texts
    assert first.counts == {"Averia": 1, "Borland": 1, SHARED: 1, NEW: 1}
    assert second.counts == {"Averia": 1, "Borland": 0, SHARED: 1, NEW: 0}
    assert list(workbench.adoption().by_year) == ["2021", "2023"]


def test_each_adoption_is_told_once_with_both_first_uses(workbench: Workbench, language: str) -> None:
    told = {event.owner: event for event in workbench.adoption().events}
    assert len(workbench.adoption().events) == len(told) == 2
    together, before = told["Averia"], told["Borland"]
    assert (together.first.date, together.adopted.date, together.adopted.alone) == ("2019-03-01", "2021-06-01", False)
    assert (before.first.date, before.adopted.date, before.adopted.alone) == ("2020-04-01", "2020-09-01", True)
    assert before.lag_days == 153
    for event in told.values():
        document = workbench.show(event.formula.document).document
        assert document.text[event.formula.start : event.formula.end] == event.formula.exact
        assert event.first.text in workbench.show(event.first.document).document.text


def test_what_is_not_yet_said_as_of_a_day_is_not_counted(workbench: Workbench) -> None:
    assert [text.head.date for text in workbench.adoption(as_of="2022-01-01").texts] == ["2021-06-01"]


def test_sides_without_a_joint_text_are_refused(workbench: Workbench) -> None:
    with pytest.raises(InvalidValue, match="no joint text"):
        workbench.adoption(AdoptionOptions(("Averia", "The Forum")))
    with pytest.raises(InvalidValue, match="no joint text"):
        workbench.adoption(AdoptionOptions(language="fr"))


def texts(*shares: int) -> list[JointText]:
    heads = [
        DocumentHead(str(year), "", "en", f"{year}-06-15", "", "", VersionKind.AUTHENTIC, SIDES, "", 0, 0)
        for year in range(2010, 2010 + len(shares))
    ]
    return [JointText(head, {"Averia": share, NEW: 50 - share}) for head, share in zip(heads, shares, strict=True)]


def test_trend_of_a_steady_rise_lies_in_its_interval_above_nothing() -> None:
    found = trend(texts(5, 10, 15, 20, 25, 30, 35), "Averia")
    assert found is not None
    assert found.slope == pytest.approx(0.1, abs=0.001)
    assert 0 < found.low < found.slope < found.high


def test_trend_of_no_change_may_be_none_and_of_two_texts_is_not_told() -> None:
    flat = trend(texts(10, 11, 9, 10, 11, 9), "Averia")
    assert flat is not None
    assert flat.low < 0 < flat.high
    assert trend(texts(5, 30), "Averia") is None
