from dataclasses import replace

import pytest

from tests.questions.small_record import document, head
from travaux.questions.genre import genre_of

STATEMENTS = [head(document(f"s{n}", "Текст", "ru", f"201{n}", "joint statement")) for n in range(6)]


def test_genre_is_of_one_kind_and_language_and_its_last_texts_are_the_latest() -> None:
    other_kind = replace(STATEMENTS[0], id="x", kind="speech")
    other_language = replace(STATEMENTS[0], id="y", language="zh-Hans")
    genre = genre_of(document("n", "Т", "ru", "2024", "Joint Statement"), [*STATEMENTS, other_kind, other_language], 2)
    assert [one.id for one in genre.all] == [one.id for one in STATEMENTS]
    assert [one.id for one in genre.last] == ["s4", "s5"]


def test_text_without_kind_has_no_genre() -> None:
    assert genre_of(document("n", "Т", "ru", "2024"), STATEMENTS).all == ()


@pytest.mark.parametrize(("issuers", "members"), [(("Averia",), 2), (("averia", "Zhen"), 2), (("Zhen",), 1), ((), 2)])
def test_genre_needs_some_issuer_in_common_where_both_name_them(issuers: tuple[str, ...], members: int) -> None:
    heads = [replace(STATEMENTS[0], issuers=("Averia", "Norland")), replace(STATEMENTS[1], issuers=())]
    later = replace(document("n", "Т", "ru", "2024", "joint statement"), issuers=issuers)
    assert len(genre_of(later, heads).all) == members
