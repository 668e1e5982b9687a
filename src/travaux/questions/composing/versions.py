"""Where the language versions of the text differ, the surest differences first."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.questions.composing.across_versions import AcrossVersions
from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, language_name, many
from travaux.record.passages import Quote, quote
from travaux.record.versions import Collation, Stretch

DIFFERENCES, FURTHER = 3, 12
"""Differences told, and those in the annex; 'travaux collate' shows all."""
ALONE = 60
"""Characters from which on a stretch can be read without the sentence it stands in."""


def versions(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Where the versions of the act differ; nothing when there is one version only."""
    found = dossier.collation
    if found is None:
        return
    number, kinds, mark = draft.counted("differences between versions", "kinds of difference")
    languages = " and ".join(language_name(one.language) for one in found.documents[1:])
    read_with = f"Read beside its {languages} {'version' if len(found.documents) == 2 else 'versions'}"
    if not dossier.differences:
        yield f"{read_with}: no difference found.{mark}"
        return
    yield f"{read_with}: {many(number, 'difference')} found ({kinds}).{mark}"
    yield from (_difference(found, draft, one) for one in dossier.differences[:DIFFERENCES])


def further(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """The next differences."""
    if dossier.collation:
        for one in dossier.differences[DIFFERENCES : DIFFERENCES + FURTHER]:
            yield _difference(dossier.collation, draft, one)


def _difference(found: Collation, draft: Draft, one: AcrossVersions) -> str:
    sides = "; ".join(_side(found, draft, place, stretch) for place, stretch in sorted(one.stretches.items()))
    around = _sentence(found, one)
    where = f". In {draft.says(around)}" if around else ""
    return f"{one.kind.value.capitalize()}: {sides}{where}"


def _side(found: Collation, draft: Draft, place: int, stretch: Stretch) -> str:
    document = found.documents[place]
    name = language_name(document.language)
    return f"{name} {draft.says(quote(document, stretch.start, stretch.end))}" if stretch.text else f"nothing in {name}"


def _sentence(found: Collation, one: AcrossVersions) -> Quote | None:
    """The passage of the text in which a short difference stands; None for a long one, or one of other versions."""
    stretch = one.stretches.get(0)
    if stretch is None or not stretch.text or max(len(each.text) for each in one.stretches.values()) > ALONE:
        return None
    around = (each for each in found.passages[0] if each.start <= stretch.start and stretch.end <= each.end)
    passage = next((each for each in around if each.end - each.start > stretch.end - stretch.start), None)
    return quote(found.documents[0], passage.start, passage.end) if passage else None
