import json
from pathlib import Path

import pytest
from evals.plagevalrus import Essay, is_at, load_essay, measures_of
from evals.readers import PassageRead, Place, TextRead

ROWS = [
    {
        "essay": "Мост построили за год. ",
        "source": ["Мост был  построен за один год."],
        "source_file": "a",
        "types": ["LPR"],
    },
    {"essay": "Никто этого не ждал.", "source": [], "source_file": None, "types": []},
    {"essay": "Город рос.", "source": ["Рос и город."], "source_file": "b", "types": ["HРR"]},  # a Cyrillic Р, as given
]


@pytest.fixture
def essay(tmp_path: Path) -> Essay:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return load_essay(path)


def reading(essay: Essay, *places: tuple[Place, ...]) -> TextRead:
    passages = tuple(
        PassageRead(sentence.start, sentence.end, 3, "edited", found)
        for sentence, found in zip(essay.sentences, places, strict=True)
    )
    return TextRead("essay", passages, {}, 0.0)


def test_load_essay_places_every_source_sentence_and_mends_look_alikes(essay: Essay) -> None:
    pages = {page.id: page.text for page in essay.pages}
    (first,) = essay.sentences[0].places
    assert pages["a"][first.start : first.end] == "Мост был построен за один год."
    assert essay.text.text[essay.sentences[1].start : essay.sentences[1].end] == "Никто этого не ждал."
    assert [each.types for each in essay.borrowed] == [("LPR",), ("HPR",)]


def test_measures_tell_found_from_found_best_and_count_own_sentences(essay: Essay) -> None:
    right, other = essay.sentences[0].places[0], essay.sentences[2].places[0]
    read = reading(essay, (other, right), (other,), ())
    values = {measure.name.removeprefix("plagevalrus/"): measure.value for measure in measures_of(essay, read, "gold")}
    assert values == {"found": 0.5, "found-best": 0.0, "found-strongly-reworded": 0.0, "own-reported": 1.0}


def test_is_at_asks_for_half_of_the_shorter() -> None:
    source = Place("a", 100, 200)
    assert is_at(Place("a", 150, 250), source)
    assert not is_at(Place("a", 151, 251), source)
    assert is_at(Place("a", 0, 1000), source)
    assert not is_at(Place("b", 100, 200), source)
