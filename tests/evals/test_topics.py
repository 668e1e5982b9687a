from evals.topics import NONE, Answer, measures, seeded


def test_gold_of_topics_by_meaning_holds_no_seed_term() -> None:
    assert seeded() == []


def test_measures_count_abstentions_against_recall_only() -> None:
    found = [
        Answer("test", "en", "energy", "energy"),
        Answer("test", "en", "trade", ""),
        Answer("test", "en", NONE, "trade"),
        Answer("test", "en", NONE, ""),
    ]
    values = [one.value for one in measures(found, "topics", True, "gold")]
    assert values == [1 / 2, 1 / 2, 1 / 2]
