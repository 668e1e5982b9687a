"""The history of a phrase drawn, in three languages."""

from __future__ import annotations

import pytest

from travaux.record.documents import DocumentHead, VersionKind
from travaux.record.histories import History, Occurrence
from travaux.record.passages import Quoter
from travaux.record.readings import Coverage
from travaux.render.charts import svg
from travaux.render.history_chart import history_chart

SAID = {
    "ru": ("Эльдория", "добрососедство и дружба"),
    "zh": ("诺德马克", "睦邻友好"),
    "en": ("Eldoria", "good-neighbourliness"),
}
NOTHING = Coverage(documents=4, passages_words=40, first="2001", last="2020", undated=0, languages={}, as_of="")


def _occurrence(language: str, date: str, *issuers: str, translation: bool = False) -> Occurrence:
    words = SAID[language][1]
    head = DocumentHead(
        id="0" * 16, sha256="0" * 64, language=language, date=date, title="T", act="",
        version_kind=VersionKind.AUTHENTIC, issuers=issuers, kind="statement", words=4, characters=20,
    )  # fmt: skip
    return Occurrence(head, Quoter("0" * 16, words, "0" * 64).quote(0, len(words)), words, 1.0, translation)


def _rows(*occurrences: Occurrence) -> list[dict[str, str]]:
    (rows,) = history_chart(History("q", occurrences, {}, NOTHING))["datasets"].values()
    return list(rows)


@pytest.mark.parametrize("language", SAID)
def test_each_issuer_has_its_line_and_inexact_dates_are_hollow(language: str) -> None:
    issuer, words = SAID[language]
    rows = _rows(
        _occurrence(language, "2001-07-16", issuer, "Other"),
        _occurrence(language, "2005", issuer),
        _occurrence(language, "2006-01-01?"),
        _occurrence(language, "", issuer),
        _occurrence(language, "2010-01-01", issuer, translation=True),
    )
    assert [(row["from"], row["issuer"], row["standing"]) for row in rows] == [
        ("2001-07-16", issuer, "to the day"),
        ("2001-07-16", "Other", "to the day"),
        ("2005-01-01", issuer, "less exact"),
        ("2006-01-01", "no issuer known", "less exact"),
    ]
    assert {row["words"] for row in rows} == {words}


def test_the_chart_is_drawn_with_the_names_of_the_issuers() -> None:
    drawn = svg(
        history_chart(History("q", tuple(_occurrence(one, "2001-07-16", SAID[one][0]) for one in SAID), {}, NOTHING))
    )
    assert drawn.startswith("<svg")
    assert all(issuer in drawn for issuer, _words in SAID.values())
