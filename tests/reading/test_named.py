import pytest

from travaux.reading.named import likely, named, names_of, people


@pytest.mark.parametrize(
    ("written", "stands_for"),
    [
        ("Республики Беларусь", "BY"),
        ("白俄罗斯", "BY"),
        ("Belarus", "BY"),
        ("Организацией Объединённых Наций", "UN"),
        ("聯合國", "UN"),
        ("United Nations", "UN"),
        ("Корейского полуострова", "KOREANPENINSULA"),
        ("Владимиром Путиным", "PUTIN"),
        ("Си Цзиньпином", "XIJINPING"),
        ("Марией Захаровой", "ZAKHAROVA"),
        ("Ким Чен Ына", "KIMJONGUN"),
        ("習近平", "XIJINPING"),
        ("Xi Jinping", "XIJINPING"),
        ("Sergej Lawrow", "LAVROV"),
        ("Никто Нигдевич", ""),
        ("nobody at all", ""),
        ("无此名称", ""),
    ],
)
def test_a_name_in_any_case_and_script_stands_for_one_thing(written: str, stands_for: str) -> None:
    found = named(written)
    assert (found.id if found else "") == stands_for
    if found:
        assert set(found.names) == {"en", "ru", "zh"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Казакстан", "KZ"),
        ("Kazahstan", "KZ"),
        ("Совет Безопастности", "UNSC"),
        ("Untied Nations", "UN"),
        ("朝鲜半鸟", "KOREANPENINSULA"),
        ("Lavorv", "LAVROV"),
        ("Sergey Lavrof", "LAVROV"),
    ],
)
def test_a_slip_is_offered_the_likely_name_and_never_taken_for_it(written: str, meant: str) -> None:
    assert named(written) is None
    assert likely(written)[0].named.id == meant
    assert likely(written)[0].slips <= 2


@pytest.mark.parametrize("written", ["Xyzzy", "Мост", "天气", "Belarus", "ООН"])
def test_nothing_is_offered_for_what_is_known_or_like_nothing(written: str) -> None:
    assert likely(written) == ()


def test_other_names_leave_out_abbreviations_and_metonyms() -> None:
    assert "UN" not in names_of("联合国")["en"]
    assert "Moscow" not in names_of("Россия")["en"]
    assert names_of("Кремль") == {}
    assert names_of("nobody at all") == {}


@pytest.mark.parametrize(
    ("sentence", "language", "found"),
    [
        ("Переговоры с Владимиром Путиным и Ван И прошли в Пекине.", "ru", ["Владимиром Путиным", "Ван И"]),
        ("习近平同普京举行会谈。", "zh", ["习近平", "普京"]),
        ("Xi Jinping met Sergey Lavrov.", "en", ["Xi Jinping", "Sergey Lavrov"]),
        ("Погода ясная.", "ru", []),
    ],
)
def test_people_are_found_in_sentences(sentence: str, language: str, found: list[str]) -> None:
    assert [one.text for one in people(sentence, language)] == found
    assert [sentence[one.start - 5 : one.end - 5] for one in people(sentence, language, 5)] == found
