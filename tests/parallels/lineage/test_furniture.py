"""Page furniture is known by where it stands, in any language, and texts without any are left whole."""

import random
from pathlib import Path

import pytest

from tests.parallels.lineage.corpora import FILLER, PASSAGES
from travaux.engine.local import LocalEngine
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, Text, traces_of
from travaux.parallels.lineage.outputs import Lineage, lineage_of

MENUS = {
    "ru": "Читайте также {0} Разделы сайта Новости ведомства Версия для печати Подписка на рассылку Служба поддержки",
    "zh": "相关阅读：{0}网站栏目：本部新闻、打印页面、订阅推送、意见反馈",
    "en": "Read more {0} Sections of this site News of the ministry Print version Subscribe to our mail Help desk",
}
LINKED = {
    "ru": "Открытие ярмарки в порту Анвир 3 мая Приём в посольстве Вельмары 9 мая Вручение наград 11 мая",
    "zh": "安维尔港展销会开幕五月三日，维尔马拉使馆招待会五月九日，颁奖仪式五月十一日，",
    "en": "Opening of the fair at the port of Anvir 3 May Reception at the embassy of Velmara 9 May Awards 11 May",
}
WORDS = {
    "ru": "река мост порт школа музей склад дорога завод берег ворота площадь сад",
    "zh": "河桥港校馆库路厂岸门场园海山田村城江湖井",
    "en": "river bridge port school museum store road works shore gates square garden",
}
LANGUAGES = sorted(MENUS)


def _body(language: str, number: int, size: int = 150) -> str:
    """So many words or characters in an order of their own."""
    words = list(WORDS[language]) if language == "zh" else WORDS[language].split()
    return ("" if language == "zh" else " ").join(random.Random(number).choices(words, k=size))


def _pages(language: str, copies: int = 24, *, menu: bool = True) -> list[Text]:
    """Pages of one site, the clause in the middle of two, the same linked titles below two others."""
    made = []
    for number in range(copies):
        linked = LINKED[language] if number in (5, 9) else _body(language, number + 40, 20)
        end = MENUS[language].format(linked) if menu else FILLER[language] * (number == 3)
        clause = PASSAGES[language][0] if number in (2, 7) else ""
        halves = _body(language, number), _body(language, number + 100)
        text = f"{halves[0]}. {clause} {halves[1]}. {end}"
        made.append(Text(f"site/news/{number}", f"{2000 + number}", text))
    return made


def _lineage(texts: list[Text], folder: Path) -> Lineage:
    corpus = Corpus.of(texts)
    with LocalEngine(folder, processes=1) as engine:
        return lineage_of(traces_of(corpus, engine, LineageOptions()), corpus)


def _bodies(corpus: Corpus, folder: Path) -> list[tuple[int, int]]:
    """Where the body of each text starts and ends."""
    with LocalEngine(folder, processes=1) as engine:
        rows = traces_of(corpus, engine, LineageOptions()).bodies.sort_by("document")
    assert rows["document"].to_pylist() == list(range(len(corpus.texts)))
    return list(zip(rows["start"].to_pylist(), rows["end"].to_pylist(), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_are_set_apart_and_told_and_wordings_come_first(language: str, tmp_path: Path) -> None:
    found = _lineage(_pages(language), tmp_path)
    rows = found.families.to_pylist()
    menus = [row for row in rows if row["boilerplate"]]
    wordings = [row for row in rows if PASSAGES[language][0][:30] in row["text"]]
    assert menus
    assert wordings
    assert not any(row["boilerplate"] for row in wordings)
    assert rows[-len(menus) :] == menus
    assert all(MENUS[language][-12:] not in row["text"] for row in rows if not row["boilerplate"])
    assert any("page furniture" in note and note.startswith(f"{len(menus)} of {len(rows)}") for note in found.notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_body_ends_where_the_menu_begins(language: str, tmp_path: Path) -> None:
    texts = _pages(language)
    for one, (start, end) in zip(texts, _bodies(Corpus.of(texts), tmp_path), strict=True):
        assert abs(end - one.text.index(MENUS[language][:5])) <= 3
        assert start == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_body_of_long_texts_ends_where_the_menu_begins(language: str, tmp_path: Path) -> None:
    middles = {number: _body(language, number + 200, 12_000) for number in range(24)}
    texts = [Text(one.id, one.date, middles[number] + ". " + one.text) for number, one in enumerate(_pages(language))]
    for one, (start, end) in zip(texts, _bodies(Corpus.of(texts), tmp_path), strict=True):
        assert abs(end - one.text.rindex(MENUS[language][:5])) <= 3
        assert start == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_without_furniture_are_all_body(language: str, tmp_path: Path) -> None:
    texts = _pages(language, menu=False)
    assert _bodies(Corpus.of(texts), tmp_path) == [(0, len(one.text)) for one in texts]


def test_menu_of_one_site_does_not_touch_another(tmp_path: Path) -> None:
    others = [Text(f"paper/{k}", f"{1950 + k}", MENUS["en"].format("") + _body("en", k)) for k in range(3)]
    corpus = Corpus.of([*_pages("en"), *others])
    for one, body in zip(corpus.texts, _bodies(corpus, tmp_path), strict=True):
        if one.id.startswith("paper"):
            assert body == (0, len(one.text))
