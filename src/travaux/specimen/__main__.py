"""Builds the specimen record, reads its newest statement, composes a brief: ``python -m travaux.specimen FOLDER``.

The work is done by the ordinary commands, so that what is shown is what a user gets; a second run on the same folder
adds nothing and says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner

from travaux.cli.app import group
from travaux.specimen import registers_folder, texts_folder
from travaux.workbench import Workbench

KIND = "joint statement"
LANGUAGES = ("ru", "zh")


def main(folder: str) -> int:
    """Makes or completes the record in ``folder``, reads its newest statement, and composes a brief of it."""
    record = Path(folder)
    if not (record / "record.sqlite").exists():
        _run("init", str(record))
    _run("--record", folder, "add", str(texts_folder()))
    for table in sorted(registers_folder().glob("*.csv")):
        _run("--record", folder, "load", str(table))
    for language in LANGUAGES:
        page = record / f"newest-statement-{language}.html"
        _run("--record", folder, "read", _newest(folder, language), "-o", str(page))
        sys.stdout.write(f"\nPage: {page}\n")
    _run("--record", folder, "read", _newest(folder, LANGUAGES[0]))
    brief = record / "brief.md"
    _run("--record", folder, "brief", "compose", _newest(folder, LANGUAGES[0]), "-o", str(brief))
    _run("--record", folder, "brief", "export", str(brief), *_as_files(record, "html", "docx", "bib"))
    return 0


def _as_files(record: Path, *endings: str) -> tuple[str, ...]:
    return tuple(word for ending in endings for word in ("-o", str(record / f"brief.{ending}")))


def _newest(folder: str, language: str) -> str:
    with Workbench.open(folder) as workbench:
        heads = workbench.view(against=f'kind="{KIND}" language={language}').heads()
    return heads[-1].id


def _run(*arguments: str) -> None:
    """One command, as typed; its last lines are shown. Raises SystemExit with its code when it fails."""
    sys.stdout.write(f"\n$ travaux {' '.join(arguments)}\n")
    result = CliRunner().invoke(group, list(arguments))
    lines = result.output.rstrip().splitlines()
    sys.stdout.write("\n".join(lines if "read" in arguments else lines[-2:]) + "\n")
    if result.exit_code:
        raise SystemExit(result.exit_code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "demo-record"))
