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
