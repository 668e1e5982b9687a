"""The gate: run every eval, print its figures beside their floors, fail when one fell.

``python -m evals.gate [--only NAME] [--update [--allow-regression REASON]]``. Exit code 0: all figures hold; 1: a
figure is under its floor, its gold data changed, or it has no floor; 2: an update was refused.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.corpora import cache_folder, shared_folder
from evals.floors import Floor, fault, load_floors, save_floors, updated
from evals.measures import Eval, Measure
from evals.register import EVALS

FLOORS = Path(__file__).with_name("floors.json")
RESULTS = Path(__file__).with_name("results.json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one eval: its measures and seconds, or why it was skipped."""

    name: str
    measures: tuple[Measure, ...]
    seconds: float
    skipped: str = ""


def run(one: Eval, shared: Path | None, cache: Path) -> Outcome:
    """Run one eval, or skip it with the reason."""
    missing = one.missing(shared)
    if missing:
        return Outcome(one.name, (), 0.0, missing)
    start = time.perf_counter()
    measures = tuple(one.run(shared, cache))
    return Outcome(one.name, measures, time.perf_counter() - start)


def table(outcomes: Sequence[Outcome], floors: dict[str, Floor]) -> str:
    """The figures as a plain table."""
    lines = [f"{'measure':<58}{'value':>9}{'floor':>9}{'n':>8}  gold"]
    for outcome in outcomes:
        state = f"skipped: {outcome.skipped}" if outcome.skipped else f"{outcome.seconds:.1f} s"
        lines.append(f"-- {outcome.name}: {state}")
        for measure in outcome.measures:
            floor = floors.get(measure.name)
            shown = f"{floor.value:.4f}" if floor and measure.guarded else "-"
            mark = "  !" if fault(measure, floor) else ""
            lines.append(f"{measure.name:<58}{measure.value:>9.4f}{shown:>9}{measure.n:>8}  {measure.gold}{mark}")
    return "\n".join(lines)


def write_results(outcomes: Sequence[Outcome], path: Path) -> None:
    """Keep the figures of this run as JSON."""
    rows = [
        {**asdict(measure), "eval": outcome.name, "seconds": round(outcome.seconds, 2)}
        for outcome in outcomes
        for measure in outcome.measures
    ]
    skipped = {outcome.name: outcome.skipped for outcome in outcomes if outcome.skipped}
    now = datetime.now(tz=UTC).isoformat(timespec="seconds")
    text = json.dumps({"run": now, "measures": rows, "skipped": skipped}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def judge(outcomes: Sequence[Outcome], floors: dict[str, Floor]) -> int:
    """Print what is wrong and return the exit code."""
    wrong = [
        f"{measure.name}: {problem}"
        for outcome in outcomes
        for measure in outcome.measures
        if (problem := fault(measure, floors.get(measure.name)))
    ]
    print("\n".join(wrong) if wrong else "all figures hold")
    return 1 if wrong else 0


def update(outcomes: Sequence[Outcome], floors: dict[str, Floor], reason: str, path: Path) -> int:
    """Raise the floors in the file; refuse what needs a reason and has none."""
    measures = [measure for outcome in outcomes for measure in outcome.measures]
    result = updated(floors, measures, reason, datetime.now(tz=UTC).date().isoformat())
    save_floors(result.floors, path)
    if result.refused:
        print("refused, give --allow-regression REASON to accept:\n" + "\n".join(result.refused))
        return 2
    print(f"floors written: {len(result.floors)}")
    return 0


def main(arguments: Sequence[str] | None = None, evals: Sequence[Eval] = EVALS, floors_at: Path = FLOORS) -> int:
    """Run the gate as a program; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", metavar="NAME", help="run only this eval (may be repeated)")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures measured")
    parser.add_argument(
        "--allow-regression", default="", metavar="REASON", help="accept worse figures; kept in the file"
    )
    asked = parser.parse_args(arguments)
    unknown = set(asked.only or ()) - {one.name for one in evals}
    if unknown:
        parser.error(f"no eval {', '.join(sorted(unknown))}; there are: {', '.join(one.name for one in evals)}")
    chosen = [one for one in evals if not asked.only or one.name in asked.only]
    floors, shared, cache = load_floors(floors_at), shared_folder(), cache_folder()
    outcomes = [run(one, shared, cache) for one in chosen]
    print(table(outcomes, floors))
    write_results(outcomes, floors_at.with_name(RESULTS.name))
    if asked.update:
        return update(outcomes, floors, asked.allow_regression, floors_at)
    return judge(outcomes, floors)


if __name__ == "__main__":
    raise SystemExit(main())
