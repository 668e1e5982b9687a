"""Encoders loaded by name through sentence-transformers (LaBSE, bge-m3, ...): needs the extra ``encoders``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from travaux.errors import InvalidValue, MissingExtra
from travaux.text.vectors import Vectors, encode_pieces, pieces

try:
    from sentence_transformers import SentenceTransformer
except ImportError:  # the extra is not installed; asking for an encoder says so
    SentenceTransformer = None

_MARGIN = 0.8  # pieces are cut this much shorter than the limit, as tokens are not evenly long


class SentenceTransformersEncoder:
    """Any model of sentence-transformers, by its name or folder. Loading may download it where a hub is reachable.

    Raises MissingExtra without the extra, InvalidValue when the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        if SentenceTransformer is None:
            raise MissingExtra("encoders", f"the encoder {name!r}")
        try:
            self._model = SentenceTransformer(name)
        except (OSError, ValueError) as error:
            remedy = "Name a model of sentence-transformers or the folder of one that was downloaded."
            raise InvalidValue(f"encoder cannot be loaded ({error})", name, "encoder", remedy) from error
        self.name = f"sentence-transformers/{name}"
        self.dimension = int(self._model.get_sentence_embedding_dimension())
        self._limit = int(self._model.max_seq_length or 512)

    def encode(self, sentences: Sequence[str]) -> Vectors:
        """float32 (n, dimension), unit rows; sentences over the model's limit are encoded in pieces and averaged."""
        return encode_pieces([self._cut(sentence) for sentence in sentences], self._encode, self.dimension)

    def _encode(self, texts: list[str]) -> Vectors:
        encoded = self._model.encode(texts, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(encoded, np.float32)

    def _cut(self, sentence: str) -> list[str]:
        """The sentence whole when the model can take it, else in pieces that it can."""
        tokens = len(self._model.tokenizer(sentence, truncation=False)["input_ids"])
        if tokens <= self._limit:
            return [sentence]
        return pieces(sentence, max(1, int(len(sentence) * _MARGIN * self._limit / tokens)))
