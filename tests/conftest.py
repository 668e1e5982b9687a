"""What every test starts from: no record named by the surroundings, and property tests that do not watch the clock.

Under ``CI`` the examples are the same in every run: a red run means a change and not a draw. Elsewhere they vary.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def _no_record_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRAVAUX_RECORD", raising=False)
