"""The brief in five lines: which text, what is new, what moved, what is gone, what is promised and kept."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.questions.composing.changes import changes, gravity
from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, issued_by, language_name, many, plain, upper_first
from travaux.questions.composing.edited_words import widened
from travaux.questions.composing.moved import moved_verbs
from travaux.record.readings import PassageReading


def summary(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Five lines, each resting on counts of the reading or on the words meant; four where nothing was searched."""
    yield _which_text(dossier, draft)
    if int(draft.counted("documents searched")[0]):
        yield _new(draft)
        yield _moved(dossier, draft)
        yield _gone(draft)
    else:
        (*_found, mark) = draft.counted("documents searched")
        yield f"It was read against nothing: the record has no document dated before it.{mark}"
    yield _promised(dossier, draft)


def _which_text(dossier: Dossier, draft: Draft) -> str:
    document = dossier.document
    words, place, of, mark = draft.counted("words", "place by length", "texts of the kind")
    longest = "the longest" if place == "1" else f"number {place} by length"
    rank = f"{longest} of {of} of its kind" if int(of) > 1 else "the only text of its kind here"
    what = ", ".join(filter(None, (issued_by(document), document.kind, document.date or "undated")))
    heading = draft.words(dossier.opening(document))
    first = f"{upper_first(plain(what))}{heading}: {many(words, 'word')} in {language_name(document.language)}, {rank}"
    if not dossier.differences:
        return f"{first}.{mark}"
    number, other = draft.counted("differences between versions")
    return f"{first};{mark} it and its other versions differ in {many(number, 'place')}.{other}"


def _new(draft: Draft) -> str:
    number, passages, share, topics, mark = draft.counted(
        "passages new", "passages", "share new", "topics of new passages"
    )
    on = f"; by topic: {topics}" if topics else ""
    return f"New: {number} of {many(passages, 'passage')}, {share} of the words{on}.{mark}"


def _moved(dossier: Dossier, draft: Draft) -> str:
    """How many passages moved in force or names, and the gravest move."""
    soft, hard, named, mark = draft.counted("passages softened", "passages hardened", "passages with other names")
    if soft == hard == named == "0":
        return f"Harder or softer: nothing found.{mark}"
    gravest = next((one for one in changes(dossier) if gravity(dossier, one) == 0), None)
    example = _example(dossier, draft, gravest) if gravest else ""
    return f"Softer: {soft}; harder: {hard}; naming others or no longer: {named}.{mark}{example}"


def _example(dossier: Dossier, draft: Draft, one: PassageReading) -> str:
    if one.force is None or one.best is None:
        return ""
    earlier = dossier.view.document(one.best.earlier.document)
    whole = widened(one.best, dossier.document, one.passage, earlier)
    verbs = moved_verbs(one.force, whole).strip()[1:-1]
    return (
        f" Above all {verbs}, against {draft.told(earlier)}.{draft.words(whole.later, whole.earlier)}" if verbs else ""
    )


def _gone(draft: Draft) -> str:
    number, texts, topics, mark = draft.counted(
        "formulas dropped", "last texts of the kind", "topics of formulas dropped"
    )
    if not int(texts):
        return f"Gone: cannot be told, the record has no earlier text of the kind in its language.{mark}"
    on = f"; by topic: {topics}" if topics else ""
    return f"Gone: {many(number, 'formula')} of the last {many(texts, 'text')} of the kind{on}.{mark}"


def _promised(dossier: Dossier, draft: Draft) -> str:
    number, testable, dated, mark = draft.counted("commitments", "testable commitments", "dated commitments")
    line = f"Promised: {many(number, 'commitment')}, {testable} testable, {dated} with a day ahead.{mark}"
    earlier, overdue, idle, kept = draft.counted(
        "earlier promises", "earlier promises overdue", "said again without progress"
    )
    if not dossier.kept:
        return f"{line} No earlier promise of the issuers is in the ledger.{kept}"
    return (
        f"{line} Of {many(earlier, 'earlier promise')} in the ledger {overdue} overdue, {idle} said again here with "
        f"nothing entered since the time before.{kept}"
    )
