"""What a text says first, again, otherwise, and no more: the passages that tell most, the rest in annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, plain, shown, told, upper_first
from travaux.questions.composing.edited_words import edited_words, widened
from travaux.questions.composing.lead import lead
from travaux.questions.composing.telling import MOST, most_telling, telling
from travaux.record.parallels import EditKind, Parallel, Status
from travaux.record.readings import Dropped, PassageReading
from travaux.record.statements import Direction, ForceShift
from travaux.text.brief_marks import quoted

EDITS = 6
"""Changes shown: they are what a reader of drafts looks for first."""
CHANGED = (Status.EDITED, Status.REWORKED)


def new(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much is new, and the most telling new passages."""
    passages, number, share, documents, mark = draft.counted(
        "passages", "passages new", "share new", "documents searched"
    )
    yield (
        f"Of {passages} passages {number} ({share} of the words) have no earlier wording in the {documents} documents "
        f"searched; that is not the same as never said.{mark}"
    )
    for one in most_telling(dossier, _new(dossier)):
        yield _quoted(dossier, draft, one) + _translation(dossier, draft, one)


def all_new(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every new passage that is not quoted before, in the order of the text; none when they are most of the text."""
    if 2 * len(_new(dossier)) > len(dossier.substantial):
        return
    before = most_telling(dossier, _new(dossier))
    yield from (_quoted(dossier, draft, one) for one in _new(dossier) if one not in before)


def _new(dossier: Dossier) -> Sequence[PassageReading]:
    return [one for one in dossier.substantial if one.status is Status.NEW]


def _quoted(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    """A passage in its own words, with the official English version where there is one."""
    words, english = dossier.words(one), dossier.in_english(one)
    sentence = f"{lead(dossier, one)}{shown(words)}{draft.words(words)}"
    return f"{sentence} (English version: {shown(english)}{draft.words(english)})" if english else sentence


def _translation(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    """What an earlier text said of the kind in another language, where there is any."""
    if not one.translations:
        return ""
    best = one.translations[0]
    head = dossier.reading.heads[best.earlier.document]
    return f" Near in meaning, in another language: {told(head)}.{draft.words(best.earlier)}"


def repeated(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much is repeated, and the repeated passages that say most, with who said them first."""
    verbatim, edits, documents, mark = draft.counted("share verbatim", "share edited", "documents searched")
    among = [one for one in dossier.substantial if one.status is Status.VERBATIM]
    if not among:
        yield f"No passage stands word for word in any of the {documents} documents searched.{mark}"
        return
    yield (
        f"{verbatim} of the words stand word for word in an earlier text, {edits} with small changes; "
        f"{documents} documents were searched.{mark}"
    )
    ranked = sorted(among, key=lambda one: (-_weight(dossier, one), one.passage.start))
    for one in [one for one in ranked if one not in dossier.purposes][:MOST]:
        yield _with_its_past(dossier, draft, one)


def _weight(dossier: Dossier, one: PassageReading) -> float:
    """How much a repeated passage tells, more for one that stood in many of the last texts."""
    share = one.standing.seen_in / one.standing.of_last if one.standing.of_last else 0.0
    return telling(dossier, one) * (1 + share)


def _with_its_past(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    words, first = dossier.words(one), one.earliest
    sentence = f"{lead(dossier, one)}{shown(words)}{draft.words(words)}"
    if first is None:
        return sentence
    head = dossier.reading.heads[first.earlier.document]
    standing, documents, mark = draft.counted(f"standing at {words.start}", f"documents with it at {words.start}")
    of_kind = f" it stood in {standing} texts of the kind," if one.standing.of_last else ""
    return (
        f"{sentence} First in {told(head)};{draft.words(first.earlier)}{of_kind} documents with it: {documents}.{mark}"
    )


def edited(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """How much is edited or reworked, and the changes that tell most: first those that move force or targets."""
    edits, reworked, documents, mark = draft.counted("passages edited", "passages reworked", "documents searched")
    if not _edits(dossier):
        yield f"No passage is an earlier sentence changed; {documents} documents were searched.{mark}"
        return
    yield (
        f"{edits} passages are earlier sentences with small changes, {reworked} are built on earlier wording; "
        f"{documents} documents were searched. Struck words stood before, underlined words stand now.{mark}"
    )
    for one in _edits(dossier):
        yield _edit(dossier, draft, one)


def all_edited(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every edited passage that is not shown before."""
    before = _edits(dossier)
    for one in dossier.substantial:
        if one.status is Status.EDITED and one not in before and one.best and one.best.edits:
            yield _edit(dossier, draft, one)


def _edits(dossier: Dossier) -> tuple[PassageReading, ...]:
    """The changes shown: force that moved, in light edits before rewordings, targets that changed, qualifiers, numbers,
    then the most telling of the others."""
    changed = [one for one in dossier.substantial if one.force and one.status in CHANGED]
    changed += [one for one in dossier.substantial if one.status is Status.EDITED and not one.force and _has_edits(one)]
    return tuple(sorted(changed, key=lambda one: (_gravity(one), -_sameness(one), -telling(dossier, one)))[:EDITS])


def _sameness(one: PassageReading) -> float:
    """How light a change is, in tenths: the lighter, the surer it is that this sentence was changed on purpose."""
    return round(one.best.coverage * one.best.similarity, 1) if one.best else 0.0


def _has_edits(one: PassageReading) -> bool:
    return one.best is not None and bool(one.best.edits)


def _gravity(one: PassageReading) -> int:
    """Orders changes, the gravest first."""
    if one.force and one.force.direction is not Direction.NONE:
        return 0 if one.status is Status.EDITED else 1
    kinds = {edit.kind for edit in one.best.edits} if one.best else set()
    return 2 if one.force else 3 if kinds & {EditKind.QUALIFIER, EditKind.NUMBER} else 4


def _edit(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    """Both wordings: as one line with the changes marked where that can be read, else one after the other."""
    best = one.best
    if best is None:
        return _quoted(dossier, draft, one)
    earlier = dossier.view.document(best.earlier.document)
    whole = widened(best, dossier.document, one.passage, earlier)
    start = f"{lead(dossier, one)}{_shift(one.force, whole) if one.force else ''}"
    change = edited_words(whole)
    if change:
        return f"{start}{change}{draft.words(whole.later)}, against {told(earlier)}.{draft.words(whole.earlier)}"
    return (
        f"{start}Now {shown(whole.later)}{draft.words(whole.later)}, "
        f"in {told(earlier)} {shown(whole.earlier)}{draft.words(whole.earlier)}"
    )


def _shift(force: ForceShift, whole: Parallel) -> str:
    """What moved: ``Softened, “strongly oppose” to “oppose”; newly named: X. ``"""
    parts = []
    if force.direction is not Direction.NONE:
        before, after = force.verbs
        stand = before in whole.earlier.exact and after in whole.later.exact
        verbs = f", {quoted(before)} to {quoted(after)}" if stand and before and after else ""
        parts.append(f"{force.direction.value}{verbs}")
    named = (
        ("newly named", force.newly_named),
        ("no longer named", force.no_longer_named),
        ("newly veiled", force.newly_veiled),
    )
    parts += [f"{what}: {', '.join(map(plain, names))}" for what, names in named if names]
    return f"{upper_first('; '.join(parts))}. " if parts else ""


def dropped(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The formulas of the last texts of the kind without an answer here, those seen most often first."""
    number, texts, mark = draft.counted("formulas dropped", "last texts of the kind")
    if not int(texts):
        yield f"The record has no earlier text of the kind in this language: nothing can be called dropped.{mark}"
        return
    yield (
        f"Formulas that stood in two or more of the last {texts} texts of the kind and have no answer here: {number}. "
        f"They may stand elsewhere in the record.{mark}"
    )
    yield from (_gone(dossier, draft, one) for one in dossier.reading.dropped[:MOST])


def all_dropped(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Every further formula dropped."""
    yield from (_gone(dossier, draft, one) for one in dossier.reading.dropped[MOST:])


def _gone(dossier: Dossier, draft: Draft, one: Dropped) -> str:
    head = dossier.reading.heads[one.quote.document]
    seen, mark = draft.counted(f"dropped at {one.quote.start} of {one.quote.document}")
    return f"{shown(one.quote)}{draft.words(one.quote)}: in {seen} texts of the kind, last in {told(head)}.{mark}"
