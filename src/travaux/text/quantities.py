"""Numbers and dates in a sentence, in digits or words, brought to one scale in Russian, Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from travaux.text.han import simplify
from travaux.text.han_quantities import han_quantities
from travaux.text.quantity_words import DATE_KINDS, Quantity, QuantityKind, phrases
from travaux.text.spaced_quantities import spaced_quantities

__all__ = ["DATE_KINDS", "Quantity", "QuantityKind", "quantities"]


@lru_cache(maxsize=8192)
def quantities(sentence: str, language: str) -> tuple[Quantity, ...]:
    """The numbers and dates of a sentence in order; empty when there is none. Other languages count digits only."""
    base = language.split("-", 1)[0]
    text = simplify(sentence) if base == "zh" else sentence
    fixed = list(_phrases(text, base))
    read = han_quantities(text) if base == "zh" else spaced_quantities(text, base)
    free = [one for one in read if not any(one.start < other.end and other.start < one.end for other in fixed)]
    return tuple(sorted([*fixed, *free], key=lambda one: one.start))


def _phrases(text: str, language: str) -> Iterator[Quantity]:
    """Halves, multiples, seasons and other fixed expressions; where two overlap, the one listed first."""
    folded, taken = text.lower().replace("ё", "е"), [False] * len(text)
    for kind, value, pattern in phrases(language):
        for match in pattern.finditer(folded):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                yield Quantity(kind, value, start, end, in_words=True)
