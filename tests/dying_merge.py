"""The ``travaux`` command, which kills itself at the n-th step that an index merge takes on the disk.

Run as ``python -m tests.dying_merge STEP ARGUMENTS...``. A step is a file forced to disk, a manifest put in place or a
folder deleted, counted from the moment a merge begins; STEP 0 dies before the first. A run that outlives its merges
says on standard error how many steps there were.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence

from travaux.cli import app
from travaux.parallels import segments
from travaux.parallels.segments import Segment


class Steps:
    """Counts the steps of a merge and ends the process, as ``kill -9`` does, in place of the one after ``last``."""

    def __init__(self, last: int) -> None:
        self.last, self.taken, self.merging = last, 0, False

    def count(self, module: object, name: str) -> None:
        """Makes a function of a module a step."""
        function = getattr(module, name)

        def step(*given: object, **named: object) -> object:
            if self.merging and self.taken == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
            self.taken += self.merging
            return function(*given, **named)

        setattr(module, name, step)

    def begin_with(self, merge: Callable[[Sequence[Segment]], Segment]) -> Callable[[Sequence[Segment]], Segment]:
        """The merge, from whose beginning steps are counted."""

        def merging(segments: Sequence[Segment]) -> Segment:
            self.merging = True
            return merge(segments)

        return merging


def main(last: int, arguments: Sequence[str]) -> int:
    """Runs the command with the steps counted."""
    steps = Steps(last)
    vars(segments)["merge"] = steps.begin_with(segments.merge)
    for module, name in ((os, "fsync"), (os, "replace"), (shutil, "rmtree")):
        steps.count(module, name)
    ended = app.run(arguments)
    sys.stderr.write(f"{steps.taken} steps\n")
    return ended


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
