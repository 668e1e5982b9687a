"""Every piece of evidence of a brief looked up in the record again: it stands exactly as cited, or it is a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from travaux.brief.references import Cataloguer
from travaux.brief.sentences import sentence_faults
from travaux.errors import NotFound, TravauxError
from travaux.record.briefs import (
    Brief,
    BriefFault,
    Cited,
    CitedAnswer,
    CitedCounts,
    CitedRow,
    CitedWords,
    Reference,
    Resolved,
    ResolvedBrief,
)
from travaux.record.findings import Finding, SourcedRow
from travaux.record.passages import quote
from travaux.record.registers import Register
from travaux.store.views import View
from travaux.text.brief_marks import notes

COUNTED = "counted in reading the text again"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a record answers to a brief: to claims, for the rows of a register by id, and for a count of the text of the
    brief by its name (empty: there is no such count)."""

    answers: Callable[[str], Finding]
    rows: Callable[[Register], Mapping[str, SourcedRow]]
    counts: Callable[[str], str]


def resolved(brief: Brief, view: View, desk: Desk) -> ResolvedBrief:
    """The brief with its evidence as the record has it now, and every fault. ``view`` shows the whole record."""
    cataloguer = Cataloguer(view)
    found: dict[int, Resolved] = {}
    broken: dict[int, str] = {}
    for number, cited in brief.evidence.items():
        try:
            found[number] = _looked_up(number, cited, _Sources(view, desk, cataloguer))
        except TravauxError as error:
            found[number], broken[number] = Resolved(number, cited), str(error)
    subject, lost = _subject(brief, cataloguer)
    faults = (*lost, *_faults(brief, found, broken, view))
    return ResolvedBrief(brief, found, subject, faults)


@dataclass(frozen=True, slots=True)
class _Sources:
    view: View
    desk: Desk
    cataloguer: Cataloguer


def _looked_up(number: int, cited: Cited, among: _Sources) -> Resolved:
    """The evidence as the record has it; raises what says why it does not stand."""
    bare = Resolved(number, cited)
    match cited:
        case CitedWords(document, start, end, exact):
            text = among.view.document(document)
            found = replace(quote(text, start, end), exact=exact)
            found.resolve(text)
            return replace(bare, quote=found, reference=among.cataloguer.reference(document))
        case CitedRow(register, row, _text):
            rows = among.desk.rows(register)
            if row not in rows:
                raise NotFound(f"row of {register}", row, "It was unloaded, or another file says it otherwise.")
            return replace(bare, row=rows[row])
        case CitedAnswer(claim, verdict, value):
            return replace(bare, finding=_same(among.desk.answers(claim), verdict, value))
        case CitedCounts(values):
            return replace(bare, finding=_counted(among.desk.counts, values))


def _same(finding: Finding, verdict: str, value: str) -> Finding:
    now = (finding.verdict.value if finding.verdict else "", finding.value)
    if now != (verdict, value):
        was, is_ = (" ".join(filter(None, pair)) or "nothing" for pair in ((verdict, value), now))
        raise NotFound("answer", was, f"The claim {finding.claim} is answered by {is_!r} now.")
    return finding


def _counted(counts: Callable[[str], str], values: Mapping[str, str]) -> Finding:
    """The counts made anew; raises when one is another now."""
    for name, value in values.items():
        now = counts(name)
        if now != value:
            raise NotFound("count", f"{name}: {value}", f"Counted now: {now or 'nothing of that name'}.")
    return Finding("", None, COUNTED, method=dict(values))


def _subject(brief: Brief, cataloguer: Cataloguer) -> tuple[Reference | None, tuple[BriefFault, ...]]:
    if not brief.document:
        return None, ()
    try:
        return cataloguer.reference(brief.document), ()
    except TravauxError as error:
        return None, (BriefFault("", brief.title, 0, f"the text it is about is gone: {error}"),)


def _faults(brief: Brief, found: Mapping[int, Resolved], broken: Mapping[int, str], view: View) -> Iterator[BriefFault]:
    used: set[int] = set()
    for section in brief.sections:
        for sentence in section.sentences:
            named = notes(sentence)
            used.update(named)
            for number in named:
                what = broken.get(number) or ("" if number in found else "no such evidence in the brief")
                if what:
                    yield BriefFault(section.question, sentence, number, what)
            if not any(number in broken or number not in found for number in named):
                for what in sentence_faults(sentence, [found[number] for number in named], view):
                    yield BriefFault(section.question, sentence, 0, what)
    for number in sorted(broken.keys() - used):
        yield BriefFault("", "", number, broken[number])
