"""The families of a lineage as nouns, for a reader."""

from __future__ import annotations

import pyarrow.compute as pc

from travaux.parallels.lineage.outputs import Lineage
from travaux.record.families import Family, Witness

_TOLD = ("text", "documents", "variants", "first", "last", "witnesses")


def foremost(found: Lineage, most: int) -> tuple[Family, ...]:
    """The families that rank highest, without page furniture; empty when no wording stands in two texts."""
    rows = found.families.filter(pc.invert(found.families["boilerplate"])).slice(0, most).select(_TOLD).to_pylist()
    return tuple(
        Family(**{**row, "witnesses": tuple(Witness(**witness) for witness in row["witnesses"])}) for row in rows
    )
