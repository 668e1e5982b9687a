"""Answers of statistical services to figures: UN Comtrade (API v1, JSON) and SDMX (SDMX-CSV, SDMX-JSON data messages).

Only the mapping is here; nothing is fetched. A figure keeps its value in whole units, exactly as printed there. The
vintage of every figure is the day the answer was retrieved.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from travaux.errors import InvalidValue, RejectedRows, TravauxError, UnreadableInput
from travaux.record.attestations import Attestation
from travaux.record.figures import Basis, Figure, Measure
from travaux.record.registers import Register, RegisterDraft
from travaux.record.sources import Source
from travaux.world.states import state_code

Observation = Mapping[str, str]
"""One observation: concept or column to the code or value given there."""

_WHOLE = {"partner2Code": "0", "customsCode": "C00", "motCode": "0"}
"""Codes of the totals of what Comtrade also breaks down; rows of a part would count twice."""
_TOTAL = "TOTAL"
_MISSING = frozenset({"", "NaN", ":"})


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """What the answer does not say itself. ``retrieved``: the day it was asked for (EDTF), the vintage of its figures.

    ``flows``: the name of the flow of a code of INDICATOR or FLOW that is not known here.
    """

    retrieved: str = ""
    publisher: str = ""
    flows: Mapping[str, str] = field(default_factory=dict)


def is_answer(content: bytes) -> bool:
    """Whether bytes look like the answer of a statistical service in one of the forms read here."""
    start = content[:4000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith(b"{"):
        return any(mark in content for mark in (b'"reporterCode"', b'"dataSets"'))
    header = start.split(b"\n", 1)[0]
    return b"OBS_VALUE" in header and any(mark in header for mark in (b"DATAFLOW", b"STRUCTURE"))


def answer_draft(source: Source, content: bytes, options: AnswerOptions) -> RegisterDraft:
    """The figures of an answer as rows; raises UnreadableInput when it is broken off, RejectedRows for bad ones."""
    text = content.decode("utf-8-sig")
    if text.lstrip().startswith("{"):
        read = _json(text, source)
        comtrade = "dataSets" not in read and "dataSets" not in read.get("data", ())
        rows, make = (_comtrade_rows(read), _comtrade) if comtrade else (_sdmx_json(read), _sdmx)
    else:
        rows, make = iter(csv.DictReader(io.StringIO(text))), _sdmx
    said = Attestation(source.locator, options.retrieved or source.retrieved)
    return RegisterDraft(Register.FIGURES, source, content, tuple(_made(rows, make, said, options)))


def _json(text: str, source: Source) -> Mapping[str, Any]:
    try:
        read: Mapping[str, Any] = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise UnreadableInput(source.locator, f"broken off or no JSON: {error}", "Ask for the answer again.") from error
    return read


def _made(rows: Iterable[Observation], make: Any, said: Attestation, options: AnswerOptions) -> Iterator[Figure]:
    made: list[Figure] = []
    faults: list[str] = []
    for number, row in enumerate(rows, start=1):
        try:
            made.extend(make(row, said, options))
        except TravauxError as error:
            faults.append(f"observation {number}: {error}")
    if faults:
        raise RejectedRows(said.citation, faults)
    return iter(made)


def _comtrade_rows(read: Mapping[str, Any]) -> Iterator[Observation]:
    for row in read.get("data") or ():
        yield {name: "" if value is None else str(value) for name, value in row.items()}


def _comtrade(row: Observation, said: Attestation, options: AnswerOptions) -> Iterator[Figure]:
    """One row of Comtrade; none when it is a part of a total that stands there as well."""
    if any(row.get(name, whole) not in ("", whole) for name, whole in _WHOLE.items()):
        return
    code = row.get("flowCode", "")
    flow = options.flows.get(code) or _table()["comtrade_flows"].get(code)
    if flow is None:
        raise InvalidValue("no such flow of Comtrade", code, said.citation, "Name it with flows.")
    goods = row.get("cmdCode", _TOTAL)
    yield Figure(
        reporter=_area(row, "reporter", said),
        partner=_area(row, "partner", said),
        flow=flow if goods == _TOTAL else f"{flow}, HS {goods}",
        period=_period(row.get("period", ""), said),
        measure=Measure.VALUE,
        value=_value(row.get("primaryValue", ""), said),
        basis=Basis.YEAR if row.get("freqCode") == "A" else Basis.MONTH,
        attestation=said,
        currency="USD",
        publisher=options.publisher or "UN Comtrade",
    )


def _area(row: Observation, side: str, said: Attestation) -> str:
    """The state by the name Comtrade gives; the whole world is called World."""
    name = row.get(f"{side}Desc", "")
    if not name:
        remedy = "Ask with includeDesc=True, so that areas are named."
        raise InvalidValue(f"the {side} has no name", row.get(f"{side}Code", ""), said.citation, remedy)
    known: str | None = _table()["area_names"].get(name)
    return known or state_code(name)


def _sdmx_json(read: Mapping[str, Any]) -> Iterator[Observation]:
    """Observations of an SDMX-JSON data message, in either version, by series."""
    body = read.get("data", read)
    structure = body["structures"][0] if "structures" in body else body["structure"]
    series_dimensions, own = structure["dimensions"].get("series", ()), structure["dimensions"]["observation"]
    attributes = structure.get("attributes", {})
    for data_set in body["dataSets"]:
        for key, series in data_set["series"].items():
            fixed = _coded(series_dimensions, key.split(":"))
            fixed |= _coded(attributes.get("series", ()), series.get("attributes", ()))
            for place, (value, *_attributes) in series["observations"].items():
                shown = "" if value is None else str(value)
                yield {**fixed, **_coded(own, place.split(":")), "OBS_VALUE": shown}


def _coded(dimensions: Iterable[Mapping[str, Any]], places: Iterable[Any]) -> dict[str, str]:
    pairs = zip(dimensions, places, strict=False)
    return {one["id"]: str(one["values"][int(place)]["id"]) for one, place in pairs if place is not None}


def _sdmx(row: Observation, said: Attestation, options: AnswerOptions) -> Iterator[Figure]:
    """One observation; none where the service gives no value."""
    printed = row.get("OBS_VALUE", "")
    if printed in _MISSING:
        return
    code = row.get("INDICATOR") or row.get("FLOW", "")
    known = _table()["indicators"].get(code, {})
    flow = options.flows.get(code) or known.get("flow")
    if flow is None:
        raise InvalidValue("no such flow known here", code, said.citation, "Name it with flows.")
    period = _period(row.get("TIME_PERIOD", ""), said)
    yield Figure(
        reporter=state_code(row.get("REF_AREA", "")),
        partner=state_code(row.get("COUNTERPART_AREA", "")),
        flow=flow,
        period=period,
        measure=Measure.VALUE,
        value=_value(printed, said).scaleb(int(row.get("UNIT_MULT") or 0)),
        basis=Basis.QUARTER if "/" in period else Basis.MONTH if "-" in period else Basis.YEAR,
        attestation=said,
        currency=row.get("CURRENCY") or known.get("currency", ""),
        publisher=options.publisher or row.get("DATAFLOW") or row.get("STRUCTURE_ID", ""),
    )


def _period(written: str, said: Attestation) -> str:
    """EDTF of ``2023``, ``202403``, ``2024-03``, ``2024-M03`` or ``2024-Q1``."""
    found = re.fullmatch(r"(\d{4})(?:-?M?(0[1-9]|1[0-2])|-?Q([1-4]))?", written)
    if found is None:
        raise InvalidValue("a period that is no month, quarter or year", written, said.citation, "Ask for another.")
    year, month, quarter = found.groups()
    if quarter:
        return f"{year}-{3 * int(quarter) - 2:02}/{year}-{3 * int(quarter):02}"
    return f"{year}-{month}" if month else year


def _value(printed: str, said: Attestation) -> Decimal:
    try:
        found = Decimal(printed)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise InvalidValue("no number", printed, said.citation, "Leave the observation out.")
    return found


@cache
def _table() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.load(
        files("travaux.data").joinpath("statistics.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
    )
    return content
