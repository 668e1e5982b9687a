from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from travaux import specimen
from travaux.record.documents import VersionKind
from travaux.record.outcomes import Fate, Outcome
from travaux.workbench import Workbench


def test_every_text_is_added_as_it_stands_and_known_the_second_time(tmp_path: Path) -> None:
    with Workbench.create(tmp_path / "record") as record:
        first = list(record.add([specimen.texts_folder()]))
        second = list(record.add([specimen.texts_folder()]))
        added = [outcome for outcome in first if isinstance(outcome, Outcome)]
        texts = {record.show(outcome.head.id).document.text for outcome in added}
    assert [outcome.fate for outcome in added] == [Fate.ADDED] * len(specimen.files())
    assert texts == {path.read_text("utf-8") for path in specimen.files()}
    assert all(isinstance(outcome, Outcome) and outcome.fate is Fate.KNOWN for outcome in second)
    versions = Counter(outcome.head.version_kind for outcome in added)
    assert versions[VersionKind.UNOFFICIAL_TRANSLATION] == 1
    assert versions[VersionKind.OFFICIAL_TRANSLATION] == 20
    assert all(outcome.head.date and outcome.head.issuers and outcome.head.kind for outcome in added)


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_a_text_keeps_to_the_letters_of_its_language(language: str) -> None:
    foreign = {  # Roman numerals are at home everywhere
        "ru": "[A-HJ-UWYZa-z\u3400-\u9fff]{2}",
        "zh": "[A-Za-z\u0400-\u04ff]",
        "en": "[\u0400-\u04ff\u3400-\u9fff]",
    }
    texts = [path.read_text("utf-8") for path in specimen.files() if path.stem.endswith(f"_{language}")]
    assert texts
    assert not any(re.search(foreign[language], text) for text in texts)
