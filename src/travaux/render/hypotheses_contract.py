"""The JSON form of hypotheses laid beside the record: names and meaning are a contract (docs/json.md)."""

from __future__ import annotations

from typing import Any

from travaux.record.hypotheses import Assessment, Diagnosis, Mark, Shown, ShownWant, Standing


def assessment_form(one: Assessment) -> dict[str, Any]:
    """Wants, readings and evidence."""
    return {
        "format": "travaux.hypotheses/1",
        "title": one.title,
        "wants": [_want(want) for want in one.wants],
        "readings": [_standing(standing) for standing in one.matrix.standings],
        "evidence": [_diagnosis(diagnosis) for diagnosis in one.matrix.diagnoses],
        "faults": one.faults,
    }


def _want(one: ShownWant) -> dict[str, Any]:
    return {
        "side": one.want.side,
        "want": one.want.text,
        "basis": one.want.basis.value,
        "links": [_shown(link) for link in one.links],
        "met": [_shown(link) for link in one.met],
        "outcome": one.outcome,
    }


def _shown(one: Shown) -> dict[str, Any]:
    link = one.link
    return {
        "document": link.document,
        "words": link.words,
        "row": link.row,
        "item": link.item,
        "against": link.against,
        "note": link.note,
        "date": one.date,
        "text": one.text,
        "citation": one.citation,
        "stands": one.stands,
        "fault": one.fault,
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "rank": one.rank,
        "inconsistency": one.inconsistency,
        "tied": list(one.tied),
        "marks": {mark.value: one.marks.get(mark, 0) for mark in Mark},
    }


def _diagnosis(one: Diagnosis) -> dict[str, Any]:
    said = one.argument
    return {
        "id": said.id,
        "text": said.text,
        "weight": said.weight,
        "marks": {name: mark.value for name, mark in said.marks.items()},
        "diagnosticity": one.diagnosticity,
        "leaders": list(one.leaders),
        "link": _shown(one.shown),
    }
