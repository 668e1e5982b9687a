"""Stretches: the sentences of a draft with everything found in each: names, times, amounts, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from travaux.brief.acquaintance import Acquaintance
from travaux.brief.cues import Cues, cues, folded
from travaux.brief.moments import Moment, moments
from travaux.brief.named_people import Named
from travaux.reading.amounts import Amount, amounts
from travaux.record.dates import bounds
from travaux.record.passages import Passage, PassageKind
from travaux.text.sentences import passages


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: the offsets are those of the words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, list item or heading of a draft. All offsets in it count from ``start``.

    ``plain`` is the text folded letter for letter, in which cues are looked for; in ``bare`` what stands in quotation
    marks is blanked out as well.
    """

    start: int
    text: str
    plain: str
    bare: str
    cues: Cues
    moments: tuple[Moment, ...]
    amounts: tuple[Amount, ...]
    named: tuple[Named, ...]
    quoted: tuple[Quoted, ...]
    heading: bool = False
    item: bool = False

    def of(self, *kinds: str) -> tuple[Named, ...]:
        """The names of these kinds, in order."""
        return tuple(one for one in self.named if one.kind in kinds)

    def cue(self, name: str) -> re.Match[str] | None:
        """The first place of a cue outside quotation marks."""
        return self.cues.find(name, self.bare)

    def cues_of(self, name: str) -> tuple[re.Match[str], ...]:
        """Every place of a cue outside quotation marks."""
        return tuple(self.cues.of[name].finditer(self.bare))

    def parted(self, start: int, end: int) -> bool:
        """Whether another clause begins between two places."""
        return self.cues.of["clause"].search(self.bare[start:end]) is not None

    def nearest(self, place: int, found: Iterable[Moment]) -> Moment | None:
        """The moment nearest to a place."""
        return min(found, key=lambda one: min(abs(one.start - place), abs(one.end - place)), default=None)


def stretches(text: str, language: str, known: Acquaintance) -> tuple[Stretch, ...]:
    """The stretches of a draft in order; dates without a year take the year last named before them."""
    found = tuple(_stretch(passage, language, known) for passage in passages(text, language, ""))
    return tuple(_dated(found, _main_year(found)))


def _stretch(passage: Passage, language: str, known: Acquaintance) -> Stretch:
    text = passage.text
    plain = folded(text, language)
    quoted = _quoted(text, cues(language))
    bare = plain
    for one in quoted:
        bare = bare[: one.start] + " " * (one.end - one.start) + bare[one.end :]
    found = amounts(bare, language)
    named = [one for one in known.named(text, cues(language).language) if not _in_amount(one, found)]
    heading = text.rstrip()[-1:] not in ".!?。！？…;；:：”»\"')]" and len(text) < 80
    return Stretch(
        passage.start,
        text,
        plain,
        bare,
        cues(language),
        moments(bare, language),
        found,
        tuple(named),
        quoted,
        heading,
        passage.kind is PassageKind.ITEM,
    )


def _in_amount(named: Named, found: Iterable[Amount]) -> bool:
    """Whether a name is part of an amount: "US dollars" names no state."""
    return any(one.start <= named.start and named.end <= one.end for one in found)


def _quoted(text: str, own: Cues) -> tuple[Quoted, ...]:
    """What stands between quotation marks of one kind; an apostrophe within a word opens and closes nothing."""
    found: list[Quoted] = []
    for opening, closing in own.quotes:
        pattern = rf"(?<!\w){re.escape(opening)}([^{re.escape(opening + closing)}]+){re.escape(closing)}"
        if own.language == "zh":
            pattern = pattern.removeprefix(r"(?<!\w)")
        for match in re.finditer(pattern, text):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(Quoted(*match.span(1), match.group(1)))
    return tuple(sorted(found, key=lambda one: one.start))


def _main_year(found: tuple[Stretch, ...]) -> int:
    """The year first named together with a day, else the first year named at all; 0 when there is none."""
    every = [one for stretch in found for one in stretch.moments if one.edtf]
    days = [one for one in every if one.is_day]
    first = next(iter(days or every), None)
    return int(first.edtf[:4]) if first else 0


def _dated(found: tuple[Stretch, ...], year: int) -> Iterator[Stretch]:
    """Gives every moment a year: a day or month takes that of the last day with one, else the main year."""
    last = year
    for stretch in found:
        made = []
        for one in stretch.moments:
            whole = one if one.edtf else one.in_year(last) if last else one
            if one.edtf and one.is_day and bounds(one.edtf):
                last = int(one.edtf[:4])
            made.append(whole)
        yield replace(stretch, moments=tuple(one for one in made if one.edtf))
