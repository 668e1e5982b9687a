"""Vectors for questions: which encoder makes them, where they lie, and what is said when they are damaged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import travaux
from travaux.errors import MissingExtra
from travaux.questions.meaning import PASSAGES, Meaning
from travaux.record.drafts import IntakeOptions
from travaux.text import model_encoders
from travaux.text.vectors import Vectors, unit_rows

TEXTS = {
    "ru": "Стороны подтверждают договор о границе и о дружбе.",
    "zh": "双方重申遵守边界条约和友好条约。",
    "en": "The sides reaffirm the treaty on the frontier and on friendship.",
}


class Counting:
    """An encoder of four columns that counts letters."""

    name, dimension = "counting/1", 4

    def encode(self, sentences: Sequence[str]) -> Vectors:
        return unit_rows(np.array([[len(one), one.count("а"), one.count("约"), 1] for one in sentences], np.float32))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    with travaux.create(tmp_path / "record") as workbench:
        for language, text in TEXTS.items():
            path = tmp_path / f"{language}.txt"
            path.write_text(text, encoding="utf-8")
            list(workbench.add([path], IntakeOptions(date="2020", language=language)))
    return tmp_path / "record"


def test_another_encoder_has_vectors_of_its_own_and_no_means(record: Path) -> None:
    with travaux.open(record) as workbench:
        view = workbench.view()
        packaged, other = Meaning(view.derived), Meaning(view.derived, None, Counting())
        for meaning in (packaged, other):
            meaning.add(view, view.heads())
            assert not meaning.missing(view.heads())
        assert other(list(TEXTS.values()), "ru") == pytest.approx(Counting().encode(list(TEXTS.values())), abs=1e-3)
        assert not Meaning(view.derived).missing(view.heads())
    assert len(list((record / "index" / PASSAGES).iterdir())) == 2


def test_a_passage_of_the_record_is_not_encoded_again(record: Path) -> None:
    with travaux.open(record) as workbench:
        view = workbench.view()
        meaning = workbench.meaning()
        meaning.add(view, view.heads())
        before = meaning(list(TEXTS.values()), "en")
        assert not list((record / "index").glob("vectors/*/*.vectors"))
        assert before.shape == (3, 512)


def test_the_encoder_named_in_the_environment_needs_its_extra(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAVAUX_ENCODER", "some-model")
    monkeypatch.setattr(model_encoders, "SentenceTransformer", None)
    with travaux.open(record) as workbench, pytest.raises(MissingExtra, match="some-model"):
        workbench.meaning()


def test_doctor_names_damaged_vectors_with_the_remedy(record: Path) -> None:
    with travaux.open(record) as workbench:
        workbench.vectorise()
        assert workbench.doctor().sound
        damaged = next((record / "index" / PASSAGES).glob("*/segment-*")) / "vectors.npy"
        damaged.write_bytes(b"")
        (fault,) = workbench.doctor().faults
        assert fault.check == "vectors"
        assert "Delete the folder" in fault.remedy
        assert workbench.vectorise() == 3
        assert workbench.doctor().sound
