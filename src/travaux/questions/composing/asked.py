"""The questions a brief answers, in the order they are asked, and an empty brief with them."""

from __future__ import annotations

from enum import Enum

from travaux.record.briefs import Brief, Section


class Asked(Enum):
    """A question with its words."""

    TEXT = "Which text is this, and what was it read against?"
    PURPOSES = "What does the text say it is for?"
    OUTCOMES = "What was signed and agreed?"
    NEW = "What is new?"
    REPEATED = "What is repeated, and who said it first?"
    EDITED = "What was said before in other words?"
    DROPPED = "What stood in the last texts of the kind and is gone?"
    ABSENT = "What was awaited, and is it there?"
    OWNERS = "Whose words are they?"
    VERSIONS = "Do the language versions say the same?"
    PROMISES = "What is promised, and by when?"
    FIGURES = "Which figures does it give, and which are on record?"
    WATCH = "What is there to watch for?"


def empty_brief(title: str, document: str = "", as_of: str = "", against: str = "") -> Brief:
    """A brief with all questions and no answers."""
    return Brief(title, document, as_of, against, tuple(Section(one.value) for one in Asked))
