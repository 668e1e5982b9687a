from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from travaux.reading.topic_vectors import TopicVectors, topic_vectors
from travaux.reading.topics import scheme
from travaux.text.vectors import Vectors, unit_rows

OWN = """topics:
  rivers: {label: {en: rivers, ru: реки, zh: 河流}, en: [river], ru: [рек], zh: [河流]}
"""


def lettered(sentences: Sequence[str], language: str) -> Vectors:
    counts = np.array([[text.count(letter) for letter in "abcdefgh"] for text in sentences], np.float32)
    return unit_rows(counts)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_nearest_topic_leads_and_a_narrow_lead_abstains(language: str) -> None:
    centres = np.array([[1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0]], np.float32)
    vectors = TopicVectors(("first", "second"), centres, lettered)
    assert vectors.nearest(["aaab", "abbb", "ab", "xyz"], language) == ["first", "second", "", ""]


def test_nothing_asked_and_a_single_topic_answer_nothing() -> None:
    one = TopicVectors(("only",), np.ones((1, 8), np.float32), lettered)
    assert one.nearest(["aaa"], "en") == [""]
    assert one.nearest([], "en") == []


def test_vectors_of_a_scheme_are_unit_rows_in_its_order(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    chosen = scheme(str(own))
    found = topic_vectors(chosen, lettered)
    assert found.topics == chosen.order
    assert "rivers" in found.topics
    lengths = np.linalg.norm(found.centres, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))


@pytest.mark.parametrize(
    ("language", "seeds"), [("ru", ("реки", "рек")), ("zh", ("河流", "河流")), ("en", ("rivers", "river"))]
)
def test_seeds_are_label_and_terms(tmp_path: Path, language: str, seeds: tuple[str, ...]) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    assert scheme(str(own)).seeds("rivers")[language] == seeds
