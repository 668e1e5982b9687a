"""Families of wording: one formula in all the texts that have it, with its course."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Witness:
    """One text that has the wording; half-open code-point offsets of the document.

    ``variant``: the same number for the same words, 0 for those of the earliest. ``parent``: the place among the
    witnesses of the one it is closest to, -1 for the first; ``similarity`` to that one.
    """

    document: str
    date: str
    start: int
    end: int
    variant: int
    parent: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Family:
    """A wording in ``documents`` texts from ``first`` to ``last`` (EDTF); ``text`` as the earliest has it."""

    text: str
    documents: int
    variants: int
    first: str
    last: str
    witnesses: tuple[Witness, ...]
