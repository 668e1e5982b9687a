import pytest

from tests.reading.said import read
from travaux.reading.statements import Setting
from travaux.record.statements import SpeakerKind


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "name"),
    [
        ("ru", "Стороны осуждают терроризм.", "joint", "Стороны"),
        ("zh", "双方谴责恐怖主义。", "joint", "双方"),
        ("en", "Both sides condemn terrorism.", "joint", "Both sides"),
        ("ru", "Мы осуждаем терроризм.", "side", "Мы"),
        ("zh", "我们谴责恐怖主义。", "side", "我们"),
        ("en", "We condemn terrorism.", "side", "We"),
        ("ru", "Правозащитные организации осудили арест.", "third-party", "организации"),
        ("zh", "人权组织谴责逮捕。", "third-party", "人权组织"),
        ("en", "The African Union condemned the arrest.", "third-party", "African Union"),
        ("en", "Zaverin and Ostania condemn the arrest.", "joint", "Zaverin and Ostania"),
        ("ru", "осуждает арест;", "unstated", ""),
        ("zh", "谴责逮捕；", "unstated", ""),
        ("en", "Condemns the arrest;", "unstated", ""),
    ],
)
def test_speaker_is_joint_one_side_third_or_unstated(language: str, sentence: str, kind: str, name: str) -> None:
    (statement,) = read(sentence, language)
    assert (statement.speaker.kind, statement.speaker.name) == (kind, name)


def test_issuers_speak_where_nobody_is_named_and_other_states_are_third_parties() -> None:
    joint = Setting(issuers=("Russia", "China"))
    assert read("Condemns the arrest;", "en", joint)[0].speaker.kind is SpeakerKind.JOINT
    assert read("India condemns the arrest.", "en", joint)[0].speaker.kind is SpeakerKind.THIRD_PARTY
    assert read("China condemns the arrest.", "en", joint)[0].speaker.kind is SpeakerKind.SIDE
