from hypothesis import given
from hypothesis import strategies as st

from travaux.text.brief_marks import OPENING, SpanKind, escaped, notes, quotations, quoted, spans, wordings

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


@given(words)
def test_escaped_words_come_back_and_nothing_in_them_acts(text: str) -> None:
    flat = " ".join(text.split())
    assert wordings(escaped(text)) == (flat, flat)
    assert notes(escaped(text)) == ()


@given(st.text('а中a“”«»「」"[]{}^-+\\ ', min_size=1))
def test_quoted_words_are_one_quotation_wherever_marks_can_be_told_apart(text: str) -> None:
    flat = " ".join(text.split())
    sentence = quoted(flat)
    plain = wordings(sentence)[1]
    if any(opening not in flat and closing not in flat for opening, closing in OPENING.items()):
        assert quotations(plain) == ((1, len(flat) + 1),)
        assert plain[1:-1] == flat


def test_marks_give_edits_and_evidence_in_order() -> None:
    sentence = "Было “{--решительно --}осуждают{++ 双方++}”[^3], и ещё[^12][^3]"
    assert wordings(sentence) == ("Было “решительно осуждают”, и ещё", "Было “осуждают 双方”, и ещё")
    assert notes(sentence) == (3, 12)
    assert [one.kind for one in spans(sentence)][:3] == [SpanKind.PLAIN, SpanKind.DELETED, SpanKind.PLAIN]


def test_quotations_nest_and_unclosed_marks_open_none() -> None:
    text = "say “双方支持“曙光”项目” and « unclosed"
    assert [text[slice(*place)] for place in quotations(text)] == ["双方支持“曙光”项目"]
    assert quoted("双方支持“曙光”项目") == "“双方支持“曙光”项目”"
    assert quoted("open “ only") == "«open “ only»"
