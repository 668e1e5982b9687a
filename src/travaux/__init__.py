"""travaux: read a diplomatic text against everything said and done before it.

``travaux.open(folder)`` and ``travaux.create(folder)`` give a ``Workbench``. Importing the package loads nothing heavy;
the first use of a record does.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from travaux.workbench import Workbench

__version__ = "0.1.0"
__all__ = ["__version__", "create", "open"]


def open(folder: str | os.PathLike[str]) -> Workbench:  # noqa: A001 - read as travaux.open, like io.open
    """Opens the record in ``folder``; raises NotARecord when it is none."""
    from travaux.workbench import Workbench

    return Workbench.open(folder)


def create(folder: str | os.PathLike[str]) -> Workbench:
    """Makes a new record in ``folder`` and opens it; raises InvalidValue when it is or lies in one."""
    from travaux.workbench import Workbench

    return Workbench.create(folder)
