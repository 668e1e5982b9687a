"""The desk: texts dropped or pasted, not yet in the record. Each lies in a folder of its own until the server stops."""

from __future__ import annotations

import re
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from travaux.errors import NotFound

_KEY = re.compile(r"[A-Za-z0-9_-]{16}")
_UNSAFE = re.compile(r"[^\w.() -]")
_LONGEST_NAME = 80
MOST = 200
"""Texts on the desk; the oldest goes when one more comes."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A text on the desk: its key in addresses, and its file."""

    key: str
    path: Path


class Desk:
    """Keeps uploads as files, so that they are parsed as all files are: in a child process, within limits."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="travaux-desk-"))
        self._keys: list[str] = []

    def put(self, name: str, content: bytes) -> Lying:
        """Lays down one upload. Of its name only the last part is used, without characters that mean something."""
        key = secrets.token_urlsafe(12)
        plain = _UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")[-_LONGEST_NAME:]
        place = self._folder / key
        place.mkdir()
        path = place / (plain or "text.txt")
        path.write_bytes(content)
        self._keys.append(key)
        while len(self._keys) > MOST:
            shutil.rmtree(self._folder / self._keys.pop(0), ignore_errors=True)
        return Lying(key, path)

    def take(self, key: str) -> Lying:
        """The upload of this key; raises NotFound."""
        files = list((self._folder / key).iterdir()) if _KEY.fullmatch(key) and key in self._keys else []
        if not files:
            raise NotFound("text on the desk", key, "Drop or paste it again.")
        return Lying(key, files[0])

    def clear(self, lying: Lying) -> None:
        """Takes one upload off the desk."""
        self._keys.remove(lying.key)
        shutil.rmtree(lying.path.parent, ignore_errors=True)

    def close(self) -> None:
        """Takes everything off the desk."""
        shutil.rmtree(self._folder, ignore_errors=True)
