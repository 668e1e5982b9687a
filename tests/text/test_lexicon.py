from importlib.resources import files

import pytest
import yaml

from travaux.text.lexicon import lexicon

CONTENT = yaml.safe_load(files("travaux.data").joinpath("segmentation.yaml").read_text("utf-8"))


def test_data_states_source_licence_and_origin() -> None:
    assert all(isinstance(CONTENT[key], str) and CONTENT[key] for key in ("source", "licence", "origin"))


def test_data_holds_words_only() -> None:
    words = [word for lists in CONTENT["languages"].values() for words in lists.values() for word in words]
    assert words
    assert [word for word in words if not isinstance(word, str) or not word or word.endswith(".")] == []


@pytest.mark.parametrize(
    ("language", "known", "unknown"), [("ru", "гг", "mlle"), ("en", "messrs", "ee.uu"), ("zh-Hans", "messrs", "mlle")]
)
def test_lexicon_reads_its_own_lists_and_those_of_other_scripts(language: str, known: str, unknown: str) -> None:
    assert known in lexicon(language).abbreviations
    assert unknown not in lexicon(language).abbreviations


def test_lexicon_of_an_unknown_language_reads_all_lists() -> None:
    assert {"гг", "messrs", "mlle", "ee.uu"} <= lexicon("und").abbreviations
