from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from tests.world.samples import delegate
from travaux.world.portfolios import coverage, office, portfolio_names, same_office

TABLE = yaml.load(files("travaux.data").joinpath("portfolios.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


def test_the_table_says_where_it_comes_from_and_has_words_in_every_language() -> None:
    assert TABLE["source"]
    assert TABLE["licence"]
    for part in ("portfolios", "ranks"):
        assert all(set(words) == {"ru", "zh", "en"} and all(words.values()) for words in TABLE[part].values())
    assert set(TABLE["one_ministry"]) <= set(portfolio_names())


@pytest.mark.parametrize(
    ("titles", "portfolio", "ranks"),
    [
        (("Министр обороны", "国防部长", "Minister of Defence", "Defense Minister"), "defence", ("minister",)),
        (("министра иностранных дел", "外交部长", "Foreign Minister"), "foreign", ("minister",)),
        (
            ("заместитель министра финансов", "财政部副部长", "Deputy Minister of Finance"),
            "finance",
            ("deputy", "minister"),
        ),
        (("Председатель Правительства", "总理", "Prime Minister"), "head", ("premier",)),
        (("заместитель Председателя Правительства", "副总理", "Deputy Prime Minister"), "head", ("deputy", "premier")),
        (("Председатель Центрального банка", "央行行长", "Governor of the Central Bank"), "finance", ("head",)),
        (("помощник Президента", "总统助理", "Presidential aide"), "administration", ("aide",)),
    ],
)
def test_offices_are_told_alike_in_three_languages(titles: tuple[str, ...], portfolio: str, ranks: tuple[str]) -> None:
    for title in titles:
        assert office(title).portfolios == (portfolio,), title
        assert office(title).ranks == ranks, title


def test_one_office_has_many_titles_and_like_offices_are_apart() -> None:
    assert same_office("Defense Minister", "Министр обороны")
    assert same_office("Energy Minister", "Minister of Energy")
    assert same_office("外交部长", "Minister of Foreign Affairs")
    for other in ("Deputy Minister of Defence", "Minister of Finance", "Head of the defence industry union"):
        assert not same_office("Minister of Defence", other)
    assert not same_office("Head of the gas company", "Head of the oil company")
    assert not same_office("Minister of Culture", "Minister of Sport")


def test_coverage_tells_who_has_what_and_what_earlier_delegations_had() -> None:
    now = [delegate("2024-05-16", "Ada Venn", "Foreign Minister"), delegate("2024-05-16", "Bo Lind", "Poet")]
    before = {
        "2023-10-17": [delegate("2023-10-17", "Cai Holt", "Minister of Energy")],
        "2019-06-05": [delegate("2019-06-05", "Ada Venn", "Foreign Minister")],
    }
    found = coverage(now, before)
    assert {name: [one.person for one in some] for name, some in found.held.items()} == {"foreign": ["Ada Venn"]}
    assert found.lacking == {"energy": ("2023-10-17",)}
    assert [one.person for one in found.unplaced] == ["Bo Lind"]
