from dataclasses import replace

import pytest

from tests.render.specimens import reading
from travaux.record.documents import Document
from travaux.record.readings import Length, Standing
from travaux.record.statements import Direction, ForceShift
from travaux.render import wording


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.004, "<1 %"), (0.415, "42 %"), (0.996, ">99 %"), (1, "100 %")]
)
def test_percent_never_rounds_something_to_nothing_nor_most_to_all(share: float, words: str) -> None:
    assert wording.percent(share) == words


@pytest.mark.parametrize(
    ("seen_in", "of_last", "words"),
    [
        (0, 0, "no earlier text of this kind to compare with"),
        (0, 7, "in none of the last 7 of this kind"),
        (1, 7, "one-off: in 1 of the last 7 of this kind"),
        (3, 7, "recurring: in 3 of the last 7 of this kind"),
        (6, 7, "standing formula: in 6 of the last 7 of this kind"),
    ],
)
def test_standing_tells_formulas_from_one_off_repeats(seen_in: int, of_last: int, words: str) -> None:
    assert wording.standing(Standing(seen_in, of_last)) == words


@pytest.mark.parametrize(
    ("rank", "of", "words"),
    [(1, 1, "No other text"), (1, 5, "the longest of 5"), (5, 5, "the shortest of 5"), (3, 5, "number 3 by length")],
)
def test_length_says_its_rank(rank: int, of: int, words: str) -> None:
    assert words in wording.length(Length(1200, 8000, 40, "words", rank, of))


def test_nothing_dropped_says_why() -> None:
    made = replace(reading("en"), dropped=())
    assert "every formula standing in the last 4 texts of “joint statement”" in wording.nothing_dropped(made)
    alone = replace(made, passages=tuple(replace(one, standing=Standing(0, 0)) for one in made.passages))
    assert "no earlier text of “joint statement” in this language" in wording.nothing_dropped(alone)
    empty = replace(alone, coverage=replace(made.coverage, documents=0))
    assert "there was no earlier document" in wording.nothing_dropped(empty)


@pytest.mark.parametrize(
    ("text", "start"),
    [("Стороны\nподтвердили " * 9, "Стороны подтвердили"), ("双方重申" * 40, "双方重申双方"), ("Short.", "Short.")],
)
def test_excerpt_is_one_line_and_says_when_it_was_cut(text: str, start: str) -> None:
    found = wording.excerpt(text)
    assert found.startswith(start)
    assert "\n" not in found
    assert found.endswith("…") == (len(text) > 90)


def test_force_says_what_moved_and_who_is_newly_named() -> None:
    shift = ForceShift(
        Direction.SOFTENED, ("strongly oppose", "oppose"), newly_named=("US",), reason="oppose 4 became oppose 3"
    )
    said = "softened: “strongly oppose” became “oppose” (oppose 4 became oppose 3) · newly named: US"
    assert wording.force(shift) == said


@pytest.mark.parametrize(
    ("title", "kind", "issuers", "date", "name"),
    [
        ("Совместное заявление", "joint statement", ("Эльдория",), "2024", "Совместное заявление"),
        ("", "联合声明", ("埃尔多里亚", "诺德马克"), "2024-05", "Untitled: 联合声明, 埃尔多里亚 · 诺德马克, 2024-05"),
        ("", "", (), "2024", "Untitled: 2024"),
        ("", "", (), "", "Untitled document"),
    ],
)
def test_a_document_without_a_title_is_named_by_what_is_known_of_it(
    title: str, kind: str, issuers: tuple[str, ...], date: str, name: str
) -> None:
    document = Document("d", "text", "en", date, title=title, kind=kind, issuers=issuers)
    assert wording.name(document) == name
