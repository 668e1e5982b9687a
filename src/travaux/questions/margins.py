"""Brings what was found out about a document by different questions together beside its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from travaux.record.margins import Margin, OtherVersion
from travaux.record.ownerships import Ownership
from travaux.record.passages import Passage
from travaux.record.statements import Statement
from travaux.record.versions import Collation, Difference, PairCollation


def margins(
    passages: Sequence[Passage],
    statements: Iterable[Statement] = (),
    owned: Iterable[Ownership] = (),
    collation: Collation | None = None,
) -> tuple[Margin, ...]:
    """What stands beside each passage, in order: one margin a passage, with what is known of it."""
    doing: dict[str, list[Statement]] = {}
    for statement in statements:
        doing.setdefault(statement.passage, []).append(statement)
    owners = {one.formula.strip(): one for one in owned}
    others = _other_versions(passages, collation) if collation else {}
    return tuple(
        Margin(
            one, tuple(doing.get(one.id, ())), owners.get(one.text.strip()), tuple(others.get(one.id, ()))
        )
        for one in passages
    )  # fmt: skip


def _other_versions(passages: Sequence[Passage], collation: Collation) -> dict[str, list[OtherVersion]]:
    """What answers each passage in the other versions; nothing when the document is none of those collated."""
    own = [place for place, some in enumerate(collation.passages) if some[:1] == tuple(passages[:1])]
    found: dict[str, list[OtherVersion]] = {}
    for pair in collation.pairs if own else ():
        if own[0] in (pair.first, pair.second):
            for passage, other in _answers(collation, pair, own[0]):
                found.setdefault(passage.id, []).append(other)
    return found


def _answers(collation: Collation, pair: PairCollation, own: int) -> Iterable[tuple[Passage, OtherVersion]]:
    is_first = pair.first == own
    other = pair.second if is_first else pair.first
    document = collation.documents[other]
    for link in pair.links:
        here, there = (link.first, link.second) if is_first else (link.second, link.first)
        ours = collation.passages[own][slice(*here)]
        text = " ".join(passage.text for passage in collation.passages[other][slice(*there)])
        differences = tuple(_within(pair.differences, ours, is_first))
        for passage in ours:
            yield passage, OtherVersion(document.id, document.language, text, differences)


def _within(differences: Iterable[Difference], passages: Sequence[Passage], is_first: bool) -> Iterable[Difference]:
    """The differences whose words on our side lie in these passages."""
    if not passages:
        return
    start, end = passages[0].start, passages[-1].end
    for each in differences:
        side = each.first if is_first else each.second
        if start <= side.start and side.end <= end:
            yield each
