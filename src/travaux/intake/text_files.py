"""Plain text and Markdown. Markdown may open with YAML front matter, which is metadata and not text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import yaml

from travaux.intake.encodings import Decoded, decode
from travaux.intake.extracts import Extract
from travaux.intake.fields import metadata_fields
from travaux.record.drafts import Caution, IntakeOptions

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)(?:\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL)
_LONGEST_FRONT_MATTER = 20_000
_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n]*?)[ \t#]*(?:\r?\n|\Z)")


def read_text(content: bytes, options: IntakeOptions) -> Extract:
    """The whole text as it stands. It carries no metadata of its own."""
    decoded = decode(content, options.encoding)
    return _extract(decoded, decoded.text, {}, (), "text/plain")


def read_markdown(content: bytes, options: IntakeOptions) -> Extract:
    """The text after the front matter, marks kept; titled by the front matter or a first ``#`` heading."""
    decoded = decode(content, options.encoding)
    values, body_start, cautions = _front_matter(decoded.text)
    body = decoded.text[body_start:]
    fields = metadata_fields(values, options.mapping)
    heading = _HEADING.match(body)
    if "title" not in fields and heading is not None:
        fields = {**fields, "title": heading.group(1)}
    return _extract(decoded, body, fields, cautions, "text/markdown")


def _front_matter(text: str) -> tuple[Mapping[str, object], int, tuple[Caution, ...]]:
    """The values of the front matter and where the body starts. Broken YAML is left in the text, with a caution."""
    found = _FRONT_MATTER.match(text, 0, _LONGEST_FRONT_MATTER)
    if found is None or ("&" in found.group(1) and "*" in found.group(1)):
        return {}, 0, ()
    try:
        values = yaml.load(found.group(1), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())
        caution = Caution("broken-front-matter", f"the front matter is not YAML and was left in the text: {reason}")
        return {}, 0, (caution,)
    return (values, found.end(), ()) if isinstance(values, dict) else ({}, 0, ())


def _extract(
    decoded: Decoded, text: str, fields: Mapping[str, str], cautions: tuple[Caution, ...], media: str
) -> Extract:
    cut = len(decoded.text) - len(text)
    return Extract(
        text=text,
        fields=fields,
        cautions=(*(moved(caution, -cut) for caution in decoded.cautions), *cautions),
        origin="the front matter" if fields else "the file",
        media_type=media,
        observed={"encoding": decoded.encoding},
    )


def moved(caution: Caution, by: int) -> Caution:
    """The caution with its offsets moved; about the whole document when they fall before its start."""
    if caution.start is None or caution.end is None or caution.start + by < 0:
        return replace(caution, start=None, end=None)
    return replace(caution, start=caution.start + by, end=caution.end + by)
