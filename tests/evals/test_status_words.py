from __future__ import annotations

import pytest
from evals.status_words import contains, kept_share, normalised, tokens

SAME = [
    ("ru", "IV. Стороны — «за» мир;", "4) стороны, „за“ мир"),
    ("ru", "Статья 4. Ещё раз.", "Статья четвёртая. Еще раз"),
    ("ru", "во-вторых, Стороны согласны", "Стороны согласны."),
    ("zh", "四、雙方「同意」合作。", "4. 双方“同意”合作"),
    ("zh", "第四条　缔约一方", "第4条：缔约一方"),
    ("zh", "（三）双方同意；", "双方 同意"),
    ("en", "(b) The Parties “agree”;", "THE PARTIES 'AGREE'"),
    ("en", "Article four. No Party shall", "Article 4 – No Party shall"),
    ("en", "Second, on-line safety", "online safety"),
]
DIFFERENT = [
    ("ru", "рост на 7,2 %", "рост на 72 %"),
    ("ru", "Стороны согласны", "Стороны не согласны"),
    ("zh", "双方同意", "双方不同意"),
    ("zh", "六个月", "三个月"),
    ("en", "growth of 7.2 per cent", "growth of 2 per cent"),
    ("en", "The Parties agree", "The Parties agreed"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_normalised_takes_soft_differences_away(language: str, one: str, other: str) -> None:
    assert normalised(one, language) == normalised(other, language)


@pytest.mark.parametrize(("language", "one", "other"), DIFFERENT)
def test_normalised_keeps_words_and_figures_apart(language: str, one: str, other: str) -> None:
    assert normalised(one, language) != normalised(other, language)


def test_contains_wants_whole_words_in_one_run() -> None:
    assert contains("The sides agree and will act.", "the sides agree", "en")
    assert not contains("The sides agreed.", "The sides agree", "en")
    assert not contains("The sides firmly agree.", "The sides agree", "en")
    assert contains("双方重申，电站运行正常。", "电站运行正常", "zh")
    assert not contains("Стороны согласны", "Стороны не согласны", "ru")


def test_tokens_are_characters_in_chinese_and_words_elsewhere() -> None:
    assert tokens("雙方同意。", "zh") == ["双", "方", "同", "意"]
    assert tokens("Ещё 7,2 %", "ru") == ["еще", "7,2"]
    assert tokens("A 4,200 MW line", "en") == ["a", "4,200", "mw", "line"]


@pytest.mark.parametrize(
    ("language", "earlier", "later"),
    [
        ("ru", "развитие торговли и транспорта", "транспорт и развитие торговли"),
        ("zh", "发展贸易和交通", "交通和贸易发展"),
        ("en", "developing trade and transport", "transport and the development of trade"),
    ],
)
def test_kept_share_sees_through_order_and_inflection(language: str, earlier: str, later: str) -> None:
    assert kept_share(earlier, later, language) > 0.85


def test_kept_share_is_zero_without_a_common_word_and_for_no_words() -> None:
    assert kept_share("trade", "energy", "en") == 0.0
    assert kept_share("trade", "...", "en") == 0.0
