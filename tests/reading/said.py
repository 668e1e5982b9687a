"""Reading one sentence, for the tests of this folder."""

from __future__ import annotations

from travaux.reading.statements import Setting, read_passage
from travaux.record.passages import Passage
from travaux.record.statements import Statement

UNKNOWN = Setting()


def read(text: str, language: str, setting: Setting = UNKNOWN, offset: int = 0) -> list[Statement]:
    return read_passage(Passage("p", offset, offset + len(text), text), language, setting)


def acts(text: str, language: str) -> list[tuple[str, int]]:
    return [(str(one.act), one.force) for one in read(text, language) if one.act is not None]
