import json
from importlib.resources import files
from importlib.util import find_spec

import numpy as np
import pytest

from travaux.errors import InvalidValue
from travaux.text.vectors import (
    LONGEST_PIECE,
    LanguageMeans,
    PackagedEncoder,
    check_means,
    means_of,
    packaged_means,
    pieces,
    unit_rows,
)


@pytest.fixture(scope="module")
def encoder() -> PackagedEncoder:
    return PackagedEncoder()


SENTENCES = {
    "ru": [
        "Стороны договорились развивать торговлю.",
        "Министры обсудили границу.",
        "Погода была плохой.",
    ],
    "en": ["The sides agreed to develop trade.", "The ministers discussed the border.", "The weather was bad."],
    "zh": ["双方同意发展贸易。", "部长们讨论了边境局势。", "天气不好。"],
}


@pytest.mark.parametrize("language", ["ru", "en", "zh"])
def test_encode_gives_unit_rows_in_order(encoder: PackagedEncoder, language: str) -> None:
    vectors = encoder.encode(SENTENCES[language])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[1], encoder.encode([SENTENCES[language][1]])[0], atol=1e-4)


def test_encode_gives_zeros_for_blank_sentences_and_nothing_for_none(encoder: PackagedEncoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)
    vectors = encoder.encode(["", " \n", "мир", "\ud800"])
    assert not vectors[:2].any()
    assert vectors[2:].any(axis=1).all()


def test_encoder_can_be_held_to_one_thread() -> None:
    # without this package the encoder ignores its threads and fights the rest of the machine for cores
    assert find_spec("threadpoolctl") is not None


@pytest.mark.parametrize(("language", "one", "other"), [("ru", "ru", "en"), ("en", "en", "zh"), ("zh", "zh", "ru")])
def test_translations_are_nearest_once_means_are_taken_away(
    encoder: PackagedEncoder, language: str, one: str, other: str
) -> None:
    means = packaged_means()
    first = means.centre(encoder.encode(SENTENCES[one]), one)
    second = means.centre(encoder.encode(SENTENCES[other]), other)
    assert (first @ second.T).argmax(axis=1).tolist() == [0, 1, 2], language


@pytest.mark.parametrize(("filler", "end"), [("слово ", "договор"), ("word ", "treaty"), ("词", "条约")])
def test_long_sentences_are_not_cut_off(encoder: PackagedEncoder, filler: str, end: str) -> None:
    for length in (LONGEST_PIECE // 2, LONGEST_PIECE * 3):
        long = filler * (length // len(filler))
        without, with_end = encoder.encode([long, long + end * (length // (4 * len(end)))])
        assert float(without @ with_end) < 0.999


@pytest.mark.parametrize("text", ["", "a", "слово " * 50, "词" * 99, "x" * 30 + " " + "y" * 30])
def test_pieces_give_the_sentence_back(text: str) -> None:
    assert "".join(pieces(text, 20)) == text
    assert all(len(piece) <= 20 for piece in pieces(text, 20))


def test_centre_treats_an_unknown_language_by_the_mean_of_means() -> None:
    means = LanguageMeans("e", {"ru": np.array([1, 0], np.float32), "en": np.array([0, 1], np.float32)}, "test")
    vectors = np.array([[0.6, 0.8], [0, 0]], np.float32)
    assert np.allclose(means.centre(vectors, "fi"), unit_rows(np.array([[0.1, 0.3], [0, 0]])))
    assert np.allclose(means.centre(vectors, "ru-RU"), unit_rows(np.array([[-0.4, 0.8], [0, 0]])))


def test_means_of_leaves_out_languages_without_sentences(encoder: PackagedEncoder) -> None:
    means = means_of(encoder, {"ru": SENTENCES["ru"], "en": []}, "three sentences")
    assert list(means.means) == ["ru"]
    assert np.allclose(means.means["ru"], encoder.encode(SENTENCES["ru"]).mean(axis=0), atol=1e-6)
    check_means(encoder, means)


def test_packaged_means_fit_the_packaged_encoder(encoder: PackagedEncoder) -> None:
    means = packaged_means()
    check_means(encoder, means)
    assert sorted(means.means) == ["en", "ru", "zh"]
    assert all(mean.shape == (encoder.dimension,) and 0.1 < np.linalg.norm(mean) < 1 for mean in means.means.values())


def test_packaged_means_state_their_origin() -> None:
    with np.load(str(files("travaux.data").joinpath("language_means.npz")), allow_pickle=False) as stored:
        note = json.loads(str(stored["note"]))
    assert {"encoder", "languages", "origin", "licence"} <= set(note)


def test_check_means_refuses_those_of_another_encoder(encoder: PackagedEncoder) -> None:
    with pytest.raises(InvalidValue, match="another encoder"):
        check_means(encoder, LanguageMeans("another", {}, ""))
