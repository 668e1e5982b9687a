"""The draft a brief is written on: evidence gets its number when it is first named, quotations their marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from travaux.parallels.diffs import runs
from travaux.record.briefs import Cited, CitedAnswer, CitedCounts, CitedRow, CitedWords
from travaux.record.documents import Document, DocumentHead
from travaux.record.findings import Evidence, Finding
from travaux.record.parallels import Parallel
from travaux.record.passages import Quote
from travaux.record.registers import Register
from travaux.text.brief_marks import OPENING, escaped, quoted
from travaux.text.han import has_han

LONGEST = 360
"""Characters of a passage quoted at once; a longer one is cut at the end of a clause, and the cut is marked."""
CHINESE = 2.5
"""A character of Chinese says about so much as so many letters."""
KEPT = 72
"""Characters of Chinese that a shown edit keeps in one stretch without its middle being left out."""
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


def edited_words(parallel: Parallel) -> str:
    """Both wordings as one quotation, words taken out and put in marked; ``runs`` gives both back letter by letter."""
    marked = []
    for run in runs(parallel):
        if run.earlier == run.later:
            marked.append(_kept(run.later))
        else:
            taken, put = escaped_whole(run.earlier), escaped_whole(run.later)
            marked.append((f"{{--{taken}--}}" if taken else "") + (f"{{++{put}++}}" if put else ""))
    return quoted(parallel.earlier.exact, parallel.later.exact, shown="".join(marked))


def _kept(words: str) -> str:
    """Words that both have; the middle of a long stretch is left out and marked so."""
    if len(words) <= KEPT * (1 if has_han(words) else CHINESE):
        return escaped_whole(words)
    end = int(KEPT / 3 * (1 if has_han(words) else CHINESE))
    first, last = words[:end], words[-end:]
    if not has_han(words):
        first, last = first.rpartition(" ")[0] or first, last.partition(" ")[2] or last
    return f"{escaped_whole(first).rstrip()}{escaped(CUT.strip()).join('  ')}{escaped_whole(last).lstrip()}"


def escaped_whole(words: str) -> str:
    """Words with the blanks at their ends, which ``escaped`` would take off; runs of blanks become one."""
    inner = escaped(words)
    if not inner:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}"


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
