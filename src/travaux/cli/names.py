"""``travaux names``."""

from __future__ import annotations

from typing import Any

import click

from travaux.cli.options import format_option
from travaux.cli.output import emit_json, emit_rows, note
from travaux.reading.named import Named, likely, named
from travaux.text.romanisation import SYSTEMS, romanised


@click.command("names")
@click.argument("words", nargs=-1, required=True, metavar="NAME...")
@click.option("--transliterate", "system", type=click.Choice(SYSTEMS), help="Also give Russian names in Latin letters.")
@format_option
def command(words: tuple[str, ...], system: str | None, form: str) -> None:
    """Say what NAME stands for, and what else it is called in Russian, Chinese and English.

    Case forms are understood. A misspelt name is not guessed at: the likely ones are offered. Ends with 3 for a name
    that is not known.
    """
    written = " ".join(words)
    found, offered = named(written), likely(written)
    if form == "json":
        emit_json(
            {
                "format": "travaux.names/1",
                "name": written,
                "found": _form(found, system) if found else None,
                "likely": [{"name": one.name, "slips": one.slips, **_form(one.named, system)} for one in offered],
            }
        )
    elif found:
        emit_rows(("language", "names"), _rows(found, system))
    else:
        note(f"{written}: not a name the gazetteer knows" + ("; it is like:" if offered else ""))
        emit_rows(("name", "id", "kind"), ((one.name, one.named.id, one.named.kind) for one in offered))
    if found is None:
        click.get_current_context().exit(3)


def _form(one: Named, system: str | None) -> dict[str, Any]:
    names = {language: list(listed) for language, listed in one.names.items()}
    latin = [romanised(name, system) for name in one.names.get("ru", ())] if system else []
    return {"id": one.id, "kind": one.kind, "names": names, "transliterated": latin}


def _rows(one: Named, system: str | None) -> list[tuple[str, str]]:
    rows = [("id", f"{one.id} ({one.kind})"), *((name, "; ".join(listed)) for name, listed in one.names.items())]
    return [*rows, ("ru in Latin", "; ".join(romanised(name, system) for name in one.names["ru"]))] if system else rows
