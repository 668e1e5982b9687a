import pytest

from tests.reading.said import read
from travaux.record.statements import TargetKind

CASES = [
    ("ru", "Стороны осуждают действия НАТО.", "named", "НАТО"),
    ("zh", "双方谴责北约的行动。", "named", "北约"),
    ("en", "The sides condemn the actions of NATO.", "named", "NATO"),
    (
        "ru",
        "Стороны выступают против попыток отдельных государств навязать свою волю.",
        "veiled",
        "отдельных государств",
    ),
    ("zh", "双方反对个别国家强加于人。", "veiled", "个别国家"),
    ("en", "The sides oppose attempts by some states to impose their will.", "veiled", "some states"),
    ("ru", "Стороны осуждают терроризм.", "none", ""),
    ("zh", "双方谴责恐怖主义。", "none", ""),
    ("en", "The sides condemn terrorism.", "none", ""),
    ("ru", "Стороны обеспокоены положением в Афганистане.", "none", ""),
    ("en", "The sides are concerned about the situation in Afghanistan.", "none", ""),
    ("en", "The sides oppose sanctions against Cuba.", "none", ""),
    ("ru", "Стороны выступают против санкций против Кубы.", "none", ""),
    ("ru", "Стороны требуют от Лурмии вывести войска.", "named", "Лурмии"),
    ("zh", "双方要求卢尔米亚撤军。", "named", "卢尔米亚"),
    ("en", "The sides demand that Lurmia withdraw its troops.", "named", "Lurmia"),
    ("zh", "特方坚定支持奥方。", "named", "奥方"),
]


@pytest.mark.parametrize(("language", "sentence", "kind", "words"), CASES)
def test_target_is_named_veiled_or_none(language: str, sentence: str, kind: str, words: str) -> None:
    (statement,) = read(sentence, language, offset=7)
    target = statement.target
    assert (target.kind, target.text) == (kind, words)
    if target.kind is not TargetKind.NONE:
        assert sentence[target.start - 7 : target.end - 7] == words


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны намерены развивать сотрудничество с Индией."),
        ("zh", "双方愿同印度发展合作。"),
        ("en", "The sides intend to develop cooperation with India."),
    ],
)
def test_partner_of_an_undertaking_is_no_target(language: str, sentence: str) -> None:
    (statement,) = read(sentence, language)
    assert statement.target.kind is TargetKind.NONE
    assert [mention.id for mention in statement.named] == ["IN"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны приветствуют итоги сессии Генеральной Ассамблеи."),
        ("en", "The sides welcome the outcome of the session of the General Assembly."),
        ("ru", "Стороны высоко ценят достижения русской культуры."),
        ("en", "The sides highly value the treasures of Russian culture."),
        ("zh", "双方高度评价俄罗斯文化年活动。"),
        ("ru", "Стороны подчеркнули, что торговля с Индией растёт."),
        ("en", "The sides stressed that trade with India was growing."),
        ("zh", "双方强调，印度市场日益重要。"),
        ("ru", "Благодарю вас за то, что Россия получила слово."),
        ("en", "I thank you for a meeting whose host was France."),
    ],
)
def test_name_that_only_tells_which_thing_is_meant_is_no_target(language: str, sentence: str) -> None:
    (statement,) = read(sentence, language)
    assert statement.act is not None
    assert statement.target.kind is TargetKind.NONE


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("ru", "Стороны подчеркнули центральную роль ООН.", "ООН"),
        ("en", "The sides stressed the central role of the United Nations.", "the United Nations"),
        ("zh", "双方强调联合国的核心作用。", "联合国"),
        ("ru", "Стороны осуждают американские санкции.", "американские"),
        ("en", "The sides condemn US sanctions.", "US"),
        ("zh", "双方谴责美国制裁。", "美国"),
    ],
)
def test_actor_credited_or_judged_for_his_doings_is_the_target(language: str, sentence: str, words: str) -> None:
    (statement,) = read(sentence, language)
    assert (statement.target.kind, statement.target.text.removeprefix("the ")) == (
        TargetKind.NAMED,
        words.removeprefix("the "),
    )
