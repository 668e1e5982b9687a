"""Whose words the telling passages are, and where the language versions of the text differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, plain, shown
from travaux.record.ownerships import Ownership
from travaux.record.passages import quote
from travaux.record.versions import Collation, Difference, PairCollation

DIFFERENCES = 5
"""Differences between versions told, the surest first; 'travaux collate' shows all."""


def owners(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Whose the most telling passages with a past are, by first use and likeness; nobody where it cannot be told."""
    if dossier.sides is None:
        number, mark = draft.counted("documents searched")
        yield f"No two issuers with texts of their own are on record in the {number} documents searched.{mark}"
        return
    number, mark = draft.counted("passages asked about")
    if not dossier.owned:
        yield f"No passage has an earlier wording to ask it of: {number} asked.{mark}"
        return
    yield f"Asked of {number} passages with a past, between {' and '.join(map(plain, dossier.sides))}.{mark}"
    for start, found in dossier.owned.items():
        words = quote(dossier.document, start, start + len(found.formula))
        said, mark = draft.counted(f"owner at {start}")
        yield f"{shown(words)}{draft.words(words)}: {plain(said)}.{mark}{_first(dossier, draft, found)}"


def _first(dossier: Dossier, draft: Draft, found: Ownership) -> str:
    """The first use of each side and of third parties, as evidence."""
    uses = [*found.first.items(), *found.third_party.items()]
    places = {use.document: dossier.find(use.document, use.text) for _name, use in uses}
    parts = [
        f"{plain(' and '.join(name for name, use in uses if use.document == document))} "
        f"{next(use.date for _name, use in uses if use.document == document)}{draft.words(words)}"
        for document, words in places.items()
        if words
    ]
    return f" First uses: {'; '.join(parts)}." if parts else ""


def versions(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Where the versions of the act differ, the surest differences first."""
    found = dossier.collation
    if found is None:
        number, mark = draft.counted("other versions")
        yield f"Other versions of the act on record: {number}; nothing could be laid beside it.{mark}"
        return
    number, differences, mark = draft.counted("other versions", "differences between versions")
    languages = ", ".join(one.language for one in found.documents)
    yield f"Other versions on record: {number}; differences found between {languages}: {differences}.{mark}"
    for pair, one in _surest(dossier):
        yield _difference(found, draft, pair, one)


def _surest(dossier: Dossier) -> Sequence[tuple[PairCollation, Difference]]:
    every = [(pair, one) for pair in dossier.pairs for one in pair.differences]
    return sorted(every, key=lambda found: -found[1].confidence)[:DIFFERENCES]


def _difference(found: Collation, draft: Draft, pair: PairCollation, one: Difference) -> str:
    sides = []
    for place, stretch in ((pair.first, one.first), (pair.second, one.second)):
        document = found.documents[place]
        if stretch.text:
            words = quote(document, stretch.start, stretch.end)
            sides.append(f"{document.language} {shown(words)}{draft.words(words)}")
        else:
            sides.append(f"{document.language} has nothing there")
    return f"{one.kind.value.capitalize()}: {'; '.join(sides)}"
