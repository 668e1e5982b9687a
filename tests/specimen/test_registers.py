from __future__ import annotations

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest
from evals.specimen.__main__ import DATA

from travaux import specimen
from travaux.record.dates import bounds
from travaux.workbench import Workbench

ATTESTED = {"events", "posts", "delegations", "votes", "figures", "expectations"}
DATES = {"date", "date_end", "since", "until", "period", "known"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def register(name: str) -> list[dict[str, str]]:
    return rows(specimen.registers_folder() / f"{name}.csv")


def test_every_register_is_there() -> None:
    assert {path.stem for path in specimen.registers()} == ATTESTED | {"scopes"}


@pytest.mark.parametrize("path", specimen.registers(), ids=lambda path: path.stem)
def test_every_row_has_all_cells_a_source_and_dates_that_are_dates(path: Path) -> None:
    for row in rows(path):
        assert None not in row
        assert None not in row.values()
        assert re.match(r"https://[\w.-]+\.example/", row["citation"])
        for name in DATES & row.keys():
            bounds(row[name])


@pytest.mark.parametrize("path", specimen.registers(), ids=lambda path: path.stem)
def test_registers_load_and_are_known_the_second_time(path: Path, tmp_path: Path) -> None:
    with Workbench.create(tmp_path / "record") as record:
        first, second = record.load(path), record.load(path)
    assert first.register == path.stem
    assert first.added == second.known > 0
    assert second.added == 0


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("events", "suspect"),
        ("events", "conflict"),
        ("posts", "suspect"),
        ("delegations", "conflict"),
        ("figures", "rough"),
    ],
)
def test_doubtful_rows_are_marked(name: str, doubt: str) -> None:
    assert any(row["doubt"] == doubt for row in register(name))


def test_sources_conflict_on_one_visit() -> None:
    starts = {row["date"] for row in register("events") if row["kind"] == "visit" and row["date_end"] == "2019-10-09"}
    assert starts == {"2019-10-07", "2019-10-08"}


def test_people_are_named_in_three_scripts() -> None:
    for row in register("posts"):
        assert re.search("[А-я]", row["names"])
        assert re.search("[\u4e00-\u9fff]", row["names"])
        assert re.fullmatch(r"[A-Za-z .-]+", row["person"])


def test_delegates_held_the_office_they_came_with() -> None:
    posts = register("posts")
    for row in register("delegations"):
        if not row["person"]:
            continue
        held = [post for post in posts if post["person"] == row["person"] and post["office"] == row["office"]]
        assert any(post["since"] <= row["date"] <= (post["until"] or "9999") for post in held), row


def test_cumulative_figures_never_fall_within_a_year() -> None:
    cumulative = [row for row in register("figures") if row["basis"] == "cumulative"]
    for flow in ("exports", "imports"):
        series = [row for row in cumulative if row["flow"] == flow]
        for one, other in pairwise(series):
            if one["period"][:4] == other["period"][:4]:
                assert float(one["value"]) < float(other["value"])


def test_the_first_decline_stands_where_the_truth_says() -> None:
    series = [row for row in register("figures") if row["basis"] == "cumulative" and row["flow"] == "exports"]
    told = {row["period"].split("/")[-1]: float(row["value"]) for row in series}
    month = {end: value - told.get(f"{end[:5]}{int(end[5:]) - 1:02d}", 0) for end, value in told.items()}
    months = {end: value for end, value in month.items() if not end.endswith("-02")}
    falls = [
        end for end in months if (before := f"{int(end[:4]) - 1}{end[4:]}") in months and months[end] < months[before]
    ]
    assert falls == ["2024-03", "2024-04"]


def test_the_two_states_part_where_the_truth_says() -> None:
    apart = [row["resolution"] for row in register("votes") if row["vote:Torvania"] != row["vote:Ninglan"]]
    assert apart == ["FA/RES/2022/7", "FA/RES/2025/3"]


def test_claims_of_the_world_have_a_verdict() -> None:
    verdicts = {"holds", "fails", "holds-in-record", "too-thin", "undefined"}
    claims = rows(DATA / "world.csv")
    assert len({claim["id"] for claim in claims}) == len(claims)
    assert {claim["verdict"] for claim in claims} == verdicts


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_lists_of_documents_have_ten_to_twenty_items(language: str) -> None:
    items = [row for row in rows(DATA / "agreements.csv") if row["language"] == language]
    counts = {row["file"]: max(int(other["item"]) for other in items if other["file"] == row["file"]) for row in items}
    assert len(counts) >= 4
    assert all(10 <= count <= 20 for count in counts.values())
