"""Whether a sentence of a brief says no more than its evidence: it has the quotations and the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from travaux.errors import TravauxError
from travaux.record.briefs import LANGUAGE, Resolved
from travaux.store.views import View
from travaux.text.brief_marks import quotations, wordings
from travaux.text.quantities import quantities
from travaux.text.quoting import parts

LEAST_IN_WORDS = 3
""""One" and "two" are as often no numbers ("one of them", "the two sides"); from "three" on a word counts something."""
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")


def sentence_faults(sentence: str, evidence: Sequence[Resolved], view: View) -> Iterator[str]:
    """What the sentence quotes or counts that its evidence does not have, in words; nothing when it stands."""
    texts = [text for one in evidence for text in _texts(one)]
    for wording in dict.fromkeys(wordings(sentence)):
        for start, end in quotations(wording):
            words = wording[start:end]
            missing = _missing(words, texts)
            if missing:
                other = _elsewhere(missing, evidence, view)
                rest = _from_where(missing, texts)
                yield f"the quotation {_short(words)!r} stands in no evidence of the sentence{rest}{other}"
    unsourced = _numbers(_unquoted(wordings(sentence)[1])) - _known(evidence, texts)
    if unsourced:
        listed = ", ".join(f"{value.normalize():f}" for value in sorted(unsourced))
        yield f"no evidence of the sentence has the number {listed}"


def _texts(one: Resolved) -> Iterator[str]:
    """The words a piece of evidence consists of."""
    if one.quote and one.reference:
        yield one.quote.exact
        head = one.reference.head
        yield from (head.title, head.date, head.kind, *head.issuers, one.reference.translated)
    if one.row:
        yield from (one.row.evidence.text, one.row.evidence.date, *map(str, one.row.fields.values()))
    if one.finding:
        yield from (one.finding.claim, one.finding.value, one.finding.reason, *one.finding.method.values())
        yield from (text for row in one.finding.evidence for text in (row.text, row.date))


def _missing(words: str, texts: Sequence[str]) -> str:
    """The first part of a quotation that stands in none of the texts, blanks apart; empty when every part does."""
    held = [_bare(text) for text in texts]
    found = (part.text for part in parts(words) if not any(_bare(part.text) in text for text in held))
    return next(found, "")


def _from_where(words: str, texts: Sequence[str]) -> str:
    """From which words on a part of a quotation is in none of the texts; empty when none has its beginning."""
    held, tried = [_bare(text) for text in texts], words.split()
    kept = 0
    while kept < len(tried) and any("".join(tried[: kept + 1]) in text for text in held):
        kept += 1
    return f", from {_short(' '.join(tried[kept:]))!r} on" if kept else ""


def _bare(text: str) -> str:
    return _SPACE.sub("", text)


def _elsewhere(words: str, evidence: Sequence[Resolved], view: View) -> str:
    """Where a document the sentence cites has the words after all, as evidence to write down; else nothing."""
    for document in dict.fromkeys(one.quote.document for one in evidence if one.quote):
        try:
            text = view.document(document).text
        except TravauxError:
            continue
        start = text.find(words.strip())
        if start >= 0:
            return f"; they stand in {document} {start}-{start + len(words.strip())}: cite that"
    return ""


def _unquoted(text: str) -> str:
    at, kept = 0, ""
    for start, end in quotations(text):
        kept, at = f"{kept}{text[at:start]} ", end
    return kept + text[at:]


def _numbers(text: str) -> set[Decimal]:
    found = quantities(text, LANGUAGE)
    return {one.value for one in found if not one.in_words or one.value >= LEAST_IN_WORDS}


def _known(evidence: Sequence[Resolved], texts: Sequence[str]) -> set[Decimal]:
    """Every number the evidence has, however it is written."""
    languages = {one.reference.head.base_language for one in evidence if one.reference} | {LANGUAGE}
    read = {one.value for text in texts for language in languages for one in quantities(text, language)}
    return read | {Decimal(digits) for text in texts for digits in _DIGITS.findall(text)}


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
