"""Hypotheses of analysts laid beside the record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from travaux.errors import UnreadableInput
from travaux.record.hypotheses import Assessment
from travaux.workbench.opened import Opened


class Hypotheses(Opened):
    """Hypotheses of analysts laid beside the record."""

    def hypotheses(self, path: Path, on: str = "", *, as_of: str = "") -> Assessment:
        """A file of hypotheses with its links looked up, what met each want, and the matrix of rival readings.

        ``on`` is the day commitments are judged by; empty: ``as_of``, else today. Raises UnreadableInput or
        InvalidValue.
        """
        from travaux.questions.hypotheses.assessing import assess
        from travaux.questions.hypotheses.sheets import parsed

        day = on or as_of or datetime.now(UTC).date().isoformat()
        return assess(parsed(_read(path), str(path)), self.view(as_of, unofficial=True), day)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(path, str(error), "Name a file made by 'travaux hypotheses new'.") from error
