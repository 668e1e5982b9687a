"""What every test starts from: no record named by the surroundings."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_record_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRAVAUX_RECORD", raising=False)
