import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.text.quoting import Gap, bare, parts


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("«Стороны против»", "Стороны против"),
        ("“The sides oppose”", "The sides oppose"),
        ("「雙方反對」", "雙方反對"),
        ('"a" and "b"', '"a" and "b"'),
        ("  plain ", "plain"),
        ("«", "«"),
    ],
)
def test_bare_takes_off_one_pair_of_marks(written: str, words: str) -> None:
    assert bare(written) == words


@pytest.mark.parametrize(
    ("written", "pieces"),
    [
        ("Стороны … против", [("Стороны", Gap.NONE), ("против", Gap.ELISION)]),
        ("Стороны [...] против", [("Стороны", Gap.NONE), ("против", Gap.ELISION)]),
        ("双方……反对", [("双方", Gap.NONE), ("反对", Gap.ELISION)]),
        ("The [two] sides (...) oppose", [("The", Gap.NONE), ("sides", Gap.INSERTION), ("oppose", Gap.ELISION)]),
        ("[T]he sides", [("The sides", Gap.NONE)]),
        ("[С]тороны", [("Стороны", Gap.NONE)]),
        ("... the sides", [("the sides", Gap.NONE)]),
        ("…", []),
        ("", []),
    ],
)
def test_parts_are_cut_at_elisions_and_insertions(written: str, pieces: list[tuple[str, Gap]]) -> None:
    assert [(part.text.strip(), part.gap) for part in parts(written)] == pieces


@given(st.text(alphabet="ab [].…Т双«»", max_size=40))
def test_every_letter_of_a_part_stands_where_it_says(written: str) -> None:
    for part in parts(written):
        assert "".join(written[at] for at in part.places) == part.text
        assert list(part.places) == sorted(part.places)
        start, end = part.span(0, len(part.text))
        assert written[start] == part.text[0]
        assert written[end - 1] == part.text[-1]
