from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.render.specimens import LANGUAGES, reading
from travaux.record.parallels import Status
from travaux.record.readings import Reading, Standing
from travaux.render.terminal import BAR_WIDTH, TerminalOptions, reading_text


def _printed(made: Reading, options: TerminalOptions | None = None, width: int = 300, colour: bool = False) -> str:
    written = StringIO()
    Console(file=written, width=width, force_terminal=colour, color_system="standard" if colour else None).print(
        reading_text(made, options)
    )
    return written.getvalue()


@pytest.mark.parametrize(
    ("language", "edited"),
    [
        ("ru", "намерены {+последовательно +}расширять пограничную торговлю и открыть [-три-]{+пять+}"),
        ("zh-Hans", "双方将{+持续+}扩大边境贸易，新开放[-三-]{+五+}个口岸。"),
        ("en", "intend to {+steadily +}expand border trade and open [-three-]{+five+} new"),
    ],
)
def test_edits_are_legible_without_colour(language: str, edited: str) -> None:
    assert edited in _printed(reading(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_says_figures_sources_and_limits(language: str) -> None:
    made = reading(language)
    text = _printed(made)
    assert made.document.title in text
    assert made.dropped[0].quote.exact in text
    assert "in 4 of the last 4, last seen 2023-05-18" in text
    assert "earliest: 2017-06-09" in text
    assert "does not mean never said before" in text
    assert "1 undated document was left out" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_bar_has_a_letter_for_every_status_in_the_order_of_the_text(language: str) -> None:
    bar = next(line for line in _printed(reading(language)).splitlines() if len(line.strip()) == BAR_WIDTH)
    order = [letter for at, letter in enumerate(bar) if at == 0 or bar[at - 1] != letter]
    assert order == list("NveNerp")


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_can_be_chosen_by_status_or_all_in_order(language: str) -> None:
    made = reading(language)
    only_new = _printed(made, TerminalOptions(frozenset({Status.NEW})))
    assert made.passages[3].passage.text in only_new
    assert made.passages[1].passage.text not in only_new
    everything = _printed(made, TerminalOptions(in_order=True))
    places = [everything.index(made.passages[at].passage.text) for at in (0, 1, 3, 6)]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_repeated_passages_are_counted_beyond_a_few(language: str) -> None:
    made = reading(language)
    many = replace(made, passages=made.passages[1:2] * 10)
    assert "and 7 more passages; see them with --passages verbatim" in _printed(many)
    assert "more passages" not in _printed(many, TerminalOptions(frozenset({Status.VERBATIM})))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_fit_the_screen_with_wide_characters_counted_double(language: str, width: int) -> None:
    lines = _printed(reading(language), width=width).splitlines()
    assert max(cell_len(line) for line in lines) <= width + 1  # a space may hang at the end of a wrapped line


@pytest.mark.parametrize("text", ["мир\x1b[31mкрасный", "和平[bold]粗", "peace \u202eback", "half \ud800"])
def test_received_text_cannot_drive_the_terminal(text: str) -> None:
    made = reading("en")
    first = replace(made.passages[0], passage=replace(made.passages[0].passage, text=text))
    written = _printed(replace(made, passages=(first,), document=replace(made.document, title=text)))
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert written.encode("utf-8")
    assert "[bold]" in written or "[bold]" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_says_in_words_when_there_is_nothing(language: str) -> None:
    made = reading(language)
    coverage = replace(made.coverage, documents=0, languages={}, first="", last="", undated=0)
    read = tuple(replace(one, parallels=(), status=Status.NEW, standing=Standing(0, 0)) for one in made.passages)
    text = _printed(replace(made, coverage=coverage, passages=read, dropped=()))
    assert "No earlier document was there to read this text against" in text
    assert "Nothing can be dropped" in text
    assert "undated" not in text


def test_text_of_an_empty_document_prints() -> None:
    assert "0 words" in _printed(replace(reading("en"), passages=(), shares={}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_stands_under_its_passage_with_its_language(language: str) -> None:
    made = reading(language)
    (translation,) = (one for passage in made.passages for one in passage.translations)
    printed = _printed(made)
    assert f"in {translation.language}, alike 81 %" in printed
    assert translation.date in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_says_that_a_passage_softened(language: str) -> None:
    shown = _printed(reading(language))
    assert "softened: “firmly oppose” became “oppose”" in " ".join(shown.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_form_shows_the_longest_new_passages_and_counts_the_rest(language: str) -> None:
    made = reading(language)
    new = next(read for read in made.passages if read.status is Status.NEW)
    short = [replace(new, words=1, passage=replace(new.passage, text=f"short {number}")) for number in range(40)]
    text = _printed(replace(made, passages=(*short[:20], new, *short[20:])))
    assert new.passage.text in text
    assert "and 16 more passages; see them with --passages new" in text
    assert "short 23" in text
    assert "short 24" not in text
