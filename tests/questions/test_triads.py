"""The network of third parties, recounted by brute force, in three languages."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.statement_record import make_record
from travaux.questions.triads import triads
from travaux.reading.gazetteer import ACTOR_KINDS, mentions
from travaux.record.networks import Relation, Tie
from travaux.render.networks import network_form, network_graphml
from travaux.text.sentences import passages
from travaux.workbench import Workbench


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("triads") / "held")


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_co_mentions_equal_a_recount(held: Path, language: str) -> None:
    with Workbench.open(held) as workbench:
        view = workbench.view(against=f"language={language}")
        counted: Counter[tuple[str, str, str]] = Counter()
        for head in view.heads():
            own = {one.id for issuer in head.issuers for one in mentions(issuer, language)}
            for passage in passages(view.document(head.id).text, language, head.id):
                named = {one.id for one in mentions(passage.text, language) if one.kind in ACTOR_KINDS} - own
                counted.update((one, other, head.date[:4]) for one, other in combinations(sorted(named), 2))
        ties = triads(view).only(Relation.TOGETHER.value).ties
    assert {(tie.one, tie.other, tie.period): tie.count for tie in ties} == dict(counted)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_stances_equal_a_recount_of_the_statements(held: Path, language: str) -> None:
    with Workbench.open(held) as workbench:
        view = workbench.view(against=f"language={language}")
        aimed = [
            one
            for head in view.heads()
            for one in workbench.statements(view.document(head.id))
            if one.act is not None and one.target.kind.value == "named"
        ]
        ties = triads(view).only(Relation.STANCE.value).ties
    assert sum(tie.count for tie in ties) == len(aimed) > 0
    assert sum(tie.negative for tie in ties) == sum(one.polarity.value == "negative" for one in aimed)


def test_graphml_holds_every_tie_and_json_its_balance(held: Path) -> None:
    with Workbench.open(held) as workbench:
        network = workbench.triads()
    graph = etree.fromstring(network_graphml(network.ties))
    assert len(graph.findall(".//{*}edge")) == len(network.ties) == len(network_form(network)["ties"]) > 0


def test_balance_is_between_all_objections_and_all_approval() -> None:
    tie = Tie(Relation.STANCE, "A", "B", "2020", 4, 1, positive=1, negative=3)
    assert tie.balance == -0.5
    assert Tie(Relation.TOGETHER, "A", "B", "2020", 1, 1).balance == 0


def test_only_keeps_one_relation_and_one_party(held: Path) -> None:
    with Workbench.open(held) as workbench:
        network = workbench.triads(relation="stance", party="NATO")
    assert {tie.other for tie in network.ties} == {"NATO"}
    assert {tie.relation for tie in network.ties} == {Relation.STANCE}
