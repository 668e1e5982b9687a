from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
import pytest

from travaux.errors import InvalidValue, MissingExtra
from travaux.text import model_encoders
from travaux.text.model_encoders import SentenceTransformersEncoder
from travaux.text.vectors import Vectors, unit_rows

LIMIT = 8


class Model:
    """Stands in for a model of sentence-transformers: as many tokens as words, truncated at a limit as they do."""

    max_seq_length = LIMIT

    def __init__(self, name: str) -> None:
        if name == "unknown":
            raise OSError("unknown is not a local folder")

    def get_sentence_embedding_dimension(self) -> int:
        return 3

    def tokenizer(self, sentence: str, truncation: bool) -> dict[str, list[int]]:
        return {"input_ids": list(range(len(sentence.split())))}

    def encode(self, texts: Sequence[str], **options: bool) -> Vectors:
        assert options["normalize_embeddings"]
        words = [text.split()[:LIMIT] for text in texts]
        rows = np.array([[part.count(word) for word in ("мир", "peace", "end")] for part in words], np.float32)
        return unit_rows(rows)


@pytest.mark.skipif(find_spec("sentence_transformers") is not None, reason="the extra is installed")
def test_without_the_extra_the_error_names_it() -> None:
    with pytest.raises(MissingExtra, match="travaux\\[encoders\\]"):
        SentenceTransformersEncoder("LaBSE")


def test_a_model_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_encoders, "SentenceTransformer", Model)
    with pytest.raises(InvalidValue, match="unknown"):
        SentenceTransformersEncoder("unknown")


def test_sentences_over_the_limit_are_encoded_to_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_encoders, "SentenceTransformer", Model)
    encoder = SentenceTransformersEncoder("model")
    vectors = encoder.encode(["мир", "peace " * 30 + "end end", ""])
    assert encoder.name == "sentence-transformers/model"
    assert vectors.shape == (3, encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors[:2], axis=1), 1)
    assert vectors[1][2] > 0
    assert not vectors[2].any()
