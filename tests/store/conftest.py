from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.store.database import Database, create


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with create(tmp_path / "record") as made:
        yield made
