"""The gold of quotations: enough of every kind and direction, on both halves, and about documents that exist."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from evals.quotations import GOLD, KINDS, RECORDS, cases

from travaux.questions.mentions import script_of

LEAST = 180


def test_gold_has_enough_cases_of_every_kind_in_both_halves() -> None:
    counted = Counter((case.kind, case.split) for case in cases())
    assert sum(counted.values()) >= LEAST
    assert all(counted[kind, split] >= 5 for kind in KINDS for split in ("dev", "test"))


def test_translations_go_from_both_languages_to_all_others() -> None:
    found = Counter(script_of(case.quotation.words) for case in cases() if case.kind == "translated")
    assert all(found[language] >= 10 for language in ("en", "ru", "zh"))
    assert all(case.source for case in cases() if case.kind == "translated")


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_gold_says_where_it_comes_from(record: str) -> None:
    content = yaml.safe_load((GOLD / f"{record}.yaml").read_text("utf-8"))
    assert content["source"]
    assert content["licence"]
    assert set(content) == {"source", "licence", *KINDS}


def test_verified_ones_stand_in_the_texts_and_changed_ones_do_not() -> None:
    texts = {name: "\n".join(file.read_text("utf-8") for file in sorted(folder.glob("*.md")))
             for name, folder in RECORDS.items()}  # fmt: skip
    for case in cases():
        stands = case.quotation.words in texts[case.record]
        assert stands if case.kind == "verified" else not (stands and case.kind in ("altered", "stitched", "absent"))
