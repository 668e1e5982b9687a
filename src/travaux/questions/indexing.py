"""The index kept in step with the record: every document is indexed once, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from travaux.parallels.index import Index, faults
from travaux.parallels.segments import Segment
from travaux.record.faults import Fault
from travaux.store.views import View

FOLDER = "parallels"


def indexed(view: View, folder: Path, progress: Callable[[int, int], None] | None = None) -> tuple[Segment, ...]:
    """The segments that index at least every document of the view, made where they are missing.

    ``folder`` holds all derived data of the record; ``progress`` is told how many documents of how many are done.
    """
    index = Index.open(folder / FOLDER)
    known = index.documents()
    missing = [head.id for head in view.heads() if head.id not in known]
    if missing:
        index.add(view.texts(missing), (lambda done: progress(done, len(missing))) if progress else None)
    return index.segments


def index_faults(view: View, folder: Path) -> tuple[Fault, ...]:
    """Where the index contradicts the record; a document not indexed yet is no fault."""
    expected = {head.id: head.characters for head in view.heads()}
    remedy = f"Delete the folder {folder / FOLDER}; it is rebuilt when it is next needed."
    return tuple(Fault("index", FOLDER, what, remedy) for what in faults(folder / FOLDER, expected))
