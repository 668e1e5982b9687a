from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.parallels.anchors import anchors
from travaux.parallels.joined import Encode
from travaux.parallels.versions import align
from travaux.record.versions import Link
from travaux.text.vectors import PackagedEncoder, Vectors, packaged_means

SAID = {
    "ru": [
        "Президенты провели переговоры в узком составе.",
        "Стороны договорились увеличить поставки зерна через порт.",
        "Они осудили взрыв на железной дороге.",
        "Министры здравоохранения обменяются опытом борьбы с эпидемиями.",
        "Студентам двух стран предоставят сто стипендий.",
        "Следующая встреча состоится весной в столице республики.",
    ],
    "zh": [
        "两国总统举行了小范围会谈。",
        "双方同意增加经港口的粮食供应。",
        "双方谴责铁路爆炸事件。",
        "两国卫生部长将交流抗击疫情的经验。",
        "将为两国学生提供一百个奖学金名额。",
        "下次会晤将于春季在共和国首都举行。",
    ],
    "en": [
        "The presidents held talks in a narrow format.",
        "The sides agreed to increase grain deliveries through the port.",
        "They condemned the explosion on the railway.",
        "The health ministers will exchange experience in fighting epidemics.",
        "Students of the two countries will be offered one hundred scholarships.",
        "The next meeting will take place in spring in the capital of the republic.",
    ],
}
PAIRS = list(permutations(SAID, 2))


@pytest.fixture(scope="module")
def encoder() -> PackagedEncoder:
    return PackagedEncoder()


def encoders(encoder: PackagedEncoder, *languages: str) -> tuple[Encode, Encode]:
    def of(language: str) -> Encode:
        return lambda sentences: packaged_means().centre(encoder.encode(sentences), language)

    return of(languages[0]), of(languages[1])


def sides(links: Sequence[Link]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [(link.first, link.second) for link in links]


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_align_links_sentence_to_sentence(encoder: PackagedEncoder, one: str, two: str) -> None:
    found = align(SAID[one], SAID[two], encoders(encoder, one, two), (one, two))
    assert sides(found) == [((at, at + 1), (at, at + 1)) for at in range(6)]
    assert all(link.score > 0.1 for link in found)


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_align_reports_an_omission_as_a_null_link(encoder: PackagedEncoder, one: str, two: str) -> None:
    shorter = SAID[two][:2] + SAID[two][3:]
    found = align(SAID[one], shorter, encoders(encoder, one, two), (one, two))
    assert [link.first for link in found if link.is_null] == [(2, 3)]
    assert len(found) == 6


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_align_joins_sentences_that_the_other_version_merged(encoder: PackagedEncoder, one: str, two: str) -> None:
    merged = [SAID[two][0], SAID[two][1] + " " + SAID[two][2], *SAID[two][3:]]
    found = align(SAID[one], merged, encoders(encoder, one, two), (one, two))
    assert ((1, 3), (1, 2)) in sides(found)
    assert len(found) == 5


@pytest.mark.parametrize(("empty", "full"), [(0, 3), (3, 0), (0, 0)])
def test_align_leaves_all_unanswered_beside_an_empty_version(encoder: PackagedEncoder, empty: int, full: int) -> None:
    found = align(SAID["ru"][:empty], SAID["zh"][:full], encoders(encoder, "ru", "zh"), ("ru", "zh"))
    assert len(found) == max(empty, full)
    assert all(link.is_null for link in found)


def _invented(sentences: Sequence[str]) -> Vectors:
    """Vectors of a kind without a model: what a sentence is called decides its direction."""
    rows = [np.random.default_rng(sum(map(ord, one))).normal(size=16) for one in sentences]
    return np.array([row / np.linalg.norm(row) for row in rows], np.float32).reshape(-1, 16)


WORDS = st.lists(st.text(alphabet="абв一二三xyz ", max_size=6), max_size=12)


@given(WORDS, WORDS)
def test_align_covers_both_versions_once(first: list[str], second: list[str]) -> None:
    links = align(first, second, (_invented, _invented), ("ru", "zh"))
    assert [at for link in links for at in range(*link.first)] == list(range(len(first)))
    assert sorted(at for link in links for at in range(*link.second)) == list(range(len(second)))


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_align_finds_a_moved_passage(encoder: PackagedEncoder, one: str, two: str) -> None:
    moved = [*SAID[two][3:], *SAID[two][:3]]
    found = align(SAID[one], moved, encoders(encoder, one, two), (one, two))
    assert sides(found) == [((at, at + 1), ((at + 3) % 6, (at + 3) % 6 + 1)) for at in range(6)]


def test_align_follows_a_long_text_with_a_chapter_left_out() -> None:
    book = [f"{at} {'x' * (at % 37)}" for at in range(3000)]
    found = align(book, book[:900] + book[1500:], (_invented, _invented), ("en", "en"))
    assert sum(map(_same, found)) >= 2390


def _same(link: Link) -> bool:
    moved = 600 if link.first[0] >= 1500 else 0
    return not link.is_null and link.second == (link.first[0] - moved, link.first[1] - moved)


def test_anchors_rise_on_both_sides() -> None:
    rows = _invented([f"sentence {'x' * at}" for at in range(40)])
    shuffled = np.concatenate([rows[20:], rows[:20]])
    found = anchors(rows, shuffled)
    assert found == sorted(found)
    assert len({second for _, second in found}) == len(found) >= 20


def test_anchors_finds_nothing_in_nothing() -> None:
    assert anchors(_invented([]), _invented(["one"])) == []
