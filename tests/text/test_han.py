from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text.han import simplified_only, simplify, traditional_only


def test_simplify_folds_traditional_characters_in_place() -> None:
    assert simplify("雙方同意發展貿易") == "双方同意发展贸易"
    assert simplify("双方同意发展贸易") == "双方同意发展贸易"


@settings(deadline=None)  # the first example loads dictionaries
@given(st.text(st.characters(), max_size=100))
def test_simplify_keeps_every_offset_and_does_nothing_twice(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)


def test_the_two_writings_have_characters_of_their_own() -> None:
    assert {"國", "與", "貿"} <= traditional_only()
    assert {"国", "贸"} <= simplified_only()
    assert not traditional_only() & simplified_only()
