"""The invented record and the load on a server: small, to show that it measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.invented import LANGUAGES, invented_text, invented_texts
from benchmarks.serving import HEADER, Load, Reader, Timings, measure, pages_of, record_of, served, told


@pytest.mark.parametrize("number", range(len(LANGUAGES)))
def test_an_invented_text_is_the_same_each_time_and_unlike_the_next_of_its_language(number: int) -> None:
    once, again, other = (invented_text(each) for each in (number, number, number + len(LANGUAGES)))
    assert once == again
    assert once["text"] != other["text"]
    assert once["language"] == other["language"] == LANGUAGES[number]
    assert "{" not in f"{once}".strip("{")


def test_formulas_stand_in_many_invented_texts() -> None:
    lines = [line for text in invented_texts(300) for line in f"{text['text']}".split("\n\n")]
    assert len(set(lines)) < 0.9 * len(lines)


@pytest.mark.slow
def test_readers_of_a_served_record_are_timed(tmp_path: Path) -> None:
    record = record_of(30, tmp_path)
    assert record_of(30, tmp_path) == record
    with served(record) as server:
        pages = pages_of(record)
        with Reader(server.host) as reader:
            reader.patiently(pages[0])
        timings = measure(server, pages[:3], Load(readers=3, seconds=6, pause=0.01), None)
        assert server.cpu_seconds() > 0
    assert timings.faults == []
    assert timings.asked >= 3
    assert 0 < timings.percentile(0.5) <= timings.percentile(0.95)
    assert told("readers", timings, 1.0).splitlines()[0].count("|") == HEADER.splitlines()[0].count("|")


def test_a_fault_is_told() -> None:
    timings = Timings({"/": [0.1, 0.2]}, ["500 /"])
    assert "fault: 500 /" in told("readers", timings, 1.0)
