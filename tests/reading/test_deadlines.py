import pytest

from travaux.reading.deadlines import deadline

TODAY = "2025-11-30"


@pytest.mark.parametrize(
    ("language", "words", "due"),
    [
        ("en", "by the end of 2027", "2027-12-31"),
        ("en", "in March 2026", "2026-03"),
        ("en", "before 1 July 2026", "2026-07-01"),
        ("en", "within three months", "2026-02-28"),
        ("en", "over the next five years", "2030-11-30"),
        ("en", "by the end of the year", "2025-12-31"),
        ("en", "next year", "2026"),
        ("en", "next month", "2025-12"),
        ("en", "every month", ""),
        ("ru", "до конца 2027 года", "2027-12-31"),
        ("ru", "в марте 2026 года", "2026-03"),
        ("ru", "до 1 июля 2026 года", "2026-07-01"),
        ("ru", "в течение трёх месяцев", "2026-02-28"),
        ("ru", "в ближайшие пять лет", "2030-11-30"),
        ("ru", "до конца года", "2025-12-31"),
        ("ru", "в следующем году", "2026"),
        ("ru", "в следующем месяце", "2025-12"),
        ("ru", "ежегодно", ""),
        ("zh", "在2027年底前", "2027-12-31"),
        ("zh", "于2026年3月", "2026-03"),
        ("zh", "在2026年7月1日前", "2026-07-01"),
        ("zh", "在三个月内", "2026-02-28"),
        ("zh", "未来五年", "2030-11-30"),
        ("zh", "年内", "2025-12-31"),
        ("zh", "明年", "2026"),
        ("zh", "下个月", "2025-12"),
        ("zh", "每年", ""),
    ],
)
def test_deadline_is_found_whole_and_resolved(language: str, words: str, due: str) -> None:
    found = deadline(words, language, TODAY)
    assert found is not None
    assert words[found.start : found.end] == words
    assert found.due == due


@pytest.mark.parametrize(("language", "words"), [("en", "by year-end"), ("ru", "до конца года"), ("zh", "年内")])
def test_relative_deadline_of_an_undated_document_stays_unresolved(language: str, words: str) -> None:
    found = deadline(words, language)
    assert found is not None
    assert found.due == ""


@pytest.mark.parametrize(("language", "words"), [("en", "with friends"), ("ru", "с друзьями"), ("zh", "同朋友")])
def test_no_deadline_is_none(language: str, words: str) -> None:
    assert deadline(words, language, TODAY) is None
