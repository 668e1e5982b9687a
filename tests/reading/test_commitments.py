import pytest

from tests.reading.said import read
from travaux.reading.statements import Setting
from travaux.record.statements import Commitment

SETTING = Setting(date="2025-11-30")


def commitment(sentence: str, language: str) -> Commitment:
    (found,) = (one.commitment for one in read(sentence, language, SETTING) if one.commitment is not None)
    return found


@pytest.mark.parametrize(
    ("language", "sentence", "action", "what", "due", "amount"),
    [
        ("ru", "Стороны намерены поднять сбыт до 5 млрд евро к 2030 году.", "поднять", "сбыт", "2030", "5 млрд евро"),
        ("zh", "双方将在2030年前将双边贸易额提升至200亿美元。", "提升", "双边贸易额", "2030", "200亿美元"),
        ("en", "They intend to raise sales to 5 billion euros by 2030.", "raise", "sales", "2030", "5 billion euros"),
        ("ru", "Стороны договорились открыть линию до конца года.", "открыть", "линию", "2025-12-31", ""),
        ("zh", "双方商定在年内开通航线。", "开通", "航线", "2025-12-31", ""),
        ("en", "The sides agreed to open a line by the end of the year.", "open", "a line", "2025-12-31", ""),
    ],
)  # fmt: skip
def test_commitment_fields_are_found(
    language: str, sentence: str, action: str, what: str, due: str, amount: str
) -> None:
    found = commitment(sentence, language)
    assert (found.action, found.object, found.due, found.amount.removeprefix("до ")) == (action, what, due, amount)
    assert found.testable
    assert not found.vague


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны намерены углублять сотрудничество."),
        ("zh", "双方愿深化合作。"),
        ("en", "The sides intend to deepen cooperation."),
    ],
)
def test_direction_without_an_end_is_vague_and_untestable(language: str, sentence: str) -> None:
    found = commitment(sentence, language)
    assert (found.vague, found.testable, found.obligation, found.precision) == (True, False, 1, 0)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Стороны обязуются не размещать оружие."),
        ("zh", "双方承诺不部署武器。"),
        ("en", "The sides undertake not to deploy weapons."),
    ],
)
def test_promise_to_refrain_is_marked(language: str, sentence: str) -> None:
    found = commitment(sentence, language)
    assert found.negated
    assert found.obligation == 3


def test_monitor_counts_as_delegation() -> None:
    found = commitment("The Parties shall exchange data every month through a joint commission.", "en")
    assert (found.monitor, found.delegation) == ("a joint commission", 2)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("ru", "Стороны осуждают терроризм."), ("zh", "双方谴责恐怖主义。"), ("en", "The sides condemn terrorism.")],
)
def test_other_acts_commit_to_nothing(language: str, sentence: str) -> None:
    assert [one.commitment for one in read(sentence, language)] == [None]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Остания построит мост, как построила порт до 2014 года."),
        ("zh", "奥方将修建大桥，如同2014年前修建港口。"),
        ("en", "Ostania will build a bridge, as it built the port by 2014."),
    ],
)
def test_day_before_the_document_is_no_deadline(language: str, sentence: str) -> None:
    (statement,) = read(sentence, language, Setting(issuers=("Ostania",), date="2026-05-01"))
    assert statement.commitment is not None
    assert statement.commitment.due == statement.commitment.deadline == ""
