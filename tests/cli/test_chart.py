from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Travaux


def test_series_rows_and_votes_are_drawn(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    assert travaux("case", "load", "china-russia", "--record", record).exit_code == 0
    for name, expression in (
        ("s.svg", 'exports("China","Russia")'),
        ("t.svg", 'visits("Xi Jinping", to="Europe")'),
        ("d.svg", "delegates()"),
    ):
        done = travaux("chart", expression, "-o", tmp_path / name, "--record", record)
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("<svg")
    votes = travaux("chart", "--voting", "China", "Russia", "-o", tmp_path / "v.png", "--record", record)
    assert votes.exit_code == 0


def test_what_cannot_be_drawn_is_refused(travaux: Travaux, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    assert travaux("chart", 'weekday("2024-05-16")', "-o", path, "--record", record).exit_code == 2
    assert travaux("chart", "-o", path, "--record", record).exit_code == 2
    assert not path.exists()
