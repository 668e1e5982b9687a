"""What was dropped: formulas standing in the last texts of the genre without an answer in the text read.

"Dropped" speaks of those texts only: a formula may stand elsewhere in the record, and silence is not always a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from travaux.parallels import segments
from travaux.parallels.alignment import Query
from travaux.parallels.detection import detect
from travaux.parallels.evidence import Table, table
from travaux.parallels.likeness import EDITED, REWORKED
from travaux.parallels.segments import Segment
from travaux.parallels.weights import weigh
from travaux.record.documents import Document
from travaux.record.passages import Passage, PassageKind, Quoter
from travaux.record.readings import Dropped
from travaux.text.sentences import passages
from travaux.text.tokens import tokenise

LEAST_WEIGHT = 3.0
"""Weight of a passage below which its absence says nothing: fewer than about four content words."""

Guard = Callable[[Sequence[str]], Sequence[bool]]
"""Says of each text whether the text read says the same in other words."""


def dropped(document: Document, last: Sequence[Document], guard: Guard, least_seen: int = 2) -> tuple[Dropped, ...]:
    """Formulas that stood in ``least_seen`` or more of the ``last`` texts (by date) without an answer in ``document``.

    A formula counts once, as it stood in the latest text that held it; most often seen first, then latest seen.
    """
    whole = segments.build([(document.id, document.text), *((one.id, one.text) for one in last)])
    found = [formula for number in range(len(last)) for formula in _of_one(whole, last, number, least_seen)]
    answered = guard([formula.quote.exact for formula in found])
    kept = [formula for formula, said in zip(found, answered, strict=True) if not said]
    return tuple(sorted(kept, key=lambda one: (-one.seen_in, _reversed(one.last_seen), one.quote.start)))


def _reversed(date: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in date)


def _of_one(whole: Segment, last: Sequence[Document], number: int, least_seen: int) -> list[Dropped]:
    """The formulas whose latest witness is text ``number`` of ``last``."""
    document = last[number]
    own = passages(document.text, document.language, document.id)
    tokens = tokenise(document.text)
    ranges = [tokens.between(passage.start, passage.end) for passage in own]
    query = weigh(document.text, tokens, [whole])
    allowed = np.array([name != document.id for name in whole.documents], np.bool_)
    ranks = {name: place - 1 for place, name in enumerate(whole.documents)}
    found = table(query, ranges, detect(query, ranges, [whole], [allowed]), ranks)
    quoter = Quoter(document.id, document.text, document.sha256)
    formulas = []
    for place, passage in enumerate(own):
        holders = {number} | _holders(found, place)
        if _counts(passage, query, ranges[place]) and max(holders) == number and len(holders) >= least_seen:
            if _answered(found, place):
                continue
            quote = quoter.quote(passage.start, passage.end)
            formulas.append(Dropped(quote, document.date, len(holders), len(last), document.date))
    return formulas


def _counts(passage: Passage, query: Query, span: tuple[int, int]) -> bool:
    return passage.kind is not PassageKind.HEADING and float(query.weights[slice(*span)].sum()) >= LEAST_WEIGHT


def _holders(found: Table, passage: int) -> set[int]:
    """Places in ``last`` of the other texts that hold the passage edited or closer."""
    entries = found.of(passage)
    close = found.rank[entries][found.coverage[entries] >= EDITED]
    return {int(rank) for rank in close if rank >= 0}


def _answered(found: Table, passage: int) -> bool:
    """Whether the text read, which has rank -1, holds the passage reworked or closer."""
    entries = found.of(passage)
    return bool(((found.rank[entries] < 0) & (found.coverage[entries] >= REWORKED)).any())
