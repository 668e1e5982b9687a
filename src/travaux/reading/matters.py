"""Matters: what a sentence is about, a topic of the shipped scheme or somebody or something named in it."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.errors import InvalidValue
from travaux.reading.gazetteer import mentions
from travaux.reading.named import likely, named
from travaux.reading.topics import scheme
from travaux.record.statements import Mention


def matter_of(asked: str) -> str:
    """The id of what is asked about: a topic by its id, else a state, organisation or place by any of its names.

    Raises InvalidValue where it is neither, naming the topics and the names that may have been meant.
    """
    topics = scheme().order
    if asked in topics:
        return asked
    known = named(asked)
    if known is not None:
        return known.id
    near = "".join(f" Was {one.name} meant?" for one in likely(asked)[:1])
    raise InvalidValue("no such topic, and no such name", asked, "positions", f"Topics are: {', '.join(topics)}.{near}")


def concerns(text: str, language: str, matter: str) -> bool:
    """Whether a term of the topic stands in the text, or the one asked about is named there."""
    if matter in scheme().order:
        return any(hit.topic == matter for hit in scheme().topics(text, language))
    return is_about((), mentions(text, language, 0), matter)


def is_about(topics: Sequence[str], named_there: Sequence[Mention], matter: str) -> bool:
    """The same of a sentence already read: by its topics and the names in it."""
    return matter in topics or any(one.id == matter for one in named_there)
