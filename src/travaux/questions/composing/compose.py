"""A brief about one text: each standing question answered out of the record, every sentence with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from travaux.questions.composing import around_text, changes, promises_told, versions
from travaux.questions.composing.asked import Asked
from travaux.questions.composing.counts import count
from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft
from travaux.questions.composing.owners import owners
from travaux.questions.composing.summary import summary
from travaux.record.briefs import Brief, Section
from travaux.text.brief_marks import notes, renumbered

Answer = Callable[[Dossier, Draft], Iterator[str]]

ANSWERS: Mapping[Asked, Answer] = {
    Asked.SUMMARY: summary,
    Asked.NEW: changes.new,
    Asked.EDITED: changes.edited,
    Asked.DROPPED: changes.dropped,
    Asked.PROMISES: promises_told.promises,
    Asked.VERSIONS: versions.versions,
    Asked.OUTCOMES: around_text.outcomes,
    Asked.ABSENT: around_text.awaited,
    Asked.OWNERS: owners,
    Asked.REPEATED: changes.repeated,
    Asked.PURPOSES: around_text.purposes,
    Asked.FIGURES: around_text.figures,
    Asked.WATCH: around_text.watch,
    Asked.SEARCHED: around_text.searched,
}
ANNEXES: Mapping[Asked, Answer] = {
    Asked.NEW: changes.all_new,
    Asked.EDITED: changes.all_edited,
    Asked.DROPPED: changes.all_dropped,
    Asked.PROMISES: promises_told.all_promises,
    Asked.VERSIONS: versions.further,
    Asked.OUTCOMES: around_text.further_outcomes,
    Asked.REPEATED: changes.more_repeated,
}
"""What else there is in answer to a question, set behind the brief under the same question."""


def compose(dossier: Dossier) -> Brief:
    """The draft of a brief: five lines, the questions the record can answer, what it cannot, and annexes."""
    draft = Draft(dossier.document, lambda name: count(dossier, name))
    sections = tuple(_sections(dossier, draft))
    document, options = dossier.document, dossier.view.options
    title = document.title or f"{document.kind} {document.date}".strip() or document.id
    made = Brief(f"Brief: {title}", document.id, options.as_of, options.filter.text, sections, draft.evidence)
    return numbered(made)


def _sections(dossier: Dossier, draft: Draft) -> Iterator[Section]:
    for answers, annex in ((ANSWERS, False), (ANNEXES, True)):
        for asked, answer in answers.items():
            sentences = tuple(answer(dossier, draft))
            if sentences:
                yield Section(asked.value, sentences, annex)
            elif not annex:
                draft.unanswered.append(asked)


def numbered(brief: Brief) -> Brief:
    """The brief with its evidence numbered in the order in which sentences name it; what none names is left out."""
    named = (number for section in brief.sections for sentence in section.sentences for number in notes(sentence))
    order = {number: at for at, number in enumerate(dict.fromkeys(named), 1)}
    sections = tuple(
        replace(section, sentences=tuple(renumbered(one, order) for one in section.sentences))
        for section in brief.sections
    )
    return replace(brief, sections=sections, evidence={at: brief.evidence[number] for number, at in order.items()})
