"""Courses over an invented record: a burst, a break and a disappearance planted in each language, and a flat term."""

from collections.abc import Iterator

import pytest

from tests.store.samples import document, draft
from travaux.errors import InvalidValue
from travaux.questions.trends.asking import TrendOptions, trends
from travaux.questions.trends.counting import Sort, Subject, occurrences
from travaux.questions.trends.periods import period_of
from travaux.record.trends import TOO_FEW, Course
from travaux.store.additions import Entry
from travaux.store.database import create
from travaux.store.views import View
from travaux.store.writes import Writer
from travaux.text.counts import count_words
from travaux.text.terms import search_terms

LANGUAGES = ("ru", "zh", "en")
FILLER = {
    "ru": "Министр принял посла и обсудил с ним ход работ на переправе, торговлю зерном и обмен студентами.",
    "zh": "部长会见大使，双方就渡口工程进展、粮食贸易和留学生交流交换了意见。",
    "en": "The minister received the ambassador and discussed works on the crossing, trade in grain and exchanges.",
}
TERMS = {
    "ru": {"burst": "речной пакт", "gone": "кольцо мира", "flat": "дух Анвира", "risen": "цифровой берег"},
    "zh": {"burst": "河流公约", "gone": "和平之环", "flat": "安维尔精神", "risen": "数字之岸"},
    "en": {"burst": "river pact", "gone": "ring of peace", "flat": "spirit of Anvir", "risen": "digital shore"},
}
YEARS, DOCUMENTS = range(2001, 2015), 20


def _terms(year: int, number: int) -> Iterator[str]:
    """Which terms the document says: each in so many of the twenty of a year."""
    share = {"burst": 12 if year in (2006, 2007) else 1, "gone": 6 if year < 2011 else 0, "flat": 4}
    share["risen"] = 1 if year < 2009 else 9
    return (term for term, holding in share.items() if (number * 7 + len(term)) % DOCUMENTS < holding)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with create(tmp_path_factory.mktemp("trends") / "record") as database:
        list(Writer(database).add_all(_entries()))
        yield View(database)


def _entries() -> Iterator[Entry]:
    for language in LANGUAGES:
        for year in YEARS:
            for number in range(DOCUMENTS):
                said = " ".join(f"— {TERMS[language][term]}." for term in _terms(year, number))
                text = f"{FILLER[language]}\n{said}\n{year}/{number}"
                issuer = "Velmara" if number % 2 else "Anvir"
                made = document(text, language, f"{year}-{1 + number % 12:02}", issuers=(issuer,))
                words, terms = count_words(text, language), search_terms(text, language)
                yield Entry(draft(made, f"{language}-{year}-{number}.txt"), words, terms)


def _course(view: View, language: str, term: str, options: TrendOptions | None = None) -> Course:
    (course,) = trends([Subject(Sort.TERM, TERMS[language][term])], view, options).courses
    return course


@pytest.mark.parametrize("language", LANGUAGES)
def test_planted_burst_break_and_disappearance_are_found(view: View, language: str) -> None:
    burst, gone, risen = (_course(view, language, term) for term in ("burst", "gone", "risen"))
    assert [(one.first, one.last) for one in burst.bursts] == [("2006", "2007")]
    assert gone.silence is not None
    assert (gone.silence.answer, gone.silence.documents >= 4 * DOCUMENTS) == ("gone", True)
    assert [(one.period, one.run) for one in risen.breaks] == [("2009", 8)]
    assert risen.breaks[0].log_ratio > 2
    assert risen.silence is not None
    assert risen.silence.answer != "gone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_flat_term_has_no_burst_no_break_and_is_not_gone(view: View, language: str) -> None:
    flat = _course(view, language, "flat")
    assert (flat.bursts, flat.breaks) == ((), ())
    assert flat.silence is not None
    assert flat.silence.answer != "gone"
    assert {point.exposure.holding for point in flat.points} == {4}


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_carry_what_was_looked_at_and_an_interval_round_the_rate(view: View, language: str) -> None:
    course = _course(view, language, "burst")
    assert [point.period for point in course.points] == [str(year) for year in YEARS]
    assert all(point.exposure.documents == DOCUMENTS for point in course.points)
    assert all(point.interval[0] <= point.exposure.rate <= point.interval[1] for point in course.points)
    assert course.total.occurrences == 12 * 2 + 12
    assert course.first is not None
    assert course.last is not None
    assert (course.first.date[:4], course.last.date[:4]) == ("2001", "2014")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sides_are_compared_by_period_and_by_issuer(view: View, language: str) -> None:
    by_period = _course(view, language, "risen", TrendOptions(compare=("2001/2008", "2009/2014"))).keyness
    assert by_period is not None
    assert by_period.answer == "2009/2014 says it more"
    assert by_period.interval[1] < 0
    by_issuer = _course(view, language, "flat", TrendOptions(compare=("Anvir", "velmara"))).keyness
    assert by_issuer is not None
    assert by_issuer.exposures[0].documents == by_issuer.exposures[1].documents == len(YEARS) * DOCUMENTS // 2


def test_each_issuer_has_its_own_course(view: View) -> None:
    subject = Subject(Sort.TERM, TERMS["en"]["burst"])
    both = trends([subject], view, TrendOptions(issuers=("Anvir", "Velmara"))).courses
    assert [one.issuer for one in both] == ["Anvir", "Velmara"]
    assert sum(one.total.occurrences for one in both) == _course(view, "en", "burst").total.occurrences


def test_acts_and_topics_are_counted_with_warmth(view: View) -> None:
    found = trends([Subject(Sort.ACT, "condemn"), Subject(Sort.TOPIC, "trade")], view)
    assert {one.term for one in found.courses} == {"condemn", "trade"}
    assert all(one.total.documents == len(YEARS) * DOCUMENTS for one in found.courses)


def test_what_was_never_said_has_no_first_and_no_silence(view: View) -> None:
    (course,) = trends([Subject(Sort.TERM, "moon treaty")], view).courses
    assert (course.first, course.last, course.silence, course.bursts) == (None, None, None, ())
    assert any(TOO_FEW in note or "too few" in note for note in course.notes)


@pytest.mark.parametrize("subject", [Subject(Sort.TOPIC, "moon"), Subject(Sort.ACT, "sing"), Subject(Sort.TERM, " ")])
def test_unknown_subject_is_refused(view: View, subject: Subject) -> None:
    with pytest.raises(InvalidValue):
        trends([subject], view)


def test_documents_of_the_same_date_are_no_silence_after_the_last(view: View) -> None:
    course = _course(view, "en", "flat")
    assert course.last is not None
    later = [head for head in view.heads() if head.base_language == "en" and head.date > course.last.date]
    assert course.silence is not None
    assert course.silence.documents == len(later)


def test_side_without_documents_is_said(view: View) -> None:
    course = _course(view, "en", "flat", TrendOptions(compare=("Anvir", "Nowhere")))
    assert course.keyness is not None
    assert course.keyness.answer == TOO_FEW
    assert any("no document of Nowhere" in note for note in course.notes)


@pytest.mark.parametrize(
    ("date", "by", "period"),
    [
        ("2014-05-16", "year", "2014"), ("2014-07", "half", "2014-H2"), ("2014-05-16", "quarter", "2014-Q2"),
        ("2014-05", "month", "2014-05"), ("2014", "decade", "2010s"), ("2014", "month", ""), ("", "year", ""),
        ("2014-21", "quarter", ""), ("2013/2014", "year", ""),
    ],
)  # fmt: skip
def test_period_is_the_one_a_date_certainly_falls_in(date: str, by: str, period: str) -> None:
    assert period_of(date, by) == period


def test_documents_whose_date_fits_no_period_are_counted(view: View) -> None:
    found = trends([Subject(Sort.TERM, "river pact")], view, TrendOptions(by="month"))
    assert found.notes == ()
    assert len(found.courses[0].points) == 12 * len(YEARS)


@pytest.mark.parametrize(
    ("text", "names", "language", "number"),
    [
        ("The river pact and the great river pact.", ("river pact", "great river pact"), "en", 2),
        ("О речном пакте: речной пакт.", ("речной пакт",), "ru", 2),
        ("河流公约和大河流公约", ("河流公约", "大河流公约"), "zh", 2),
    ],
)
def test_names_that_overlap_count_once(text: str, names: tuple[str, ...], language: str, number: int) -> None:
    assert occurrences(text, names, language) == number
