"""Paragraphs put together wrongly: repeated, run into each other, broken off, or of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from travaux.intake.dirt_furniture import lexicon
from travaux.record.drafts import Caution
from travaux.text.language import detect
from travaux.text.scripts import script_counts

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_HAN = "㐀-䶿一-鿿"
_REPEAT = {"Han": 30}
_REPEAT_ELSEWHERE = 80
_FOREIGN_LETTERS = {"Han": 15}
_FOREIGN_ELSEWHERE = 40
_FOREIGN_SHARE = 0.85
_LOOKED_AT = 400
_FEWEST_SMALL = 4
_MAIN_SAMPLE = 200_000
_ENOUGH_TO_DETECT = 160
_BROKEN_OFF = {"Han": 30}
_BROKEN_OFF_ELSEWHERE = 80
_CUT_OFF_HAN = ("将", "與", "与", "以及", "不断", "进一步", "继续", "积极", "、")
_FEWEST_LONG = 4
_SHARE_ENDED = 0.85
_STOP_INSIDE = re.compile(r"[a-zа-яё][.!?] |[。！？]\w")
_ITEM = re.compile(r"\s*(?:[-–—•*·●]|[(（]?\w{1,4}[.)）、．])")
_COLLISION = re.compile(r"[，、；：][。！？]|[。！？][，、；]|(?<=\w),\.(?!\.)|(?<=\w);\.(?!\.)")


def repeated_paragraphs(text: str, language: str) -> Iterator[Caution]:
    """Long paragraphs that stand a second time."""
    del language
    seen: dict[str, int] = {}
    for found in _LINE.finditer(text):
        words = "".join(found.group().split())
        if len(words) < _threshold(found.group(), _REPEAT, _REPEAT_ELSEWHERE):
            continue
        if words in seen:
            message = f"this paragraph stands already at character {seen[words]}"
            yield Caution("repeated-paragraph", message, found.start(), found.end())
        seen.setdefault(words, found.start())


def splices(text: str, language: str) -> Iterator[Caution]:
    """Sentences broken off where another begins, inside a paragraph or at its end."""
    base = language.split("-", 1)[0]
    for pattern in (_run_together(base), _COLLISION):
        for found in pattern.finditer(text) if pattern else ():
            yield _splice("a sentence seems to break off and another to begin here", found.start(), found.end())
    yield from _broken_off(text, base)


def _broken_off(text: str, base: str) -> Iterator[Caution]:
    """The ends of paragraphs that stop inside a sentence."""
    lines = list(_LINE.finditer(text))
    punctuated = _is_punctuated(lines)
    for line, following in pairwise(lines):
        words, gap, next_words = line.group().rstrip(), text[line.end() : following.start()], following.group().lstrip()
        cut = _breaks_off(words, gap, next_words, base) or (punctuated and _stops_short(words, gap, next_words, base))
        if cut:
            start = max(line.start(), line.end() - 40)
            yield _splice("a paragraph seems to break off in the middle of a sentence", start, line.end())


def _is_punctuated(lines: list[re.Match[str]]) -> bool:
    """Whether nearly all long lines end like sentences, so that one which does not is odd."""
    long = [line.group().rstrip() for line in lines if len(line.group()) >= _threshold(line.group(), _BROKEN_OFF, 80)]
    ended = sum(not line[-1].isalnum() for line in long)
    return len(long) >= _FEWEST_LONG and ended >= _SHARE_ENDED * len(long)


def _stops_short(line: str, gap: str, following: str, base: str) -> bool:
    """Whether a long paragraph of several sentences, so no heading, ends in a letter and another begins below."""
    long = min(len(line), len(following)) >= _threshold(line, _BROKEN_OFF, _BROKEN_OFF_ELSEWHERE)
    starts = following[:1].isupper() if base != "zh" else following[:1].isalpha()
    is_item = _ITEM.match(line) is not None or _ITEM.match(following) is not None
    runs_on = _STOP_INSIDE.search(line) is not None
    return long and runs_on and "\n" in gap[1:] and line[-1].isalpha() and starts and not is_item


def foreign_paragraphs(text: str, language: str) -> Iterator[Caution]:
    """Paragraphs in another script than the text, or in another language of the same script."""
    script = _main_script(text)
    small = frozenset(lexicon()["dangling"].get(language.split("-", 1)[0], ()))
    for found in _LINE.finditer(text):
        other = _foreign_script(found.group(), script)
        if other:
            yield _foreign(f"a paragraph in {other} script in a text in {script}", found)
        elif (
            len(found.group()) >= _ENOUGH_TO_DETECT
            and script in {"Latin", "Cyrillic"}
            and not _own(found.group(), small)
        ):
            detected = _detected_twice(found.group())
            if _contradicts(detected, language):
                yield _foreign(f"a paragraph that looks like {detected} in a text in {language}", found)


def _splice(message: str, start: int, end: int) -> Caution:
    return Caution("spliced", message, start, end)


def _foreign(message: str, found: re.Match[str]) -> Caution:
    return Caution("foreign-paragraph", message, found.start(), found.end())


def _threshold(line: str, by_script: dict[str, int], elsewhere: int) -> int:
    return by_script["Han"] if re.search(f"[{_HAN}]", line) else elsewhere


def _main_script(text: str) -> str:
    return next(iter(script_counts(text[:_MAIN_SAMPLE])), "")


def _foreign_script(line: str, main: str) -> str:
    """The script that makes up nearly all of a long line and is not the main one; ``''`` otherwise."""
    if len(line) < min(_FOREIGN_LETTERS.values()):
        return ""
    counts = script_counts(line[:_LOOKED_AT])
    name = next(iter(counts), "")
    enough = counts.get(name, 0) >= _FOREIGN_LETTERS.get(name, _FOREIGN_ELSEWHERE)
    return name if name != main and enough and counts[name] >= _FOREIGN_SHARE * sum(counts.values()) else ""


def _own(line: str, small: frozenset[str]) -> bool:
    """Whether enough small words of the language stand in the line to need no closer look."""
    return sum(word in small for word in line[:_LOOKED_AT].split()) >= _FEWEST_SMALL


def _detected_twice(line: str) -> str:
    """The language both halves of a line are detected as; ``und`` when they differ."""
    middle = len(line) // 2
    first = detect(line[:middle])
    return first if first == detect(line[middle:]) else "und"


def _contradicts(detected: str, language: str) -> bool:
    bases = {detected.split("-", 1)[0], language.split("-", 1)[0]}
    return "und" not in bases and len(bases) == 2 and bases <= {"en", "fr", "es", "de", "ru", "uk", "be", "pt", "it"}


@lru_cache(maxsize=8)
def _run_together(base: str) -> re.Pattern[str] | None:
    """A small word, then a capitalised opener that nothing ended a sentence before; None for other languages.

    The opener must be followed by a small word, so that names ("in The Hague") stay out.
    """
    lists = lexicon()
    if base not in lists["openers"]:
        return None
    openers, dangling = "|".join(lists["openers"][base]), "|".join(lists["dangling"][base])
    if base == "zh":
        return re.compile(rf"(?:{dangling}|、)(?:{openers})")
    small = "[a-z]" if base == "en" else "[а-яё]"
    return re.compile(rf"\b(?:{dangling}|{small}{{4,}}) (?:{openers})(?= {small}{{2,}})")


def _breaks_off(line: str, gap: str, following: str, base: str) -> bool:
    """Whether a long line ends on a word that cannot end a sentence and the next starts a new one.

    Lines with no blank line between them may be one wrapped sentence: then the next must start with an opener.
    """
    if len(line) < _threshold(line, _BROKEN_OFF, _BROKEN_OFF_ELSEWHERE) or base not in lexicon()["dangling"]:
        return False
    dangling, openers = lexicon()["dangling"][base], lexicon()["openers"][base]
    apart = gap.count("\n") > 1
    if base == "zh":
        starts_anew = following.startswith(tuple(openers))
        return (starts_anew and line[-1].isalpha()) or (apart and line.endswith(_CUT_OFF_HAN))
    before, _, last = line.rpartition(" ")
    if last not in dangling or before[-1:] in {";", ","} or not following[:1].isupper():
        return False
    return apart or following.split(maxsplit=1)[0] in openers
