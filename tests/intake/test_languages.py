import pytest

from travaux.intake.languages import agree, language_tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("ru-RU", "ru"), ("rus", "ru"), ("русский", "ru"), ("Russian", "ru"), ("zh_CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("cmn", "zh"), ("中文", "zh"), ("简体中文", "zh-Hans"), ("en-US", "en"), ("English", "en"), ("und", "und"),
    ],
)  # fmt: skip
def test_language_tag_knows_the_names_in_use(name: str, tag: str) -> None:
    assert language_tag(name) == tag


@pytest.mark.parametrize("name", ["xx", "nonsense", "", "12"])
def test_language_tag_refuses_what_is_no_language(name: str) -> None:
    assert language_tag(name) is None


def test_agree_compares_language_and_script() -> None:
    assert agree("zh", "zh-Hant")
    assert not agree("zh-Hans", "zh-Hant")
    assert not agree("ru", "uk")
    assert agree("ru", "und")
