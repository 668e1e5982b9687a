"""A brief about one text: each standing question answered out of the record, every sentence with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from travaux.questions.composing import around_text, changes, versions_and_owners
from travaux.questions.composing.asked import Asked
from travaux.questions.composing.counts import count
from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft
from travaux.record.briefs import Brief, Section
from travaux.text.brief_marks import notes, renumbered

Answer = Callable[[Dossier, Draft], Iterator[str]]

ANSWERS: Mapping[Asked, Answer] = {
    Asked.TEXT: around_text.which_text,
    Asked.PURPOSES: around_text.purposes,
    Asked.OUTCOMES: around_text.outcomes,
    Asked.NEW: changes.new,
    Asked.REPEATED: changes.repeated,
    Asked.EDITED: changes.edited,
    Asked.DROPPED: changes.dropped,
    Asked.ABSENT: around_text.awaited,
    Asked.OWNERS: versions_and_owners.owners,
    Asked.VERSIONS: versions_and_owners.versions,
    Asked.PROMISES: around_text.promises,
    Asked.FIGURES: around_text.figures,
    Asked.WATCH: around_text.watch,
}
ANNEXES: Mapping[str, Answer] = {
    "Every new passage": changes.all_new,
    "Every edited passage": changes.all_edited,
    "Every formula dropped": changes.all_dropped,
    "Every commitment": around_text.all_promises,
}


def compose(dossier: Dossier) -> Brief:
    """The draft of a brief; a question the record has nothing on is answered with what was searched."""
    draft = Draft(lambda name: count(dossier, name))
    sections = [Section(asked.value, tuple(answer(dossier, draft))) for asked, answer in ANSWERS.items()]
    annexes = [Section(name, tuple(answer(dossier, draft)), annex=True) for name, answer in ANNEXES.items()]
    document, options = dossier.document, dossier.view.options
    title = document.title or f"{document.kind} {document.date}".strip() or document.id
    kept = tuple(section for section in (*sections, *annexes) if section.sentences or not section.annex)
    made = Brief(f"Brief: {title}", document.id, options.as_of, options.filter.text, kept, draft.evidence)
    return numbered(made)


def numbered(brief: Brief) -> Brief:
    """The brief with its evidence numbered in the order in which sentences name it; what none names is left out."""
    named = (number for section in brief.sections for sentence in section.sentences for number in notes(sentence))
    order = {number: at for at, number in enumerate(dict.fromkeys(named), 1)}
    sections = tuple(
        replace(section, sentences=tuple(renumbered(one, order) for one in section.sentences))
        for section in brief.sections
    )
    return replace(brief, sections=sections, evidence={at: brief.evidence[number] for number, at in order.items()})
