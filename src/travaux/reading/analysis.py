"""A sentence prepared for reading: words, clauses, matches and subjects, computed once."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.reading.clauses import Clause, clauses
from travaux.reading.gazetteer import gazetteer
from travaux.reading.lexicon import Lexicon, Role, lexicon
from travaux.reading.matches import Match, Matcher, best
from travaux.reading.speakers import Subject, subjects
from travaux.reading.words import Word, after_separator, words
from travaux.text.han import simplify

OPERATIVE_ROLES = frozenset({Role.ACT, Role.REPORT, Role.IGNORE})


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one sentence. ``text`` is what was matched: simplified characters in Chinese.

    ``joint``: several issuers speak together, so that what "will" be done is theirs without being named.
    """

    text: str
    language: str
    table: Lexicon
    words: list[Word]
    clauses: list[Clause]
    matches: list[Match]
    operative: list[Match]
    subjects: list[Subject]
    joint: bool = False

    def clause_at(self, position: int) -> Clause:
        """The clause a word stands in."""
        return next(clause for clause in self.clauses if position < clause.end)

    def begin_of(self, position: int) -> int:
        """The offset where what belongs to the word at ``position`` may begin: after the word or separator before."""
        end = self.words[position - 1].end if position else 0
        return end + after_separator(self.text[end : self.words[position].start])

    def of_role(self, role: Role) -> list[Match]:
        """The matches of one role, in the order of the text."""
        return [match for match in self.matches if match.pattern.role is role]

    def has(self, position: int, name: str) -> bool:
        """Whether the word belongs to a class of the lexicon ("fillers", "negators", ...)."""
        return not self.table.classes[name].isdisjoint(self.words[position].keys)

    def passes(self, position: int) -> bool:
        """Whether the word may stand between an operative word and what belongs to it."""
        keys = self.words[position].keys
        adverb = self.language == "en" and self.words[position].text.endswith("ly")
        return adverb or self.has(position, "fillers") or not self.table.modifiers.keys().isdisjoint(keys)


def analyse(sentence: str, language: str, *, joint: bool = False, names: tuple[str, ...] = ()) -> Analysis:
    """Prepare a sentence in ``ru``, ``zh`` or ``en``; ``names`` are those of the issuers, which may speak.

    Raises InvalidValue for other languages.
    """
    text = simplify(sentence) if language == "zh" else sentence
    table = lexicon(language)
    found = words(text, language)
    matches = Matcher(found, table).matches()
    operative = [match for match in best(matches, OPERATIVE_ROLES) if match.pattern.role is not Role.IGNORE]
    return Analysis(
        text,
        language,
        table,
        found,
        clauses(found, table),
        matches,
        operative,
        subjects(text, found, matches, gazetteer(language), names),
        joint,
    )
