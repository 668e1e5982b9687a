"""Enters deeds until it is killed; prints the id of each one acknowledged.

Run as ``python -m tests.store.endless_ledger FOLDER SEED``.
"""

from __future__ import annotations

import itertools
import sys

from tests.store.promises import deed, item
from travaux.record.ledger import Status
from travaux.store.database import open_database
from travaux.store.ledger import Ledger


def main(folder: str, seed: int) -> None:
    """One deed a transaction."""
    with open_database(folder) as database:
        for number in itertools.count():
            entered = Ledger(database).enter(deed(item(), Status.STARTED, "2020-05-01", text=f"{seed} {number}"))
            print(entered.id, flush=True)  # noqa: T201 - the parent process reads this


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
