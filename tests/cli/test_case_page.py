"""docs/case-china-russia.md says what the program answers from the case alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.record.findings import Finding
from travaux.workbench import Workbench
from travaux.world.cases import case

PAGE = Path(__file__).parents[2] / "docs" / "case-china-russia.md"
ROWS = re.findall(r"^\| `(.+?)` \| (.*?) \| (.*?) \| .*\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with Workbench.create(tmp_path_factory.mktemp("case") / "record") as workbench:
        workbench.load_case(case("china-russia"))
        yield workbench


def _answer(finding: Finding) -> str:
    return finding.verdict.value if finding.verdict else finding.value or "not told"


@pytest.mark.parametrize(("claim", "answer", "reason"), ROWS)
def test_the_page_says_what_the_program_answers(loaded: Workbench, claim: str, answer: str, reason: str) -> None:
    finding = loaded.claim(claim)
    assert (_answer(finding), finding.reason) == (answer, reason)


def test_answers_show_rows_with_sources_and_conflicts(loaded: Workbench) -> None:
    assert len(ROWS) > 30
    found = loaded.claim('share(exports("CN","RU"), total("CN","RU"), "2023")')
    assert any(one.doubt for one in found.evidence)
    assert all(one.citation.startswith("http") for one in found.evidence)


def test_nothing_known_after_the_day_asked_is_used(loaded: Workbench) -> None:
    assert loaded.claim('trips("Xi Jinping", to="Europe")', as_of="2019-01-01").value == "7"
    before = loaded.claim('first_since(decline(exports("CN","RU")), "2022-06")', as_of="2024-05-01")
    assert before.method["at"] == "2024-04" or before.method["at"] == "2024-03"
