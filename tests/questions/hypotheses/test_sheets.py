from __future__ import annotations

import pytest

from travaux.errors import InvalidValue
from travaux.questions.hypotheses.sheets import parsed, template
from travaux.record.hypotheses import Basis, Mark

WHOLE = """
title: Пролив 海峡
wants:
  - side: Алвария
    want: мост
    basis: stated
    links: [{document: 0123abcd, words: "мы ожидаем"}, {row: 4567cdef, against: да}]
    met: [{item: 89abcdef}]
readings: {H1: торговля, H2: 针对第三方}
evidence:
  - {id: E1, text: 没有部长, link: {row: 4567cdef}, marks: {H1: II, H2: C}, weight: 1.5}
"""


def test_a_sheet_is_read_as_written() -> None:
    sheet = parsed(WHOLE, "x.yaml")
    (want,) = sheet.wants
    assert (sheet.title, want.basis, [one.against for one in want.links]) == (
        "Пролив 海峡",
        Basis.STATED,
        [False, True],
    )
    assert (want.links[0].words, want.met[0].item, sheet.readings["H2"]) == ("мы ожидаем", "89abcdef", "针对第三方")
    (argument,) = sheet.arguments
    assert (argument.weight, argument.marks) == (1.5, {"H1": Mark.VERY_INCONSISTENT, "H2": Mark.CONSISTENT})


@pytest.mark.parametrize("title", ["海峡: 一", "Пролив", 'a "b"', "x: [y"])
def test_the_template_is_a_sheet(title: str) -> None:
    sheet = parsed(template(title), "x.yaml")
    assert (sheet.title, sheet.wants, sheet.readings, sheet.arguments) == (title, (), {}, ())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("links: [{document", "links: []\n    note: [{document"), "unknown field"),
        (('[{document: 0123abcd, words: "мы ожидаем"}, {row: 4567cdef, against: да}]', "[]"), "without evidence"),
        (('{document: 0123abcd, words: "мы ожидаем"}, ', ""), "without the words"),
        (("{row: 4567cdef}", "{row: 4567cdef, item: ab}"), "no link"),
        (("{row: 4567cdef}", "{document: 4567cdef}"), "no link"),
        (("{row: 4567cdef}", "nothing"), "no fields"),
        (("basis: stated", "basis: rumoured"), "not one of the values"),
        (("H1: II", "H1: IV"), "not one of the values"),
        (("H1: II", "H3: II"), "no such reading"),
        (("H2: C", "H2: N"), "a reading without evidence"),
        (("weight: 1.5", "weight: -1"), "no weight"),
        (("weight: 1.5", "weight: nan"), "no weight"),
        (("id: E1", "id: ''"), "without an id"),
        (("title:", "titel:"), "no hypotheses"),
        (("title:", "title: [\n"), "no YAML"),
        (("readings: {", "readings: [{"), "no YAML"),
    ],
)
def test_what_cannot_be_a_hypothesis_is_refused_by_name(change: tuple[str, str], message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        parsed(WHOLE.replace(*change), "x.yaml")
