import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from travaux.parallels import meanings, passage_vectors
from travaux.parallels.meanings import Meanings, faults
from travaux.text.vector_cache import keys_of
from travaux.text.vectors import Vectors, unit_rows

SENTENCES = {
    "ru": ["Стороны подтверждают договор о границе.", "Министры открыли новый мост.", "Погода стояла ясная."],
    "zh": ["双方重申遵守边界条约。", "两国部长为新桥揭幕。", "当天天气十分晴朗。"],
    "en": ["The sides reaffirm the treaty.", "The ministers opened a bridge.", "The weather was very clear."],
}
MEAN = np.zeros(64, np.float32)


class Lettered:
    """An encoder that counts letters, so that equal texts and only they have a cosine of 1."""

    name, dimension = "lettered/1", 64

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = np.zeros((len(sentences), self.dimension), np.float32)
        for row, sentence in zip(rows, sentences, strict=True):
            for letter in sentence:
                row[ord(letter) % self.dimension] += 1
        return unit_rows(rows)


def texts(language: str, copies: int = 1) -> list[tuple[str, str, str]]:
    lines = SENTENCES[language]
    return [(f"{language}-{number}", "\n\n".join(lines[number % 3 :]), language) for number in range(3 * copies)]


@pytest.fixture(params=["ru", "zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_nearest_is_exact_among_the_documents_allowed(tmp_path: Path, language: str) -> None:
    encoder, index = Lettered(), Meanings.open(tmp_path / "vectors", Lettered.name)
    assert index.add(texts(language), encoder) == 3
    asked = encoder.encode(SENTENCES[language])
    for number, hits in enumerate(index.nearest(asked, MEAN, {f"{language}-0", f"{language}-1"}, 2)):
        text = texts(language)[int(hits[0].document[-1])][1]
        assert text[hits[0].start : hits[0].end].strip() == SENTENCES[language][number]
        assert hits[0].cosine == pytest.approx(1, abs=1e-3)
        assert hits[0].cosine >= hits[1].cosine
    assert index.nearest(asked, MEAN, {"unknown"}, 2) == [[], [], []]


def test_nearest_agrees_with_one_matrix_product_whatever_the_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meanings, "_BLOCK", 2)
    generator = np.random.default_rng(7)
    encoder, index = Lettered(), Meanings.open(tmp_path, Lettered.name)
    letters = [chr(0x430 + number) for number in range(32)]
    lines = {f"d{n}": "".join(generator.choice(letters, 12)) for n in range(40)}
    index.add([(name, line, "ru") for name, line in lines.items()], encoder)
    asked, mean = unit_rows(generator.normal(size=(5, 64))), np.full(64, 0.02, np.float32)
    whole = unit_rows(encoder.encode(list(lines.values())).astype(np.float16).astype(np.float32) - mean)
    expected = np.sort(asked @ whole.T, axis=1)[:, ::-1][:, :7]
    found = index.nearest(asked, mean, lines, 7)
    assert np.array([[hit.cosine for hit in hits] for hits in found]) == pytest.approx(expected, abs=2e-4)


def test_documents_are_encoded_once_and_equal_passages_too(tmp_path: Path, language: str) -> None:
    encoder = Lettered()
    told: list[int] = []
    Meanings.open(tmp_path, encoder.name).add(texts(language), encoder, told.append)
    assert sorted(encoder.asked) == sorted(SENTENCES[language])
    index = Meanings.open(tmp_path, encoder.name)
    assert index.add(texts(language), encoder) == 0
    assert sorted(encoder.asked) == sorted(SENTENCES[language])
    assert told == [3]


def test_known_gives_back_what_was_encoded(tmp_path: Path, language: str) -> None:
    encoder, index = Lettered(), Meanings.open(tmp_path, Lettered.name)
    index.add(texts(language), encoder)
    wanted = [*SENTENCES[language], "never seen"]
    vectors = np.zeros((4, 64), np.float32)
    assert index.known(keys_of(wanted), vectors).tolist() == [True, True, True, False]
    assert vectors[:3] == pytest.approx(encoder.encode(wanted)[:3], abs=1e-3)


def test_another_encoder_a_damaged_file_or_no_folder_starts_anew(tmp_path: Path, language: str) -> None:
    encoder, index = Lettered(), Meanings.open(tmp_path, Lettered.name)
    index.add(texts(language), encoder)
    assert Meanings.open(tmp_path, "other/2").documents() == set()
    assert Meanings.open(tmp_path / "none", encoder.name).size == 0
    (segment,) = tmp_path.glob("segment-*")
    (segment / "starts.npy").write_bytes(b"no array")
    assert Meanings.open(tmp_path, encoder.name).documents() == set()
    assert Meanings.open(tmp_path, encoder.name).add(texts(language), encoder) == 3
    assert Meanings.open(tmp_path, encoder.name).size == 6


def test_many_small_pieces_are_merged_and_nothing_is_lost(tmp_path: Path) -> None:
    encoder = Lettered()
    for number, one in enumerate(texts("ru", 4)):
        assert Meanings.open(tmp_path, encoder.name).add([one], encoder) == 1, number
    index = Meanings.open(tmp_path, encoder.name)
    assert len(index.documents()) == 12
    assert len(list(tmp_path.glob("segment-*"))) < 12
    (hits,) = index.nearest(encoder.encode([SENTENCES["ru"][2]]), MEAN, index.documents(), 12)
    assert {hit.document for hit in hits if hit.cosine > 0.999} == index.documents()
    assert faults(tmp_path, dict.fromkeys(index.documents(), 200)) == []


def test_faults_name_what_contradicts_the_texts(tmp_path: Path) -> None:
    encoder = Lettered()
    assert faults(tmp_path, {}) == []
    Meanings.open(tmp_path, encoder.name).add(texts("en"), encoder)
    assert "reach beyond" in faults(tmp_path, {"en-0": 3})[0]
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    (tmp_path / manifest["segments"][0] / "vectors.npy").write_bytes(b"")
    assert "cannot be read" in faults(tmp_path, {})[0]


@pytest.mark.parametrize(("text", "says"), [("1.", False), ("Стороны", False), ("双方反对", True), ("The sides", True)])
def test_short_passages_get_no_vector(text: str, says: bool) -> None:
    assert passage_vectors.says_something(text) is says
