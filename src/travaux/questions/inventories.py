"""Inventories over time: what the documents of a view name, how often, and in what order."""

from __future__ import annotations

from collections import defaultdict

from travaux.reading.inventory import inventory
from travaux.reading.lexicon import LANGUAGES
from travaux.record.names import NameCount, NameHistory
from travaux.store.views import View


def inventories(view: View) -> tuple[NameHistory, ...]:
    """Every name of every document shown in ru, zh or en, most often named first; empty when none is named."""
    found: dict[tuple[str, str], list[NameCount]] = defaultdict(list)
    for head in view.heads():
        if head.base_language not in LANGUAGES:
            continue
        for row in inventory(view.document(head.id).text, head.language):
            count = NameCount(head.id, head.date, head.language, row.count, row.per_thousand, row.rank)
            found[row.id, row.kind].append(count)
    histories = [
        NameHistory(id_, kind, sum(one.count for one in counts), tuple(counts)) for (id_, kind), counts in found.items()
    ]
    return tuple(sorted(histories, key=lambda one: (-one.total, one.id)))
