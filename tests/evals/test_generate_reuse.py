from collections import Counter
from pathlib import Path

import pytest
from evals.generate_reuse import RECIPES, generate, material
from evals.overlap import plain_tokens, shared_runs
from evals.reuse_sets import LEVELS, ReuseSet, load, save
from evals.wording import sentences


@pytest.fixture(scope="module", params=["en", "ru", "zh"])
def dev(request: pytest.FixtureRequest, shared: Path) -> ReuseSet:
    return generate(shared, request.param, "dev")


def test_generated_set_is_deterministic_and_comes_back_from_disk(dev: ReuseSet, shared: Path, tmp_path: Path) -> None:
    save(dev, tmp_path)
    assert load(tmp_path, dev.language) == dev
    if dev.language == "ru":
        assert generate(shared, "ru", "dev") == dev


def test_generated_set_has_sixty_passages_a_level_of_the_right_length(dev: ReuseSet) -> None:
    assert Counter(planted.level for planted in dev.planted) == dict.fromkeys(LEVELS, 60)
    shortest, longest = RECIPES[dev.language].passage
    sources = {text.id: text.text for text in dev.sources}
    for case in dev.cases:
        assert shortest <= len(plain_tokens(sources[case.src][case.s_begin : case.s_end], dev.language)) <= longest


def test_generated_spans_hold_the_same_words_on_both_sides(dev: ReuseSet) -> None:
    sources = {text.id: text.text for text in dev.sources}
    queries = {text.id: text.text for text in dev.queries}
    for planted in dev.planted:
        case = planted.place
        later, earlier = queries[case.q][case.q_begin : case.q_end], sources[case.src][case.s_begin : case.s_end]
        if planted.level == "none":
            assert later == earlier
        one, other = (Counter(plain_tokens(text, dev.language)) for text in (later, earlier))
        assert (one & other).total() / max(one.total(), other.total()) > 0.45
        assert later == later.strip()


def test_generated_queries_share_no_run_with_sources_outside_the_planted_spans(dev: ReuseSet) -> None:
    sources = [text.text for text in dev.sources]
    for query in dev.queries[:12]:
        cases = sorted((case.q_begin, case.q_end) for case in dev.cases if case.q == query.id)
        bounds = [0, *(at for case in cases for at in case), len(query.text)]
        outside = [query.text[begin:end] for begin, end in zip(bounds[::2], bounds[1::2], strict=True)]
        assert shared_runs(sources, outside, dev.language) == set()


def test_dev_and_test_share_no_text(dev: ReuseSet, shared: Path) -> None:
    sources, hosts = material(shared, dev.language, "test")
    assert {text.id for text in dev.sources}.isdisjoint(text.id for text in sources)
    assert len({text.text for text in dev.sources} & {text.text for text in sources}) == 0
    test_hosts = set(hosts)
    long = {line for text in dev.queries for line in sentences(text.text, dev.language) if len(line) > 200}
    assert len(long & test_hosts) <= len(long) // 50  # the same news item may be read out twice
