"""The file of hypotheses: YAML of the analyst's own, beside the draft it is about.

A file and not the record, for it is judgement: it is argued over, changed and merged like a draft, and two analysts of
one record may hold two. What it rests on is the record's, and is looked up each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

import yaml

from travaux.errors import InvalidValue
from travaux.record.hypotheses import Argument, Basis, Link, Mark, Sheet, Want

Made = TypeVar("Made")

TEMPLATE = """\
# Hypotheses: what sides want, and rival readings. 'travaux hypotheses show' lays them beside the record.
# A link names where evidence stands: 'document' with 'words', a 'row' of a register, or an 'item' of the ledger.
title: {title}

wants: []
# - side: Northland
#   want: a fixed link across the strait
#   basis: stated            # stated (then a quotation of theirs is needed) or inferred
#   links:
#     - document: 0123abcd
#       words: "we expect the tunnel to be agreed"
#     - row: 4567cdef
#       against: yes         # speaks against it
#   met:
#     - item: 89abcdef

readings: {{}}
# H1: they draw together for trade
# H2: they draw together against a third

evidence: []
# - id: E1
#   text: no trade minister in the delegation
#   link: {{row: 4567cdef}}
#   weight: 1                # 1 when left out
#   marks: {{H1: II, H2: C}}   # CC, C, N, I, II
"""


def template(title: str) -> str:
    """An empty file with the form of every entry as a comment."""
    return TEMPLATE.format(title=yaml.safe_dump(title, allow_unicode=True).splitlines()[0])


def parsed(content: str, where: str) -> Sheet:
    """The sheet of a file; raises InvalidValue naming the entry that cannot be read or has no evidence."""
    try:
        loaded = yaml.load(content, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise InvalidValue("no YAML", str(error), where, "Mend the file.") from error
    if not isinstance(loaded, dict) or not set(loaded) <= {"title", "wants", "readings", "evidence"}:
        raise InvalidValue("no hypotheses", loaded, where, "It has title, wants, readings and evidence.")
    readings = _mapping(loaded.get("readings") or {}, f"{where}: readings")
    sheet = Sheet(
        title=str(loaded.get("title", "")),
        wants=_each(loaded.get("wants"), _want, f"{where}: wants"),
        readings={name: str(text) for name, text in readings.items()},
        arguments=_each(loaded.get("evidence"), _argument, f"{where}: evidence"),
    )
    _check(sheet, where)
    return sheet


def _each(rows: Any, make: Callable[[Mapping[str, Any], str], Made], where: str) -> tuple[Made, ...]:
    if rows in (None, "", []):
        return ()
    if not isinstance(rows, list):
        raise InvalidValue("no list", rows, where, "Begin each entry with a dash.")
    return tuple(make(_mapping(row, f"{where} {place}"), f"{where} {place}") for place, row in enumerate(rows, start=1))


def _mapping(row: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(row, dict):
        raise InvalidValue("no fields", row, where, "Write 'name: value' lines.")
    return row


def _want(row: Mapping[str, Any], where: str) -> Want:
    _known(row, ("side", "want", "basis", "links", "met"), where)
    basis = _one_of(Basis, row.get("basis", ""), where)
    links = _each(row.get("links"), _link, f"{where}, links")
    if not links:
        raise InvalidValue("a want without evidence", row.get("want"), where, "Give at least one link, for or against.")
    if basis is Basis.STATED and not any(one.document and not one.against for one in links):
        raise InvalidValue("said to be stated, without the words", row.get("want"), where, "Quote them, or infer it.")
    return Want(str(row.get("side", "")), str(row.get("want", "")), basis, links, _each(row.get("met"), _link, where))


def _argument(row: Mapping[str, Any], where: str) -> Argument:
    _known(row, ("id", "text", "link", "marks", "weight"), where)
    marks = _mapping(row.get("marks") or {}, f"{where}, marks")
    link = _link(_mapping(row.get("link"), f"{where}, link"), f"{where}, link")
    made = {name: _one_of(Mark, mark, f"{where}, marks") for name, mark in marks.items()}
    return Argument(
        str(row.get("id", "")), str(row.get("text", "")), link, made, _weight(row.get("weight", "1"), where)
    )


def _weight(written: Any, where: str) -> float:
    try:
        found = float(written)
    except (TypeError, ValueError):
        found = -1.0
    if not 0 < found < float("inf"):
        raise InvalidValue("no weight", written, where, "Write a number above 0; 1 is the usual weight.")
    return found


def _link(row: Mapping[str, Any], where: str) -> Link:
    _known(row, tuple(one.name for one in fields(Link)), where)
    said = {name: str(value) for name, value in row.items() if name != "against"}
    link = Link(**said, against=str(row.get("against", "")).casefold() in ("yes", "true", "да", "是"))
    if sum(map(bool, (link.document, link.row, link.item))) != 1 or bool(link.words) != bool(link.document):
        remedy = "Name a document with its words, or a row, or an item of the ledger: one of them."
        raise InvalidValue("no link", dict(row), where, remedy)
    return link


def _known(row: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
    if unknown := sorted(set(row) - set(names)):
        raise InvalidValue("unknown field", ", ".join(unknown), where, f"There are {', '.join(names)}.")


Listed = TypeVar("Listed", Basis, Mark)


def _one_of(kind: type[Listed], written: Any, where: str) -> Listed:
    try:
        return kind(str(written))
    except ValueError as error:
        raise InvalidValue("not one of the values", written, where, f"Write one of {', '.join(kind)}.") from error


def _check(sheet: Sheet, where: str) -> None:
    """Refuses readings without evidence, marks of readings that are not there, and ids used twice."""
    ids = [one.id for one in sheet.arguments]
    if "" in ids or len(set(ids)) < len(ids):
        raise InvalidValue("evidence without an id of its own", ", ".join(ids), where, "Give each another id.")
    for one in sheet.arguments:
        if strangers := sorted(set(one.marks) - set(sheet.readings)):
            there = ", ".join(sheet.readings) or "none"
            raise InvalidValue("no such reading", ", ".join(strangers), f"{where}: {one.id}", f"There are {there}.")
    marked = {name for one in sheet.arguments for name, mark in one.marks.items() if mark is not Mark.NEITHER}
    if bare := [name for name in sheet.readings if name not in marked]:
        raise InvalidValue(
            "a reading without evidence", ", ".join(bare), where, "Mark at least one piece for or against."
        )
