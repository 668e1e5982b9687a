"""Adoption over time: a simulation with known adoption dates, and the planted formulas of the specimen.

The simulation plants real sentences of one language in the texts of two invented sides and a third party: formulas one
side says first and the two say later, lightly or more edited, some said by the other alone before; formulas of a third
party; formulas both say within days; and sentences said once. Nothing of adoption is tuned on it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import fmean

from evals import corpora
from evals.corpora import Text
from evals.drafts import record
from evals.edits import STRENGTHS, edited
from evals.measures import Eval, Measure
from evals.ownership import NAMES, OWNERS
from evals.reuse_sets import gold_hash
from evals.wording import WORDINGS, Wording, sentences
from travaux.questions.adoption import AdoptionOptions, trend
from travaux.record.adoptions import Adoption, AdoptionEvent, JointText
from travaux.record.documents import DocumentHead, VersionKind
from travaux.record.drafts import IntakeOptions
from travaux.workbench import Workbench

SIDES, THIRD = ("Averia", "Borland"), "The Forum"
YEARS = range(2010, 2026, 2)
ADOPTED, OWN, STOCK, AT_ONCE, FILLER = 24, 8, 8, 8, 12
"""Formulas: of each side taken up; of each side kept; of a third party; said by both at once; new a joint text."""
LENGTHS = {"ru": (70, 240), "en": (70, 240), "zh": (28, 90)}
SOURCES: dict[str, Callable[[Path], list[Text]]] = {
    "ru": corpora.kremlin_ru,
    "zh": corpora.evening_news_zh,
    "en": corpora.general_debate,
}
NEEDS = ("corpora/kremlin_ru", "corpora/xinwenlianbo", "corpora/ungd2017")
SERIES, SLOPE = 200, 0.02
"""Series of shares drawn for the test of the interval, and their slope a year."""

Said = defaultdict[tuple[str, tuple[str, ...]], list[str]]
"""The sentences of each document, by its date and issuers."""


@dataclass(slots=True)
class Plot:
    """What is planted: the documents, and for each formula taken up the words in the joint text, owner and dates."""

    said: Said = field(default_factory=lambda: defaultdict(list))
    truth: dict[str, tuple[str, date]] = field(default_factory=dict)
    shares: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def plot(pool: Iterator[str], wording: Wording, random: Random) -> Plot:
    """One simulated history of two sides."""
    made = Plot()
    joint = [date(year, 6, 15) for year in YEARS]
    for side, other in (SIDES, SIDES[::-1]):
        for number in range(ADOPTED):
            _taken_up(made, (side, other), next(pool), random.choice(joint[1:]), wording, random, alone=number % 4 == 0)
        for _number in range(OWN):
            _say(made, _before(joint[-1], random), (side,), next(pool))
    for _number in range(STOCK):
        words, day = next(pool), random.choice(joint[1:])
        _say(made, _before(day, random), (THIRD,), words)
        _say(made, day, SIDES, _varied(words, wording, random))
    for _number in range(AT_ONCE):
        words, day = next(pool), random.choice(joint[1:])
        early = _before(day, random)
        _say(made, early, SIDES[:1], words)
        _say(made, early + timedelta(days=9), SIDES[1:], words)
        _say(made, day, SIDES, words)
    for day in joint:
        for _number in range(FILLER):
            _say(made, day, SIDES, next(pool))
    return made


def _taken_up(
    made: Plot, sides: tuple[str, str], words: str, day: date, wording: Wording, random: Random, *, alone: bool
) -> None:
    """A formula said first by one side alone, then by the two; ``alone``: by the other alone between."""
    said = _varied(words, wording, random)
    first = _before(day, random)
    _say(made, first, sides[:1], words)
    adopted = day
    if alone and day - first > timedelta(days=90):
        adopted = first + (day - first) / 2
        _say(made, adopted, sides[1:], _varied(words, wording, random))
    _say(made, day, SIDES, said)
    made.truth[said] = (sides[0], adopted)
    made.shares[f"{day} {sides[0]}"] += 1
    again = day.replace(year=day.year + 2)
    if again.year in YEARS and random.random() < 0.5:
        _say(made, again, SIDES, said)
        made.shares[f"{again} {sides[0]}"] += 1


def _before(day: date, random: Random) -> date:
    """A day of own texts before another: the tenth of a quarter, two months to two years earlier."""
    earlier = day - timedelta(days=random.randint(100, 700))
    return earlier.replace(month=3 * ((earlier.month - 1) // 3) + 1, day=10)


def _say(made: Plot, day: date, issuers: tuple[str, ...], words: str) -> None:
    made.said[day.isoformat(), issuers].append(words)


def _varied(words: str, wording: Wording, random: Random) -> str:
    strength = STRENGTHS[random.choice(("light", "light", "medium"))]
    return edited([wording.tokens(words)], strength, wording, random).strip()


def _pool(shared: Path, language: str, random: Random) -> Iterator[str]:
    """Real sentences of fit length, no two alike in their beginnings, in a random order."""
    least, most = LENGTHS[language]
    found: dict[str, str] = {}
    for text in SOURCES[language](shared):
        for sentence in sentences(text.text, language):
            words = " ".join(sentence.split())
            if least <= len(words) <= most and words[-1] in ".。":
                found.setdefault(words[:12].casefold(), words)
    return iter(random.sample(sorted(found.values()), len(found)))


def simulated(shared: Path, made: Path, language: str, seed: int) -> tuple[Plot, Adoption]:
    """A history planted in a record of its own, and what adoption finds there."""
    random = Random(seed)
    planted = plot(_pool(shared, language, random), WORDINGS[language](), random)
    folder = made / f"adoption-{language}-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    with Workbench.create(folder / "record") as workbench:
        for number, ((day, issuers), said) in enumerate(sorted(planted.said.items())):
            file = folder / f"{number}.txt"
            file.write_text("\n\n".join(random.sample(said, len(said))) + "\n", encoding="utf-8")
            kind = "joint statement" if issuers == SIDES else "speech"
            list(workbench.add([file], IntakeOptions(date=day, language=language, issuers=issuers, kind=kind)))
        return planted, workbench.adoption(AdoptionOptions(SIDES, language))


def _answer(event: AdoptionEvent, planted: Plot) -> str:
    """The planted words an event is about; empty when it is about none."""
    words = event.formula.exact
    return next((said for said in planted.truth if said in words or (words in said and 2 * len(words) > len(said))), "")


def _measures(name: str, planted: Plot, found: Adoption, gold: str) -> Iterator[Measure]:
    answers = [(event, _answer(event, planted)) for event in found.events]
    right = {said: event for event, said in answers if said and planted.truth[said][0] == event.owner}
    errors = [
        abs((date.fromisoformat(event.adopted.date) - planted.truth[said][1]).days) for said, event in right.items()
    ]
    off = [
        abs(text.counts[side] - planted.shares[f"{text.head.date} {side}"]) / text.passages
        for text in found.texts
        for side in SIDES
    ]
    size = len(planted.truth)
    yield Measure(f"{name}.precision", len(right) / max(len(answers), 1), len(answers), gold)
    yield Measure(f"{name}.recall", len(right) / size, size, gold)
    yield Measure(f"{name}.same_day", sum(not error for error in errors) / max(len(errors), 1), len(errors), gold)
    yield Measure(f"{name}.days_off", fmean(errors or [0]), len(errors), gold, higher_is_better=False)
    yield Measure(f"{name}.share_off", fmean(off), len(off), gold, higher_is_better=False)


def interval_covers() -> float:
    """How often the interval of the trend holds the slope by which shares were drawn."""
    random = Random(7)
    held = 0
    for _series in range(SERIES):
        texts = [_drawn(year, 0.15 + SLOPE * (year - YEARS[0]), random) for year in YEARS]
        found = trend(texts, SIDES[0])
        held += found is not None and found.low <= SLOPE <= found.high
    return held / SERIES


def _drawn(year: int, share: float, random: Random, passages: int = 60) -> JointText:
    """A text whose share of one side's passages is about ``share``, with what differs from text to text besides."""
    mine = sum(random.random() < share + random.gauss(0, 0.03) for _one in range(passages))
    head = DocumentHead(str(year), "", "en", f"{year}-06-15", "", "", VersionKind.AUTHENTIC, SIDES, "", 0, 0)
    return JointText(head, {SIDES[0]: mine, SIDES[1]: passages - mine})


def on_specimen() -> tuple[int, int]:
    """How many of the formulas planted in the specimen are told as taken up, by owner and date, and of how many."""
    found = record().adoption(AdoptionOptions(NAMES))
    rows = [json.loads(line) for line in OWNERS.read_text(encoding="utf-8").splitlines()]
    planted = [row for row in rows if row["owner"] in NAMES and row["taken_up"]]
    return sum(_is_told(row, found.events) for row in planted), len(planted)


def _is_told(row: dict[str, object], events: Sequence[AdoptionEvent]) -> bool:
    taken = row["taken_up"]
    words = taken[0]["text"] if isinstance(taken, list) else ""
    return any(
        event.owner == row["owner"]
        and event.adopted.date == row["taken_up_date"]
        and (event.formula.exact in words or words in event.formula.exact)
        for event in events
    )


def measure(shared: Path | None, made: Path) -> list[Measure]:
    """Precision, recall and dates of the events in each language; the trend's interval; the specimen's formulas."""
    told, planted = on_specimen()
    measures = [
        Measure("adoption.specimen.recall", told / planted, planted, gold_hash(OWNERS)),
        Measure("adoption.trend.interval_covers", interval_covers(), SERIES, "drawn"),
    ]
    for language in SOURCES if shared else ():
        assert shared is not None
        plot_made, found = simulated(shared, made, language, 1)
        measures += _measures(f"adoption.{language}", plot_made, found, "simulated")
    return measures


ADOPTION = Eval("adoption", measure, NEEDS)
