import pytest

from travaux.text.enumerators import after_enumerator


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("First, the sides agreed.", "the sides agreed."),
        ("Fourthly, trade grew.", "trade grew."),
        ("Article Four: The Parties shall meet.", "The Parties shall meet."),
        ("Во-вторых, торговля выросла.", "торговля выросла."),
        ("Статья пятая. Стороны встречаются.", "Стороны встречаются."),
        ("第三，双方同意。", "双方同意。"),
        ("一是扩大贸易。", "扩大贸易。"),
        ("首先，双方同意。", "双方同意。"),
    ],
)
def test_enumerator_in_words_is_no_part_of_the_passage(text: str, rest: str) -> None:
    assert text[after_enumerator(text, 0, len(text)) :] == rest


@pytest.mark.parametrize("text", ["First steps were taken.", "Второй раздел готов.", "第三国不受影响。", "First,"])
def test_other_beginnings_are_left_alone(text: str) -> None:
    assert after_enumerator(text, 0, len(text)) == 0
