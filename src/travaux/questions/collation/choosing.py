"""Which versions of an act are laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.errors import InvalidValue, NotFound
from travaux.record.documents import DocumentHead, VersionKind
from travaux.store.views import View

MOST = 3
"""Most versions laid side by side."""
_AUTHORITY = list(VersionKind)


def versions_of(act: str, view: View) -> tuple[str, ...]:
    """Ids of the versions of an act, the most authoritative of each language, at most three.

    Raises NotFound when no document bears the act, InvalidValue when only one language does.
    """
    heads = [head for head in view.heads() if head.act and head.act == act]
    if not heads:
        raise NotFound("act", act, "'travaux list' shows the act of every document.")
    chosen = _best_of_each_language(heads)
    if len(chosen) == 1:
        remedy = "Add another version of it, or name two documents."
        raise InvalidValue("only one version of the act in this record", act, "collate", remedy)
    return tuple(head.id for head in chosen[:MOST])


def _best_of_each_language(heads: Sequence[DocumentHead]) -> list[DocumentHead]:
    best: dict[str, DocumentHead] = {}
    for head in sorted(heads, key=_rank):
        best.setdefault(head.base_language, head)
    return sorted(best.values(), key=_rank)


def _rank(head: DocumentHead) -> int:
    return _AUTHORITY.index(head.version_kind)
