import numpy as np
import pytest

from tests.parallels.lineage.corpora import FILLER, PASSAGES
from travaux.parallels import segments
from travaux.parallels.detection import detect
from travaux.parallels.stretches import Least, Stretch, stretches
from travaux.parallels.weights import weigh
from travaux.text.tokens import tokenise


def found(earlier: dict[str, str], text: str, least: float = 6.0) -> list[Stretch]:
    segment = segments.build(earlier.items())
    tokens = tokenise(text)
    units = [(first, min(first + 30, len(tokens))) for first in range(0, len(tokens), 30)]
    allowed = np.ones(len(earlier), np.bool_)
    return stretches(tokens, detect(weigh(text, tokens, [segment]), units, [segment], [allowed]), Least(1.0, least))


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_verbatim_passage_is_found_once_with_exact_borders(language: str) -> None:
    passage = PASSAGES[language][0].strip()
    text = FILLER[language] + passage + FILLER[language]
    stretch = found({"source": PASSAGES[language][1] + passage, "other": PASSAGES[language][1]}, text)
    inside = [one for one in stretch if one.start >= len(FILLER[language]) - 1]
    assert len(inside) == 1
    assert text[inside[0].start : inside[0].end].rstrip(" .。") in passage
    assert inside[0].end - inside[0].start >= 0.97 * len(passage) - 2


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_passages_that_changed_places_are_both_found(language: str) -> None:
    one, other = PASSAGES[language]
    text = other + one
    stretch = found({"source": one + other}, text)
    covered = sum(piece.end - piece.start for piece in stretch)
    assert covered >= 0.95 * len(text) - 4
    assert sum(piece.earlier_end - piece.earlier_start for piece in stretch) >= 0.95 * len(text) - 4


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_unrelated_text_has_no_stretch(language: str) -> None:
    assert found({"source": "".join(PASSAGES[language])}, FILLER[language]) == []


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_documents_not_allowed_never_answer(language: str) -> None:
    passage = PASSAGES[language][0]
    segment = segments.build([("secret", passage), ("open", FILLER[language])])
    tokens = tokenise(passage)
    detections = detect(weigh(passage, tokens, [segment]), [(0, len(tokens))], [segment], [np.array([False, True])])
    assert stretches(tokens, detections, Least(1.0, 1.0)) == []


def test_short_formula_in_another_order_is_found_by_the_fine_channel() -> None:
    earlier = "Стороны решительно осуждают применение силы против гражданских судов в проливе Меридан."
    later = "Против гражданских судов в проливе Меридан применение силы осуждают решительно стороны."
    assert found({"source": earlier}, later, 2.0)


def test_detection_is_the_same_every_time() -> None:
    text = "".join(PASSAGES["ru"]) + FILLER["ru"]
    sources = {"a": "".join(PASSAGES["ru"]), "b": PASSAGES["ru"][0]}
    assert found(sources, text) == found(sources, text)


@pytest.mark.parametrize("text", ["", "   \n", "。，！", "one", "中"])
def test_texts_with_few_or_no_tokens_are_no_trouble(text: str) -> None:
    assert found({"source": PASSAGES["en"][0], "empty": ""}, text) == []
