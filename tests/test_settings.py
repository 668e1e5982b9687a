from __future__ import annotations

from travaux.settings import Settings, from_environment


def test_the_record_comes_from_the_environment() -> None:
    assert from_environment({"TRAVAUX_RECORD": " records/one "}) == Settings("records/one")
    assert from_environment({}) == Settings("")


def test_the_encoder_comes_from_the_environment() -> None:
    assert from_environment({"TRAVAUX_ENCODER": " LaBSE "}) == Settings("", "LaBSE")
