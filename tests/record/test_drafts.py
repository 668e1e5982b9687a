from __future__ import annotations

import dataclasses

import pytest

from travaux.record.drafts import Caution, IntakeOptions


def test_options_leave_everything_to_the_file_unless_told() -> None:
    options = IntakeOptions()
    told = {
        field.name for field in dataclasses.fields(options) if getattr(options, field.name) not in (None, {}, "", ())
    }
    assert told == {"max_bytes", "max_members", "max_unpacked", "seconds"}


def test_cautions_cannot_be_altered() -> None:
    caution = Caution("undated", "no date found")
    with pytest.raises(dataclasses.FrozenInstanceError):
        caution.kind = "dated"  # type: ignore[misc]
    assert (caution.start, caution.end) == (None, None)
