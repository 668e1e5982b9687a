"""Numerals of Russian, Chinese and English, in digits or words: they fill a slot of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import yaml

from travaux.text.tokens import NUMBER_TOKEN, Tokens, are_among, fold, hashes_of


def _forms() -> Iterator[str]:
    table = yaml.load(files("travaux.data").joinpath("quantities.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    for language in table["words"].values():
        for forms in language.values():
            yield from forms
    for forms in (*table["scales"].values(), *table["digits"].values()):
        yield from forms


@cache
def _hashes() -> npt.NDArray[np.uint32]:
    return np.unique(hashes_of([fold(form) for form in _forms()]))


def is_numeral(tokens: Tokens) -> npt.NDArray[np.bool_]:
    """Which tokens are numbers in digits, or words and characters that write one; shape (len(tokens),)."""
    return np.asarray((tokens.kinds == NUMBER_TOKEN) | are_among(tokens.surfaces, _hashes()), np.bool_)
