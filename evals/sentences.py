"""How well texts are cut: hand-cut cases in Russian, Chinese and English, and the peers on the same cases.

Run ``python -m evals.sentences [--show]``. Every third case is the test half: rules are mended on the others only, and
only the others are shown.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from razdel import sentenize
from sentencex import segment as sentencex_segment

from evals.measures import Eval, Measure
from travaux.text.sentences import passages

FOLDER = Path(__file__).parent / "data" / "sentences"
LANGUAGES = ("ru", "zh", "en")


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the passages it should be cut into; ``held_out`` cases are never used for mending rules."""

    text: str
    expected: tuple[str, ...]
    labels: tuple[str, ...]
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Cases cut exactly as expected, and boundaries found, proposed and expected (passage ends but the last)."""

    exact: int
    cases: int
    hits: int
    proposed: int
    expected: int

    @property
    def accuracy(self) -> float:
        """Share of cases cut exactly."""
        return self.exact / self.cases

    @property
    def f1(self) -> float:
        """Harmonic mean of boundary precision and recall."""
        return 2 * self.hits / max(1, self.proposed + self.expected)


def parse(line: str, held_out: bool) -> Case:
    """A case from its line in the data file."""
    marked = line.replace("⏎", "\n")
    expected, labels = [], []
    for part in marked.split("‖"):
        numbering = re.findall(r"⟦(.*?)⟧", part)
        words = re.sub(r"⟦.*?⟧|⟪.*?⟫", "", part).strip()
        labels.append(" ".join(numbering))
        expected.append(words)
    return Case(re.sub("[‖⟦⟧⟪⟫]", "", marked), tuple(expected), tuple(labels), held_out)


def cases(language: str) -> list[Case]:
    """All cases of a language, in order."""
    lines = (FOLDER / f"{language}.txt").read_text("utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return [parse(line, number % 3 == 2) for number, line in enumerate(kept)]


def cut(text: str, language: str) -> tuple[list[str], list[str]]:
    """Words and labels of the passages travaux makes of a text."""
    found = passages(text, language, "case")
    return [passage.text for passage in found], [passage.label for passage in found]


def _ends(text: str, pieces: list[str]) -> set[int]:
    """Where pieces end, counted in characters that are neither white space nor numbering, the last end left out."""
    ends, position = set(), 0
    for piece in pieces:
        position = text.index(piece, position) + len(piece)
        ends.add(position)
    return set(sorted(ends)[:-1])


def score(language: str, held_out: bool | None = None) -> Score:
    """The score of travaux on the cases of a language; ``held_out`` chooses a half, None takes both."""
    chosen = [case for case in cases(language) if held_out in (None, case.held_out)]
    exact = hits = proposed = expected = 0
    for case in chosen:
        words, labels = cut(case.text, language)
        exact += (tuple(words), tuple(labels)) == (case.expected, case.labels)
        found, wanted = _ends(case.text, words), _ends(case.text, list(case.expected))
        hits, proposed, expected = hits + len(found & wanted), proposed + len(found), expected + len(wanted)
    return Score(exact, len(chosen), hits, proposed, expected)


def peer_f1(language: str, peer: str) -> float:
    """Boundary F1 of razdel or sentencex on the same cases; numbering before a passage is not held against them."""
    hits = proposed = expected = 0
    for case in cases(language):
        pieces = (
            [sentence.text for sentence in sentenize(case.text)]
            if peer == "razdel"
            else [piece.strip() for piece in sentencex_segment(language, case.text) if piece.strip()]
        )
        found, wanted = _ends(case.text, pieces), _ends(case.text, list(case.expected))
        hits, proposed, expected = hits + len(found & wanted), proposed + len(found), expected + len(wanted)
    return 2 * hits / (proposed + expected)


def measures(_shared: Path | None, _cache: Path) -> list[Measure]:
    """Share of cases cut exactly and boundary F1, test half, a language."""
    found = []
    for language in LANGUAGES:
        gold = hashlib.sha256((FOLDER / f"{language}.txt").read_bytes()).hexdigest()[:12]
        half = score(language, held_out=True)
        found.append(Measure(f"sentences/{language}/exact", half.accuracy, half.cases, gold))
        found.append(Measure(f"sentences/{language}/boundary-f1", half.f1, half.expected, gold))
    return found


SENTENCES = Eval("sentences", measures)


def main() -> None:
    """Prints the table; with ``--show`` the mendable cases that are cut otherwise than expected."""
    for language in LANGUAGES:
        for half in (False, True):
            found = score(language, half)
            name = "test" if half else "dev"
            exact = f"{found.exact}/{found.cases} exact ({found.accuracy:.3f})"
            print(f"{language} {name}: {exact}, boundary F1 {found.f1:.3f}")
        print(
            f"{language} peers: "
            + ", ".join(f"{peer} F1 {peer_f1(language, peer):.3f}" for peer in ("razdel", "sentencex"))
        )
        for case in cases(language) if "--show" in sys.argv else ():
            words, labels = cut(case.text, language)
            if not case.held_out and (tuple(words), tuple(labels)) != (case.expected, case.labels):
                print("  want", list(zip(case.labels, case.expected, strict=True)))
                print("  got ", list(zip(labels, words, strict=True)))


if __name__ == "__main__":
    main()
