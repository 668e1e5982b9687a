"""Function words of Russian, Chinese and English, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import yaml

from travaux.text.tokens import Tokens, are_among, fold, hashes_of


@cache
def function_words() -> frozenset[str]:
    """All function words, folded. A word of one language is one in the others too: texts quote each other."""
    data = yaml.safe_load((files("travaux.data") / "function_words.yaml").read_text("utf-8"))
    return frozenset(fold(word) for words in data.values() for word in words.split())


@cache
def _hashes() -> npt.NDArray[np.uint32]:
    return np.unique(hashes_of([*function_words()]))


def is_function(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Which tokens are function words, or characters that are one when they stand alone; shape (len(tokens),)."""
    return are_among(tokens.surfaces, _hashes())
