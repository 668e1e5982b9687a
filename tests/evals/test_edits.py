from random import Random

import pytest
from evals.edits import STRENGTHS, edited, share_lost, share_touched
from evals.wording import WORDINGS, Sentence, sentences

PASSAGES = {
    "en": "The two governments attach great importance to the safety of the crossing, and they will keep it open "
    "in all seasons. Both sides agreed to continue talks on the sharing of water, energy and roads. The ministers "
    "will meet twice a year, in turn on either bank, to examine the results and to decide on further measures.",
    "ru": "Правительства двух стран придают большое значение безопасности переправы, и они будут держать её "
    "открытой во все времена года. Стороны договорились продолжать переговоры о распределении воды, энергии и "
    "дорог. Министры будут встречаться дважды в год, поочерёдно на том и другом берегу, чтобы изучить итоги "
    "работы и решить о новых мерах.",
    "zh": "两国政府高度重视渡口的安全，将在各个季节保持渡口开放。双方同意继续就水资源、能源和道路的分配举行谈判。"
    "两国部长每年在两岸轮流会晤两次，研究工作成果，并决定进一步的措施。双方强调，发展贸易符合两国人民的共同利益。",
}


def passage(language: str) -> list[Sentence]:
    wording = WORDINGS[language]()
    return [wording.tokens(sentence) for sentence in sentences(PASSAGES[language], language)]


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_edited_is_the_same_for_the_same_seed(language: str) -> None:
    wording = WORDINGS[language]()
    one, two, other = (edited(passage(language), STRENGTHS["heavy"], wording, Random(seed)) for seed in ("a", "a", "b"))
    assert one == two != other


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_edited_loses_more_the_stronger_the_level(language: str) -> None:
    wording, before = WORDINGS[language](), passage(language)
    whole = [token for sentence in before for token in sentence]
    lost = []
    for level, strength in STRENGTHS.items():
        texts = [edited(before, strength, wording, Random(f"{level}-{seed}")) for seed in range(8)]
        shares = [share_lost([whole], [wording.tokens(text)]) for text in texts]
        assert min(shares) >= strength.lost - 0.02, level
        lost.append(sum(shares) / len(shares))
    assert lost == sorted(lost)
    assert lost[-1] < 0.5, "a heavily edited passage is still recognisably the same"


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_shares_of_an_untouched_passage_are_zero_and_of_a_new_one_high(language: str) -> None:
    before = passage(language)
    assert share_touched(before, before) == share_lost(before, before) == 0.0
    other = passage("ru" if language != "ru" else "en")[: len(before)]
    assert share_lost(before, other) > 0.9
