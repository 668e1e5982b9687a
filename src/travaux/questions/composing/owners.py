"""Whose words the telling passages are, by first use and likeness."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.questions.composing.dossier import Dossier
from travaux.questions.composing.draft import Draft, many, plain
from travaux.record.ownerships import COMMON_STOCK, JOINT_NEW, Ownership
from travaux.record.passages import quote

OWNERS = 2
"""Passages told whose somebody's they are; of the others it is only counted how they stand."""


def owners(dossier: Dossier, draft: Draft) -> Iterator[str]:
    """Whose the most telling passages with a past are; nothing when there are no two sides, or nothing to ask of."""
    if dossier.sides is None or not dossier.owned:
        return
    number, owned, mark = draft.counted("passages asked about", "passages with an owner")
    yield (
        f"{owned} of the {many(number, 'most telling passage')} with a past can be given to one side, "
        f"{_either(dossier)}: it said them alone first, or only its own texts are like them.{mark}"
    )
    told = [(start, one) for start, one in dossier.owned.items() if one.owner not in (None, JOINT_NEW)]
    for start, found in told[:OWNERS]:
        words = quote(dossier.document, start, start + len(found.formula))
        _said, mark = draft.counted(f"owner at {start}")
        yield f"{draft.says(words)}: {_because(found)}.{mark}{_first(dossier, draft, found)}"


def _either(dossier: Dossier) -> str:
    return " or ".join(map(plain, dossier.sides or ()))


def _because(found: Ownership) -> str:
    return f"common stock; {plain(found.reason)}" if found.owner == COMMON_STOCK else plain(found.reason)


def _first(dossier: Dossier, draft: Draft, found: Ownership) -> str:
    """The first use of each side and of third parties, as evidence."""
    uses = (*found.first.values(), *found.third_party.values())
    places = (dossier.find(use.document, use.text) for use in uses)
    return "".join(dict.fromkeys(draft.words(words) for words in places if words))
