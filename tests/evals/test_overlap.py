import pytest
from evals.overlap import RUN, plain_tokens, runs, shared_runs, without_shared

SENTENCES = {
    "en": "The two sides will keep the river free for the barges of both banks.",
    "ru": "Стороны сохранят реку открытой для всех барж обоих берегов и ещё на долгие годы.",
    "zh": "双方将继续保持界河对两岸所有驳船长期自由开放。",
}
OTHERS = {"en": "Nothing else was said.", "ru": "Больше ничего не сказали.", "zh": "此外没有其他内容。"}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_runs_have_the_length_of_their_language(language: str) -> None:
    tokens = plain_tokens(SENTENCES[language], language)
    assert len(runs(SENTENCES[language], language)) == len(tokens) - RUN[language] + 1
    assert runs(OTHERS[language], language) == set()


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_shared_runs_ignore_case_and_marks(language: str) -> None:
    same = SENTENCES[language].upper().replace(".", "!").replace("。", "！")
    assert shared_runs([SENTENCES[language]], [same], language) == runs(SENTENCES[language], language)
    assert shared_runs([SENTENCES[language]], [OTHERS[language]], language) == set()


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_without_shared_also_drops_a_run_across_two_sentences(language: str) -> None:
    whole, gap = SENTENCES[language], "" if language == "zh" else " "
    middle = len(whole) // 2 if language == "zh" else whole.index(" ", len(whole) // 2)
    parts = [whole[:middle].strip(), whole[middle:].strip()]
    forbidden = runs(gap.join(parts), language)
    assert without_shared([OTHERS[language], whole], forbidden, language) == [OTHERS[language]]
    left = without_shared([OTHERS[language], *parts], forbidden, language)
    assert left[0] == OTHERS[language]
    assert len(left) < 3
    assert not runs(gap.join(left), language) & forbidden
