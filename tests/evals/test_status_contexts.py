from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from evals.status_gold import LANGUAGES, SPLITS, Context, GoldSentence, load_contexts, load_pairs
from evals.status_words import contains, kept_share, normalised

from travaux.record.dates import is_before
from travaux.record.parallels import Status

BANDS = {
    Status.VERBATIM: (0.99, 1.0),
    Status.EDITED: (0.60, 1.0),
    Status.REWORKED: (0.38, 0.80),
    Status.PARAPHRASE: (0.0, 0.50),
    Status.NEW: (0.0, 0.65),
}
"""Share of the sentence's stems the whole source document holds; wider than for pairs: a document has more words."""


@pytest.fixture(params=LANGUAGES)
def contexts(request: pytest.FixtureRequest) -> list[Context]:
    return load_contexts(str(request.param))


def sentences(contexts: list[Context]) -> list[tuple[Context, GoldSentence]]:
    return [(context, sentence) for context in contexts for sentence in context.later]


def source_text(context: Context, sentence: GoldSentence) -> str:
    return next(context.joined(d.sentences) for d in context.record if d.id == sentence.source)


def whole_record(context: Context) -> str:
    return context.joined(tuple(sentence for document in context.record for sentence in document.sentences))


def test_contexts_are_thirty_in_two_even_splits(contexts: list[Context]) -> None:
    assert len({context.id for context in contexts}) == len(contexts) == 30
    assert Counter(context.split for context in contexts) == dict.fromkeys(SPLITS, 15)


def test_contexts_have_a_small_dated_record_and_a_paragraph(contexts: list[Context]) -> None:
    for context in contexts:
        assert 3 <= len(context.record) <= 4
        assert 3 <= len(context.later) <= 5
        dates = [document.date for document in context.record]
        assert all(is_before(one, other) for one, other in pairwise(dates))


def test_sources_are_documents_of_the_record_and_absent_for_new_sentences(contexts: list[Context]) -> None:
    for context, sentence in sentences(contexts):
        known = {document.id for document in context.record}
        assert sentence.source in (known if sentence.status is not Status.NEW else {""}), sentence.text


def test_verbatim_sentences_stand_in_their_source_and_no_other_does(contexts: list[Context]) -> None:
    for context, sentence in sentences(contexts):
        documents = [context.joined(document.sentences) for document in context.record]
        if sentence.status is Status.VERBATIM:
            documents = [source_text(context, sentence)]
        found = any(contains(text, sentence.text, context.language) for text in documents)
        assert found == (sentence.status is Status.VERBATIM), sentence.text


def test_kept_wording_lies_in_the_band_of_the_status(contexts: list[Context]) -> None:
    outliers = []
    for context, sentence in sentences(contexts):
        earlier = source_text(context, sentence) if sentence.source else whole_record(context)
        share, (low, high) = kept_share(earlier, sentence.text, context.language), BANDS[sentence.status]
        outliers += [(sentence.text, round(share, 2))] if not low <= share <= high else []
    assert outliers == []


def test_the_source_is_the_document_with_most_of_the_wording(contexts: list[Context]) -> None:
    for context, sentence in sentences(contexts):
        if sentence.status in (Status.VERBATIM, Status.EDITED, Status.REWORKED):
            shares = {
                document.id: kept_share(context.joined(document.sentences), sentence.text, context.language)
                for document in context.record
            }
            assert shares[sentence.source] == pytest.approx(max(shares.values())), sentence.text


def test_any_source_share_is_near_the_share_of_the_whole_record(contexts: list[Context]) -> None:
    stitched = [(context, s) for context, s in sentences(contexts) if s.any_source is not None]
    assert len(stitched) >= 6
    for context, sentence in stitched:
        measured = kept_share(whole_record(context), sentence.text, context.language)
        single = kept_share(source_text(context, sentence), sentence.text, context.language)
        assert sentence.any_source == pytest.approx(measured, abs=0.15), sentence.text
        assert measured > single + 0.1, sentence.text


def test_every_status_occurs_in_both_splits(contexts: list[Context]) -> None:
    counts = Counter((context.split, sentence.status) for context, sentence in sentences(contexts))
    assert min(counts[split, status] for split in SPLITS for status in Status) >= 4


def test_contexts_share_no_later_sentence_with_each_other_or_the_pairs(contexts: list[Context]) -> None:
    language = contexts[0].language
    later = [normalised(sentence.text, language) for _, sentence in sentences(contexts)]
    assert len(set(later)) == len(later)
    assert not set(later) & {normalised(pair.later, language) for pair in load_pairs(language)}
