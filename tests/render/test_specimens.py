"""The hand-made readings must themselves hold together, or the tests that use them show nothing."""

import pytest

from tests.render.specimens import LANGUAGES, reading
from travaux.parallels.diffs import runs
from travaux.record.parallels import Status


@pytest.mark.parametrize("language", LANGUAGES)
def test_specimen_passages_stand_where_they_say(language: str) -> None:
    made = reading(language)
    for read in made.passages:
        assert made.document.text[read.passage.start : read.passage.end] == read.passage.text
    assert {read.status for read in made.passages} == set(Status)


@pytest.mark.parametrize("language", LANGUAGES)
def test_specimen_edits_account_for_every_difference(language: str) -> None:
    for read in reading(language).passages:
        for parallel in read.parallels:
            found = runs(parallel)
            if parallel.kind is not Status.PARAPHRASE:
                kept = [(run.earlier, run.later) for run in found if run.kind is None]
                assert all(earlier == later for earlier, later in kept), kept
