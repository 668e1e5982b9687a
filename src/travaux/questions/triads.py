"""Third parties: which actors documents name together, and what their issuers say of them, year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from travaux.questions.promises import readings
from travaux.reading.gazetteer import ACTOR_KINDS, gazetteer
from travaux.record.documents import DocumentHead
from travaux.record.networks import Network, Relation, Tie
from travaux.record.statements import Polarity, Statement, TargetKind
from travaux.store.views import View

Key = tuple[Relation, str, str, str]
YEAR = 4
"""Characters of an EDTF date that name its year."""


@dataclass(slots=True)
class _Tally:
    count: int = 0
    documents: set[str] = field(default_factory=set)
    polarity: Counter[Polarity] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    force: int = 0


def triads(view: View) -> Network:
    """The network of every document shown in ru, zh or en; without ties when no third party is named.

    Third parties are states, organisations and offices that are none of the document's issuers. A co-mention is a
    passage that names two of them; a stance is an acting statement aimed at one by name (``target``), counted for the
    issuers together. Names of no gazetteer stand as they are written.
    """
    found: dict[Key, _Tally] = defaultdict(_Tally)
    for head, statements in readings(view):
        own = _own(head)
        for one, other in _together(statements, own):
            _add(found, (Relation.TOGETHER, one, other, head.date[:YEAR]), head)
        for statement in statements:
            if statement.act is not None and _aimed_at(statement, own):
                key = (Relation.STANCE, "; ".join(head.issuers), _name(statement), head.date[:YEAR])
                _add(found, key, head, statement)
    ties = [_tie(key, tally) for key, tally in found.items()]
    return Network(tuple(sorted(ties, key=_place)), view.coverage())


def _own(head: DocumentHead) -> frozenset[str]:
    """Gazetteer ids and names of the issuers."""
    names = gazetteer(head.base_language)
    ids = {entry.id for issuer in head.issuers for entry, _, _ in names.found(issuer)}
    return frozenset({*ids, *head.issuers})


def _together(statements: Sequence[Statement], own: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every pair of third parties named in one passage, in alphabetical order; each once a passage."""
    by_passage: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        actors = (one.id for one in statement.named if one.kind in ACTOR_KINDS and one.id not in own)
        by_passage[statement.passage].update(actors)
    for named in by_passage.values():
        yield from combinations(sorted(named), 2)


def _aimed_at(statement: Statement, own: frozenset[str]) -> bool:
    return statement.target.kind is TargetKind.NAMED and _name(statement) not in own


def _name(statement: Statement) -> str:
    return statement.target.id or statement.target.text


def _add(found: dict[Key, _Tally], key: Key, head: DocumentHead, statement: Statement | None = None) -> None:
    tally = found[key]
    tally.count += 1
    tally.documents.add(head.id)
    if statement is not None:
        tally.polarity[statement.polarity] += 1
        tally.acts[str(statement.act)] += 1
        tally.force = max(tally.force, statement.force)


def _tie(key: Key, tally: _Tally) -> Tie:
    relation, one, other, period = key
    return Tie(
        relation,
        one,
        other,
        period,
        tally.count,
        len(tally.documents),
        tally.polarity[Polarity.POSITIVE],
        tally.polarity[Polarity.NEGATIVE],
        tally.force,
        tuple(tally.acts.most_common()),
    )


def _place(tie: Tie) -> tuple[str, str, str, str]:
    return tie.relation.value, tie.one, tie.other, tie.period
