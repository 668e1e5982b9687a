"""Chinese words as jieba cuts them. Its dictionary, .3 s of processor time, is read with the first Chinese text."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from typing import Protocol, cast


class _Jieba(Protocol):
    """What is used of the module ``rjieba``."""

    def cut(self, text: str) -> list[str]:
        """The words."""

    def cut_for_search(self, text: str) -> list[str]:
        """The words, and the words inside them."""

    def tag(self, text: str, hmm: bool) -> list[tuple[str, str]]:
        """The words with their tags."""


@cache
def _jieba() -> _Jieba:
    return cast(_Jieba, importlib.import_module("rjieba"))  # the import itself reads the dictionary


def cut(text: str) -> Sequence[str]:
    """The words of a text, one after the other: joined they are the text."""
    return _jieba().cut(text)


def cut_for_search(text: str) -> Sequence[str]:
    """The words of a text and the shorter words inside them."""
    return _jieba().cut_for_search(text)


def tagged(text: str, *, guessed: bool = False) -> Sequence[tuple[str, str]]:
    """The words of a text, each with its part of speech (tags of ICTCLAS); ``guessed``: those of no dictionary too."""
    return _jieba().tag(text, hmm=guessed)
