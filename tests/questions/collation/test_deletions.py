"""What leaving words out does to the likeness of two passages, with vectors made up for the purpose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from travaux.questions.collation.deletions import Cut, Vectors, gains, weighed
from travaux.questions.collation.sides import Side
from travaux.record.versions import Difference, DifferenceKind

WORDS = {"ru": ("только", "Только суда входят."), "zh": ("仅", "仅船舶进入。"), "en": ("Only", "Only vessels enter.")}


def _encode(sentences: Sequence[str], _language: str) -> Vectors:
    """A vector with one direction for sentences with "only" in them."""
    only = [any(word.lower() in text.lower() for word, _ in WORDS.values()) for text in sentences]
    return np.array([(0.6, 0.8) if one else (1.0, 0.0) for one in only], np.float32)


@pytest.mark.parametrize("language", WORDS)
def test_words_without_an_answer_gain_likeness_when_they_go(language: str) -> None:
    word, text = WORDS[language]
    holder, plain = Side(text, language, 0), Side("Plain.", "en", 0)
    lacking, answered = gains([Cut(holder, plain, 0, len(word)), Cut(holder, holder, 0, len(word))], _encode)
    assert lacking > 0 > answered


@pytest.mark.parametrize("language", WORDS)
def test_a_word_on_one_side_is_weighed_and_two_words_are_not(language: str) -> None:
    word, text = WORDS[language]
    holder, plain = Side(text, language, 10), Side("Plain.", "en", 0)
    lone = Difference(DifferenceKind.SCOPE, holder.stretch(0, len(word)), plain.whole, "", 0.5)
    both = Difference(DifferenceKind.MODALITY, holder.stretch(0, len(word)), plain.stretch(0, 2), "", 0.5)
    ((surer, same),) = weighed([[lone, both]], [(holder, plain)], _encode)
    ((doubtful,),) = weighed([[Difference(lone.kind, lone.first, holder.whole, "", 0.5)]], [(holder, holder)], _encode)
    assert surer.confidence > 0.5 > doubtful.confidence
    assert same == both
