"""Names of people across scripts: is a person whose row has one spelling only found under those of other scripts?

Officeholders of many states (``evals/data/names/officeholders.yaml``), their names in Latin letters, Russian and
Chinese characters. The record holds each under one script alone, and every third person not at all: whoever is found
for those is a wrong merge. Asked are the other scripts: the cases of Russian, with a title, with an initial, in Latin
in the other order. Chinese names and those of states that write Cyrillic are to be found by rule; characters for a
foreign name, and names that languages spell by their sound, are to be found or offered as the likeliest. Nobody asked
for in dev is asked for in test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from evals.measures import Eval, Measure
from evals.names import CASES, declined
from travaux.text.roster import Roster

NAMES = Path(__file__).with_name("data") / "names" / "officeholders.yaml"
SCRIPTS = ("latin", "russian", "han")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person: which part of the table, the spelling in each script, and whether the record names them at all."""

    part: str
    spellings: Mapping[str, str]
    recorded: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A spelling asked for a person of a record that holds the script ``held``, by rule or else by sound."""

    holder: Holder
    held: str
    written: str
    by_rule: bool

    @property
    def person(self) -> str:
        """The name in the record."""
        return self.holder.spellings[self.held]


@cache
def holders() -> tuple[Holder, ...]:
    """Everyone of the table."""
    table = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    return tuple(
        Holder(part, dict(zip(SCRIPTS, row, strict=True)), recorded=place % 3 != 2)
        for part in ("chinese", "cyrillic", "others")
        for place, row in enumerate(table[part])
    )


def forms(holder: Holder, script: str) -> Iterator[str]:
    """The ways to write a person in one script."""
    written = holder.spellings[script]
    if script == "russian":
        yield from (written, *_declensions(written, holder.part == "chinese"), f"министр иностранных дел {written}")
        if holder.part != "chinese":
            yield f"{written[0]}. {written.split()[-1]}"
    elif script == "latin":
        first, *rest = written.split()
        yield from (written, f"Foreign Minister {written}", f"{' '.join(rest)} {first}")
    else:
        yield from (written, f"外交部长{written}", f"{written}部长")


def _declensions(written: str, eastern: bool) -> Iterator[str]:
    *given, family = written.split()
    for case in CASES:
        first = given if eastern else [declined(one, case, _gender(given[0]), {"Name"}) for one in given]
        yield " ".join((*first, declined(family, case, _gender(given[0]), {"Surn", "Name", "NOUN"})))


def _gender(given: str) -> str:
    return "femn" if given.endswith(("а", "я")) else "masc"


def asked(people: tuple[Holder, ...]) -> Iterator[tuple[str, Asked]]:
    """Everything asked, with the split."""
    for number, holder in enumerate(people):
        split = "dev" if number // 3 % 2 == 0 else "test"
        for held in SCRIPTS:
            for script in (one for one in SCRIPTS if one != held):
                by_rule = holder.part == "chinese" or (holder.part == "cyrillic" and "han" not in (held, script))
                yield from ((split, Asked(holder, held, written, by_rule)) for written in forms(holder, script))


def measures(_shared: Path | None, _cache: Path) -> list[Measure]:
    """By split: found by rule, found or offered first by sound, and nobody taken for another."""
    people = holders()
    rosters = {held: Roster((one.spellings[held],) for one in people if one.recorded) for held in SCRIPTS}
    gold = hashlib.sha256(NAMES.read_bytes()).hexdigest()[:12]
    made = []
    for split in ("dev", "test"):
        own = [(one, rosters[one.held].meant(one.written)) for name, one in asked(people) if name == split]
        there = [(one, meant) for one, meant in own if one.holder.recorded]
        rule = [meant.is_one_of([one.person]) for one, meant in there if one.by_rule]
        sound = [
            meant.is_one_of([one.person]) or meant.likely[:1] == (one.person,)
            for one, meant in there
            if not one.by_rule
        ]
        wrong = [
            bool(meant.spellings - {one.person} or (meant.spellings and not one.holder.recorded)) for one, meant in own
        ]
        made += [
            Measure(f"names-across/{split}/found", sum(rule) / len(rule), len(rule), gold),
            Measure(f"names-across/{split}/found-or-offered", sum(sound) / len(sound), len(sound), gold),
            Measure(f"names-across/{split}/not-merged", 1 - sum(wrong) / len(wrong), len(wrong), gold),
        ]
    return made


NAMES_ACROSS = Eval("names-across", measures)
