"""Whole sentences checked against the sample record: what is right, what is wrong, and what cannot be told."""

from __future__ import annotations

import pytest

from tests.brief.sample import check, only
from travaux.record.findings import Verdict

RIGHT = [
    ("visited", "en", "President Ilsa Corven visited Dasharan on 11-13 June 2024."),
    ("visited", "ru", "11–13 июня 2024 года президент Илса Корвен посетила Кеш, чтобы встретиться с Томасом Рейком."),
    ("visited", "zh", "2024年6月11日至13日，伊尔莎·科文总统对达沙兰进行国事访问，与托马斯·雷克举行会谈。"),
    ("is_weekday", "en", "The text was issued on Wednesday, 12 June 2024."),
    ("is_weekday", "ru", "Заявление опубликовано в среду, 12 июня 2024 года."),
    ("is_weekday", "zh", "声明于2024年6月12日（星期三）发表。"),
    ("value", "en", "Velmora's exports to Dasharan reached 5 billion dollars in 2023."),
    ("value", "ru", "В 2023 году экспорт Велморы в Дашаран составил 5 млрд долларов."),
    ("yoy", "en", "Velmoran exports to Dasharan grew by 25 percent in 2023."),
    ("share", "en", "In 2023 Velmora's exports to Dasharan accounted for 40 percent of total bilateral trade."),
    ("new_in_post", "en", "On 11 June 2024 the new Foreign Minister Anna Voss came along."),
    ("role", "en", "On 11 June 2024 Defence Minister Pavel Drann stayed at home."),
    ("in_delegation", "en", "The delegation of 11 June 2024 included Foreign Minister Anna Voss."),
    ("signed", "en", "On 12 June 2024 the two sides signed fourteen documents."),
    ("signed", "ru", "12 июня 2024 года стороны подписали 14 документов."),
    ("signed", "zh", "2024年6月12日，双方签署14份合作文件。"),
    ("nth", "en", "It was the second visit of Ilsa Corven to Dasharan, on 11 June 2024."),
    ("took_place", "en", "Ilsa Corven and Tomas Reik spoke by telephone on 1 February 2023."),
    (
        "quote",
        "en",
        "The joint statement of 12 June 2024 says the partnership “rests on equal footing and open doors”.",
    ),
    ("quote", "ru", "В совместном заявлении от 12 июня 2024 года сказано, что партнёрство «зиждется на равноправии»."),
    ("quote", "zh", "2024年6月12日的联合声明称，“两国伙伴关系建立在平等相待、敞开大门的基础之上”。"),
    ("absent", "en", "The Stone Ridge canal was not mentioned in the joint statement of 12 June 2024."),
    ("voted", "en", "In October 2022 Velmora voted against the resolution on observers on commercial shipping."),
    ("voted", "en", "In October 2022 Velmora opposed the resolution on observers on commercial shipping."),
    ("yoy", "en", "Velmoran exports to Dasharan grew by a quarter in 2023."),
    ("yoy", "ru", "В 2023 году экспорт Велморы в Дашаран вырос на четверть."),
    ("value", "en", "Velmora sold goods worth 5 billion dollars to Dasharan in 2023."),
    ("visited", "en", "The Velmoran president went to Kesh on 11 June 2024."),
    ("in_delegation", "en", "On 11 June 2024 Foreign Minister Anna Voss was in the president's party."),
    ("new_in_post", "en", "On 11 June 2024 Anna Voss, the new foreign minister, came along."),
]
WRONG = [
    ("visited", "en", "President Ilsa Corven visited Dasharan on 15 June 2024.", "2024-06-11"),
    ("visited", "ru", "Президент Илса Корвен посетила Кеш 15 июня 2024 года.", "2024-06-11"),
    ("is_weekday", "en", "The text was issued on Thursday, 12 June 2024.", "Wednesday"),
    ("is_weekday", "ru", "Заявление опубликовано в четверг, 12 июня 2024 года.", "Wednesday"),
    ("is_weekday", "zh", "声明于2024年6月12日（星期四）发表。", "Wednesday"),
    ("value", "en", "Velmora's exports to Dasharan reached 6.1 billion dollars in 2023.", "5"),
    ("yoy", "ru", "В 2023 году экспорт Велморы в Дашаран вырос на 31 процент.", "25"),
    ("share", "en", "In 2023 Velmora's exports to Dasharan accounted for 55 percent of total bilateral trade.", "40"),
    ("new_in_post", "en", "On 11 June 2024 the new Defence Minister Pavel Drann was there.", "2016-02-01"),
    ("in_delegation", "en", "The delegation of 11 June 2024 included Defence Minister Pavel Drann.", "absent"),
    ("signed", "en", "On 12 June 2024 the two sides signed twelve documents.", "14"),
    ("signed", "zh", "2024年6月12日，双方签署12份合作文件。", "14"),
    ("nth", "en", "It was the third visit of Ilsa Corven to Dasharan, on 11 June 2024.", ""),
    ("first", "en", "It was Ilsa Corven's first visit to Dasharan, on 11 June 2024.", "2019-03-04"),
    ("took_place", "en", "Ilsa Corven and Tomas Reik spoke by telephone on 4 February 2023.", "2023-02-01"),
    (
        "quote",
        "en",
        "The joint statement of 12 June 2024 says the partnership “rests on equal footing and closed doors”.",
        "",
    ),
    ("voted", "en", "In October 2022 Dasharan backed the resolution on observers on commercial shipping.", "abstain"),
    ("yoy", "en", "Velmoran exports to Dasharan grew by a third in 2023.", "25"),
    ("yoy", "ru", "В 2023 году экспорт Велморы в Дашаран вырос наполовину.", "25"),
    ("value", "en", "Velmora sold goods worth 7 billion dollars to Dasharan in 2023.", "5"),
    ("visited", "en", "The Velmoran president went to Kesh on 14 June 2024.", "2024-06-11"),
    ("new_in_post", "en", "On 11 June 2024 Pavel Drann, the new defence minister, was there.", "2016-02-01"),
    (
        "voted",
        "en",
        "In October 2022 Dasharan voted against the resolution on observers on commercial shipping.",
        "abstain",
    ),
]


@pytest.mark.parametrize(("predicate", "language", "sentence"), RIGHT)
def test_check_lets_the_right_stand(predicate: str, language: str, sentence: str) -> None:
    found = only(sentence, predicate, language)
    assert found.finding.verdict in (Verdict.HOLDS, Verdict.IN_RECORD), (found.claim.written, found.note)
    assert not found.correction
    assert not [one for one in check(sentence, language).claims if one.finding.verdict is Verdict.FAILS]


@pytest.mark.parametrize(("predicate", "language", "sentence", "right"), WRONG)
def test_check_finds_the_wrong_and_what_is_right(predicate: str, language: str, sentence: str, right: str) -> None:
    found = only(sentence, predicate, language)
    if predicate == "nth":  # one earlier visit is too few for a third, but nobody says that is all
        assert found.finding.verdict is Verdict.TOO_THIN
        return
    assert found.finding.verdict is Verdict.FAILS, (found.claim.written, found.note)
    assert right in found.correction
    assert sentence[found.claim.start : found.claim.end] == found.claim.text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The visit will probably deepen relations."),
        ("ru", "Визит, вероятно, углубит отношения."),
        ("zh", "这次访问很可能加深两国关系。"),
    ],
)
def test_judgement_is_listed_with_its_level_and_never_graded(language: str, sentence: str) -> None:
    found = check(sentence, language)
    assert not found.claims
    assert [(one.level, one.low) for one in found.judgements] == [("likely", 55)]


def test_what_cannot_be_linked_is_said_to_be_so() -> None:
    found = check("About 300 billion dollars of assets were frozen.")
    assert not found.claims
    assert [(one.predicate, bool(one.missing)) for one in found.unlinked] == [("amount", True)]


def test_a_question_or_forecast_is_no_claim() -> None:
    text = "Did Ilsa Corven visit Dasharan on 15 June 2024? Trade is expected to reach 20 billion dollars in 2023."
    assert not check(text).claims


def test_mixed_scales_are_noted() -> None:
    found = check("It is likely to last. It will probably grow. We say so with high confidence, and it is likely.")
    assert found.notes
    assert any("confidence" in note for one in found.judgements for note in one.notes)


def test_a_phrase_of_time_is_held_against_the_date_beside_it() -> None:
    assert (
        only("Last year, on 1 February 2023, Ilsa Corven met Tomas Reik.", "relative").finding.verdict is Verdict.HOLDS
    )
    assert only("Last year, on 4 March 2019, Ilsa Corven met Tomas Reik.", "relative").finding.verdict is Verdict.FAILS


def test_the_up_of_made_up_is_no_rise() -> None:
    text = "In 2023 Velmora's exports to Dasharan made up 40 percent of total bilateral trade."
    assert only(text, "share").finding.verdict is Verdict.HOLDS


def test_a_former_holder_beside_the_name_is_no_claim() -> None:
    found = check("On 11 June 2024 Pavel Drann, the former defence minister, was there.")
    assert "role" not in {one.claim.predicate for one in found.claims}


def test_an_office_with_its_state_stands_for_who_held_it_then() -> None:
    assert (
        '"Tomas Reik"'
        in only("Dasharan's prime minister went to Anselm on 14 September 2021.", "visited").claim.written
    )


@pytest.mark.parametrize(
    ("language", "sentence", "term"),
    [
        ("ru", "В совместном заявлении от 12 июня 2024 года не упоминается Восточный совет.", "Восточный совет"),
        ("zh", "2024年6月12日的联合声明未提及东方理事会。", "东方理事会"),
    ],
)
def test_a_name_after_a_verb_of_leaving_out_is_what_is_left_out(language: str, sentence: str, term: str) -> None:
    found = only(sentence, "absent", language)
    assert found.claim.arguments["term"] == term
    assert found.finding.verdict is Verdict.TOO_THIN  # it has no name in the other languages of the text
