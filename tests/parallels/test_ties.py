from __future__ import annotations

import numpy as np
import pytest

from travaux.parallels.ties import ties

BAND = np.array([0, 0, 0]), np.array([3, 3, 3])


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        (("ru", "zh"), ["Выделено 12 млн лир.", "Мост открыт."], ["大桥通车。", "拨款1200万里拉。"]),
        (("zh", "en"), ["拨款1200万里拉。", "大桥通车。"], ["The bridge is open.", "12 million lira were allotted."]),
        (
            ("ru", "en"),
            ["Выделено 12 млн лир.", "Мост открыт."],
            ["The bridge is open.", "12 million lira were allotted."],
        ),
        (("de", "fr"), ["Bericht von Hartog.", "Die Brücke."], ["Le pont.", "Récit de Hartog."]),
    ],
)
def test_figures_and_names_tie_their_sentences(languages: tuple[str, str], first: list[str], second: list[str]) -> None:
    found = ties(first, second, languages, BAND)
    assert np.argwhere(found).tolist() == [[1, 2]]


def test_common_words_tie_less_than_rare_ones() -> None:
    first, second = ["the lake", "the Ostrov", "the"], ["the lake", "the Ostrov", "the"]
    band = np.zeros(4, np.int64), np.full(4, 4)
    found = ties(first, second, ("en", "en"), band)
    assert found[2, 2] > 2 * found[3, 3] > 0
