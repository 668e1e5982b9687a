from __future__ import annotations

import re
from importlib.resources import files

import pytest

from travaux.errors import InvalidValue
from travaux.record.agreements import Force, Instrument
from travaux.record.attestations import Attestation
from travaux.world.agreement_lists import items, read_list

HERE = Attestation("list.txt")
LISTS = {
    "ru": """Подписаны в присутствии глав государств
1. Совместное заявление о дружбе
2. Соглашение между Правительством Эльдории и Правительством Нордмарка о поставках зерна
3. Протокол о внесении изменений в Соглашение о рыболовстве от 9 сентября 1996 года
4. Меморандум о взаимопонимании между Министерством юстиции Эльдории и Министерством юстиции Нордмарка
5. 2024–2030: дорожная карта сотрудничества в космосе

Подписаны компаниями
6. Рамочный контракт на поставку удобрений
7. Соглашение между банком «Восход» и банком «Закат» о расчётах""",
    "zh": """两国元首见证签署
（一）《关于友好的联合声明》
（二）《埃尔多里亚政府和诺德马克政府关于粮食供应的协定》
（三）《关于修订1996年9月9日渔业协定的议定书》
（四）埃尔多里亚司法部和诺德马克司法部谅解备忘录
（五）2024至2030年航天合作路线图

公司签署
（六）化肥供应框架合同
（七）旭日银行和夕阳银行关于结算的协议""",
    "en": """Signed before the heads of state
1. Joint Statement on Friendship
2. Agreement between the Government of Eldoria and the Government of Nordmark on the Supply of Grain
3. Protocol Amending the Agreement on Fisheries of 9 September 1996
4. Memorandum of Understanding between the Ministry of Justice of Eldoria and the Ministry of Justice of Nordmark
5. 2024-2030 Roadmap for Cooperation in Space

Signed by companies
6. Framework Contract for the Supply of Fertilisers
7. Settlement Agreement between Sunrise Bank and Sunset Bank""",
}
KINDS = [
    Instrument.STATEMENT,
    Instrument.AGREEMENT,
    Instrument.PROTOCOL,
    Instrument.MEMORANDUM,
    Instrument.PLAN,
    Instrument.CONTRACT,
    Instrument.AGREEMENT,
]
FORCES = [
    Force.POLITICAL,
    Force.TREATY_LAW,
    Force.UNKNOWN,
    Force.POLITICAL,
    Force.POLITICAL,
    Force.COMMERCIAL,
    Force.COMMERCIAL,
]


@pytest.mark.parametrize("language", list(LISTS))
def test_a_list_gives_every_item_with_its_kind_force_and_number(language: str) -> None:
    found = read_list(LISTS[language], "2024-05-30", HERE)
    assert [paper.number for paper in found] == [1, 2, 3, 4, 5, 6, 7]
    assert [paper.instrument for paper in found] == KINDS
    assert [paper.force for paper in found] == FORCES
    assert [len(paper.parties) for paper in found] == [0, 2, 0, 2, 0, 0, 2]
    assert found[0].occasion != found[6].occasion != ""
    assert (found[4].domain, found[6].domain) == ("space", "finance")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_list_run_together_in_one_line_is_cut_at_its_numbers(language: str) -> None:
    flat = re.sub(r"\s+", " ", LISTS[language].replace("\n\n", " ")) + " Смотрите также Переговоры 4 марта 2025 года"
    found = read_list(flat, "2024", HERE)
    assert [paper.instrument for paper in found] == KINDS
    assert "Смотрите" not in found[-1].title


@pytest.mark.parametrize(
    "text",
    [
        "Соглашение о рыболовстве.\nМеморандум о взаимопонимании.",
        "渔业协定\n能源谅解备忘录",
        "The Agreement on Fisheries was signed.\nThe Memorandum on Energy was signed.",
    ],
)
def test_without_numbers_lines_that_begin_with_an_instrument_are_items(text: str) -> None:
    found = read_list(text, "2024", HERE)
    assert [(paper.number, paper.instrument) for paper in found] == [
        (0, Instrument.AGREEMENT),
        (0, Instrument.MEMORANDUM),
    ]


@pytest.mark.parametrize(
    "text", ["", "Стороны провели переговоры.", "双方举行了会谈。", "Talks were held in 2024. 5 people came."]
)
def test_a_text_without_a_list_is_refused(text: str) -> None:
    assert items(text) == ()
    with pytest.raises(InvalidValue, match="no list"):
        read_list(text, "2024", HERE)


def _specimens(language: str) -> list[tuple[str, str]]:
    folder = files("travaux.specimen") / "texts"
    found = [one for one in folder.iterdir() if "_documents-" in one.name and one.name.endswith(f"_{language}.md")]
    return sorted((one.name, one.read_text("utf-8").split("\n---\n")[-1]) for one in found)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_the_specimen_s_lists_are_counted_exactly(language: str) -> None:
    assert _specimens(language)
    for name, text in _specimens(language):
        lines = [
            line for line in text.splitlines() if re.match(r"\s*(?:\d+\.|[（(][一二三四五六七八九十]+[）)])", line)
        ]
        assert len(read_list(text, name[:10], HERE)) == len(lines), name


def test_versions_of_one_list_are_of_the_same_kinds() -> None:
    """A programme and a plan are one word (计划) in Chinese; a list may lack an item in one language."""
    alike = {Instrument.PROGRAMME: Instrument.PLAN}
    agreed = total = 0
    for (name, russian), (_other, english), (_third, chinese) in zip(*map(_specimens, ("ru", "en", "zh")), strict=True):
        kinds = [
            [alike.get(p.instrument, p.instrument) for p in read_list(t, name[:10], HERE)]
            for t in (russian, english, chinese)
        ]
        if len(set(map(len, kinds))) == 1:
            agreed += sum(one == other == third for one, other, third in zip(*kinds, strict=True))
            total += len(kinds[0])
    assert total > 40
    assert agreed / total >= 0.95
