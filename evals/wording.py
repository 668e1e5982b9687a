"""Words that can stand for words: synonyms in the same form, other forms of a word, words to insert.

One wording a language, all read from ``data/synonyms``. Each answers None when it has nothing to offer for a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, Protocol

import pymorphy3
import rjieba
import yaml

TABLES = Path(__file__).parent / "data" / "synonyms"

_PIECE = re.compile(r"(\s*)([^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|_)")
_SENTENCE = {
    "zh": re.compile(r"[^。！？\n]+[。！？]*[”』」）]*"),
    "en": re.compile(r".+?(?:[.!?…]+[\"”»’)]*(?=\s+[\"“«(—–-]*\s*[A-ZА-ЯЁ0-9])|\n+|\Z)", re.DOTALL),
}


class Token(NamedTuple):
    """A word or a mark, with the white space before it."""

    gap: str
    text: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.text[0].isalnum()


Sentence = list[Token]


class Wording(Protocol):
    """What editing needs to know of a language."""

    language: str
    fillers: Sequence[str]
    clauses: Sequence[str]

    def tokens(self, sentence: str) -> Sentence:
        """Words and marks of a sentence."""

    def synonym(self, word: str, random: Random) -> str | None:
        """Another word of like meaning, in the same form."""

    def variant(self, word: str, random: Random) -> str | None:
        """The same word in another form."""


def sentences(text: str, language: str) -> list[str]:
    """Sentences by marks and line breaks, stripped; good enough to cut planted text, never used to judge a result."""
    pattern = _SENTENCE["zh" if language == "zh" else "en"]
    found = (" ".join(match.group().split()) for match in pattern.finditer(text))
    return [sentence for sentence in found if sentence]


def joined(tokens: Sentence) -> str:
    """The sentence as text, without white space at its ends."""
    return "".join(gap + text for gap, text in tokens).strip()


def synonym_table(language: str) -> dict[str, Any]:
    """The table of a language as it stands in the data."""
    table: dict[str, Any] = yaml.safe_load((TABLES / f"{language}.yaml").read_text(encoding="utf-8"))
    return table


def _cased_like(word: str, model: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@dataclass
class _Table:
    """Synonyms by word and part of speech, with the words to insert."""

    language: str
    fillers: Sequence[str] = ()
    clauses: Sequence[str] = ()
    entries: dict[str, list[tuple[str, list[str]]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        table = synonym_table(self.language)
        self.fillers, self.clauses = table["fillers"], table["clauses"]
        for part, sets in table["sets"].items():
            for members in sets:
                for word in members:
                    self.entries[word].append((part, [other for other in members if other != word]))

    def tokens(self, sentence: str) -> Sentence:
        return [Token(*pair) for pair in _PIECE.findall(sentence)]


class EnglishWording(_Table):
    """English: number of nouns and tense of verbs by the regular rules and the table's own words."""

    def __init__(self) -> None:
        super().__init__("en")
        self.forms: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for base, sets in self.entries.items():
            for part, _ in sets:
                for ending in _ENDINGS.get(part, ("",)):
                    self.forms[inflected(base, ending)].append((base, part, ending))

    def synonym(self, word: str, random: Random) -> str | None:
        """A member of a set that holds the base form, put in the form of ``word``."""
        choices = [
            inflected(other, ending)
            for base, part, ending in self.forms.get(word.lower(), ())
            for kind, others in self.entries[base]
            if kind == part
            for other in others
        ]
        return _cased_like(random.choice(choices), word) if choices else None

    def variant(self, word: str, random: Random) -> str | None:
        """Another number or tense; None for words outside the table."""
        choices = [
            inflected(base, other)
            for base, part, ending in self.forms.get(word.lower(), ())
            for other in _ENDINGS.get(part, ())
            if other != ending
        ]
        return _cased_like(random.choice(choices), word) if choices else None


_ENDINGS = {"verb": ("", "s", "ed", "ing"), "noun": ("", "s")}
_IRREGULAR = {
    ("begin", "ed"): "began", ("build", "ed"): "built", ("become", "ed"): "became", ("fight", "ed"): "fought",
    ("say", "ed"): "said", ("give", "ed"): "gave", ("hold", "ed"): "held", ("keep", "ed"): "kept",
    ("lead", "ed"): "led", ("meet", "ed"): "met", ("rise", "ed"): "rose", ("fall", "ed"): "fell",
    ("grow", "ed"): "grew", ("send", "ed"): "sent", ("show", "ed"): "showed", ("get", "ed"): "got",
    ("choose", "ed"): "chose", ("split", "ed"): "split", ("understand", "ed"): "understood", ("find", "ed"): "found",
    ("overcome", "ed"): "overcame", ("undergo", "ed"): "underwent", ("oversee", "ed"): "oversaw",
    ("uphold", "ed"): "upheld", ("people", "s"): "peoples", ("child", "s"): "children", ("foe", "s"): "foes",
    ("serviceman", "s"): "servicemen",
}  # fmt: skip


def inflected(base: str, ending: str) -> str:
    """``base`` with -s, -ed or -ing by the spelling rules of English; irregular forms are listed."""
    known = _IRREGULAR.get((base, ending))
    if known or not ending:
        return known or base
    if ending == "s":
        if base.endswith(("s", "x", "ch", "sh", "z")):
            return base + "es"
        return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"
    if ending == "ed" and re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if base.endswith("e") and (ending == "ed" or not base.endswith(("ee", "oe", "ye"))):
        return base[:-1] + ending
    if base.endswith(("mit", "cur", "plan", "fer", "pel")):
        return base + base[-1] + ending
    return base + ending


class RussianWording(_Table):
    """Russian: pymorphy3 puts a synonym into the grammatical form of the word it stands for."""

    def __init__(self) -> None:
        super().__init__("ru")
        analyzer = pymorphy3.MorphAnalyzer()
        self.parses = lru_cache(maxsize=200_000)(analyzer.parse)

    def synonym(self, word: str, random: Random) -> str | None:
        """A member of a set that holds the lemma, in the same case, number, tense and so on."""
        parse = self.parses(word.lower())[0]
        choices = [other for _, others in self.entries.get(parse.normal_form, ()) for other in others]
        random.shuffle(choices)
        for other in choices:
            formed = self._in_form_of(parse, other)
            if formed:
                return _cased_like(formed, word)
        return None

    def _in_form_of(self, parse: Any, lemma: str) -> str | None:
        wanted = {
            grammeme
            for grammeme in (parse.tag.case, parse.tag.number, parse.tag.tense, parse.tag.person, parse.tag.mood)
            if grammeme
        }
        if parse.tag.POS in {"ADJF", "PRTF", "ADJS", "VERB"} and parse.tag.gender and parse.tag.number == "sing":
            wanted.add(parse.tag.gender)
        same = [
            each for each in self.parses(lemma) if each.normal_form == lemma and _alike(each.tag.POS, parse.tag.POS)
        ]
        if not same:
            return None
        if parse.tag.POS in {"INFN", "VERB", "GRND", "PRTF", "PRTS", "ADJS", "ADJF"}:
            wanted.add(parse.tag.POS)
        formed = same[0].inflect(wanted)
        return str(formed.word) if formed else None

    def variant(self, word: str, random: Random) -> str | None:
        """The word in another case, number or tense; None for words that do not change."""
        parse = self.parses(word.lower())[0]
        if parse.tag.POS not in {"NOUN", "ADJF", "VERB"}:
            return None
        forms = sorted({form.word for form in parse.lexeme if form.tag.POS == parse.tag.POS} - {word.lower()})
        return _cased_like(random.choice(forms), word) if forms else None


_VERBAL = {"VERB", "INFN", "GRND", "PRTF", "PRTS"}
_ADJECTIVAL = {"ADJF", "ADJS", "COMP"}


def _alike(one: str | None, other: str | None) -> bool:
    return one == other or {one, other} <= _VERBAL or {one, other} <= _ADJECTIVAL


class ChineseWording(_Table):
    """Chinese: words by rjieba; variants by aspect and structural particles and by measure words."""

    def __init__(self) -> None:
        super().__init__("zh")
        table = synonym_table("zh")
        self.particles: list[str] = table["particles"]
        self.measures: dict[str, str] = {
            word: other for pair in table["measures"] for word, other in (pair, pair[::-1])
        }

    def tokens(self, sentence: str) -> Sentence:
        """Words and marks; white space is kept as the gap of the next token."""
        found, gap = [], ""
        for piece in rjieba.cut(sentence):
            if piece.isspace():
                gap += piece
            else:
                found.append(Token(gap, piece))
                gap = ""
        return found

    def synonym(self, word: str, random: Random) -> str | None:
        """Another member of a set that holds the word."""
        choices = [other for _, others in self.entries.get(word, ()) for other in others]
        return random.choice(choices) if choices else None

    def variant(self, word: str, random: Random) -> str | None:
        """A particle or measure word changed, a verb of the table given a particle."""
        if word in self.measures:
            return self.measures[word]
        if word in self.particles:
            return random.choice([other for other in self.particles if other != word])
        if any(part == "verb" for part, _ in self.entries.get(word, ())):
            return word + random.choice(self.particles[:3])
        return None


WORDINGS: dict[str, type[EnglishWording] | type[RussianWording] | type[ChineseWording]] = {
    "en": EnglishWording,
    "ru": RussianWording,
    "zh": ChineseWording,
}
