from __future__ import annotations

import csv
import io

import pytest

from travaux.errors import NotFound
from travaux.record.registers import RegisterDraft
from travaux.world.cases import case, case_names
from travaux.world.rows import LoadOptions, register_draft, source_of


def _drafts(name: str) -> list[RegisterDraft]:
    drafts = []
    for file, kind in case(name).tables.items():
        content = case(name).content(file)
        lines = list(csv.reader(io.StringIO(content.decode("utf-8"))))
        rows = [(number, tuple(cells)) for number, cells in enumerate(lines[1:], start=2)]
        drafts.append(register_draft(source_of(file, content), content, (lines[0], rows), LoadOptions(kind)))
    return drafts


@pytest.mark.parametrize("name", case_names())
def test_every_row_of_a_case_is_usable_and_cites_a_source(name: str) -> None:
    entries = [entry for draft in _drafts(name) for entry in draft.entries]
    assert entries
    assert not [entry for entry in entries if ", row " in entry.attestation.citation]


@pytest.mark.parametrize("name", case_names())
def test_no_row_of_a_case_stands_twice(name: str) -> None:
    ids = [entry.id for draft in _drafts(name) for entry in draft.entries]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", case_names())
def test_a_case_keeps_doubtful_rows_marked(name: str) -> None:
    assert any(entry.attestation.doubtful for draft in _drafts(name) for entry in draft.entries)


def test_an_unknown_case_or_file_is_named() -> None:
    with pytest.raises(NotFound, match="no case 'moon'"):
        case("moon")
    with pytest.raises(NotFound, match="secret"):
        case(case_names()[0]).content("../secret")
