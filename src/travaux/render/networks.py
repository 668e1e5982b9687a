"""A network of third parties as rows, as JSON and as GraphML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from travaux.record.networks import Network, Tie
from travaux.render.forms import coverage_form

COLUMNS = (
    *("relation", "one", "other", "period", "count", "documents"),
    *("positive", "negative", "balance", "force", "acts"),
)
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NAMES: dict[Any, str] = {None: _GRAPHML}  # lxml names the default namespace by None, its stubs do not
_TYPES = {"count": "int", "documents": "int", "positive": "int", "negative": "int", "force": "int", "balance": "double"}


def tie_row(tie: Tie) -> dict[str, object]:
    """A tie as a flat row; ``acts`` as ``oppose 3, condemn 1``."""
    acts = ", ".join(f"{act} {count}" for act, count in tie.acts)
    return {
        **{name: getattr(tie, name) for name in COLUMNS if name not in {"relation", "balance", "acts"}},
        "relation": tie.relation.value,
        "balance": round(tie.balance, 3),
        "acts": acts,
    }


def network_form(network: Network) -> dict[str, Any]:
    """The network in JSON."""
    return {
        "format": "travaux.triads/1",
        "record": coverage_form(network.coverage),
        "ties": [_tie_form(tie) for tie in network.ties],
    }


def _tie_form(tie: Tie) -> dict[str, Any]:
    acts = [{"act": act, "count": count} for act, count in tie.acts]
    return {**{name: value for name, value in tie_row(tie).items() if name != "acts"}, "acts": acts}


def network_graphml(ties: Iterable[Tie]) -> str:
    """The ties as a directed multigraph, a node a party; co-mentions are edges marked undirected."""
    root = etree.Element("graphml", nsmap=_NAMES)
    names = [name for name in COLUMNS if name not in {"one", "other"}]
    for name in names:
        kind = _TYPES.get(name, "string")
        etree.SubElement(root, "key", {"id": name, "for": "edge", "attr.name": name, "attr.type": kind})
    graph = etree.SubElement(root, "graph", edgedefault="directed")
    listed = list(ties)
    for party in sorted({party for tie in listed for party in (tie.one, tie.other)}):
        etree.SubElement(graph, "node", id=party)
    for tie in listed:
        directed = "true" if tie.relation.value == "stance" else "false"
        edge = etree.SubElement(graph, "edge", source=tie.one, target=tie.other, directed=directed)
        row = tie_row(tie)
        for name in names:
            etree.SubElement(edge, "data", key=name).text = str(row[name])
    return etree.tostring(root, pretty_print=True, encoding="unicode")
