import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.render.controls import pieces, shown


@given(st.text())
def test_pieces_give_back_the_text(text: str) -> None:
    assert "".join(part for part, _ in pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("мир\x1b[31m", "мир␛[31m"),
        ("和平\x00\u202e", "和平␀⟨U+202E⟩"),
        ("peace\r\nnow\ttoo", "peace\nnow\ttoo"),
        ("half \ud83d", "half ⟨U+D83D⟩"),
    ],
)
def test_shown_text_cannot_move_the_cursor(text: str, expected: str) -> None:
    assert shown(text) == expected
