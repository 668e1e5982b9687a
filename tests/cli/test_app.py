from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

import travaux as package
from tests.cli.conftest import Travaux
from travaux.cli import app


@pytest.mark.parametrize("name", list(app.COMMANDS))
def test_every_command_named_exists_and_has_help(name: str) -> None:
    command = app.group.get_command(click.Context(app.group), name)
    assert command is not None
    assert command.name == name
    assert command.help
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_version_is_the_package_s(travaux: Travaux) -> None:
    assert travaux("--version").output == f"travaux {package.__version__}\n"


def test_an_unknown_command_is_named(travaux: Travaux) -> None:
    result = travaux("raed")
    assert result.exit_code == 2
    assert "raed" in result.stderr


def test_errors_are_one_line_on_standard_error_with_their_code(travaux: Travaux, tmp_path: Path) -> None:
    result = travaux("list", "--record", tmp_path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"Error: {tmp_path}: no record here.")
    assert len(result.stderr.splitlines()) == 1


def test_record_is_found_by_flag_environment_and_folder(
    travaux: Travaux, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert travaux("list", "--record", record).exit_code == 0
    assert travaux("--record", record, "list").exit_code == 0
    monkeypatch.setenv("TRAVAUX_RECORD", str(record))
    assert travaux("list").exit_code == 0
    monkeypatch.delenv("TRAVAUX_RECORD")
    (record / "notes" / "deep").mkdir(parents=True)
    monkeypatch.chdir(record / "notes" / "deep")
    assert travaux("list").exit_code == 0


def test_the_flag_outranks_the_environment(
    travaux: Travaux, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAVAUX_RECORD", str(tmp_path / "elsewhere"))
    assert travaux("list").exit_code == 2
    assert travaux("list", "--record", record).exit_code == 0


def test_a_reader_that_goes_away_is_no_error(record: Path) -> None:
    program = [sys.executable, "-c", "from travaux.cli.app import main; main()", "list", "--record", str(record)]
    writer = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.close()
    complaint = writer.stderr.read()
    writer.stderr.close()
    assert writer.wait() == 0
    assert "Traceback" not in complaint
    assert "Broken" not in complaint


def test_an_interruption_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(app.Commands, "get_command", interrupted)
    assert app.run(["list"]) == app.INTERRUPTED
    assert "Interrupted" in capsys.readouterr().err
