from pathlib import Path

import pytest
from evals.corpora import shared_folder


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if folder is None:
        pytest.skip("no folder of shared texts (TRAVAUX_SHARED, or shared beside the project)")
    return folder
