from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.errors import UnreadableInput
from travaux.text.vector_cache import VectorCache, keys_of, read_segment, write_segment
from travaux.text.vectors import Vectors, unit_rows


class Lengths:
    """An encoder whose vectors are told by eye; it remembers what it was asked."""

    dimension = 2

    def __init__(self, name: str = "lengths/1") -> None:
        self.name, self.asked = name, list[str]()

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        return unit_rows(np.array([[len(one), one.count("а") + 1] for one in sentences], np.float32).reshape(-1, 2))


SENTENCES = ["Стороны согласны.", "双方同意。", "The sides agree.", "Стороны согласны.", ""]


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.vectors"))


def test_cache_gives_what_the_encoder_gives_and_asks_once(tmp_path: Path) -> None:
    encoder = Lengths()
    cache = VectorCache(tmp_path)
    first = cache.encode(encoder, SENTENCES)
    assert np.array_equal(first, Lengths().encode(SENTENCES))
    assert sorted(encoder.asked) == sorted(set(SENTENCES))
    assert np.array_equal(VectorCache(tmp_path).encode(encoder, SENTENCES[::-1]), first[::-1])
    assert len(encoder.asked) == len(set(SENTENCES))
    assert cache.encode(encoder, []).shape == (0, 2)


def test_cache_keeps_encoders_apart(tmp_path: Path) -> None:
    VectorCache(tmp_path).encode(Lengths(), SENTENCES)
    other = Lengths("lengths/2")
    VectorCache(tmp_path).encode(other, SENTENCES)
    assert other.asked


@pytest.mark.parametrize("damage", [b"", b"travaux", b"\0" * 200, None])
def test_broken_segments_are_made_anew_and_never_trusted(tmp_path: Path, damage: bytes | None) -> None:
    encoder = Lengths()
    expected = VectorCache(tmp_path).encode(encoder, SENTENCES)
    (path,) = files_of(tmp_path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1  # a single bit of a single number
    path.write_bytes(content if damage is None else damage)
    assert np.array_equal(VectorCache(tmp_path).encode(encoder, SENTENCES), expected)
    assert len(encoder.asked) == 2 * len(set(SENTENCES))
    assert path not in files_of(tmp_path)


@pytest.mark.parametrize("length", [1, 40, 41, 60])
def test_truncated_segments_are_not_read(tmp_path: Path, length: int) -> None:
    path = tmp_path / "a.vectors"
    write_segment(path, keys_of(SENTENCES), Lengths().encode(SENTENCES))
    whole = path.read_bytes()
    assert read_segment(path, 2) is not None
    path.write_bytes(whole[:-length])
    assert read_segment(path, 2) is None


def test_a_crash_between_write_and_rename_leaves_the_old_state(tmp_path: Path) -> None:
    encoder = Lengths()
    VectorCache(tmp_path).encode(encoder, SENTENCES)
    (path,) = files_of(tmp_path)
    (path.parent / "half.tmp").write_bytes(path.read_bytes()[:50])
    asked = len(encoder.asked)
    VectorCache(tmp_path).encode(encoder, SENTENCES)
    assert len(encoder.asked) == asked


def test_many_segments_are_merged_without_loss(tmp_path: Path) -> None:
    encoder, cache = Lengths(), VectorCache(tmp_path)
    sentences = [f"предложение {number}" for number in range(60)]
    for sentence in sentences:
        cache.encode(encoder, [sentence])
    assert len(files_of(tmp_path)) <= 17
    assert np.array_equal(VectorCache(tmp_path).encode(encoder, sentences), Lengths().encode(sentences))
    assert len(encoder.asked) == 60


def _fill(folder: str, first: int) -> None:
    cache, encoder = VectorCache(Path(folder)), Lengths()
    for number in range(first, first + 40):
        cache.encode(encoder, [f"sentence {number}", f"sentence {number + 20}"])


def test_two_processes_may_fill_one_folder(tmp_path: Path) -> None:
    context = get_context("spawn")
    workers = [context.Process(target=_fill, args=(str(tmp_path), first)) for first in (0, 20)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    sentences = [f"sentence {number}" for number in range(80)]
    assert np.array_equal(VectorCache(tmp_path).encode(Lengths(), sentences), Lengths().encode(sentences))


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UnreadableInput, match="vectors cannot be kept"):
        VectorCache(tmp_path / "file").encode(Lengths(), SENTENCES)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(sentences=st.lists(st.text(st.characters(), max_size=10), max_size=12))
def test_cache_answers_any_sentences(tmp_path: Path, sentences: list[str]) -> None:
    assert np.array_equal(VectorCache(tmp_path).encode(Lengths(), sentences), Lengths().encode(sentences))
