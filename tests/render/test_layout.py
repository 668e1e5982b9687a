from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.specimens import LANGUAGES, reading
from travaux.record.passages import PassageKind
from travaux.render.layout import blocks, place


@pytest.mark.parametrize("language", LANGUAGES)
def test_blocks_give_back_the_text_and_keep_numbering_with_its_item(language: str) -> None:
    made = reading(language)
    cut = blocks(made.document.text, place(made))
    assert "".join(piece.text for block in cut for piece in block.pieces) == made.document.text
    assert [block.kind for block in cut] == [
        PassageKind.HEADING,
        PassageKind.SENTENCE,
        PassageKind.ITEM,
        PassageKind.ITEM,
        PassageKind.SENTENCE,
    ]
    assert [len(block.placed) for block in cut] == [1, 3, 1, 1, 1]
    assert cut[2].pieces[0].text.strip() in ("1.", "（一）")


@given(st.data())
def test_blocks_give_back_any_text_with_any_passages(data: st.DataObject) -> None:
    made = reading("en")
    text = data.draw(st.text(alphabet="аб中a .\n", max_size=40))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    passages = tuple(
        replace(
            made.passages[0],
            passage=replace(
                made.passages[0].passage,
                start=start,
                end=end,
                text=text[start:end],
                paragraph=data.draw(st.integers(0, 2)),
                kind=data.draw(st.sampled_from(PassageKind)),
            ),
        )
        for start, end in spans
    )
    placed = place(replace(made, passages=passages))
    cut = blocks(text, placed)
    assert "".join(piece.text for block in cut for piece in block.pieces) == text
    assert [one for block in cut for one in block.placed] == list(placed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_repeated_sentences_get_anchors_of_their_own(language: str) -> None:
    made = reading(language)
    twice = place(replace(made, passages=(made.passages[1], made.passages[1])))
    name = made.passages[1].passage.id
    assert [one.anchor for one in twice] == [f"p-{name}", f"p-{name}-2"]
