"""Drafts about the specimen with planted errors: is every checkable sentence known for what it is, every error found?

A sentence counts as recognised when a claim (linked or not) of its main predicate lies in it, as error found when a
claim that overlaps the wrong words fails, and as corrected when the correction holds what is right. A claim that
fails elsewhere is a false alarm; so is a claim about a sentence that makes none.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from evals.measures import Eval, Measure
from evals.reuse_sets import gold_hash
from travaux import specimen
from travaux.brief.acquaintance import Acquaintance
from travaux.brief.checking import checked
from travaux.brief.recognise import recognise
from travaux.questions.predicates.evaluation import evaluate
from travaux.record.claims import CheckedClaim, CheckedDraft, Claim
from travaux.record.drafts import IntakeOptions
from travaux.record.findings import Verdict
from travaux.text.sentences import passages
from travaux.workbench import Workbench
from travaux.world.cases import case
from travaux.world.rows import LoadOptions

FOLDER = Path(__file__).with_name("data") / "claims"
OTHER, HALVED = "kelvania", "lutenia"
"""Drafts about other records: one for developing alone, one of which every second line is held out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a draft and the truth about it; ``start`` is its offset in the draft."""

    text: str
    predicates: tuple[str, ...]
    wrong: str
    right: str
    start: int

    @property
    def span(self) -> tuple[int, int]:
        """The half-open offsets of the wrong words in the draft."""
        place = self.start + self.text.index(self.wrong)
        return place, place + len(self.wrong)


@dataclass(frozen=True, slots=True)
class PlantedDraft:
    """A draft with its truth."""

    language: str
    said: str
    text: str
    lines: tuple[Line, ...]


def drafts(split: str) -> tuple[PlantedDraft, ...]:
    """The drafts of ``dev``, ``test`` or one of the other records."""
    sections = (FOLDER / f"drafts_{split}.txt").read_text(encoding="utf-8").split("\n== ")[1:]
    return tuple(_draft(section) for section in sections)


def _draft(section: str) -> PlantedDraft:
    head, *rows = section.strip().splitlines()
    language, said = head.split()
    lines: list[Line] = []
    text = ""
    for row in rows:
        words, told, wrong, right = ([part.strip() for part in row.split(" | ")] + ["", ""])[:4]
        predicates = () if told == "-" else tuple(told.split())
        lines.append(Line(words, predicates, wrong.removesuffix(" |"), right, len(text)))
        text += words + "\n"
    return PlantedDraft(language, said, text, tuple(lines))


@cache
def record() -> Workbench:
    """A record of the specimen, made once."""
    workbench = Workbench.create(Path(tempfile.mkdtemp()) / "record")
    list(workbench.add([specimen.texts_folder()], IntakeOptions()))
    for table in sorted(specimen.registers_folder().glob("*.csv")):
        workbench.load(table)
    return workbench


@cache
def other_record(name: str) -> Workbench:
    """A record of other invented states, for which the recognisers are developed or measured as well; made once."""
    workbench = Workbench.create(Path(tempfile.mkdtemp()) / "record")
    list(workbench.add([FOLDER / name], IntakeOptions()))
    for table in sorted((FOLDER / name).glob("*.csv")):
        workbench.load(table, LoadOptions(table.stem))
    return workbench


def check(draft: PlantedDraft, against: Workbench) -> CheckedDraft:
    """A draft checked against a record."""
    view = against.view()
    found = recognise(draft.text, draft.language, Acquaintance(view), draft.said)
    return checked(draft.text, draft.language, found, lambda written: evaluate(written, view))


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one line: recognised, its error found and corrected, and the false alarms in it."""

    line: Line
    recognised: bool
    found: bool
    corrected: bool
    alarms: tuple[CheckedClaim, ...]
    claims: tuple[Claim, ...]


def judged(draft: PlantedDraft, against: Workbench) -> Iterator[Judged]:
    """Every line of a draft with what became of it."""
    result = check(draft, against)
    for line in draft.lines:
        end = line.start + len(line.text)
        inside = [one for one in result.claims if line.start <= one.claim.start < end]
        claims = (*(one.claim for one in inside), *(one for one in result.unlinked if line.start <= one.start < end))
        fails = [one for one in inside if one.finding.verdict is Verdict.FAILS]
        hits = [one for one in fails if line.wrong and _overlaps(one, line.span)]
        alarms = tuple(one for one in fails if one not in hits)
        known = not line.predicates or line.predicates[0] in {one.predicate for one in claims}
        corrected = any(line.right in one.correction for one in hits)
        yield Judged(line, known, bool(hits), corrected, alarms, claims)


def _overlaps(one: CheckedClaim, span: tuple[int, int]) -> bool:
    return one.claim.start < span[1] and span[0] < one.claim.end


def _judged(split: str, against: Workbench) -> dict[str, list[Judged]]:
    by_language: dict[str, list[Judged]] = {}
    for draft in drafts(split):
        by_language.setdefault(draft.language, []).extend(judged(draft, against))
    return by_language


def _halves(by_language: dict[str, list[Judged]]) -> Iterator[tuple[str, dict[str, list[Judged]]]]:
    """The first, third ... line of a draft are for developing, the others were not looked at one by one."""
    for place, half in enumerate(("dev", "test")):
        yield half, {language: own[place::2] for language, own in by_language.items()}


def _measure(split: str, gold: str, by_language: dict[str, list[Judged]]) -> Iterator[Measure]:
    for language, own in by_language.items():
        wrong, claims = [one for one in own if one.line.wrong], [one for one in own if one.line.predicates]
        name = f"drafts.{split}.{language}"
        known = sum(one.recognised for one in claims) / len(claims)
        yield Measure(f"{name}.recognised", known, len(claims), gold)
        yield Measure(f"{name}.errors_found", sum(one.found for one in wrong) / len(wrong), len(wrong), gold)
    every = [one for own in by_language.values() for one in own]
    wrong, true = [one for one in every if one.line.wrong], [one for one in every if not one.line.wrong]
    yield Measure(f"drafts.{split}.errors_found", sum(one.found for one in wrong) / len(wrong), len(wrong), gold)
    yield Measure(
        f"drafts.{split}.errors_corrected", sum(one.corrected for one in wrong) / len(wrong), len(wrong), gold
    )
    quiet = 1 - sum(bool(one.alarms) for one in every) / len(true)
    yield Measure(f"drafts.{split}.without_false_alarm", quiet, len(true), gold)


def _sentences() -> Iterator[Measure]:
    """Sentences about other states, none of which the record knows: recognised, and judgement let alone."""
    path = FOLDER / "sentences_dev.txt"
    known = Acquaintance(record().view())
    for section in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        language, *rows = section.strip().splitlines()
        told = [row.rsplit(" | ", 1) for row in rows]
        found = [({one.predicate for one in recognise(text, language, known).claims}, said) for text, said in told]
        claims = [said.split()[0] in predicates for predicates, said in found if said != "-"]
        idle = [not predicates for predicates, said in found if said == "-"]
        yield Measure(
            f"drafts.sentences.{language}.recognised", sum(claims) / len(claims), len(claims), gold_hash(path)
        )
        yield Measure(f"drafts.sentences.{language}.let_alone", sum(idle) / len(idle), len(idle), gold_hash(path))


def _gold(split: str) -> str:
    return gold_hash(FOLDER / f"drafts_{split}.txt")


def measure(_shared: Path | None, _made: Path) -> list[Measure]:
    """Recognition, recall of errors, corrections and false alarms, on dev, the drafts held out, and other states."""
    own = record()
    found = [one for split in ("dev", "test") for one in _measure(split, _gold(split), _judged(split, own))]
    found += _measure(OTHER, _gold(OTHER), _judged(OTHER, other_record(OTHER)))
    for half, lines in _halves(_judged(HALVED, other_record(HALVED))):
        found += _measure(f"{HALVED}.{half}", _gold(HALVED), lines)
    return [*found, *_sentences()]


def brief(shared: Path | None, _made: Path) -> list[Measure]:
    """The shared brief on the case China and Russia: its checkable sentences, labelled before any rule was written."""
    assert shared is not None
    text = (shared / BRIEF).read_text(encoding="utf-8")
    path = FOLDER / "brief_labels.yaml"
    labels: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
    workbench = Workbench.create(Path(tempfile.mkdtemp()) / "record")
    workbench.load_case(case("china-russia"))
    claims = recognise(text, "en", Acquaintance(workbench.view())).claims
    right = total = 0
    for passage in passages(text, "en", ""):
        wanted = labels.get(hashlib.sha256(passage.text.encode()).hexdigest()[:12])
        if wanted:
            total += 1
            right += wanted[0] in {one.predicate for one in claims if passage.start <= one.start < passage.end}
    return [Measure("drafts.brief.predicate_right", right / total, total, gold_hash(path))]


BRIEF = "briefs/putin-xi-2024-05.txt"
DRAFTS = Eval("drafts", measure)
DRAFT_BRIEF = Eval("draft-brief", brief, needs=(BRIEF,))
