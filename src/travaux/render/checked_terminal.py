"""A checked draft for people at a terminal: what fails first, then what hangs on something, is not known, or holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.record.claims import CheckedClaim, CheckedDraft, Recheck
from travaux.record.findings import Verdict

HEADINGS: tuple[tuple[Verdict, str], ...] = (
    (Verdict.FAILS, "Wrong by the record"),
    (Verdict.UNDEFINED, "Hangs on how it is meant"),
    (Verdict.TOO_THIN, "The record cannot tell"),
    (Verdict.IN_RECORD, "Nothing in the record speaks against it"),
    (Verdict.HOLDS, "Right"),
)
_LONGEST = 90


def checked_lines(draft: CheckedDraft) -> Iterator[str]:
    """The lines of the report; offsets are given as line and column of the draft, both from 1."""
    for verdict, heading in HEADINGS:
        found = [one for one in draft.claims if one.finding.verdict is verdict]
        if found:
            yield f"{heading} ({len(found)})"
            for one in found:
                yield from _claim(draft.text, one)
            yield ""
    yield from _unlinked(draft)
    yield from _judgements(draft)
    yield from draft.notes


def changed_lines(again: Recheck) -> Iterator[str]:
    """What is no longer as it was when the claims were saved; nothing when all is."""
    if again.changed:
        yield f"No longer as it was ({len(again.changed)} of {again.asked} saved claims)"
        for one in again.changed:
            yield f"  {cut(one.saved.text)}"
            yield f"      {_answer(one.saved.verdict, one.saved.value)} -> {_answer(one.verdict, one.value)}"
            yield f"      because: {cut(one.reason, 2 * _LONGEST)}"
        yield ""


def _answer(verdict: str, value: str) -> str:
    return " ".join(filter(None, (verdict or "cannot be asked", f"({value})" if value else "")))


def place_of(text: str, offset: int) -> str:
    """Line and column of an offset, both from 1."""
    before = text[:offset]
    return f"{before.count(chr(10)) + 1}:{offset - (before.rfind(chr(10)) + 1) + 1}"


def _claim(text: str, one: CheckedClaim) -> Iterator[str]:
    yield f"  {place_of(text, one.claim.start)}  {cut(one.claim.text)}  [{one.claim.predicate}]"
    if one.correction:
        yield f"      the record has: {one.correction}"
    if one.note and one.note != one.correction:
        yield f"      because: {cut(one.note, 2 * _LONGEST)}"
    for source in _sources(one):
        yield f"      source: {source}"


def _sources(one: CheckedClaim) -> Sequence[str]:
    """Up to two rows a claim rests on; what holds needs none to be shown."""
    if one.finding.verdict is not Verdict.FAILS:
        return ()
    shown = ([one.finding.counterexample] if one.finding.counterexample else []) + list(one.finding.evidence)
    return list(dict.fromkeys(f"{item.date} {item.text} ({item.citation})".strip() for item in shown))[:2]


def _unlinked(draft: CheckedDraft) -> Iterator[str]:
    if draft.unlinked:
        yield f"Checkable, but what is meant could not be told ({len(draft.unlinked)})"
        for one in draft.unlinked:
            yield f"  {place_of(draft.text, one.start)}  {cut(one.text)}  [{one.predicate}]  {one.missing}"
        yield ""


def _judgements(draft: CheckedDraft) -> Iterator[str]:
    if draft.judgements:
        yield f"Judgement, not graded ({len(draft.judgements)})"
        for one in draft.judgements:
            scale = f"  {one.level}, {one.low} to {one.high} per cent (ICD 203)" if one.level else ""
            notes = f"  ! {'; '.join(one.notes)}" if one.notes else ""
            yield f"  {place_of(draft.text, one.start)}  {', '.join(one.words)}{scale}{notes}"
        yield ""


def cut(text: str, longest: int = _LONGEST) -> str:
    """The text in one line, shortened where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
