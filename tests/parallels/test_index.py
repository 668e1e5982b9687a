import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from travaux.parallels import segments
from travaux.parallels.index import Index, faults

DOCUMENTS = [
    ("ru", "Стороны подтверждают приверженность целям и принципам Устава и намерены углублять сотрудничество."),
    ("zh", "双方重申恪守宪章宗旨和原则，愿进一步深化各领域务实合作，共同维护地区和平与稳定。"),
    ("en", "The two sides reaffirm their commitment to the purposes of the Charter and will deepen cooperation."),
]


def test_index_adds_each_document_once(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    assert index.add(DOCUMENTS) == 3
    assert index.add(DOCUMENTS) == 0
    assert Index.open(tmp_path).documents() == {"ru", "zh", "en"}


def test_index_adds_without_rebuilding_what_is_there(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    index.add(DOCUMENTS[:2])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("segment-*/*")}
    index.add(DOCUMENTS[2:])
    assert all(path.stat().st_mtime_ns == time_ for path, time_ in before.items())


def test_merge_gives_the_segment_that_building_at_once_gives(tmp_path: Path) -> None:
    merged = segments.merge([segments.build([document]) for document in DOCUMENTS])
    whole = segments.build(DOCUMENTS)
    assert merged.documents == whole.documents
    for name in segments.ARRAYS:
        assert np.array_equal(getattr(merged, name), getattr(whole, name)), name


def test_index_merges_many_small_segments(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    for number in range(20):
        index.add([(f"d{number}", f"Документ номер {number} о сотрудничестве двух государств.")])
    assert len(index.segments) < 10
    assert len(Index.open(tmp_path).documents()) == 20
    assert len(list(tmp_path.glob("segment-*"))) == len(index.segments)


def test_two_open_indexes_see_each_others_documents(tmp_path: Path) -> None:
    one, other = Index.open(tmp_path), Index.open(tmp_path)
    one.add(DOCUMENTS[:1])
    other.add(DOCUMENTS[1:2])
    one.add(DOCUMENTS)
    assert one.documents() == {"ru", "zh", "en"}
    assert Index.open(tmp_path).documents() == {"ru", "zh", "en"}


@pytest.mark.parametrize("harm", ["truncated", "no manifest", "foreign manifest", "missing array"])
def test_index_that_is_damaged_is_started_anew(tmp_path: Path, harm: str) -> None:
    Index.open(tmp_path).add(DOCUMENTS)
    array = next(tmp_path.glob("segment-*/stems.npy"))
    if harm == "truncated":
        array.write_bytes(array.read_bytes()[:40])
    elif harm == "missing array":
        array.unlink()
    elif harm == "no manifest":
        (tmp_path / "manifest.json").unlink()
    else:
        (tmp_path / "manifest.json").write_text(json.dumps([1]))
    index = Index.open(tmp_path)
    assert index.documents() == set()
    assert index.add(DOCUMENTS) == 3
    assert faults(tmp_path, {name: len(text) for name, text in DOCUMENTS}) == []


def test_faults_name_an_unreadable_index_and_one_that_reaches_too_far(tmp_path: Path) -> None:
    Index.open(tmp_path).add(DOCUMENTS)
    assert "reaches beyond" in faults(tmp_path, {"ru": 5})[0]
    next(tmp_path.glob("segment-*/stems.npy")).unlink()
    assert "cannot be read" in faults(tmp_path, {})[0]


ADDING = """
import sys
from pathlib import Path
from travaux.parallels.index import Index
index = Index.open(Path(sys.argv[1]))
number = len(index.documents())
while True:
    index.add([(f"d{number}", f"Текст {number}: стороны намерены углублять сотрудничество в области энергетики.")])
    number += 1
    print(number, flush=True)
"""


def test_index_survives_being_killed_while_adding_and_merging(tmp_path: Path) -> None:
    acknowledged = 0
    for round_ in range(12):
        process = subprocess.Popen([sys.executable, "-c", ADDING, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(3 + round_):
            acknowledged = max(acknowledged, int(process.stdout.readline()))
        time.sleep(0.003 * round_)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        index = Index.open(tmp_path)
        assert {f"d{number}" for number in range(acknowledged)} <= index.documents()
        assert faults(tmp_path, {}) == []
