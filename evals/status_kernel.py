"""The package as a judge of passage status: the earlier text as the whole record, the later one read against it."""

from __future__ import annotations

from collections.abc import Sequence

from evals.corpora import Text
from evals.kernel import answered, encode, field_of
from evals.status_gold import Context, GoldEdit
from travaux.parallels import segments
from travaux.record.parallels import Parallel, Status
from travaux.record.passages import Passage

Triple = tuple[str, str, str]


def _best(language: str, record: Sequence[Text], later: str) -> list[tuple[Passage, Parallel | None]]:
    """Every passage of the later text with the parallel that decides its status."""
    segment = segments.build([(text.id, text.text) for text in record])
    among = field_of(record, [segment], language)
    texts = {text.id: text.text for text in record}
    inquiry, found = answered(Text("later", later), among, texts, encode)
    return [(passage, some[0] if some else None) for passage, some in zip(inquiry, found, strict=True)]


def _longest(triple: Triple) -> Parallel | None:
    language, earlier, later = triple
    return max(_best(language, [Text("earlier", earlier)], later), key=lambda one: one[0].end - one[0].start)[1]


def statuses(triples: list[Triple]) -> list[Status]:
    """The status of the later sentence of each triple."""
    found = [_longest(triple) for triple in triples]
    return [one.kind if one else Status.NEW for one in found]


def edits(triples: list[Triple]) -> list[list[GoldEdit]]:
    """The edits of the later sentence of each triple."""
    found = [_longest(triple) for triple in triples]
    return [[GoldEdit(edit.kind, edit.earlier, edit.later) for edit in one.edits] if one else [] for one in found]


def contexts(given: Sequence[Context]) -> list[list[Status]]:
    """The status of every sentence of each paragraph, read as running text against its small record."""
    return [_of_context(context) for context in given]


def _of_context(context: Context) -> list[Status]:
    record = [Text(f"d{number}", context.joined(document.sentences)) for number, document in enumerate(context.record)]
    read = _best(context.language, record, context.paragraph)
    found, start = [], 0
    for sentence in context.later:
        start = context.paragraph.index(sentence.text, start)
        end = start + len(sentence.text)
        _, parallel = max(read, key=lambda one: min(one[0].end, end) - max(one[0].start, start))
        found.append(parallel.kind if parallel else Status.NEW)
        start = end
    return found
