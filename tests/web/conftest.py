"""The application over a record of the specimen, for every test of this folder."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from httpx2 import Response

from travaux.specimen import registers, texts_folder
from travaux.web.app import application
from travaux.web.safety import Guard
from travaux.workbench import Workbench

ANEW = "this page is being made anew"
HOST = "http://127.0.0.1"


@dataclass
class Browser:
    """A client that keeps its session and sends forms as pages do."""

    client: TestClient

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def proof(self) -> str:
        found = re.search(r'name="proof" value="([0-9a-f]+)"', self.get("/").text)
        assert found
        return found.group(1)

    def post(self, path: str, fields: dict[str, str], upload: tuple[str, bytes] | None = None) -> Response:
        files = {"file": upload} if upload else None
        return self.client.post(path, data={"proof": self.proof(), **fields}, files=files)

    def patiently(self, path: str) -> Response:
        """Asks again while the page says that an answer is being made, or made anew."""
        for _turn in range(3000):
            found = self.get(path)
            if 'http-equiv="refresh"' not in found.text and ANEW not in found.text:
                return found
            time.sleep(0.02)
        raise AssertionError(f"{path} was not ready")


@pytest.fixture(scope="session")
def specimen_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web") / "record"
    with Workbench.create(folder) as bench:
        list(bench.add([texts_folder()]))
        for table in registers():
            bench.load(table)
        bench.index()
    return folder


@pytest.fixture(scope="session")
def bench(specimen_record: Path) -> Iterator[Workbench]:
    with Workbench.open(specimen_record) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser(bench: Workbench) -> Iterator[Browser]:
    with TestClient(application(bench), base_url=HOST) as client:
        yield Browser(client)


@pytest.fixture(scope="session")
def served(bench: Workbench) -> Iterator[str]:
    """The address of the application, served as it is to browsers."""
    server = uvicorn.Server(uvicorn.Config(application(bench), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def guarded(bench: Workbench) -> Iterator[TestClient]:
    """The application as it is served at another address than loopback, with a token."""
    guard = Guard(frozenset({"desk.example"}), token="the-token")
    with TestClient(application(bench, guard), base_url="http://desk.example") as client:
        yield client


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Browser]:
    """The application over an empty record."""
    with Workbench.create(tmp_path / "record") as bench, TestClient(application(bench), base_url=HOST) as client:
        yield Browser(client)
