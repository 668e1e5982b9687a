"""Floors: the figure each guarded measure must not fall under, with the gold data it was set on.

Kept in ``floors.json``. A floor is raised by ``--update``; it is lowered, or taken over to changed gold data, only with
a reason, and the reason stays in the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from evals.measures import Measure

SCALE = 1000
"""Floors are kept to three decimals, rounded to the worse side."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The worst figure allowed, the hash of its gold data, and the regressions allowed so far with their reasons."""

    value: float
    gold: str
    regressions: tuple[dict[str, object], ...] = field(default=())


def load_floors(path: Path) -> dict[str, Floor]:
    """The floors of a file by name of measure; empty when there is no file."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(row["value"], row["gold"], tuple(row.get("regressions", ()))) for name, row in rows.items()}


def save_floors(floors: dict[str, Floor], path: Path) -> None:
    """Write floors in order of name."""
    rows = {name: asdict(floor) for name, floor in sorted(floors.items())}
    path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def fault(measure: Measure, floor: Floor | None) -> str:
    """What is wrong with a figure, in words; empty when nothing is."""
    if not measure.guarded:
        return ""
    if floor is None:
        return "has no floor yet; set one with --update"
    if measure.gold != floor.gold:
        return f"gold data changed ({floor.gold} -> {measure.gold}); accept it with --update --allow-regression REASON"
    if _is_worse(measure, floor.value):
        return f"{measure.value:.4f} is worse than its floor {floor.value:.4f}"
    return ""


def _is_worse(measure: Measure, value: float) -> bool:
    return measure.value < value if measure.higher_is_better else measure.value > value


def _rounded(measure: Measure) -> float:
    scaled = round(measure.value * SCALE, 6)
    return (math.floor(scaled) if measure.higher_is_better else math.ceil(scaled)) / SCALE


@dataclass(frozen=True, slots=True)
class Update:
    """New floors, and what was refused for want of a reason."""

    floors: dict[str, Floor]
    refused: tuple[str, ...]


def updated(floors: dict[str, Floor], measures: Sequence[Measure], reason: str, today: str) -> Update:
    """Floors raised to the figures measured. Without a reason nothing is lowered and no changed gold data accepted."""
    new, refused = dict(floors), []
    for measure in measures:
        if not measure.guarded:
            continue
        floor = floors.get(measure.name)
        value = _rounded(measure)
        if floor is None:
            new[measure.name] = Floor(value, measure.gold)
        elif not fault(measure, floor):
            best = max if measure.higher_is_better else min
            new[measure.name] = Floor(best(floor.value, value), floor.gold, floor.regressions)
        elif reason:
            entry = {"from": floor.value, "to": value, "gold": floor.gold, "reason": reason, "date": today}
            new[measure.name] = Floor(value, measure.gold, (*floor.regressions, entry))
        else:
            refused.append(f"{measure.name}: {fault(measure, floor)}")
    return Update(new, tuple(refused))
