"""What self-contained pages share: templates, received text made safe, a policy that allows nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from travaux.render import wording
from travaux.render.controls import pieces, shown
from travaux.render.layout import weightiest


def received(text: str) -> Markup:
    """Text of a document, escaped; characters that act on the screen are boxed, named and kept from acting."""
    return Markup("").join(_boxed(part, name) if name else escape(part) for part, name in pieces(text))


def _boxed(character: str, name: str) -> Markup:
    """An acting character inside its box; those HTML cannot hold are left to their name alone."""
    code = ord(character)
    holdable = code > 0x9F and not 0xD800 <= code <= 0xDFFF
    return Markup('<bdi class="acting" title="{0}" data-name="{0}">{1}</bdi>').format(
        name, character if holdable else ""
    )


def _finished(value: object) -> object:
    """What the template puts out: every string counts as received text unless it is markup already.

    Attributes take no boxes: a string that goes into one passes the filter ``shown`` first.
    """
    return received(value) if type(value) is str else value


@cache
def environment(package: str = "travaux.render") -> Environment:
    """The templates of a package; every string they put out counts as received text unless it is markup already."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finished,
    )
    made.filters.update(
        shown=shown,
        excerpt=wording.excerpt,
        named=wording.name,
        weightiest=weightiest,
        percent=wording.percent,
        counted=wording.count,
        standing=wording.standing,
        force=wording.force,
        in_length=wording.length,
        searched=wording.searched,
        left_out=wording.left_out,
        tally=wording.tally,
        nothing_dropped=wording.nothing_dropped,
        nothing_to_read_against=wording.nothing_to_read_against,
    )
    made.globals.update(meanings=wording.MEANINGS, not_never=wording.NOT_NEVER)
    return made


def asset(name: str) -> str:
    """A style or script of the package."""
    return files("travaux.render").joinpath("templates", name).read_text(encoding="utf-8")


def policy(styles: Sequence[str], script: str = "", more: Mapping[str, str] | None = None, served: str = "") -> str:
    """The content security policy: nothing but the style and script whose hashes it names.

    ``more`` replaces rules; ``served`` names a further source of scripts, for a page that is not a file.
    """
    scripts = " ".join(source for source in (_source_hash(script) if script else "", served) if source)
    rules = {
        "default-src": "'none'",
        "style-src": " ".join(_source_hash(style) for style in styles),
        "script-src": scripts or "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        **(more or {}),
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _source_hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
