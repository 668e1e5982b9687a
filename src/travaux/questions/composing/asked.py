"""The questions a brief answers, in the order they are asked, and an empty brief with them."""

from __future__ import annotations

from enum import Enum

from travaux.record.briefs import Brief, Section


class Asked(Enum):
    """A question with its words: what changed comes first, what stood there all along after it."""

    SUMMARY = "In short"
    NEW = "What is new?"
    EDITED = "What is harder, softer or said otherwise?"
    DROPPED = "What is gone?"
    PROMISES = "What is promised, and what became of earlier promises?"
    VERSIONS = "Do the language versions say the same?"
    OUTCOMES = "What was signed and agreed?"
    ABSENT = "What was awaited, and is it there?"
    OWNERS = "Whose words are they?"
    REPEATED = "What is repeated, and who said it first?"
    PURPOSES = "What does the text say it is for?"
    FIGURES = "Which figures does it give, and which are on record?"
    WATCH = "What is there to watch for?"
    SEARCHED = "What was searched, and what is not on record?"


def empty_brief(title: str, document: str = "", as_of: str = "", against: str = "") -> Brief:
    """A brief with all questions and no answers."""
    return Brief(title, document, as_of, against, tuple(Section(one.value) for one in Asked))
