"""Memory of indexing, as the system counts it for a child process: bounded by the segment, not by the input."""

import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
import random, resource, sys
from pathlib import Path
from travaux.parallels import index

index._SEGMENT_CHARACTERS, index._MOST_MERGED_TOKENS = 500_000, 500_000
characters, language, chance = int(sys.argv[2]), sys.argv[3], random.Random(5)
if language == "zh":
    words, space = [chr(0x4E00 + k) for k in range(3000)], ""
else:
    alphabet = "абвгдежзиклмнопрст" if language == "ru" else "abcdefghiklmnoprst"
    words, space = ["".join(chance.choices(alphabet, k=6)) for _ in range(5000)], " "

def texts():
    for number in range(characters // 50_000):
        yield str(number), space.join(chance.choices(words, k=50_000 // len(words[0] + space)))

index.Index.open(Path(sys.argv[1])).add(texts())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""
SMALL, LARGE = 1_000_000, 8_000_000
"""Characters of input: two segments, and sixteen. Eight are merged into one where they are small enough."""
GROWTH = 6_000_000
"""Bytes the peak may grow by from the smaller input to the larger: less than the input, so none of it is kept."""


def _peak(folder: Path, characters: int, language: str) -> int:
    command = [sys.executable, "-c", CHILD, str(folder), str(characters), language]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_indexing_takes_memory_for_a_segment_and_not_for_the_input(tmp_path: Path, language: str) -> None:
    small, large = (_peak(tmp_path / str(size), size, language) for size in (SMALL, LARGE))
    assert small > 50_000_000  # the child did the work, and its memory was counted
    assert large - small < GROWTH
