"""Ownership on real texts: the side of held-out sentences of presidents, governments and news, guessed by likeness.

Between a Russian and a Chinese text the language alone gives the side away, so three tests keep it out of play and one
does not, to show what it would add:

- ``english``: the Kremlin's site against the addresses of United States presidents, both in English, the later years
  against the earlier ones. The translators of the one side may still show.
- ``debate``: pairs of states in one UN debate, all in English: the second half of a speech against the first halves.
  Same year, room and genre.
- ``across``: Russian sentences of the Kremlin and Chinese ones of the evening news, both against what Russia and China
  said in English in that debate. What is compared is never of the sentence's language.
- ``own_language``: the same sentences against earlier ones in their own languages: language and side are one thing.

The thresholds are those set on the specimen; the chance that goes with a support was set on the dev halves of the first
three. ``python -m evals.ownership_real`` prints the tables of reliability.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.corpora import json_lines, shared_folder
from evals.measures import Eval, Measure
from evals.ownership_scores import Guess, reliability, scores
from evals.reuse_sets import gold_hash
from travaux.questions.meaning import Meaning
from travaux.questions.ownership import Sides, likeness
from travaux.text.sentences import passages

SENTENCES, REFERENCE = 250, 1500
"""Sentences asked about, and known, of a side: drawn from all, so that both sides have the same number."""
PAIRS = 24
LEAST, LEAST_ZH = 60, 25
"""Characters of a sentence that says something."""
KREMLIN_EN, KREMLIN_RU = "corpora/kremlin_en/kremlin_en_news.jsonl.gz", "corpora/kremlin_ru/kremlin_ru_2025.jsonl"
ADDRESSES, DEBATE = "corpora/sotu", "corpora/ungd2017/ungd2017.jsonl"
NEWS = "corpora/xinwenlianbo/xinwenlianbo.jsonl.gz"
FIRST, SECOND = "first", "second"
"""The sides of a pair of states, so that shuffling sides over all pairs shuffles them within each."""
FOREIGN = re.compile("外交部|习近平(?:会见|同|致电)|王毅")
"""Titles of items in which the Chinese side speaks of foreign affairs."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a side is known by, and the sentences asked about, each with its language."""

    name: str
    known: tuple[str, ...]
    known_language: str
    asked: tuple[str, ...]
    asked_language: str


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text that are long enough to say something, each once."""
    least = LEAST_ZH if language == "zh" else LEAST
    return list(dict.fromkeys(one.text for one in passages(text, language, "") if len(one.text) >= least))


def drawn(found: Sequence[str], most: int) -> tuple[str, ...]:
    """As many as wanted, drawn by chance, always the same."""
    return tuple(random.Random(2026).sample(list(found), min(most, len(found))))


def guesses(one: Side, other: Side, encode: Meaning, dev: Callable[[int], bool]) -> Iterator[Guess]:
    """The side of every sentence asked about; ``dev`` says by its number whether it is of the development half."""
    pair = (one, other)
    vectors = {side.name: encode(side.known, side.known_language) for side in pair}
    known = Sides((one.name, other.name), {side.name: ("2000",) * len(side.known) for side in pair}, vectors)
    for side in pair:
        for number, vector in enumerate(encode(side.asked, side.asked_language)):
            standing = likeness(known, vector)
            name = max(standing, key=lambda own: standing[own].support)
            yield Guess(side.name, name, standing[name].support, standing[name].similarity, dev(number))


def english(shared: Path) -> tuple[Side, Side]:
    """The Kremlin's site and the addresses of United States presidents, in English."""
    rows = [(row["date"][:4], "\n\n".join(row["paragraphs"])) for row in json_lines(shared / KREMLIN_EN)]
    files = sorted((shared / ADDRESSES).glob("su*.txt"))
    addresses = [(file.stem[2:6], file.read_text(encoding="utf-8-sig")) for file in files]
    return (
        _side("Russia", [one for one in rows if one[0] >= "2000"], "en", "2013"),
        _side("United States", [one for one in addresses if one[0] >= "1980"], "en", "2013"),
    )


def _side(name: str, dated: Sequence[tuple[str, str]], language: str, since: str) -> Side:
    """A side known by its texts before a year and asked about those since."""
    texts = random.Random(2026).sample(list(dated), len(dated))
    known = [said for year, text in texts if year < since for said in sentences(text, language)][: 4 * REFERENCE]
    asked = [said for year, text in texts if year >= since for said in sentences(text, language)][: 8 * SENTENCES]
    return Side(name, drawn(known, REFERENCE), language, drawn(asked, SENTENCES), language)


def debate(shared: Path) -> dict[str, list[str]]:
    """The sentences of each state's speech in the general debate of 2017."""
    return {row["country_iso"]: sentences(row["text"], "en") for row in json_lines(shared / DEBATE)}


def _half(name: str, said: Sequence[str]) -> Side:
    middle = len(said) // 2
    return Side(name, tuple(said[:middle]), "en", drawn(said[middle:], SENTENCES // 10), "en")


def _told(shared: Path) -> dict[str, tuple[str, list[str]]]:
    """Sentences of the Kremlin in Russian and of the evening news in Chinese, the earliest first."""
    russian = sorted((row["date"], row["text"]) for row in json_lines(shared / KREMLIN_RU))
    items = ((str(row["date"]), row) for row in json_lines(shared / NEWS) if FOREIGN.search(row["title"]))
    chinese = sorted((date, "\n".join(row["paragraphs"])) for date, row in items if date >= "2025")
    return {
        name: (language, [said for _date, text in dated for said in sentences(text, language)])
        for name, language, dated in (("RUS", "ru", russian), ("CHN", "zh", chinese))
    }


def across(shared: Path) -> tuple[Side, Side]:
    """Sentences in Russian and Chinese, against both states' speeches in English."""
    speeches, told = debate(shared), _told(shared)
    one, other = (
        Side(name, tuple(speeches[name]), "en", drawn(told[name][1], SENTENCES), told[name][0])
        for name in ("RUS", "CHN")
    )
    return one, other


def own_language(shared: Path) -> tuple[Side, Side]:
    """The same sentences against earlier ones of their own languages."""
    made = []
    for name, (language, said) in _told(shared).items():
        middle = len(said) // 2
        known = drawn(said[:middle], REFERENCE)
        made.append(Side(name, known, language, drawn(said[middle:], SENTENCES), language))
    return made[0], made[1]


def found(shared: Path, encode: Meaning) -> dict[str, list[Guess]]:
    """The guesses of every test by its name."""
    halves = {"english": english, "across": across, "own_language": own_language}
    guessed = {name: list(guesses(*make(shared), encode, _is_even)) for name, make in halves.items()}
    speeches = debate(shared)
    pairs = [("RUS", "CHN"), *_pairs(sorted(speeches))]
    guessed["debate"] = [
        guess
        for number, (one, other) in enumerate(pairs)
        for guess in guesses(
            _half(FIRST, speeches[one]), _half(SECOND, speeches[other]), encode, _always(not number % 2)
        )
    ]
    return guessed


def _is_even(number: int) -> bool:
    return number % 2 == 0


def _always(dev: bool) -> Callable[[int], bool]:
    return lambda _number: dev


def _pairs(states: Sequence[str]) -> list[tuple[str, str]]:
    shuffled = random.Random(2026).sample(list(states), 2 * PAIRS)
    return list(zip(shuffled[::2], shuffled[1::2], strict=True))


def measure(shared: Path | None, made: Path) -> list[Measure]:
    """Accuracy, coverage, calibration and null of every test, on the test half."""
    assert shared is not None  # the eval needs its texts
    gold = gold_hash(shared / DEBATE)
    guessed = found(shared, Meaning(made))
    return [
        one
        for name, of in guessed.items()
        for one in scores(f"ownership.real.{name}.test", [guess for guess in of if not guess.dev], gold)
    ]


OWNERSHIP_REAL = Eval("ownership-real", measure, needs=(KREMLIN_EN, KREMLIN_RU, ADDRESSES, DEBATE, NEWS))


def main() -> None:
    """Prints, for each test, how often guesses of about the same support were right, on the test half."""
    shared = shared_folder()
    if shared is None or OWNERSHIP_REAL.missing(shared):
        print(f"skipped: {OWNERSHIP_REAL.missing(shared)}")
        return
    with TemporaryDirectory() as made:
        guessed = found(shared, Meaning(Path(made)))
    for name, of in guessed.items():
        for row in reliability([guess for guess in of if not guess.dev]):
            print(f"{name} {row.low:.1f} n={row.guesses} {row.support:.2f} {row.chance:.2f} {row.right:.2f}")


if __name__ == "__main__":
    main()
