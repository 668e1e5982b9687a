"""How well the dirty-copy check sees what was planted into clean texts, and how often it cries for nothing.

Clean texts are those of the specimen record. Each plant goes into a copy of its own at a place drawn by chance (fixed
seed); it is found when a caution of its kind touches it. Run ``python -m evals.planted_dirt [--misses]``.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC

from travaux.intake.dirt import check
from travaux.record.drafts import Caution

PROJECT = Path(__file__).resolve().parent.parent
CLEAN = PROJECT / "src" / "travaux" / "specimen" / "texts"
FURNITURE = Path(__file__).with_name("data") / "planted_furniture.yaml"
LANGUAGES = {"ru": "ru", "zh": "zh-Hans", "en": "en"}
PLANTS = 20
_SEED = 20261124
_LONG = re.compile(r"[^\n]{60,}")
_FEWEST_LONG = 3
_STRETCH = re.compile(r"[^\n]{30,}")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one plant at ``text[start:end]``."""

    kind: str
    language: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Result:
    """Of one kind and language: plants, how many were found, and the ones missed."""

    kind: str
    language: str
    plants: int
    found: int
    missed: tuple[str, ...]


def clean_texts(language: str) -> list[str]:
    """The texts of the specimen record in a language (ru, zh, en)."""
    return [path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob(f"*_{language}.md"))]


def measure() -> tuple[list[Result], dict[str, float]]:
    """Recall by kind and language, and the cautions per clean text by language."""
    results = []
    for kind, (planter, languages) in PLANTERS.items():
        for language in languages:
            results.append(_recall(kind, language, planter))
    return results, {language: _false_alarms(language) for language in LANGUAGES}


def _recall(kind: str, language: str, planter: Planter) -> Result:
    texts = [text for text in clean_texts(language) if len(_LONG.findall(text)) >= _FEWEST_LONG]
    chance = random.Random(f"{_SEED} {kind} {language}")
    missed, found = [], 0
    for number in range(PLANTS):
        text = texts[number % len(texts)]
        stretch = chance.choice(list(_STRETCH.finditer(text)))
        before, planted, after = planter(text, stretch.start(), stretch.end(), language, chance)
        plant = Planted(kind, language, before + planted + after, len(before), len(before) + len(planted))
        hit = any(_touches(caution, plant) for caution in check(plant.text, LANGUAGES[language]))
        found += hit
        missed += [] if hit else [plant.text[max(0, plant.start - 30) : plant.end + 30]]
    return Result(kind, language, PLANTS, found, tuple(missed))


def _touches(caution: Caution, plant: Planted) -> bool:
    if caution.kind != plant.kind:
        return False
    if caution.start is None or caution.end is None:
        return True
    return caution.start <= plant.end and plant.start <= caution.end


def _false_alarms(language: str) -> float:
    texts = clean_texts(language)
    return sum(len(check(text, LANGUAGES[language])) for text in texts) / len(texts)


Parts = tuple[str, str, str]
Planter = Callable[[str, int, int, str, random.Random], Parts]


def _at(text: str, start: int, end: int, new: str) -> Parts:
    return text[:start], new, text[end:]


def _word(text: str, start: int, end: int, chance: random.Random, shortest: int = 5) -> tuple[int, int]:
    """The place of a word of that length in the stretch, or anywhere when it has none."""
    pattern = re.compile(rf"[^\W\d_]{{{shortest},}}")
    word = chance.choice(list(pattern.finditer(text, start, end)) or list(pattern.finditer(text)))
    return word.start(), word.end()


def _han(text: str, start: int, end: int, chance: random.Random) -> int:
    """A place between two Chinese characters."""
    places = [match.start() + 1 for match in re.finditer("(?=[一-鿿]{2})", text)]
    return chance.choice([place for place in places if start < place < end] or places)


def _injected(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    noise = [
        "hezuo",
        "zhan",
        "lüe",
        "dì",
        "wàijiāo",
        "x7kq",
        "aQz",
        "guojia",
        "ren",
        "q",
        "fazhan",
        "bj4d",
        "shuangfang",
    ]
    place = _han(text, start, end, chance)
    return _at(text, place, place, chance.choice(noise))


def _disguised(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    swaps = {
        "ru": dict(zip("асеорхуАСЕОРХКМТВН", "aceopxyACEOPXKMTBH", strict=True)),
        "en": dict(zip("aceopxyACEOPXKMTBH", "асеорхуАСЕОРХКМТВН", strict=True)),
        "zh": dict(
            zip(
                "人大力一小口土工山心手文方日月水火目用白立竹米羊老行言長金雨音高",
                "⼈⼤⼒⼀⼩⼝⼟⼯⼭⼼⼿⽂⽅⽇⽉⽔⽕⽬⽤⽩⽴⽵⽶⽺⽼⾏⾔⾧⾦⾬⾳⾼",
                strict=True,
            )
        ),
    }[language]
    places = [place for place in range(start, end) if text[place] in swaps]
    places = places or [place for place, sign in enumerate(text) if sign in swaps]
    inside = [place for place in places if language == "zh" or (text[place - 1 : place + 2].isalpha())]
    place = chance.choice(inside or places)
    return _at(text, place, place + 1, swaps[text[place]])


def _converted(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    cut = min(end, start + 40)
    return _at(text, start, cut, OpenCC("s2t").convert(text[start:cut]))


def _odd(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    place = chance.randrange(start + 1, end)
    return _at(text, place, place, chance.choice("\u200b\u202e\ue5e5\x00\u00ad\u2060\ufeff\x0b\x1f\u200e"))


def _lost(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    place = chance.randrange(start + 1, end)
    return _at(text, place, place + 1, "\ufffd" * chance.randint(1, 3))


def _repeated(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    long = list(re.finditer(r"[^\n]{90,}" if language != "zh" else r"[^\n]{35,}", text))
    source = chance.choice(long)
    return _at(text, len(text), len(text), "\n\n" + source.group())


def _spliced(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    """A paragraph cut inside a sentence, the beginning of another put behind it or below it."""
    long = list(re.finditer(r"[^\n]{60,}", text))
    first, second = chance.sample(long, 2)
    cut = first.start() + int(len(first.group()) * chance.uniform(0.4, 0.8))
    cut = text.rfind(" ", first.start(), cut) if language != "zh" else cut
    joint = chance.choice((" ", "\n\n")) if language != "zh" else chance.choice(("", "\n\n"))
    head = text[first.start() : cut]
    glued = head + joint + second.group()
    place = len(head) - 30
    before = text[: first.start()] + glued[:place]
    return before, glued[place : place + 60], glued[place + 60 :] + text[first.end() :]


def _foreign(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    other = chance.choice([name for name in LANGUAGES if name != language])
    source = chance.choice([line for line in "\n".join(clean_texts(other)).split("\n") if len(line) > 60])
    return _at(text, start, start, source + "\n\n")


def _chrome(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    return _at(text, start, start, chance.choice(_furniture()["site-chrome"][language]) + "\n")


def _menu(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    items = chance.sample(_furniture()["menu"][language], 7)
    return _at(text, start, start, "\n".join(items) + "\n")


def _licence(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    return _at(text, len(text), len(text), "\n\n" + chance.choice(_furniture()["licence-note"][language]) + "\n")


def _broken(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    if language == "zh":
        place = min(_han(text, start, end, chance), end - 8)
        return _at(text, place, place + 7, " ".join(text[place : place + 7]))
    first, last = _word(text, start, end, chance, 8)
    word, cut = text[first:last], (last - first) // 2
    return _at(
        text,
        first,
        last,
        chance.choice((" ".join(word), f"{word[:cut]}-\n{word[cut:]}", f"{word[:cut]}- {word[cut:]}")),
    )


def _misread(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    wrong = {
        "ru": [
            ("utf-8", "windows-1252"),
            ("utf-8", "windows-1251"),
            ("windows-1251", "latin-1"),
            ("koi8-r", "windows-1251"),
        ],
        "zh": [("utf-8", "windows-1252"), ("gb18030", "latin-1"), ("utf-8", "gb18030"), ("utf-8", "latin-1")],
        "en": [("utf-8", "windows-1252"), ("utf-8", "windows-1251")],
    }[language]
    own, read = chance.choice(wrong)
    cut = min(end, start + 45)
    words = text[start:cut] if language != "en" else "“" + text[start:cut] + "” – the “Sides”"
    return _at(text, start, cut, words.encode(own, "replace").decode(read, "replace"))


def _markup(text: str, start: int, end: int, language: str, chance: random.Random) -> Parts:
    place = chance.randrange(start + 1, end)
    return _at(
        text,
        place,
        place,
        chance.choice(["&nbsp;", "<br>", "<br/>", '<p class="text">', "&laquo;", "&#8212;", "</strong>"]),
    )


def _furniture() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(FURNITURE.read_text(encoding="utf-8"))
    return table


_ALL = ("ru", "zh", "en")
PLANTERS: dict[str, tuple[Planter, tuple[str, ...]]] = {
    "injected-latin": (_injected, ("zh",)),
    "look-alike": (_disguised, _ALL),
    "mixed-chinese": (_converted, ("zh",)),
    "odd-characters": (_odd, _ALL),
    "replacement-mark": (_lost, _ALL),
    "mojibake": (_misread, _ALL),
    "left-markup": (_markup, _ALL),
    "repeated-paragraph": (_repeated, _ALL),
    "spliced": (_spliced, _ALL),
    "foreign-paragraph": (_foreign, _ALL),
    "site-chrome": (_chrome, _ALL),
    "menu": (_menu, _ALL),
    "licence-note": (_licence, _ALL),
    "broken-word": (_broken, _ALL),
}


def _report(show_misses: bool) -> Iterator[str]:
    results, alarms = measure()
    by_kind: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_kind[result.kind].append(result)
    for kind, rows in by_kind.items():
        yield f"{kind:<20}" + "".join(f"  {row.language} {row.found}/{row.plants}" for row in rows)
        for row in rows if show_misses else ():
            yield from (f"    {row.language} {missed!r}" for missed in row.missed)
    yield f"recall {sum(row.found for row in results)}/{sum(row.plants for row in results)}"
    yield "cautions a clean text: " + ", ".join(f"{language} {rate:.2f}" for language, rate in alarms.items())


if __name__ == "__main__":
    print("\n".join(_report("--misses" in sys.argv)))
