"""The draft a brief is written on: evidence gets its number when it is first named, quotations their marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from travaux.record.briefs import Cited, CitedAnswer, CitedCounts, CitedRow, CitedWords
from travaux.record.documents import Document, DocumentHead
from travaux.record.findings import Evidence, Finding
from travaux.record.passages import Quote
from travaux.record.registers import Register
from travaux.text.brief_marks import OPENING, escaped, quoted
from travaux.text.han import has_han

LONGEST = 360
"""Characters of a passage quoted at once; a longer one is cut at the end of a clause, and the cut is marked."""
CHINESE = 2.5
"""A character of Chinese says about so much as so many letters."""
_CLAUSE = re.compile(r"[,;:，；：、。—](?=\s|[^\x00-\x7f]|$)|\.(?=\s)")
_UNQUOTED = str.maketrans("", "", "".join((*OPENING, *OPENING.values())))
CUT = " […]"


class Draft:
    """Numbers the evidence of one brief."""

    def __init__(self, count: Callable[[str], str]) -> None:
        self.evidence: dict[int, Cited] = {}
        self._count = count
        self._numbers: dict[str, int] = {}

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

    def _mark(self, cited: Cited) -> str:
        number = self._numbers.setdefault(repr(cited), len(self._numbers) + 1)
        self.evidence[number] = cited
        return f"[^{number}]"


def shown(one: Quote) -> str:
    """The words in quotation marks, the end of a long passage left out and marked so."""
    return _quoted(one.exact)


def _quoted(exact: str) -> str:
    words = " ".join(exact.split())
    kept = shortened(words)
    return quoted(kept) if kept == words else quoted(kept, shown=f"{escaped(kept)}{escaped(CUT)}")


def shortened(words: str) -> str:
    """The words up to the last end of a clause that keeps them short; all of them when they are."""
    longest = int(LONGEST / CHINESE) if has_han(words) else LONGEST
    if len(words) <= longest:
        return words
    ends = [match.end() for match in _CLAUSE.finditer(words, longest // 3, longest)]
    blank = words.rfind(" ", longest // 3, longest)
    end = ends[-1] if ends else (blank if blank > 0 else longest)
    return words[:end].rstrip(" ,;:，；：、—")


def told(head: DocumentHead | Document) -> str:
    """A document in a few words for a sentence: who, what, when. Its title stands in the footnote."""
    facts = (" and ".join(head.issuers), head.kind, head.date or "undated")
    return plain(", ".join(filter(None, facts)))


def upper_first(text: str) -> str:
    """The text as a sentence begins."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """Words of a record for a sentence of ours: nothing in them opens a quotation or acts as a mark."""
    return escaped(text.translate(_UNQUOTED))
