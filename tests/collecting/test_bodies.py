from __future__ import annotations

import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.collecting.addresses import Forbidden
from travaux.collecting.bodies import TooLong, bounded, unpacked


@given(st.binary(max_size=5000))
def test_unpacked_gives_back_what_was_packed(body: bytes) -> None:
    assert unpacked(gzip.compress(body), "gzip", 5000) == body
    assert unpacked(gzip.compress(body[:100]) + gzip.compress(body[100:]), "x-gzip", 5000) == body
    assert unpacked(zlib.compress(body), "deflate", 5000) == body
    raw = zlib.compressobj(wbits=-15)
    assert unpacked(raw.compress(body) + raw.flush(), "deflate", 5000) == body
    assert unpacked(gzip.compress(gzip.compress(body)), "gzip, gzip", 9000) == body
    assert unpacked(body, "identity", 5000) == body


def test_unpacked_stops_a_bomb_before_it_is_whole() -> None:
    with pytest.raises(Forbidden, match="unpacks to more than"):
        unpacked(gzip.compress(bytes(50_000_000)), "gzip", 1_000_000)


@pytest.mark.parametrize(
    ("raw", "coding"), [(b"no gzip", "gzip"), (gzip.compress(b"abc" * 99)[:-12], "gzip"), (b"", "br")]
)
def test_unpacked_refuses_damaged_and_unknown_codings(raw: bytes, coding: str) -> None:
    with pytest.raises(Forbidden):
        unpacked(raw or b"x", coding, 1000)


def test_bounded_stops_by_size_and_by_time() -> None:
    with pytest.raises(Forbidden, match="limit of 10 bytes"):
        list(bounded([b"12345678", b"901"], 10, time.monotonic() + 9))
    with pytest.raises(TooLong):
        list(bounded([b"1"], 10, time.monotonic() - 1))
