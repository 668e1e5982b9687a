"""The operative lexicon of a language: patterns over word keys, and the table from written forms to keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from travaux.errors import InvalidValue
from travaux.reading.inflection import english_verb_forms, fold, russian_forms, third_person
from travaux.reading.tables import Table, table
from travaux.record.statements import Act

LANGUAGES = ("en", "ru", "zh")
GAP = "..."
UNORDERED = "<>"
FLAGS = ("weak", "deontic", "impersonal")
WORD_LISTS = (
    *("fillers", "negators", "subordinators", "relatives", "complementizers", "coordinators"),
    *("determiners", "modals", "passives", "homographs", "addressees", "openers"),
    *("passivable", "prepositions", "stative", "object_required"),
)


class Role(StrEnum):
    """What a pattern is for."""

    ACT = "act"
    REPORT = "report"
    THREAT = "threat"
    IGNORE = "ignore"
    SPEAKER = "speaker"
    MODIFIER = "modifier"
    TRANSPARENT = "transparent"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of word keys. ``gaps[k]`` says whether words may stand before item k; ``name`` is an act or class.

    ``weak``: counts only with a known speaker for subject. ``deontic``: the subject is the one who ought to act.
    ``impersonal``: the subject is the thing judged ("is unacceptable"), not the one who judges.
    """

    role: Role
    name: str
    force: int
    items: tuple[frozenset[str], ...]
    gaps: tuple[bool, ...]
    unordered: bool
    weak: bool
    deontic: bool
    impersonal: bool
    source: str


@dataclass(slots=True)
class Lexicon:
    """Everything the reading of one language needs: ``forms`` maps a folded word to its keys and form codes."""

    language: str
    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    index: dict[str, list[Pattern]] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    modifiers: dict[str, frozenset[str]] = field(default_factory=dict)
    frames: frozenset[str] = frozenset()
    blocking: frozenset[str] = frozenset()


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``ru``, ``zh`` or ``en``, compiled once a process; InvalidValue for any other language."""
    if language not in LANGUAGES:
        raise InvalidValue("no lexicon of acts for the language", language, "reading", "Use ru, zh or en.")
    return _Compiler(language, table(f"acts/{language}"), table("acts/speakers")[language]).compile()


class _Compiler:
    def __init__(self, language: str, data: Table, speakers: Table) -> None:
        self.data, self.speakers = data, speakers
        self.lexicon = Lexicon(language)
        self.keys: set[str] = set()

    def compile(self) -> Lexicon:
        out = self.lexicon
        index: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in self.patterns():
            for key in pattern.items[0]:
                index[key].append(pattern)
            for item in pattern.items:
                self.keys |= item
        out.index = dict(index)
        for name in WORD_LISTS:
            out.classes[name] = frozenset(self.key(word) for word in self.data.get(name, ()))
        words = [(name, word) for name, listed in self.data["modifiers"].items() for word in listed if " " not in word]
        grouped: dict[str, set[str]] = defaultdict(set)
        for name, word in words:
            grouped[self.key(word)].add(name)
        out.modifiers = {key: frozenset(names) for key, names in grouped.items()}
        out.frames = frozenset(self.key(word) for word in self.data["frames"])
        out.blocking = frozenset(self.data.get("blocking", ()))
        out.forms = self.forms()
        return out

    def key(self, word: str) -> str:
        folded = fold(word)
        self.keys.add(folded)
        return folded

    def patterns(self) -> Iterator[Pattern]:
        for act in Act:
            for group in self.data["acts"].get(act.value, ()):
                flags = frozenset(flag for flag in FLAGS if group.get(flag))
                for source in group["patterns"]:
                    yield self.pattern(Role.ACT, act.value, source, int(group["force"]), flags)
        for report in self.data["reports"]:
            fallback = report.get("fallback", {"act": "", "force": "0"})
            for source in report["patterns"]:
                yield self.pattern(
                    Role.REPORT,
                    fallback["act"],
                    source,
                    int(fallback["force"]),
                    frozenset(flag for flag in FLAGS if report.get(flag)),
                )
        yield from self.simple(Role.THREAT, "threat", self.data["threats"])
        yield from self.simple(Role.IGNORE, "ignore", self.data["ignore"])
        yield from self.simple(Role.TRANSPARENT, "transparent", self.data["transparent"])
        for kind, sources in self.speakers.items():
            yield from self.simple(Role.SPEAKER, kind, sources)
        for name, words in self.data["modifiers"].items():
            yield from self.simple(Role.MODIFIER, name, [word for word in words if " " in word])

    def simple(self, role: Role, name: str, sources: Iterable[str]) -> Iterator[Pattern]:
        return (self.pattern(role, name, source) for source in sources)

    def pattern(
        self, role: Role, name: str, source: str, force: int = 0, flags: frozenset[str] = frozenset()
    ) -> Pattern:
        words = source.split()
        unordered = words[0] == UNORDERED
        items: list[frozenset[str]] = []
        gaps: list[bool] = []
        gap = False
        for word in words[1:] if unordered else words:
            if word == GAP:
                gap = True
                continue
            items.append(frozenset(self.alternatives(word)))
            gaps.append(gap or unordered)
            gap = False
        weak, deontic, impersonal = (flag in flags for flag in FLAGS)
        return Pattern(role, name, force, tuple(items), tuple(gaps), unordered, weak, deontic, impersonal, source)

    def alternatives(self, word: str) -> Iterator[str]:
        for part in word.split("|"):
            if part.startswith("$"):
                yield from (self.key(member) for member in self.data["sets"][part[1:]])
            else:
                yield self.key(part)

    def forms(self) -> dict[str, dict[str, str]]:
        forms: dict[str, dict[str, str]] = defaultdict(dict)
        for key in sorted(self.keys):
            for form, code in self.inflect(key):
                forms[form].setdefault(key, code)
        return dict(forms)

    def inflect(self, key: str) -> Iterable[tuple[str, str]]:
        if self.lexicon.language == "ru":
            return [(key[1:], "x")] if key.startswith("=") else russian_forms(key)
        if self.lexicon.language == "en" and key.endswith("/v"):
            return english_verb_forms(key[:-2], self.data["irregular"])
        if self.lexicon.language == "en" and key.endswith("/n"):
            return [(key[:-2], "n"), (third_person(key[:-2]), "n")]
        return [(key, "x")]


def ladder() -> dict[Act, Any]:
    """The rows of the ladder by act."""
    rows: dict[str, Any] = table("acts/ladder")["acts"]
    return {Act(name): row for name, row in rows.items()}
