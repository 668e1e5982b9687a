"""The JSON of the record is as its OpenAPI description says, whatever is asked (schemathesis)."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.conftest import Browser
from travaux.web.described import ListAnswer, ReadingAnswer
from travaux.workbench import Workbench

PATHS = ("/api/documents", "/api/readings/{document}")
PATIENCE = 600.0
EXAMPLES = 40
"""Requests well and badly made for each address; readings are worked out once."""


@pytest.fixture(scope="module")
def described(served: str, bench: Workbench) -> BaseSchema:
    schema = schemathesis.openapi.from_url(f"{served}/openapi.json")
    ids = [head.id for head in bench.view().heads()]

    @schema.hook
    def map_path_parameters(context: object, path_parameters: dict[str, str] | None) -> dict[str, str] | None:
        """Every other document asked for is one that exists."""
        if path_parameters and len(path_parameters["document"]) % 2:
            return path_parameters | {"document": ids[len(path_parameters["document"]) % len(ids)]}
        return path_parameters

    return schema


@pytest.mark.slow
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_the_answer_is_as_described(described: BaseSchema, path: str, mode: GenerationMode) -> None:
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case[Any]) -> None:
        # No pattern says what a filter or an EDTF date is: a text may be as described and still mean nothing (400).
        case.call_and_validate(timeout=PATIENCE, excluded_checks=[positive_data_acceptance])

    ask()


def test_answers_have_the_fields_described_and_no_others(browser: Browser) -> None:
    listed = ListAnswer.model_validate(browser.get("/api/documents").json())
    newest = [head.id for head in listed.documents if head.kind == "joint statement"][-1]
    read = ReadingAnswer.model_validate(browser.get(f"/api/readings/{newest}").json())
    assert any(passage.parallels for passage in read.passages)


def test_every_field_and_fault_of_the_api_is_described(browser: Browser) -> None:
    description = browser.get("/openapi.json").json()
    paths = {path: operation["get"] for path, operation in description["paths"].items()}
    assert set(paths) == set(PATHS)
    for operation in paths.values():
        assert {"200", "400", "404", "422"} <= operation["responses"].keys()
        assert all(parameter["description"] for parameter in operation["parameters"])


def test_a_request_unlike_its_description_is_refused_in_words(browser: Browser) -> None:
    refused = browser.client.get("/api/documents", params={"as_of": "x" * 41})
    assert refused.status_code == 422
    assert "as_of" in refused.json()["error"]
