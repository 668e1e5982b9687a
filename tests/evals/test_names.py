from __future__ import annotations

import random
from pathlib import Path

from evals.names import SEED, forms, measures, people


def test_there_are_two_hundred_people_with_names_in_three_scripts() -> None:
    assert len({person.id for person in people()}) == 200
    assert all(len(person.spellings) == 3 for person in people())


def test_forms_are_made_alike_every_time_and_mean_their_person() -> None:
    person = people()[0]
    one, other = (list(forms(person, random.Random(SEED))) for _time in range(2))
    assert one == other
    assert {form.person for form in one} == {person.id}
    assert {form.kind for form in one} >= {"case", "transliteration", "initials", "order", "slip", "han"}


def test_resolution_reaches_its_mark_without_a_wrong_merge(tmp_path: Path) -> None:
    found = {measure.name: measure.value for measure in measures(None, tmp_path)}
    assert found["names/test/resolved"] >= 0.97
    assert found["names/test/not-merged"] == 1
