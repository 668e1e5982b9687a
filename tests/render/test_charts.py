from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.world.samples import figure, said
from travaux.errors import InvalidValue
from travaux.record.attestations import Doubt
from travaux.record.findings import Evidence
from travaux.render.charts import agreement_chart, attendance, series_chart, timeline, write
from travaux.world.series import series
from travaux.world.votes import YearOfVotes

DOUBTFUL = figure("2024-02", "9.9", attestation=said("rumour", Doubt.SUSPECT))
FIGURES = [figure("2024-01", "9.6"), figure("2024-02", "8.8"), DOUBTFUL]
EVENTS = [
    Evidence("a", "event", "2024-05-16/2024-05-17", "state visit; Ада; 北京", "x"),
    Evidence("b", "event", "", "call", "y"),
]
CHARTS = {
    "series": series_chart(series(FIGURES, "Eldoria", "Nordmark", "exports")),
    "timeline": timeline(EVENTS),
    "attendance": attendance([Evidence("c", "delegate", "2024-05-16", "王海涛, 部长", "x")]),
    "agreement": agreement_chart([YearOfVotes(2000, 0.8, 60, 40), YearOfVotes(2001, 0.9, 70, 60)], "A", "B"),
}


@pytest.mark.parametrize("name", list(CHARTS))
def test_every_chart_is_drawn_in_every_form_without_a_network(name: str, tmp_path: Path) -> None:
    for ending, start in ((".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>")):
        path = tmp_path / f"chart{ending}"
        write(CHARTS[name], path)
        assert path.read_bytes().lstrip().startswith(start)
    page = (tmp_path / "chart.html").read_text(encoding="utf-8")
    assert 'src="http' not in page
    assert 'href="http' not in page
    write(CHARTS[name], tmp_path / "chart.json")
    assert json.loads((tmp_path / "chart.json").read_text())["width"] == 720


def test_conflicting_and_doubtful_readings_are_all_drawn_and_carry_their_source() -> None:
    rows = _rows("series")
    assert [(row["period"], row["value"], row["standing"]) for row in rows] == [
        ("2024-01", 9.6, "sound"),
        ("2024-02", 8.8, "sound"),
        ("2024-02", 9.9, "doubtful"),
    ]
    assert rows[2]["source"] == "rumour"


@pytest.mark.parametrize(
    ("periods", "drawn"),
    [
        (["2024-01/2024-02", "2024-01/2024-06"], ["2024-02", "2024-06"]),
        (["2022", "2023"], ["2022-12", "2023-12"]),
        (["2024-01/2024-02", "2024-03"], ["2024-03"]),
    ],
)
def test_a_longer_span_stands_at_its_last_month(periods: list[str], drawn: list[str]) -> None:
    chart = series_chart(series([figure(one, "5") for one in periods], "Eldoria", "Nordmark", "exports"))
    (rows,) = chart["datasets"].values()
    assert sorted({row["at"] for row in rows}) == drawn
    assert {row["period"] for row in rows} <= set(periods)


def test_an_undated_event_is_left_out() -> None:
    assert [row["what"] for row in _rows("timeline")] == [EVENTS[0].text]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="chart"):
        write(CHARTS["series"], tmp_path / "chart.gif")


def _rows(name: str) -> list[dict[str, object]]:
    (rows,) = CHARTS[name]["datasets"].values()
    return list(rows)
