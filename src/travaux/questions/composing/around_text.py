"""What stands around the words: the purposes, papers, figures, what was awaited, and what was searched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from travaux.questions.composing.asked import Asked
from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, many, plain, shown, upper_first
from travaux.questions.predicates import evidence
from travaux.record import dates
from travaux.record.expectations import OutcomeKind
from travaux.record.figures import Figure
from travaux.record.findings import Finding
from travaux.record.passages import Passage, Quote, quote
from travaux.record.registers import Register

PURPOSES, PAPERS, ITEMS, AGREED, FIGURES, WATCHED = 1, 3, 2, 1, 2, 4
"""How many of each are told; the annex or the record has the others."""


def purposes(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The first sentences in which the text itself says what it is for; nothing when none does."""
    for one in dossier.purposes[:PURPOSES]:
        words, english = dossier.words(one), dossier.in_english(one)
        also = f" (English version: {draft.says(english)})" if english else ""
        yield f"{draft.says(words)}{also}"


def outcomes(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The papers of the day on record, lists issued with the text, and what the text itself agrees on."""
    yield from _papers(dossier, draft)
    for name, items in dossier.items.items():
        yield from _listed(dossier, draft, name, items)
    agreed = [quote(dossier.document, said.start, said.end) for said in dossier.agreed]
    for words in [one for one in agreed if not draft.has_said(one)][:AGREED]:
        yield f"Agreed in the text itself: {draft.says(words)}"


def further_outcomes(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The papers and items of lists not told before."""
    for one in dossier.papers[PAPERS:]:
        row = evidence.agreement_evidence(one)
        yield f"{plain(row.text)}{draft.row(Register.AGREEMENTS, row)}"
    for name, items in dossier.items.items():
        document = dossier.view.document(name)
        yield from (draft.says(quote(document, one.start, one.end)) for one in items[ITEMS:])


def _papers(dossier: Dossier, draft: Draft) -> Iterator[str]:
    if not dossier.papers:
        return
    number, mark = draft.counted("papers of the day")
    yield f"The register of agreements has {many(number, 'paper')} of the day.{mark}{_beside_earlier(dossier, draft)}"
    for one in dossier.papers[:PAPERS]:
        row = evidence.agreement_evidence(one)
        yield f"{upper_first(plain(row.text))}{draft.row(Register.AGREEMENTS, row)}"


def _beside_earlier(dossier: Dossier, draft: Draft) -> str:
    if not dossier.earlier_papers:
        return ""
    lists, no_more, mark = draft.counted("earlier lists of papers", "earlier lists with no more papers")
    return f" Of {many(lists, 'earlier day')} with papers on record {no_more} had no more than that.{mark}"


def _listed(dossier: Dossier, draft: Draft, name: str, items: Sequence[Passage]) -> Iterator[str]:
    """A list issued on the day of the text: how many items, and the first of them."""
    document = dossier.view.document(name)
    number, mark = draft.counted(f"items at {name}")
    heading = dossier.opening(document)
    yield f"Issued the same day: {draft.told(document)}{draft.words(heading)}, {many(number, 'item')}.{mark}"
    yield from (draft.says(quote(document, one.start, one.end)) for one in items[:ITEMS])


def figures(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The passages with amounts and shares not quoted before, and the latest figures between the issuers."""
    if dossier.with_figures:
        passages, number, mark = draft.counted("passages", "passages with figures")
        left = [dossier.words(one) for one in dossier.with_figures if not draft.has_said(dossier.words(one))]
        rest = "among them:" if len(left) == len(dossier.with_figures) else "those not quoted above:"
        where = rest if left else "all quoted above."
        yield f"{many(number, 'passage')} of {passages} with an amount or a share, {where}{mark}"
        yield from (draft.says(words) for words in left[:FIGURES])
    for figure in _latest(dossier):
        row = evidence.figure_evidence(figure)
        yield f"On record: {plain(row.text)}{draft.row(Register.FIGURES, row)}"


def _latest(dossier: Dossier) -> Sequence[Figure]:
    """The latest figure of each flow between two issuers of the text, from before it."""
    issuers, day = {name.casefold() for name in dossier.document.issuers}, dossier.document.date
    found: dict[tuple[str, ...], Figure] = {}
    for one in dossier.view.registers.figures():
        between = {one.reporter.casefold(), one.partner.casefold()}
        if (
            between <= issuers
            and len(between) > 1
            and dates.is_before(one.period, day)
            and not one.attestation.doubtful
        ):
            key = (one.reporter, one.partner, one.flow, one.measure, one.currency)
            if key not in found or dates.sort_key(found[key].period) <= dates.sort_key(one.period):
                found[key] = one
    latest = sorted(found.values(), key=lambda one: dates.sort_key(one.period), reverse=True)
    return latest[:FIGURES]


def awaited(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """What was awaited in the two years before, and whether the text has it."""
    for one, finding in dossier.awaited:
        row = evidence.expectation_evidence(one)
        _said, mark = draft.counted(f"presence at {one.topic}")
        who = f"by {plain(one.who)}, " if one.who else ""
        yield (
            f"{upper_first(plain(one.topic))} (awaited {who}{one.date}){draft.row(Register.EXPECTATIONS, row)}: "
            f"{PRESENCES.get(finding.value, 'cannot be told')}{mark}{_where(dossier, draft, finding)}"
        )


PRESENCES: Mapping[str, str] = {
    "present": "it is there",
    "oblique": "not by name, perhaps in other words",
    "dropped": "it is not there, and was before",
    "absent": "it is not there, nor was before",
}
"""What was found of a term, in words for readers."""


def _where(dossier: Dossier, draft: Draft, finding: Finding) -> str:
    """Where it stands in the text, or stood last."""
    mine = [one for one in finding.evidence if one.id == dossier.document.id]
    for one in (mine or finding.evidence)[:1]:
        found = dossier.find(one.id, one.text)
        if found:
            place = "" if mine else f" ({draft.told(dossier.view.head(found.document))})"
            return f"{place}: {draft.says(found)}"
    return "."


def watch(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """What is watched for and open, and the days ahead the text itself names, soonest first."""
    day = dossier.document.date
    items = [one for one in dossier.view.registers.watch_items() if one.outcome is OutcomeKind.OPEN]
    for item in [one for one in items if not dates.is_before(one.due, day)][:WATCHED]:
        row = evidence.watch_evidence(item)
        yield f"{upper_first(plain(row.text))}{draft.row(Register.WATCH, row)}"
    days = [f"{shown(one)}{draft.words(one)}" for one in _days(dossier)]
    if days:
        yield f"Days ahead that the text names, soonest first: {', '.join(days)}."


def _days(dossier: Dossier) -> Sequence[Quote]:
    """The words for each day to come, in the order of the days, each once."""
    dated = sorted(
        (one for one in dossier.promises if dossier.is_ahead(one[1])), key=lambda one: dates.sort_key(one[1].due)
    )
    found: dict[str, Quote] = {}
    for said, commitment in dated:
        start = dossier.document.text.find(commitment.deadline, said.start, said.end)
        if commitment.deadline and start >= 0:
            end = start + len(commitment.deadline)
            found.setdefault(commitment.deadline, quote(dossier.document, start, end))
    return tuple(found.values())


def searched(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """What the text was read against, and the questions above that the record has nothing on."""
    number, first, last, languages, mark = draft.counted(
        "documents searched", "searched from", "searched to", "searched in"
    )
    if int(number):
        yield f"{many(number, 'document')} dated {first} to {last} ({languages}).{mark}"
    else:
        yield f"No document dated before it is in the record.{mark}"
    missing = [MISSING[one] for one in draft.unanswered if one in MISSING]
    if missing:
        yield f"Nothing on record about: {', '.join(f'{what}{draft.counted(name)[-1]}' for what, name in missing)}."


MISSING: Mapping[Asked, tuple[str, str]] = {
    Asked.OUTCOMES: ("what was signed", f"rows in {Register.AGREEMENTS}"),
    Asked.ABSENT: ("what was awaited in the two years before", f"rows in {Register.EXPECTATIONS}"),
    Asked.VERSIONS: ("other language versions", "other versions"),
    Asked.OWNERS: ("whose words they are", "passages asked about"),
    Asked.PURPOSES: ("words of purpose", "passages with words of purpose"),
    Asked.FIGURES: ("figures", f"rows in {Register.FIGURES}"),
    Asked.WATCH: ("what is watched for", f"rows in {Register.WATCH}"),
}
"""The questions that are left out when there is nothing to say: what is missing, and the count that shows it."""
