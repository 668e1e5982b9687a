from __future__ import annotations

from pathlib import Path
from typing import Any

from travaux.record.ledger import Status, Tally
from travaux.render import charts
from travaux.render.charts import Chart
from travaux.render.ledger_charts import words_and_deeds


def _values(chart: Chart) -> list[dict[str, Any]]:
    (values,) = chart["datasets"].values()
    return list(values)


TALLY = Tally("транспорт 交通", 3, {Status.DONE: 1, Status.LAPSED: 2}, 3, 0, (-0.33, -0.9, 0.5), (0.33, 0.06, 0.79))


def test_a_bar_is_cut_by_status_with_the_score_beside_it(tmp_path: Path) -> None:
    chart = words_and_deeds([TALLY, Tally("none", 1, {Status.ANNOUNCED: 1}, 0, 1, None, None)])
    cut = {(row["group"], row["status"]): (row["commitments"], row["score"]) for row in _values(chart)}
    assert cut == {
        (TALLY.group, "done"): (1, "-0.33 [-0.90, +0.50], n=3"),
        (TALLY.group, "lapsed"): (2, "-0.33 [-0.90, +0.50], n=3"),
        ("none", "announced"): (1, "none scored"),
    }
    charts.write(chart, tmp_path / "deeds.svg")
    assert "交通" in (tmp_path / "deeds.svg").read_text(encoding="utf-8")


def test_every_status_has_a_colour() -> None:
    chart = words_and_deeds([Tally("all", 8, dict.fromkeys(Status, 1), 5, 0, None, None)])
    scale = chart["encoding"]["color"]["scale"]
    assert set(scale["domain"]) == {status.value for status in Status}
    assert len(set(scale["range"])) == len(Status) == len(_values(chart))
