import pytest
from benchmarks.baseline import detect
from evals.corpora import Text

from tests.evals.test_edits import PASSAGES

HOSTS = {
    "en": ("Rain fell on the hills for days. ", " Nobody at the market spoke of it."),
    "ru": ("На холмах несколько дней шёл дождь. ", " На рынке об этом никто не говорил."),
    "zh": ("山上下了好几天的雨。", "集市上没有人谈起此事。"),
}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_baseline_finds_a_copied_passage_on_both_sides(language: str) -> None:
    before, after = HOSTS[language]
    later, earlier = Text("q", before + PASSAGES[language] + after), Text("s", PASSAGES[language])
    (found,) = detect([earlier], [later], language)
    assert abs(found.q_begin - len(before)) <= 2
    assert found.s_begin == 0
    assert later.text[found.q_begin : found.q_end] == earlier.text[found.s_begin : found.s_end]


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_baseline_finds_nothing_where_nothing_is_shared(language: str) -> None:
    assert detect([Text("s", PASSAGES[language])], [Text("q", "".join(HOSTS[language]))], language) == []
