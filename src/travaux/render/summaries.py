"""The figures of a reading by status, as every form of it shows them."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.record.parallels import Status
from travaux.record.readings import Reading


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A status with its share of the words (0 to 1), its words and its passages."""

    status: Status
    share: float
    words: int
    passages: int


def status_rows(reading: Reading) -> tuple[StatusRow, ...]:
    """Every status, strongest first; a status no passage has is there with zeros."""
    return tuple(
        StatusRow(
            status,
            reading.shares.get(status, 0.0),
            sum(read.words for read in reading.passages if read.status is status),
            sum(read.status is status for read in reading.passages),
        )
        for status in Status
    )
