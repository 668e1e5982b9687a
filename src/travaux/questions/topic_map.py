"""The topic map of a document: the share of each area, beside earlier documents in its language."""

from __future__ import annotations

from collections import Counter, defaultdict

from travaux.reading.topic_vectors import Meant, TopicVectors, topic_vectors
from travaux.reading.topics import TopicScheme, scheme
from travaux.record import dates
from travaux.record.documents import Document
from travaux.record.topics import TopicMap, TopicShare
from travaux.store.views import View
from travaux.text.sentences import passages


def topic_map(view: View, document: Document, own: str = "", meant: Meant | None = None) -> TopicMap:
    """The topics of a document with their mean share in the documents of the view dated before it, same language.

    ``own``: a YAML file whose topics are added to the shipped scheme; with ``meant`` sentences without a seed term
    are told by their meaning. Raises InvalidValue when the file is no scheme.
    """
    chosen = scheme(own)
    vectors = topic_vectors(chosen, meant) if meant is not None else None
    lengths, counts, total = _lengths(document, chosen, vectors)
    earlier = [
        view.document(head.id)
        for head in view.heads()
        if head.id != document.id
        and head.base_language == document.base_language
        and dates.is_before(head.date, document.date)
    ]
    before: dict[str, float] = defaultdict(float)
    for other in earlier:
        other_lengths, _, other_total = _lengths(other, chosen, vectors)
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


def _lengths(
    document: Document, chosen: TopicScheme, vectors: TopicVectors | None
) -> tuple[Counter[str], Counter[str], int]:
    """Characters and passages led by each topic, and all characters of passages."""
    lengths: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    words = [one.text for one in passages(document.text, document.language, document.id)]
    for text, topic in zip(words, _leading(words, document.base_language, chosen, vectors), strict=True):
        if topic:
            lengths[topic] += len(text)
            counts[topic] += 1
    return lengths, counts, sum(map(len, words))


def _leading(words: list[str], language: str, chosen: TopicScheme, vectors: TopicVectors | None) -> list[str]:
    """The leading topic of each passage: by seed terms, else by meaning where that is asked; "" for none."""
    found = [hits[0].topic if (hits := chosen.topics(text, language)) else "" for text in words]
    if vectors is None:
        return found
    unread = [number for number, topic in enumerate(found) if not topic]
    for number, topic in zip(unread, vectors.nearest([words[number] for number in unread], language), strict=True):
        found[number] = topic
    return found


def _standing(now: int, before: float, compared: bool) -> str:
    if not compared:
        return ""
    if now and not before:
        return "new"
    return "kept" if now else "lost"
