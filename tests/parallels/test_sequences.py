import numpy as np
import pytest

from travaux.parallels.segments import build
from travaux.parallels.sequences import Words, holding, in_order, nearest, occurrences, pieces
from travaux.text.tokens import tokenise

SENTENCE = {
    "ru": "Стороны решительно выступают против силового давления на соседние государства и торговых барьеров",
    "zh": "双方坚决反对向周边国家施加武力压力并反对设置贸易壁垒",
    "en": "The sides firmly oppose pressure by force on neighbouring states and oppose barriers to trade",
}
OTHER = {
    "ru": "Министры обсудили подготовку ежегодного форума прибрежных городов",
    "zh": "部长们讨论了沿岸城市年度论坛的筹备工作",
    "en": "The ministers discussed preparations for the annual forum of coastal cities",
}


def words(text: str) -> Words:
    tokens = tokenise(text)
    return Words(tokens.starts, tokens.ends, tokens.surfaces, tokens.stems, tokens.kinds)


@pytest.fixture(params=["ru", "zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_occurrences_are_every_place_of_the_whole_run(language: str) -> None:
    twice = words(f"{SENTENCE[language]}. {OTHER[language]}. {SENTENCE[language]}")
    wanted = words(SENTENCE[language]).surfaces
    assert occurrences(twice.surfaces, wanted).tolist() == [0, len(twice) - len(wanted)]
    assert not len(occurrences(wanted[:3], wanted))


def test_holding_counts_the_runs_a_document_has(language: str) -> None:
    segment = build([("one", SENTENCE[language]), ("two", OTHER[language])])
    wanted = words(SENTENCE[language]).stems
    assert dict(holding([segment], wanted, 3)) == {"one": len(wanted) - 2}


def test_in_order_allows_only_so_much_between_two_pieces(language: str) -> None:
    text = words(SENTENCE[language])
    asked = Words(*(np.concatenate([column[:3], column[5:8]]) for column in _columns(text)))
    assert [[one.found for one in found] for found in in_order([text], asked, [(3, 2)])] == [[(0, 3), (5, 8)]]
    assert list(in_order([text], asked, [(3, 1)])) == []


def test_pieces_are_the_fewest_that_cover_everything(language: str) -> None:
    one, other = words(SENTENCE[language]), words(OTHER[language])
    joined = Words(*(np.concatenate([a[:6], b[2:]]) for a, b in zip(_columns(one), _columns(other), strict=True)))
    found = pieces([one, other], joined, [], 6)
    assert [(piece.text, piece.found) for piece in found] == [(0, (0, 6)), (1, (2, len(other)))]
    assert pieces([one], joined, [], 6) == []


def test_nearest_is_the_stretch_with_one_word_changed(language: str) -> None:
    text, stranger = words(f"{OTHER[language]}. {SENTENCE[language]}"), words("42")
    own = words(SENTENCE[language])
    surfaces, stems = own.surfaces.copy(), own.stems.copy()
    surfaces[2], stems[2] = stranger.surfaces[0], stranger.stems[0]
    changed = Words(own.starts, own.ends, surfaces, stems, own.kinds)
    found = nearest([text], changed)
    assert found is not None
    assert found.found == (len(text) - len(own), len(text))
    assert found.share == pytest.approx(1 - 1 / len(own))
    assert nearest([words(OTHER[language])], stranger) is None


def _columns(of: Words) -> list[np.ndarray]:
    return [of.starts, of.ends, of.surfaces, of.stems, of.kinds]
