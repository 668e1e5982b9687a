from __future__ import annotations

import pytest

from tests.brief.sample import workbench
from travaux.questions.predicates.evaluation import evaluate


def _verdict(claim: str) -> str:
    finding = evaluate(claim, workbench().view())
    return str(finding.verdict)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ('visited("Ilsa Corven", "Kesh", "2024-06-11/2024-06-13")', "holds"),
        ('visited("Ilsa Corven", "Dasharan", "2024-06")', "holds"),
        ('visited("Ilsa Corven", "Dasharan", "2024-06-11/2024-06-15")', "fails"),  # it ended on the 13th
        ('visited("Ilsa Corven", "Dasharan", "2024-07-01")', "fails"),  # recorded in June
        ('visited("Ilsa Corven", "Dasharan", "2022-07-01")', "too-thin"),
        ('visited("Ilsa Corven", "Anselm", "2024-06-12")', "fails"),  # she was in Kesh
        ('took_place(events(kind="call"), "2023-02-01")', "holds"),
        ('took_place(events(kind="call"), "2023-02-05", days=10)', "fails"),
        ('took_place(events(kind="call"), "2023-02-25", days=10)', "too-thin"),
        ('counted(visits("Ilsa Corven", to="Dasharan"), 2)', "holds-in-record"),
        ('counted(visits("Ilsa Corven", to="Dasharan"), 1)', "fails"),
        ('counted(visits("Ilsa Corven", to="Dasharan"), 5)', "too-thin"),
        ('signed("2024-06-12", 14)', "holds"),
        ('signed("2024-06-12", 15)', "fails"),
        ('signed("2020-01-01", 3)', "too-thin"),
        ('voted("Velmora", "no", "commercial shipping")', "holds"),
        ('voted("Dasharan", "no", "commercial shipping", in="2022")', "fails"),
        ('voted("Dasharan", "no", "fishing")', "too-thin"),
    ],
)
def test_occurrences_are_told_from_what_the_record_lacks(claim: str, wanted: str) -> None:
    assert _verdict(claim) == wanted


def test_length_counts_words_and_chinese_characters() -> None:
    finding = evaluate('length("js-2024")', workbench().view())
    assert len(finding.sensitivity) == 3
