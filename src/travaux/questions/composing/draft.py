"""The draft a brief is written on: evidence gets its number when it is first named, quotations their marks.

It remembers what it has quoted, so that no passage is quoted whole a second time.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from babel import Locale

from travaux.questions.composing.asked import Asked
from travaux.record.briefs import LANGUAGE, Cited, CitedAnswer, CitedCounts, CitedRow, CitedWords
from travaux.record.documents import Document, DocumentHead
from travaux.record.findings import Evidence, Finding
from travaux.record.passages import Quote
from travaux.record.registers import Register
from travaux.text.brief_marks import OPENING, escaped, quoted
from travaux.text.han import has_han

LONGEST, BEGINNING = 280, 70
"""Characters of a passage quoted at once, and of one quoted before; a longer one is cut at the end of a clause, and the
cut is marked."""
CHINESE = 2.5
"""A character of Chinese says about so much as so many letters."""
_CLAUSE = re.compile(r"[,;:，；：、。—](?=\s|[^\x00-\x7f]|$)|\.(?=\s)")
_UNQUOTED = str.maketrans("", "", "".join((*OPENING, *OPENING.values())))
CUT = "[…]"


class Draft:
    """Numbers the evidence of a brief about one text. ``unanswered``: the questions the record had nothing on."""

    def __init__(self, about: Document, count: Callable[[str], str]) -> None:
        self.evidence: dict[int, Cited] = {}
        self.unanswered: list[Asked] = []
        self._about = about
        self._count = count
        self._numbers: dict[str, int] = {}
        self._said: list[Quote] = []

    def says(self, one: Quote) -> str:
        """The words in quotation marks with the mark of their evidence; only their beginning when quoted before."""
        most = BEGINNING if self.has_said(one) else LONGEST
        return f"{shown(one, most)}{self.words(self.keep(one))}"

    def has_said(self, one: Quote) -> bool:
        """Whether most of these words were quoted before."""
        overlaps = (min(one.end, two.end) - max(one.start, two.start) for two in self._said if _same_text(one, two))
        return any(2 * overlap > one.end - one.start for overlap in overlaps)

    def keep(self, one: Quote) -> Quote:
        """Remembers that these words are quoted."""
        self._said.append(one)
        return one

    def words(self, *quotes: Quote) -> str:
        """The mark of words of documents."""
        return "".join(self._mark(CitedWords(one.document, one.start, one.end, one.exact)) for one in quotes)

    def row(self, register: Register, one: Evidence) -> str:
        """The mark of a row of a register."""
        return self._mark(CitedRow(register, one.id, f"{one.date}: {one.text}"))

    def answer(self, claim: str, finding: Finding) -> str:
        """The mark of what the record answers to a claim or question."""
        return self._mark(CitedAnswer(claim, finding.verdict.value if finding.verdict else "", finding.value))

    def counted(self, *names: str) -> tuple[str, ...]:
        """The counts of these names, and last the mark of them all."""
        values = {name: self._count(name) for name in names}
        return (*values.values(), self._mark(CitedCounts(values)))

    def told(self, head: DocumentHead | Document) -> str:
        """A document in a few words: who, what, when; by kind and date alone when it is of the same issuers.

        Its title stands in the footnote.
        """
        date, kind = head.date or "undated", head.kind or "text"
        if set(head.issuers) == set(self._about.issuers):
            return plain(f"the {kind} of {date}" if head.date else f"an undated {kind}")
        return plain(", ".join(filter(None, (issued_by(head), kind, date))))

    def _mark(self, cited: Cited) -> str:
        number = self._numbers.setdefault(repr(cited), len(self._numbers) + 1)
        self.evidence[number] = cited
        return f"[^{number}]"


def _same_text(one: Quote, two: Quote) -> bool:
    return one.document == two.document


def shown(one: Quote, most: int = LONGEST) -> str:
    """The words in quotation marks, the end of a long passage left out and marked so."""
    words = " ".join(one.exact.split())
    kept = shortened(words, most)
    return quoted(kept) if kept == words else quoted(kept, shown=f"{escaped(kept)} {escaped(CUT)}")


def shortened(words: str, most: int = LONGEST) -> str:
    """The words up to the last end of a clause that keeps them short; all of them when they are."""
    longest = int(most / CHINESE) if has_han(words) else most
    if len(words) <= longest:
        return words
    ends = [match.end() for match in _CLAUSE.finditer(words, longest // 3, longest)]
    blank = words.rfind(" ", longest // 3, longest)
    end = ends[-1] if ends else (blank if blank > 0 else longest)
    return words[:end].rstrip(" ,;:，；：、—")


def issued_by(head: DocumentHead | Document) -> str:
    """The issuers in a sentence; empty when none is known."""
    return " and ".join(filter(None, (", ".join(head.issuers[:-1]), *head.issuers[-1:])))


def many(number: str, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 passage``, ``3 passages``."""
    return f"{number} {noun}" if number == "1" else f"{number} {plural or f'{noun}s'}"


def language_name(tag: str) -> str:
    """The name of a language in that of the brief; the tag itself where it has none."""
    return str(Locale(LANGUAGE).languages.get(tag.split("-", 1)[0], tag))


def upper_first(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """Words of a record for a sentence of ours: nothing in them opens a quotation or acts as a mark."""
    return escaped(text.translate(_UNQUOTED))
