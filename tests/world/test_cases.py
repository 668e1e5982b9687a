from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from travaux.errors import NotFound, UnreadableInput
from travaux.record.findings import Verdict
from travaux.record.registers import RegisterDraft
from travaux.workbench import Workbench
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


MANIFEST = """
title: Eldoria and Norland
about: Visits and posts around the meetings of two heads of government.
source: Each row cites its own source.
licence: CC0-1.0
tables: {visits.csv: events, posts.csv: posts}
"""


def _own(folder: Path, manifest: str = MANIFEST) -> str:
    (folder / "case.yaml").write_text(manifest, encoding="utf-8")
    (folder / "visits.csv").write_text(
        "date,kind,title,visitor,visitor_state,host_state,citation\n"
        "2024-05-16,visit,talks,Ван Хайтао,Eldoria,Norland,https://eldoria.example/1\n",
        encoding="utf-8",
    )
    (folder / "posts.csv").write_text(
        "person,office,since,state,citation\nWang Haitao,Premier,2024-05-01,Eldoria,https://eldoria.example/2\n",
        encoding="utf-8",
    )
    return str(folder)


def test_a_case_of_a_user_is_loaded_and_answers(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    chosen = case(_own(tmp_path / "own"))
    assert (chosen.name, chosen.papers) == ("own", ())
    with Workbench.create(tmp_path / "record") as workbench:
        assert [one.added for one in workbench.load_case(chosen)] == [1, 1]
        assert [one.added for one in workbench.load_case(chosen)] == [0, 0]
        assert workbench.claim('visits("王海涛")').value == "1"
        assert workbench.claim('new_in_post("王海涛", "2024-05-16")').verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("tables: [", "no YAML"),
        ("title: x", "must name tables"),
        (MANIFEST.replace("licence: CC0-1.0", ""), "lacks licence"),
        (MANIFEST.replace("posts.csv: posts", "posts.csv: people"), "no register people"),
        (MANIFEST.replace("posts.csv", "../posts.csv"), "no such file beside it"),
        (MANIFEST + "papers: [missing.csv]", "no such file beside it: missing.csv"),
    ],
)
def test_what_is_wrong_with_a_case_is_said(tmp_path: Path, manifest: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        case(_own(tmp_path, manifest))
