"""Eval of acts across languages: does the same sentence get the same acts in its Russian, Chinese and English versions?

The sentences are the specimen's beads: stretches of three versions known to say the same (``alignment.jsonl``). Whole
documents are read, so that list items know their list. ``python -m evals.acts_parallel`` prints the beads that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.acts_gold import LANGUAGES, half_of
from evals.corpora import json_lines
from evals.measures import Eval, Measure
from travaux import specimen
from travaux.reading.statements import Setting, statements
from travaux.record.identity import content_id
from travaux.record.statements import Statement
from travaux.text.sentences import passages

ALIGNMENT = Path(__file__).with_name("data") / "specimen" / "alignment.jsonl"
JOINT = Setting(issuers=("issuer 1", "issuer 2"))
ONE = Setting(issuers=("issuer 1",))

Acts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bead:
    """The acts of one stretch in every language it stands in, with its words."""

    act: str
    acts: dict[str, Acts]
    words: dict[str, str]


def beads() -> Iterator[Bead]:
    """Every stretch that stands in at least two languages; headings are left out."""
    read = {language: _readings(language) for language in LANGUAGES}
    for row in json_lines(ALIGNMENT):
        shared = [language for language in LANGUAGES if row.get(language) and row["act"] in read[language]]
        if row["layout"] == "heading" or len(shared) < 2:
            continue
        spans = {language: row[language] for language in shared}
        acts = {language: _acts(read[language][row["act"]][1], spans[language]) for language in shared}
        words = {
            language: " ".join(read[language][row["act"]][0][start:end] for start, end in spans[language])
            for language in shared
        }
        yield Bead(row["act"], acts, words)


def _readings(language: str) -> dict[str, tuple[str, list[Statement]]]:
    """Text and statements of every document of the specimen in a language, by act."""
    found = {}
    for path in specimen.files():
        date, act, code = path.stem.split("_")
        if code == language:
            text = path.read_text(encoding="utf-8")
            setting = JOINT if "joint" in act or "forum" in act else ONE
            found[act] = text, statements(passages(text, language, f"{date}-{act}"), language, setting)
    return found


def _acts(read: list[Statement], spans: list[list[int]]) -> Acts:
    """The different acts of what starts inside the spans, in alphabetical order: languages order their words."""
    inside = [one for one in read if any(start <= one.start < end for start, end in spans)]
    return tuple(sorted({str(one.act) for one in inside if one.act is not None}))


def pairs(found: list[Bead], half: str) -> Iterator[tuple[str, bool]]:
    """Every pair of languages of every bead of a half: its name and whether the acts are the same."""
    for bead in found:
        if half_of(bead.act) != half:
            continue
        shared = sorted(bead.acts)
        for number, first in enumerate(shared):
            for second in shared[number + 1 :]:
                yield f"{first}-{second}", bead.acts[first] == bead.acts[second]


def run(shared: Path | None, cache: Path) -> list[Measure]:
    """Shares of aligned sentences with the same acts: the test half is guarded, the dev half informs."""
    found, gold = list(beads()), content_id(ALIGNMENT.read_text(encoding="utf-8"))
    out: list[Measure] = []
    for half in ("dev", "test"):
        by_pair: dict[str, list[bool]] = defaultdict(list)
        for name, same in pairs(found, half):
            by_pair[name].append(same)
            by_pair["all"].append(same)
        out.extend(
            Measure(f"acts.aligned.{half}.{name}", sum(same) / len(same), len(same), gold, guarded=half == "test")
            for name, same in by_pair.items()
        )
    return out


ACTS_PARALLEL = Eval("acts_parallel", run)


def main() -> None:
    """Print the figures and the beads of the dev half that differ."""
    for bead in beads():
        if half_of(bead.act) == "dev" and len(set(bead.acts.values())) > 1:
            print(*(f"{language} {bead.acts[language]} {bead.words[language]}" for language in bead.acts), "", sep="\n")
    for measure in run(None, Path()):
        print(f"{measure.name:<48}{measure.value:>8.3f}{measure.n:>6}")


if __name__ == "__main__":
    main()
