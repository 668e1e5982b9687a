"""The documents a brief cites as bibliographies: CSL-JSON (citationstyles.org, 1.0.2) and BibTeX (for biblatex).

Titles stand in their own letters, in Latin letters, and translated, only where these are known. What a reference lacks
is named in it rather than made up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from travaux.record import dates
from travaux.record.briefs import Reference
from travaux.render.printed_brief import TIERS

_TYPES = {"speech": "speech", "treaty": "treaty", "agreement": "treaty", "interview": "interview"}
_BIBTEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def csl_json(references: Iterable[Reference]) -> str:
    """A CSL-JSON array, one item a document. Titles CSL has no variable for stand in ``custom``."""
    return json.dumps([_csl(one) for one in references], ensure_ascii=False, indent=2) + "\n"


def _csl(one: Reference) -> dict[str, Any]:
    head, source = one.head, one.source
    item = {
        "id": head.id,
        "type": _TYPES.get(head.kind.casefold(), "document"),
        "title": head.title,
        "author": [{"literal": issuer} for issuer in head.issuers],
        "issued": {"date-parts": _parts(head.date)},
        "genre": head.kind,
        "language": head.language,
        "publisher": source.publisher if source else "",
        "URL": one.address,
        "accessed": {"date-parts": _parts(one.snapshot)},
    }
    custom = {
        "title-transliterated": one.transliterated,
        "title-translated": one.translated,
        "version": head.version_kind.value,
        "act": head.act,
        "edtf": head.date,
        "authority": TIERS[source.tier] if source else "",
        "snapshot": one.snapshot,
        "snapshot-sha256": source.sha256 if source else "",
        "text-sha256": head.sha256,
        "missing": list(missing(one)),
    }
    kept = {name: value for name, value in item.items() if value and value != {"date-parts": []}}
    return {**kept, "custom": {name: value for name, value in custom.items() if value}}


def _parts(edtf: str) -> list[list[int]]:
    """The date as CSL writes it: year, month, day as far as known; two of them for an interval, none for no date."""
    if not re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", edtf):
        span = dates.bounds(edtf)
        return [[day.year, day.month, day.day] for day in span] if span else []
    return [[int(part) for part in edtf.split("-")]]


def missing(one: Reference) -> Iterator[str]:
    """The names of what is not known about a document and would belong into a citation."""
    head, source = one.head, one.source
    known: Mapping[str, object] = {
        "title": head.title,
        "author": head.issuers,
        "date": head.date,
        "genre": head.kind,
        "address": one.address,
        "publisher": source and source.publisher,
        "snapshot": one.snapshot,
        "authority": source and source.tier,
    }
    yield from (name for name, value in known.items() if not value)
    if head.base_language != "en":
        yield from (name for name, value in (("title-translated", one.translated),) if not value)
    if head.base_language not in _LATIN:
        yield from (name for name, value in (("title-transliterated", one.transliterated),) if not value)


_LATIN = frozenset(
    {"en", "fr", "de", "es", "pt", "it", "pl", "nl", "sv", "da", "no", "fi", "cs", "tr", "vi", "id", "und"}
)


def bibtex(references: Iterable[Reference]) -> str:
    """A BibTeX file, one ``@misc`` a document with the fields of biblatex; UTF-8, as biber and BibTeX 8 read it."""
    return "".join(_entry(one) for one in references)


def _entry(one: Reference) -> str:
    head, source = one.head, one.source
    lacks = ", ".join(missing(one))
    fields = {
        "author": " and ".join(f"{{{_tex(issuer)}}}" for issuer in head.issuers),
        "title": f"{{{_tex(head.title)}}}" if head.title else "",
        "titleaddon": _tex("; ".join(filter(None, (one.transliterated, one.translated)))),
        "date": head.date,
        "howpublished": _tex(head.kind),
        "langid": head.language,
        "organization": _tex(source.publisher) if source else "",
        "url": one.address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"),
        "urldate": one.snapshot,
        "note": _tex(f"{TIERS[source.tier]}; sha256 {source.sha256}") if source else "",
        "annotation": _tex(f"not known: {lacks}") if lacks else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{t{head.id},\n{lines}}}\n\n"


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX)
