"""What a sentence takes from its neighbours and from its own other parts: which text, flow and visit are meant."""

from __future__ import annotations

import pytest

from tests.brief.sample import check, only
from travaux.record.findings import Verdict

TRADE = {
    "en": "Velmoran exports to Dasharan grew by 25 percent in 2023 to 5 billion dollars, while imports from Dasharan "
    "fell to 7.5 billion dollars. Exports accounted for 55 percent of total trade.",
    "ru": "Экспорт Велморы в Дашаран в 2023 году вырос на 25 % и составил 5 млрд долларов, а импорт из Дашарана "
    "сократился до 7,5 млрд долларов. Доля экспорта в товарообороте составила 55 %.",
    "zh": "2023年，维尔莫拉对达沙兰出口增长25%，达到50亿美元；自达沙兰进口下降至75亿美元。出口占贸易总额的55%。",
}


def verdicts(text: str, language: str) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for one in check(text, language).claims:
        assert one.finding.verdict is not None
        found.setdefault(one.claim.predicate, []).append(one.finding.verdict)
    return found


@pytest.mark.parametrize("language", TRADE)
def test_both_ways_of_trade_are_told_apart_with_rise_fall_and_share(language: str) -> None:
    found = verdicts(TRADE[language], language)
    assert found["yoy"] == [Verdict.HOLDS]
    assert found["value"] == [Verdict.HOLDS, Verdict.HOLDS]
    assert found["holds"] == [Verdict.FAILS]  # imports did not fall
    assert found["share"] == [Verdict.FAILS]
    assert "40" in only(TRADE[language], "share", language).correction


QUOTED = {
    "en": "The joint statement says the partnership “rests on equal footing and open doors”, unlike “strongly condemn "
    "piracy” in the 2021 joint statement. It speaks of “open the ferry line before the summer”.",
    "ru": "В совместном заявлении 2021 года стороны «решительно осуждают пиратство», а в новом совместном заявлении "
    "партнёрство «зиждется на равноправии». В нём говорится: «откроют паромную линию до начала лета».",
    "zh": "2021年联合声明称“强烈谴责沿海航道上的海盗行为”，新的联合声明则称“建立在平等相待、敞开大门的基础之上”。"
    "声明还说“双方将在夏季前开通轮渡航线”。",
}


@pytest.mark.parametrize("language", QUOTED)
def test_each_quotation_is_held_against_the_text_named_beside_it(language: str) -> None:
    first, second, third = (one for one in check(QUOTED[language], language).claims if one.claim.predicate == "quote")
    assert [first.finding.verdict, second.finding.verdict] == [Verdict.HOLDS, Verdict.HOLDS]
    assert third.finding.verdict is Verdict.FAILS  # it stands in the statement of 2021
    assert "2021-09-15" in third.correction


def test_a_quotation_from_a_dated_text_the_record_lacks_is_held_against_no_other() -> None:
    found = check("In the joint statement of 2017 the Parties “strongly condemn piracy”.")
    assert not [one for one in found.claims if one.claim.predicate == "quote"]
    assert [one.predicate for one in found.unlinked] == ["quote"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The joint statement of June 2024 does not mention the Northern League or a ferry line."),
        ("en", "The joint statement of June 2024 speaks of doors. It makes no mention of the Northern League."),
        ("ru", "В совместном заявлении от 12 июня 2024 года не упоминается равноправие."),
        ("zh", "2024年6月12日的联合声明未提及敞开大门。"),
    ],
)
def test_plain_words_said_to_be_left_out_are_looked_for(language: str, sentence: str) -> None:
    found = [one for one in check(sentence, language).claims if one.claim.predicate == "absent"]
    assert found[0].finding.verdict is Verdict.FAILS
    assert all(one.finding.verdict is Verdict.IN_RECORD for one in found[1:])


def test_a_long_description_left_out_is_not_looked_for_as_a_name() -> None:
    sentence = "Support for the construction of a bridge between both coasts is not mentioned in the joint statement."
    found = check(sentence)
    assert not [one for one in found.claims if one.claim.predicate == "absent"]
    assert [one.predicate for one in found.unlinked] == ["absent"]


def test_papers_are_counted_at_the_visit_the_sentence_names() -> None:
    text = "On 12 June 2024 fourteen documents were signed. At the visit of September 2021 three documents were signed."
    assert verdicts(text, "en")["signed"] == [Verdict.HOLDS, Verdict.HOLDS]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On 11 June 2024 it was the first state visit by a president of Velmora to Dasharan since March 2019."),
        (
            "ru",
            "11 июня 2024 года — первый государственный визит президента Велморы в Дашаран с марта 2019 года.",
        ),
        ("zh", "2024年6月11日，这是自2019年3月以来维尔莫拉总统首次对达沙兰进行国事访问。"),
    ],
)
def test_journeys_of_an_office_are_those_of_all_who_held_it(language: str, sentence: str) -> None:
    assert only(sentence, "first_since", language).finding.verdict in (Verdict.HOLDS, Verdict.IN_RECORD)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On 11 June 2024 Finance Minister Rui da Costa Lem, who is new in his post, was in the delegation."),
        (
            "ru",
            "11 июня 2024 года в делегации был министр финансов Руй да Коста Лем, недавно вступивший в должность.",
        ),
    ],
)
def test_small_words_belong_to_a_name_and_new_may_follow_it(language: str, sentence: str) -> None:
    found = verdicts(sentence, language)
    assert found["role"] == found["new_in_post"] == found["in_delegation"] == [Verdict.HOLDS]


def test_a_letter_alone_names_nobody() -> None:
    claims = check("В состав делегации 11 июня 2024 года вошла министр Анна Восс.", "ru").claims
    assert [one.claim.text for one in claims if one.claim.predicate == "in_delegation"] == ["Анна Восс"]


def test_a_lone_roll_call_of_the_month_is_meant_by_part_of_its_subject() -> None:
    sentence = "In October 2022 Velmora voted against the resolution on shipping."
    assert only(sentence, "voted").finding.verdict is Verdict.HOLDS
    other = check("In October 2022 Velmora voted against the resolution on fisheries.")
    assert [one.predicate for one in other.unlinked] == ["voted"]
