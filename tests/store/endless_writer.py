"""Adds documents to a record until it is killed; prints the id of each one acknowledged.

Run as ``python -m tests.store.endless_writer FOLDER SEED``.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator

from tests.store.samples import document, draft
from travaux.record.outcomes import Outcome
from travaux.store.additions import Entry
from travaux.store.database import open_database
from travaux.store.writes import Writer


def entries(seed: int) -> Iterator[Entry]:
    """Endless documents of many sizes, so that being killed hits snapshots, rows and commits alike."""
    chance = random.Random(seed)
    for number in itertools.count():
        text = f"{seed} {number} " + "стороны подтверждают 重申 " * chance.choice([1, 10, 1000])
        made = document(text, "ru", f"20{number % 90 + 10}", issuers=("Эльдория", "诺德马克"))
        yield Entry(draft(made, f"{seed}-{number}.txt"), 3, text.split()[:50])


def main(folder: str, seed: int) -> None:
    """Writes in batches of one to five documents."""
    with open_database(folder) as database:
        writer, source = Writer(database), entries(seed)
        while True:
            for outcome in writer.add_all(itertools.islice(source, 1 + seed % 5)):
                assert isinstance(outcome, Outcome)
                print(outcome.head.id, flush=True)  # noqa: T201 - the parent process reads this


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
