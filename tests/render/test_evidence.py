from dataclasses import replace

import pytest

from tests.render.specimens import LANGUAGES, reading
from travaux.record.parallels import Status
from travaux.render.evidence import DATES_SHOWN, WORDINGS_SHOWN, Mark, View, evidence


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_wording_is_shown_once_with_all_its_dates(language: str) -> None:
    repeated = evidence(reading(language).passages[1])
    (wording,) = repeated.wordings
    assert wording.view is View.SAME
    assert [(cited.parallel.date, cited.marks) for cited in wording.cited] == [
        ("2023-05-18", (Mark.BEST,)),
        ("2017-06-09", (Mark.EARLIEST, Mark.RUNNER_UP)),
    ]
    assert [parallel.date for parallel in wording.also] == ["2019-04-22", "2021-11-03"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_small_edits_read_inline_and_rewriting_reads_side_by_side(language: str) -> None:
    views = {read.status: evidence(read).wordings[0].view for read in reading(language).passages if read.parallels}
    assert views == {
        Status.VERBATIM: View.SAME,
        Status.EDITED: View.INLINE,
        Status.REWORKED: View.BESIDE,
        Status.PARAPHRASE: View.BESIDE,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_shown_is_counted(language: str) -> None:
    read = reading(language).passages[1]
    first = read.parallels[0]
    many = tuple(replace(first, date=f"20{n:02}-01-01") for n in range(40))
    wordings = tuple(
        replace(first, kind=Status.REWORKED, date="2022", earlier=replace(first.earlier, exact=f"{n} {n}"))
        for n in range(9)
    )
    found = evidence(replace(read, parallels=many + wordings))
    assert (len(found.wordings), found.more) == (1 + WORDINGS_SHOWN, 9 - WORDINGS_SHOWN)
    same = found.wordings[0]
    assert len(same.cited) + DATES_SHOWN + same.more == 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_passage_has_no_wordings(language: str) -> None:
    found = evidence(reading(language).passages[3])
    assert (found.wordings, found.more, found.documents) == ((), 0, set())
