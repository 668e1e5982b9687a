"""Which of several statements about a text counts: the user's, the sidecar's, the file's own, then what is detected.

What was seen and not used is kept as observed; what contradicts what is used becomes a caution, never silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from travaux.errors import InvalidValue
from travaux.intake.dates import compatible, is_future, to_edtf
from travaux.intake.extracts import FIELDS
from travaux.intake.languages import agree, language_tag
from travaux.record.documents import VersionKind
from travaux.record.drafts import Caution, IntakeOptions
from travaux.text.language import detect

_ENOUGH_TO_DOUBT = 300
_EARLIEST_ZONE = timezone(timedelta(hours=14))
_DATE_FORMS = "Write it as 2024-05-16, 2024-05, 2024, 2024? or 2022-01/2022-03."
_LANGUAGE_FORMS = "Write a tag such as ru, en, zh-Hans or zh-Hant."


@dataclass(frozen=True, slots=True)
class Layer:
    """What one origin says, unnormalised; earlier layers outrank later ones. ``by_user`` makes a bad value an error."""

    origin: str
    fields: Mapping[str, str]
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What counts, normalised, with the cautions its choice gave and all that was seen (``observed``)."""

    fields: Mapping[str, str]
    cautions: tuple[Caution, ...]
    observed: Mapping[str, str]


def user_layer(options: IntakeOptions) -> Layer:
    """What the options say. Raises InvalidValue at once when a date or language cannot be read."""
    said = {
        "act": options.act,
        "language": options.language,
        "version_kind": options.version_kind and options.version_kind.value,
        "date": options.date,
        "issuers": options.issuers and "; ".join(options.issuers),
        "kind": options.kind,
        "title": options.title,
        "publisher": options.publisher,
    }
    layer = Layer("the options", {name: value for name, value in said.items() if value}, by_user=True)
    for name, written in layer.fields.items():
        _required(name, written)
    return layer


def decide(layers: Sequence[Layer], text: str) -> Metadata:
    """The metadata of ``text``: for each field the first readable value, by rank of the layers."""
    cautions: list[Caution] = []
    chosen: dict[str, str] = {}
    for name in FIELDS:
        readable = list(_readable(name, layers, cautions))
        if readable:
            chosen[name] = readable[0][1]
            cautions.extend(_conflicts(name, readable))
    cautions.extend(_language(chosen, text))
    cautions.extend(_dating(chosen))
    observed = {name: value for layer in reversed(layers) if not layer.by_user for name, value in layer.fields.items()}
    return Metadata(chosen, tuple(cautions), observed)


def normalised(name: str, written: str) -> str | None:
    """The value of a field as the record keeps it; None when it cannot be read."""
    if name == "date":
        return to_edtf(written)
    if name == "language":
        return language_tag(written)
    if name == "version_kind":
        return _version_kind(written)
    return " ".join(written.split())


def _version_kind(written: str) -> str | None:
    wanted = "-".join(written.lower().replace("_", " ").replace("-", " ").split())
    return next((kind.value for kind in VersionKind if wanted in {kind.value, kind.value.replace("-", "")}), None)


def _required(name: str, written: str) -> None:
    if normalised(name, written) is None:
        remedy = {"date": _DATE_FORMS, "language": _LANGUAGE_FORMS}.get(name, f"Use {', '.join(VersionKind)}.")
        raise InvalidValue(f"not a {name.replace('_', ' ')}", written, f"option {name}", remedy)


def _readable(name: str, layers: Sequence[Layer], cautions: list[Caution]) -> Iterator[tuple[str, str]]:
    """Origin and value in order of rank; what cannot be read adds a caution."""
    for layer in layers:
        written = layer.fields.get(name, "").strip()
        if not written:
            continue
        value = normalised(name, written)
        if value:
            yield layer.origin, value
        elif value is None:
            message = f"{layer.origin} gives {written[:80]!r}, which is not a {name.replace('_', ' ')}; it is not used."
            forms = {"date": f" {_DATE_FORMS}", "language": f" {_LANGUAGE_FORMS}"}.get(name, "")
            cautions.append(Caution(f"unreadable-{name.replace('_', '-')}", message + forms))


def _conflicts(name: str, readable: Sequence[tuple[str, str]]) -> Iterator[Caution]:
    """Cautions for lower layers that contradict the first, for the fields that identify a text."""
    if name not in {"date", "language", "act", "version_kind"}:
        return
    origin, used = readable[0]
    for other_origin, other in readable[1:]:
        if not _agree(name, used, other):
            label = name.replace("_", " ")
            yield Caution(
                f"conflicting-{name.replace('_', '-')}",
                f"{label} {used} from {origin} is used, but {other_origin} says {other}. Check which is right.",
            )


def _agree(name: str, one: str, other: str) -> bool:
    if name == "date":
        return compatible(one, other)
    return agree(one, other) if name == "language" else one == other


def _language(chosen: dict[str, str], text: str) -> Iterator[Caution]:
    """Fills in the language detected when none is said; doubts one the text contradicts."""
    detected = detect(text)
    said = chosen.setdefault("language", detected)
    if said == "und":
        yield Caution("unknown-language", f"the language is not known. {_LANGUAGE_FORMS}")
    elif len(text) >= _ENOUGH_TO_DOUBT and not agree(said, detected):
        yield Caution(
            "doubtful-language", f"said to be {said}, but the text looks like {detected}. Check the language."
        )


def _dating(chosen: dict[str, str]) -> Iterator[Caution]:
    edtf = chosen.setdefault("date", "")
    if not edtf:
        yield Caution("undated", "no date is known, so no reading as of a date can use this text. Give one.")
    elif is_future(edtf, datetime.now(_EARLIEST_ZONE).date()):
        yield Caution("future-date", f"the date {edtf} lies after today. Check it.")
