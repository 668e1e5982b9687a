"""The topic map of a document: the share of each area, beside earlier documents in its language."""

from __future__ import annotations

from collections import Counter, defaultdict

from travaux.reading.topics import TopicScheme, scheme
from travaux.record import dates
from travaux.record.documents import Document
from travaux.record.topics import TopicMap, TopicShare
from travaux.store.views import View
from travaux.text.sentences import passages


def topic_map(view: View, document: Document, own: str = "") -> TopicMap:
    """The topics of a document with their mean share in the documents of the view dated before it, same language.

    ``own``: a YAML file whose topics are added to the shipped scheme. Raises InvalidValue when it is none.
    """
    chosen = scheme(own)
    lengths, counts, total = _lengths(document, chosen)
    earlier = [
        view.document(head.id)
        for head in view.heads()
        if head.id != document.id
        and head.base_language == document.base_language
        and dates.is_before(head.date, document.date)
    ]
    before: dict[str, float] = defaultdict(float)
    for other in earlier:
        other_lengths, _, other_total = _lengths(other, chosen)
        for topic, length in other_lengths.items():
            before[topic] += length / other_total / len(earlier)
    named = [topic for topic in chosen.order if lengths[topic] or before[topic]]
    shares = [
        TopicShare(
            topic=topic,
            label=chosen.labels[topic].get(document.base_language, topic),
            share=lengths[topic] / total if total else 0.0,
            passages=counts[topic],
            earlier_share=before[topic],
            standing=_standing(lengths[topic], before[topic], bool(earlier)),
        )
        for topic in named
    ]
    shares.sort(key=lambda one: (-one.share, -one.earlier_share))
    unread = 1 - sum(lengths.values()) / total if total else 0.0
    return TopicMap(document.id, document.base_language, tuple(shares), unread, len(earlier))


def _lengths(document: Document, chosen: TopicScheme) -> tuple[Counter[str], Counter[str], int]:
    """Characters and passages led by each topic, and all characters of passages."""
    lengths: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    total = 0
    for passage in passages(document.text, document.language, document.id):
        total += len(passage.text)
        hits = chosen.topics(passage.text, document.base_language)
        if hits:
            lengths[hits[0].topic] += len(passage.text)
            counts[hits[0].topic] += 1
    return lengths, counts, total


def _standing(now: int, before: float, compared: bool) -> str:
    if not compared:
        return ""
    if now and not before:
        return "new"
    return "kept" if now else "lost"
