"""What a text says first, again, otherwise, and no more: the passages that tell most, the rest in annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, many, shown, upper_first
from travaux.questions.composing.edited_words import edited_words, widened
from travaux.questions.composing.lead import lead
from travaux.questions.composing.moved import moved, shift
from travaux.questions.composing.telling import MOST, most_telling, telling
from travaux.record.parallels import EditKind, Status
from travaux.record.readings import Dropped, PassageReading
from travaux.record.statements import Direction

EDITS, REPEATED = 5, 1
"""Changes shown: they are what a reader of drafts looks for first; and repeated passages, which are looked for last.
The annex has more."""
LISTED = 30
"""Passages an annex lists at most: those that tell most, in the order of the text; ``travaux read`` shows all."""


def new(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much is new, and the most telling new passages."""
    number, documents, mark = draft.counted("passages new", "documents searched")
    yield (
        f"{many(number, 'passage')} without an earlier wording in the {many(documents, 'document')} searched, which is "
        f"not the same as never said{_unlisted(dossier)}.{mark}"
    )
    for one in most_telling(dossier, new_passages(dossier)):
        yield _quoted(dossier, draft, one) + _in_english(dossier, draft, one) + _translation(dossier, draft, one)


def _unlisted(dossier: Dossier) -> str:
    return "; most of the text is new, so that no annex lists the others" if _is_mostly_new(dossier) else ""


def _is_mostly_new(dossier: Dossier) -> bool:
    return 2 * len(new_passages(dossier)) > len(dossier.substantial)


def all_new(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every new passage not quoted before, in the order of the text; none when they are most of the text."""
    if _is_mostly_new(dossier):
        return
    left = [one for one in new_passages(dossier) if not draft.has_said(dossier.words(one))]
    yield from (_quoted(dossier, draft, one) for one in listed(dossier, left))
    if len(left) > LISTED:
        yield _others(draft, "passages new")


def listed(dossier: Dossier, among: Sequence[PassageReading]) -> Sequence[PassageReading]:
    """Those that tell most, no more than an annex lists, in the order of the text."""
    first = sorted(among, key=lambda one: -telling(dossier, one))[:LISTED]
    return sorted(first, key=lambda one: one.passage.start)


def _others(draft: Draft, name: str) -> str:
    number, mark = draft.counted(name)
    return f"Those are the most telling of {number}; travaux read shows all.{mark}"


def new_passages(dossier: Dossier) -> Sequence[PassageReading]:
    """The passages without an earlier wording that are long enough to be quoted."""
    return [one for one in dossier.substantial if one.status is Status.NEW]


def _quoted(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    return f"{lead(dossier, one)}{draft.says(dossier.words(one))}"


def _in_english(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    """The official English version, where there is one."""
    english = dossier.in_english(one)
    return f" (English version: {draft.says(english)})" if english else ""


def _translation(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    """What an earlier text said of the kind in another language, where there is any."""
    if not one.translations:
        return ""
    best = one.translations[0]
    head = dossier.reading.heads[best.earlier.document]
    return f" Near in meaning, in another language: {draft.told(head)}.{draft.words(best.earlier)}"


def repeated(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much is repeated, and the repeated passages that say most, with who said them first."""
    verbatim, edits, documents, mark = draft.counted("share verbatim", "share edited", "documents searched")
    if not any(one.status is Status.VERBATIM for one in dossier.substantial):
        yield f"No passage stands word for word in any of the {many(documents, 'document')} searched.{mark}"
        return
    yield f"{verbatim} of the words stand word for word in an earlier text, {edits} with small changes.{mark}"
    yield from (_with_its_past(dossier, draft, one) for one in _repeated(dossier, draft)[:REPEATED])


def more_repeated(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The next of the repeated passages."""
    yield from (_with_its_past(dossier, draft, one) for one in _repeated(dossier, draft)[:MOST])


def _repeated(dossier: Dossier, draft: Draft) -> Sequence[PassageReading]:
    """The repeated passages not quoted before, those that say most first."""
    among = [one for one in dossier.substantial if one.status is Status.VERBATIM and one not in dossier.purposes]
    left = [one for one in among if not draft.has_said(dossier.words(one))]
    return sorted(left, key=lambda one: (-_weight(dossier, one), one.passage.start))


def _weight(dossier: Dossier, one: PassageReading) -> float:
    """How much a repeated passage tells, more for one that stood in many of the last texts."""
    share = one.standing.seen_in / one.standing.of_last if one.standing.of_last else 0.0
    return telling(dossier, one) * (1 + share)


def _with_its_past(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    words, first = dossier.words(one), one.earliest
    sentence = _quoted(dossier, draft, one)
    if first is None:
        return sentence
    head = dossier.reading.heads[first.earlier.document]
    standing, documents, mark = draft.counted(f"standing at {words.start}", f"documents with it at {words.start}")
    of_kind = f", in {standing} texts of the kind" if one.standing.of_last else ""
    return (
        f"{sentence} First said in {draft.told(head)}{draft.words(first.earlier)}; it stands in "
        f"{many(documents, 'earlier document')}{of_kind}.{mark}"
    )


def edited(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much is edited or reworked, and the changes that tell most: first those that move force or targets."""
    edits, reworked, documents, mark = draft.counted("passages edited", "passages reworked", "documents searched")
    if not changes(dossier):
        yield f"No passage is an earlier sentence changed; {many(documents, 'document')} searched.{mark}"
        return
    yield (
        f"{many(edits, 'passage')} with small changes, {reworked} built on earlier wording. Struck words stood before, "
        f"underlined words stand now.{mark}"
    )
    yield from (_edit(dossier, draft, one) for one in changes(dossier)[:EDITS])


def all_edited(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every further change of an edited passage, in the order of the text."""
    further = [one for one in changes(dossier)[EDITS:] if one.status is Status.EDITED]
    left = [one for one in further if not draft.has_said(dossier.words(one))]
    yield from (_edit(dossier, draft, one) for one in listed(dossier, left))
    if len(left) > LISTED:
        yield _others(draft, "passages edited")


def changes(dossier: Dossier) -> Sequence[PassageReading]:
    """The changed passages, gravest first: force that moved, in light edits before rewordings, targets that changed,
    qualifiers, numbers, then the most telling of the others."""
    light = [one for one in dossier.substantial if one.status is Status.EDITED and (one.force or _has_edits(one))]
    heavy = [one for one in dossier.substantial if one.status is Status.REWORKED and moved(dossier, one)]
    return sorted((*light, *heavy), key=lambda one: (gravity(dossier, one), -_sameness(one), -telling(dossier, one)))


def _sameness(one: PassageReading) -> float:
    """How light a change is, in tenths: the lighter, the surer it is that this sentence was changed on purpose."""
    return round(one.best.coverage * one.best.similarity, 1) if one.best else 0.0


def _has_edits(one: PassageReading) -> bool:
    return one.best is not None and bool(one.best.edits)


def gravity(dossier: Dossier, one: PassageReading) -> int:
    """Orders changes, the gravest first: 0 where an edit moved the force."""
    force = moved(dossier, one)
    if force and force.direction is not Direction.NONE:
        return 0 if one.status is Status.EDITED else 1
    kinds = {edit.kind for edit in one.best.edits} if one.best else set()
    return 2 if force else 3 if kinds & {EditKind.QUALIFIER, EditKind.NUMBER} else 4


def _edit(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    """Both wordings: as one line with the changes marked where that can be read, else one after the other."""
    best = one.best
    if best is None:
        return _quoted(dossier, draft, one)
    earlier = dossier.view.document(best.earlier.document)
    whole = widened(best, dossier.document, one.passage, earlier)
    force = moved(dossier, one)
    start = f"{lead(dossier, one)}{shift(force, whole, draft.told(earlier)) if force else ''}"
    change, since = edited_words(whole), "" if force else f" Against {draft.told(earlier)}."
    if change:
        return upper_first(f"{start}{change}{draft.words(draft.keep(whole.later), whole.earlier)}{since}")
    now = "Now" if force else "now"
    before = f"in {draft.told(earlier)} {shown(whole.earlier)}{draft.words(whole.earlier)}"
    return upper_first(f"{start}{now} {draft.says(whole.later)}, {before}")


def dropped(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The formulas of the last texts of the kind without an answer here, those seen most often first."""
    number, texts, mark = draft.counted("formulas dropped", "last texts of the kind")
    if not int(texts):
        yield f"The record has no earlier text of the kind in this language: nothing can be called dropped.{mark}"
        return
    yield (
        f"{many(number, 'formula')} of two or more of the last {many(texts, 'text')} of the kind with no answer here; "
        f"there may be one elsewhere in the record.{mark}"
    )
    yield from (_gone(dossier, draft, one) for one in dossier.reading.dropped[:MOST])


def all_dropped(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every further formula dropped."""
    yield from (_gone(dossier, draft, one) for one in dossier.reading.dropped[MOST : MOST + LISTED])
    if len(dossier.reading.dropped) > MOST + LISTED:
        yield _others(draft, "formulas dropped")


def _gone(dossier: Dossier, draft: Draft, one: Dropped) -> str:
    head = dossier.reading.heads[one.quote.document]
    seen, mark = draft.counted(f"dropped at {one.quote.start} of {one.quote.document}")
    return f"{draft.says(one.quote)} Stood in {seen}, last in {draft.told(head)}.{mark}"
