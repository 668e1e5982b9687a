"""Parsing in a child process, with limits of time and memory: a file made to harm stops there, not the batch.

The child is a plain ``python -m travaux.intake.bounded`` that speaks JSON over its pipes; one child reads many files
and is replaced when it dies or overruns. Nothing it says is executed or unpickled.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from types import TracebackType
from typing import IO, Any, Self

from travaux.intake.extracts import Extract, Unreadable
from travaux.intake.feeds import read_feed
from travaux.intake.formats import Format
from travaux.intake.markup import read_markup
from travaux.intake.pages import read_page, read_saved_page
from travaux.intake.portable_documents import read_pdf
from travaux.intake.word_documents import read_word
from travaux.record.drafts import Caution, IntakeOptions

READERS: dict[Format, Callable[[bytes, IntakeOptions], Extract]] = {
    Format.PAGE: read_page,
    Format.SAVED_PAGE: read_saved_page,
    Format.MARKUP: read_markup,
    Format.PDF: read_pdf,
    Format.WORD: read_word,
    Format.FEED: read_feed,
}

if sys.platform != "win32":
    import resource

_MEMORY = 4 * 1024**3
_TOLD = ("encoding", "charset", "address", "sites", "max_bytes", "max_members", "max_unpacked")
"""The options a reader needs."""


class BoundedReader:
    """Reads pages, XML, PDF and Word documents in a child process. Use it in a ``with`` statement.

    Threads may share it; they are served one after the other.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, format_: Format, content: bytes, options: IntakeOptions) -> Extract:
        """The Extract of ``content``. Raises Unreadable, also when the child runs out of time or memory."""
        with self._lock:
            return self._read(format_, content, options)

    def _read(self, format_: Format, content: bytes, options: IntakeOptions) -> Extract:
        child = self._running()
        overran = threading.Event()
        timer = threading.Timer(self._seconds, _kill, (child, overran))
        timer.start()
        try:
            answer = _ask(child, format_, content, options)
        finally:
            timer.cancel()
        if answer is None:
            self._stop()
            reason = f"reading it took over {self._seconds:g} seconds" if overran.is_set() else "its parser broke down"
            raise Unreadable(reason, "The file may be damaged or made to harm: save its text another way")
        return _understood(answer)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "travaux.intake.bounded"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child

    def _stop(self) -> None:
        if self._child is None:
            return
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                _close(pipe)
        self._child = None


def _kill(child: subprocess.Popen[bytes], overran: threading.Event) -> None:
    overran.set()
    child.kill()


def _close(pipe: IO[bytes]) -> None:
    """Closes a pipe whose other end may be gone with bytes still unsent."""
    try:
        pipe.close()
    except BrokenPipeError:
        return


def _ask(child: subprocess.Popen[bytes], format_: Format, content: bytes, options: IntakeOptions) -> bytes | None:
    """One line of JSON for one file; None when the child died over it."""
    assert child.stdin is not None
    assert child.stdout is not None
    told = {name: getattr(options, name) for name in _TOLD}
    head = json.dumps({"format": format_, "size": len(content), "options": told})
    try:
        child.stdin.write(head.encode() + b"\n" + content)
        child.stdin.flush()
        return child.stdout.readline() or None
    except OSError:
        return None


def _understood(answer: bytes) -> Extract:
    told = json.loads(answer)
    if "reason" in told:
        raise Unreadable(told["reason"], told["remedy"])
    cautions = tuple(Caution(**caution) for caution in told.pop("cautions"))
    links = {relation: tuple(written) for relation, written in told.pop("links").items()}
    return Extract(**told, cautions=cautions, links=links)


def _serve() -> None:
    """The child: answers until its input ends. Answers go to a private pipe, since parsers may print."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory()
    while head := sys.stdin.buffer.readline():
        asked = json.loads(head)
        content = sys.stdin.buffer.read(asked["size"])
        answer = _answer(Format(asked["format"]), content, _options(asked["options"]))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _options(told: dict[str, Any]) -> IntakeOptions:
    return IntakeOptions(**{**told, "sites": tuple(told["sites"])})


def _answer(format_: Format, content: bytes, options: IntakeOptions) -> dict[str, object]:
    try:
        return asdict(READERS[format_](content, options))
    except Unreadable as error:
        return {"reason": error.reason, "remedy": error.remedy}
    except MemoryError:
        return {"reason": f"reading it needs over {_MEMORY // 1024**3} GiB", "remedy": "Save its text another way"}
    except Exception as error:  # a parser met something its authors did not foresee; the batch goes on
        name = type(error).__name__
        return {"reason": f"its parser failed ({name}: {error})", "remedy": "Save its text another way"}


def _limit_memory() -> None:
    """Bounds the address space where the platform can (not on Windows)."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _serve()
