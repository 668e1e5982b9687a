import pytest

from travaux.questions.contradictions import contradictions


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (("до 2028 года, 100 млрд", "ru"), ("到2028年达到1000亿", "zh"), ""),
        (("to 60 billion by 2024", "en"), ("2024年双边贸易额基本持平", "zh"), ""),
        (("to 60 billion", "en"), ("до 40 миллиардов", "ru"), "figures"),
        (("около 60 000 человек", "ru"), ("6 万人", "zh"), ""),
        (("Путин встретился с Макроном", "ru"), ("Putin met Scholz", "en"), "persons"),
        (("four hundred people", "en"), ("четыре тысячи человек", "ru"), "figures"),
        (("in thirty days", "en"), ("在九十天内", "zh"), "figures"),
        (("Япония ведёт переговоры", "ru"), ("France is negotiating", "en"), "states"),
        (("Япония ведёт переговоры", "ru"), ("日本正在谈判", "zh"), ""),
        (("Стороны поддерживают этот план.", "ru"), ("The sides oppose this plan.", "en"), "stance"),
        (("Стороны поддерживают этот план.", "ru"), ("双方支持这一计划。", "zh"), ""),
        (("The sides support this plan.", "en"), ("双方坚决反对这一计划。", "zh"), "stance"),
    ],
)
def test_what_both_sides_say_differently_is_named(one: tuple[str, str], other: tuple[str, str], what: str) -> None:
    for found in (contradictions(one, other), contradictions(other, one)):
        assert [reason.split(":")[0] for reason in found] == ([what] if what else [])
