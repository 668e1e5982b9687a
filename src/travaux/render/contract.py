"""The JSON form of a reading: names and meaning are a contract (docs/json.md); fields are added, never changed.

Offsets are half-open and count code points of the text as received, never bytes or UTF-16 units.
"""

from __future__ import annotations

import json
import re
from typing import Any

from travaux.record.parallels import TRANSLATION, Edit, Parallel, Translation
from travaux.record.passages import Quote
from travaux.record.readings import Dropped, PassageReading, Reading
from travaux.record.statements import ForceShift
from travaux.render.forms import coverage_form, document_form, passage_form
from travaux.render.summaries import status_rows

FORMAT = "travaux.reading/1"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def reading_json(reading: Reading) -> str:
    """The reading as one JSON text, readable as UTF-8 whatever the documents hold."""
    text = json.dumps(reading_dict(reading), ensure_ascii=False, indent=2)
    # Half a surrogate pair has no UTF-8 form; JSON can still carry it as an escape.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def reading_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries, lists, strings and numbers, ready for JSON."""
    return {
        "format": FORMAT,
        "document": {
            **document_form(reading.document),
            "characters": len(reading.document.text),
            "source": reading.source,
        },
        "record": coverage_form(reading.coverage),
        "passages": [_passage(passage, reading) for passage in reading.passages],
        "dropped": [_dropped(dropped, reading) for dropped in reading.dropped],
        "summary": _summary(reading),
        "method": dict(reading.method),
    }


def _passage(reading: PassageReading, whole: Reading) -> dict[str, Any]:
    return {
        **passage_form(reading.passage),
        "words": reading.words,
        "status": reading.status.value,
        "novelty": reading.novelty,
        "standing": {"seen_in": reading.standing.seen_in, "of_last": reading.standing.of_last},
        "occurrences": reading.occurrences,
        "force": _force(reading.force) if reading.force is not None else None,
        "cut": [_stretch(one) for one in reading.cut],
        "parallels": [
            *(_parallel(parallel, reading, whole) for parallel in reading.parallels),
            *(_translation(translation, whole) for translation in reading.translations),
        ],
    }


def _stretch(quote: Quote) -> dict[str, Any]:
    return {"document": quote.document, "start": quote.start, "end": quote.end, "text": quote.exact}


def _force(shift: ForceShift) -> dict[str, Any]:
    return {
        "direction": shift.direction.value,
        "earlier": shift.verbs[0],
        "later": shift.verbs[1],
        "newly_named": list(shift.newly_named),
        "no_longer_named": list(shift.no_longer_named),
        "newly_veiled": list(shift.newly_veiled),
        "reason": shift.reason,
    }


def _parallel(parallel: Parallel, passage: PassageReading, whole: Reading) -> dict[str, Any]:
    return {
        **_places(parallel, whole),
        "kind": parallel.kind.value,
        "coverage": parallel.coverage,
        "similarity": parallel.similarity,
        "best": parallel is passage.best,
        "earliest": parallel is passage.earliest,
        "runner_up": parallel is passage.runner_up,
        "reasons": list(parallel.reasons),
        "edits": [_edit(edit) for edit in parallel.edits],
    }


def _translation(translation: Translation, whole: Reading) -> dict[str, Any]:
    """In the form of a parallel: of the words themselves a translation accounts for none."""
    return {
        **_places(translation, whole),
        "kind": TRANSLATION,
        "coverage": 0.0,
        "similarity": translation.similarity,
        "score": translation.score,
        "best": False,
        "earliest": False,
        "runner_up": False,
        "reasons": list(translation.reasons),
        "edits": [],
    }


def _places(parallel: Parallel | Translation, whole: Reading) -> dict[str, Any]:
    """Where the earlier words stand, and what they answer."""
    earlier, later = parallel.earlier, parallel.later
    head = whole.heads.get(earlier.document)
    return {
        "document": earlier.document,
        "title": head.title if head else "",
        "issuers": list(head.issuers) if head else [],
        "version_kind": head.version_kind.value if head else "",
        "date": parallel.date,
        "language": parallel.language,
        "start": earlier.start,
        "end": earlier.end,
        "text": earlier.exact,
        "later": {"start": later.start, "end": later.end},
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": edit.kind.value,
        "earlier": edit.earlier,
        "later": edit.later,
        "earlier_start": edit.earlier_start,
        "earlier_end": edit.earlier_end,
        "later_start": edit.later_start,
        "later_end": edit.later_end,
    }


def _dropped(dropped: Dropped, whole: Reading) -> dict[str, Any]:
    head = whole.heads.get(dropped.quote.document)
    return {
        "document": dropped.quote.document,
        "title": head.title if head else "",
        "date": dropped.date,
        "start": dropped.quote.start,
        "end": dropped.quote.end,
        "text": dropped.quote.exact,
        "seen_in": dropped.seen_in,
        "of_last": dropped.of_last,
        "last_seen": dropped.last_seen,
    }


def _summary(reading: Reading) -> dict[str, Any]:
    rows = status_rows(reading)
    length = reading.length
    return {
        "shares": {row.status.value: row.share for row in rows},
        "words": {row.status.value: row.words for row in rows},
        "passages": {row.status.value: row.passages for row in rows},
        "dropped": len(reading.dropped),
        "best_single_source": reading.best_single_source,
        "any_source": reading.any_source,
        "length": {
            "words": length.words,
            "characters": length.characters,
            "passages": length.passages,
            "rule": length.rule,
            "rank": length.rank,
            "of": length.of,
        },
    }
