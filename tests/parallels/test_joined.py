from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from travaux.parallels.joined import LONGEST, Vectors, joined, layers


def _invented(sentences: Sequence[str]) -> Vectors:
    rows = [np.random.default_rng(sum(map(ord, one))).normal(size=16) for one in sentences]
    return np.array([row / np.linalg.norm(row) for row in rows], np.float32).reshape(-1, 16)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["Договор подписан.", "Он вступит в силу."], "Договор подписан. Он вступит в силу."),
        (["条约已签署。", "将生效。"], "条约已签署。将生效。"),
        (["It is signed.", "It will enter into force."], "It is signed. It will enter into force."),
    ],
)
def test_joined_parts_sentences_as_the_script_does(parts: list[str], whole: str) -> None:
    assert joined(parts) == whole


def test_layers_end_at_their_sentence_and_begin_with_zeros() -> None:
    found = layers(["a", "b", "c"], _invented)
    assert found.shape == (LONGEST, 3, 16)
    assert np.allclose(found[1, 2], _invented(["b c"])[0])
    assert not found[2, 1].any()


def test_long_layers_are_put_together_from_their_parts() -> None:
    sentences = [letter * 10 for letter in "abcdef"]
    found = layers(sentences, _invented)
    mean = 3 * found[2, 5] + 2 * found[1, 2]
    assert np.allclose(found[4, 5], mean / np.linalg.norm(mean), atol=1e-5)
