"""The patterns by which news of a signing is told: licensed, compiled, the same questions in each language."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from travaux.world.signing import InstrumentNames, signing

TABLE = yaml.safe_load(files("travaux.data").joinpath("signing.yaml").read_text("utf-8"))


def test_signing_names_source_licence_and_origin() -> None:
    assert TABLE["source"]
    assert TABLE["licence"]
    assert TABLE["origin"]


@pytest.mark.parametrize(
    ("language", "keys"),
    [("ru", {"opens", "passive", "more", "link"}), ("en", {"opens", "passive", "more", "link"}), ("zh", set())],
)
def test_signing_has_the_patterns_its_language_needs(language: str, keys: set[str]) -> None:
    assert set(signing(language)) == {"about", "active", "not", "goes_on", *keys}


@pytest.mark.parametrize(
    ("language", "word", "named", "never"),
    [
        ("en", "plan", ["plan", "Plans"], ["plant", "planes", "planning"]),
        ("en", "treaty", ["treaty", "treaties"], ["treat"]),
        ("en", "accord", ["accord", "accords"], ["according"]),
        ("en", "communiqu", ["communiqué", "communique"], ["communicate"]),
        ("ru", "план", ["план", "плана"], ["планируется", "планета"]),
        ("ru", "договор", ["договор", "договора"], ["договорились", "договорённости", "договоренность"]),
        ("zh", "协定", ["协定"], ["协议"]),
    ],
)
def test_instrument_names_take_their_forms_and_no_other_words(
    language: str, word: str, named: list[str], never: list[str]
) -> None:
    pattern = re.compile(InstrumentNames(language, (word,)).pattern() + r"\b", re.IGNORECASE)
    assert all(pattern.fullmatch(one) for one in named)
    assert not any(pattern.fullmatch(one) for one in never)
