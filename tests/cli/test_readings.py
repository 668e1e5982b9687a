import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.render.specimens import LANGUAGES, reading
from travaux.cli.readings import ReadingOutput, emit_reading, reading_output_options


def _run(language: str, *arguments: str) -> Result:
    @click.command()
    @reading_output_options
    def command(form: str | None, path: str, passages: tuple[str, ...]) -> None:
        emit_reading(reading(language), ReadingOutput(form, path, passages))

    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_plain_when_piped(language: str) -> None:
    done = _run(language)
    assert done.exit_code == 0
    assert "{+" in done.output
    assert "\x1b" not in done.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_goes_to_the_screen_whole(language: str) -> None:
    found = json.loads(_run(language, "--format", "json").output)
    assert found["document"]["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "start"), [("r.html", "<!doctype html>"), ("r.json", "{"), ("r.txt", "")])
def test_ending_of_the_file_chooses_the_form(language: str, name: str, start: str, tmp_path: Path) -> None:
    path = tmp_path / name
    done = _run(language, "-o", str(path))
    assert done.exit_code == 0
    assert done.output == ""
    written = path.read_text(encoding="utf-8")
    assert written.startswith(start)
    assert reading(language).document.title in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_of_a_status_are_chosen(language: str) -> None:
    made = reading(language)
    done = _run(language, "--passages", "new", "--passages", "paraphrase")
    assert made.passages[3].passage.text in done.output
    assert made.passages[1].passage.text not in done.output
    everything = re.sub(r" *\n +", " ", _run(language, "--passages", "all").output)  # long lines are wrapped
    assert all(made.passages[at].passage.text in everything for at in (0, 1, 3))


def test_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    done = _run("en", "-o", str(tmp_path / "nowhere" / "r.html"))
    assert done.exit_code == 1
    assert "r.html" in done.output
