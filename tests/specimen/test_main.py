from pathlib import Path

import pytest

from travaux.specimen.__main__ import main


def test_demo_builds_its_record_reads_its_newest_statement_composes_a_brief_and_runs_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "demo")
    assert main(folder) == 0
    first = capsys.readouterr().out
    assert "verbatim" in first
    assert "Best single source" in first
    for language in ("ru", "zh"):
        page = (tmp_path / "demo" / f"newest-statement-{language}.html").read_text(encoding="utf-8")
        assert page.startswith(("<!doctype html>", "<!DOCTYPE html>"))
    for ending in ("md", "html", "docx", "bib"):
        assert (tmp_path / "demo" / f"brief.{ending}").stat().st_size > 1000
    assert main(folder) == 0
    assert "known" in capsys.readouterr().out
