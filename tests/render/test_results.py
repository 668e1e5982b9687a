import dataclasses
import subprocess
import sys

import lxml.html
import pytest

from tests.render.specimens import LANGUAGES, reading
from travaux.render.contract import reading_dict, reading_json
from travaux.render.page import reading_page
from travaux.render.results import ReadingResult


@pytest.mark.parametrize("language", LANGUAGES)
def test_result_gives_every_form_of_its_reading(language: str) -> None:
    made = reading(language)
    result = ReadingResult(made)
    assert result.passages is made.passages
    assert result.dropped is made.dropped
    assert result.to_dict() == reading_dict(made)
    assert result.to_json() == reading_json(made)
    assert result.to_html() == reading_page(made)
    assert result.to_polars().height == len(made.passages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notebook_summary_shows_title_shares_and_coverage(language: str) -> None:
    made = reading(language)
    text = str(lxml.html.fromstring(ReadingResult(made)._repr_html_()).xpath("string()"))
    assert made.document.title in text
    assert "paraphrase" in text
    assert "4 documents from 2017-06-09 to 2023-05-18" in text


def test_notebook_summary_escapes_what_it_shows() -> None:
    made = reading("en")
    hostile = dataclasses.replace(made, document=dataclasses.replace(made.document, title="<script>1</script>"))
    assert "<script>" not in ReadingResult(hostile)._repr_html_()


def test_result_is_frozen_and_says_what_it_is() -> None:
    result = ReadingResult(reading("en"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.reading = reading("ru")  # type: ignore[misc]
    assert "7 passages against 4 documents, 1 dropped" in repr(result)


def test_importing_results_does_not_load_polars() -> None:
    program = "import travaux.render.results, sys; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
