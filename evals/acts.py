"""Eval of acts: gold of our own in three languages (dev tuned on, test held back) and labelled real sentences.

``python -m evals.acts`` prints the figures; ``--dev-errors LANGUAGE`` lists what is wrong on the development half.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.acts_gold import (
    GENRES,
    LANGUAGES,
    REAL,
    SPECIMEN,
    Case,
    gold_hash,
    load,
    load_genres,
    load_real,
    load_specimen,
)
from evals.acts_scores import Scores, answer, same_acts, score
from evals.corpora import shared_folder
from evals.measures import Eval, Measure
from travaux.record.identity import content_id

WRITTEN = tuple(f"acts.{language}." for language in LANGUAGES)
"""Prefixes of the sets whose commitments are labelled."""
OTHER_TARGETS = "acts.specimen."
"""The specimen names as targets only those whom a text is against: nothing to measure our targets by."""


def measures(prefix: str, scores: Scores, gold: str, guarded: bool) -> list[Measure]:
    """The scores of one set as measures named ``prefix.…``."""
    rows = [
        ("act_macro_f1", scores.acts.macro, scores.cases),
        ("act_micro_f1", scores.acts.micro, scores.cases),
        ("acts_of_sentence_right", scores.whole / max(scores.cases, 1), scores.cases),
        ("force_exact", scores.exact / max(scores.forces, 1), scores.forces),
        ("force_within_one", scores.near / max(scores.forces, 1), scores.forces),
    ]
    if not prefix.startswith(OTHER_TARGETS):
        rows.append(("target_macro_f1", scores.targets.macro, scores.cases))
    promises = scores.commitments.right["commitment"] + scores.commitments.missing["commitment"]
    if promises and prefix.startswith(WRITTEN):
        rows.append(("commitment_f1", scores.commitments.micro, promises))
        rows.append(("commitment_fields_micro_f1", scores.fields.micro, promises))
    if scores.speakers:
        rows.append(("speaker_right", scores.spoken / scores.speakers, scores.speakers))
    return [Measure(f"{prefix}.{name}", value, n, gold, guarded=guarded) for name, value, n in rows]


def run(shared: Path | None, cache: Path) -> list[Measure]:
    """Figures on the written gold: the test halves are guarded, the dev halves inform."""
    found: list[Measure] = []
    everything: list[Case] = []
    for language in LANGUAGES:
        cases, gold = load(language), gold_hash(language)
        everything.extend(case for case in cases if case.split == "test")
        for split in ("dev", "test"):
            chosen = [case for case in cases if case.split == split]
            found.extend(measures(f"acts.{language}.{split}", score(chosen), gold, split == "test"))
    for name, load_set, path in (("genres", load_genres, GENRES), ("specimen", load_specimen, SPECIMEN)):
        gold = content_id(path.read_text(encoding="utf-8"))
        for language in LANGUAGES:
            for split in ("dev", "test"):
                scores = score(load_set(language, split))
                found.extend(measures(f"acts.{name}.{language}.{split}", scores, gold, split == "test"))
    same, of = same_acts(everything)
    found.append(Measure("acts.parallel.same_acts", same / of, of, gold_hash("en")))
    return found


def run_real(shared: Path | None, cache: Path) -> list[Measure]:
    """Figures on real sentences, corpus by corpus and of all together: single corpora hold few acts of a kind."""
    assert shared is not None
    found: list[Measure] = []
    for half in ("dev", "test"):
        everything: list[Case] = []
        for corpus in REAL:
            cases = load_real(corpus, shared, half)
            everything.extend(cases)
            found.extend(
                measures(f"acts.real.{corpus}.{half}", score(cases), gold_hash(f"real_{corpus}"), half == "test")
            )
        gold = content_id("".join(gold_hash(f"real_{corpus}") for corpus in REAL))
        found.extend(measures(f"acts.real.all.{half}", score(everything), gold, half == "test"))
    return found


ACTS = Eval("acts", run)
ACTS_REAL = Eval("acts_real", run_real, tuple(path for _, path in REAL.values()))


def dev_errors(language: str) -> None:
    """Print the wrong answers on the development half; those of the test half are not to be looked at."""
    for case in [*load(language), *load_genres(language, "dev")]:
        said = [(str(one.act), one.force) for one in answer(case) if one.act is not None]
        if case.split == "dev" and said != list(case.acts):
            print(case.id, list(case.acts), said, case.text)


def main() -> None:
    """Print the figures, or the errors of one language on the development half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dev-errors", choices=LANGUAGES)
    asked = parser.parse_args()
    if asked.dev_errors:
        dev_errors(asked.dev_errors)
        return
    shared = shared_folder()
    found = run(shared, Path())
    found += run_real(shared, Path()) if shared and not ACTS_REAL.missing(shared) else []
    for measure in found:
        print(f"{measure.name:<48}{measure.value:>8.3f}{measure.n:>6}")


if __name__ == "__main__":
    main()
