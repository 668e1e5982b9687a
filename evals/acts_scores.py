"""Scores of acts, force, targets and speakers against gold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evals.acts_gold import Case
from travaux.reading.statements import Setting, read_passage, statements
from travaux.record.passages import Passage, PassageKind
from travaux.record.statements import Statement, TargetKind

TWO = ("issuer 1", "issuer 2")
ISSUERS = {"js": TWO, "tr": TWO, "comm": TWO, "reg": TWO, "un": ()}
"""Who issues a text of a genre, where it matters only how many there are; one side issues every other genre."""


FIELDS = ("action", "object", "partner", "deadline", "amount", "instrument", "monitor")
ENOUGH = 0.5
LIGHT = "to|не|the|by|in|within|before|к|до|в|через|with"


@dataclass(slots=True)
class Tally:
    """Counts of right, wrong and missing answers by class."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Counter[str], found: Counter[str]) -> None:
        """Count one case: classes found that are in the gold, that are not, and that were not found."""
        self.right.update(gold & found)
        self.wrong.update(found - gold)
        self.missing.update(gold - found)

    def f1(self, name: str) -> float:
        """F1 of one class; 0 when it neither stands in the gold nor was found."""
        total = 2 * self.right[name] + self.wrong[name] + self.missing[name]
        return 2 * self.right[name] / total if total else 0.0

    @property
    def classes(self) -> list[str]:
        """Every class in the gold or found."""
        return sorted({*self.right, *self.wrong, *self.missing})

    @property
    def macro(self) -> float:
        """Mean F1 over the classes."""
        return sum(map(self.f1, self.classes)) / len(self.classes) if self.classes else 0.0

    @property
    def micro(self) -> float:
        """F1 over all answers."""
        right = sum(self.right.values())
        total = 2 * right + sum(self.wrong.values()) + sum(self.missing.values())
        return 2 * right / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """All scores of one set. ``exact`` and ``near``: force right and within one step, over acts found right.

    ``fields``: fields of commitments, by name; ``commitments``: sentences that hold one.
    """

    acts: Tally = field(default_factory=Tally)
    targets: Tally = field(default_factory=Tally)
    cases: int = 0
    whole: int = 0
    forces: int = 0
    exact: int = 0
    near: int = 0
    fields: Tally = field(default_factory=Tally)
    commitments: Tally = field(default_factory=Tally)
    spoken: int = 0
    speakers: int = 0


def answer(case: Case) -> list[Statement]:
    """What the program says of a case, knowing of its document only how many issue it."""
    setting = Setting(issuers=ISSUERS.get(case.genre, ("issuer 1",)))
    if not case.lead:
        return read_passage(Passage(case.id, 0, len(case.text), case.text), case.language, setting)
    lead = Passage("lead", 0, len(case.lead), case.lead)
    start = len(case.lead) + 1
    item = Passage(case.id, start, start + len(case.text), case.text, PassageKind.ITEM)
    return [one for one in statements([lead, item], case.language, setting) if one.passage == case.id]


def score(cases: Iterable[Case]) -> Scores:
    """Read every case and count."""
    scores = Scores()
    for case in cases:
        _count(scores, case, answer(case))
    return scores


def _count(scores: Scores, case: Case, found: Sequence[Statement]) -> None:
    acting = [one for one in found if one.act is not None]
    gold, said = Counter(act for act, _ in case.acts), Counter(str(one.act) for one in acting)
    scores.acts.add(gold, said)
    scores.cases += 1
    scores.whole += gold == said
    forces = dict(case.acts)
    for one in acting:
        if str(one.act) in forces:
            apart = abs(one.force - forces[str(one.act)])
            scores.forces += 1
            scores.exact += apart == 0
            scores.near += apart <= 1
    scores.targets.add(Counter([case.target]), Counter([target_kind(found)]))
    _count_commitment(scores, case, found)
    if case.acts and case.speaker:
        scores.speakers += 1
        scores.spoken += str(found[0].speaker.kind) == case.speaker


def _count_commitment(scores: Scores, case: Case, found: Sequence[Statement]) -> None:
    """A field is right when at least half of its words (in Chinese characters) are those of the gold (F1)."""
    said = next((one.commitment for one in found if one.commitment is not None), None)
    gold = case.commitment or {}
    scores.commitments.add(Counter({"commitment": bool(gold)}), Counter({"commitment": said is not None}))
    for name in FIELDS:
        expected, given = gold.get(name, ""), getattr(said, name) if said is not None else ""
        agree = bool(expected and given) and overlap(expected, given, case.language) >= ENOUGH
        scores.fields.right[name] += agree
        scores.fields.wrong[name] += bool(given) and not agree
        scores.fields.missing[name] += bool(expected) and not agree


def overlap(one: str, other: str, language: str) -> float:
    """F1 of the words of two stretches, in Chinese of their characters; light first words do not count."""
    first, second = _pieces(one, language), _pieces(other, language)
    shared = sum((first & second).values())
    return 2 * shared / (sum(first.values()) + sum(second.values())) if shared else 0.0


def _pieces(words: str, language: str) -> Counter[str]:
    plain = words.lower().replace("ё", "е")
    if language == "zh":
        return Counter(letter for letter in plain if letter.isalnum())
    return Counter(re.findall(r"\w+", re.sub(rf"^(?:(?:{LIGHT}) )+", "", plain)))


def target_kind(found: Sequence[Statement]) -> str:
    """The kind of the first target of a sentence; none when no statement of it has one."""
    return next((str(one.target.kind) for one in found if one.target.kind is not TargetKind.NONE), "none")


def same_acts(cases: Sequence[Case]) -> tuple[int, int]:
    """Of the sentences that stand in all three languages, how many get the same acts in each: (same, all)."""
    by_key: dict[str, list[tuple[str, ...]]] = {}
    for case in cases:
        if case.parallel:
            said = tuple(str(one.act) for one in answer(case) if one.act is not None)
            by_key.setdefault(case.parallel, []).append(said)
    same = sum(len(set(answers)) == 1 for answers in by_key.values())
    return same, len(by_key)
