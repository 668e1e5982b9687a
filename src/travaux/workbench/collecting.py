"""Texts fetched from the network, or out of web archives. The only questions that leave the machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.record.drafts import IntakeOptions, Refusal
from travaux.record.fetches import Answer, Collected, Target
from travaux.record.outcomes import Outcome
from travaux.record.registers import Loading
from travaux.store.fetches import Journal
from travaux.workbench.registers import Registers
from travaux.workbench.texts import Texts

if TYPE_CHECKING:
    from travaux.collecting.fetching import FetchOptions


@dataclass(frozen=True, slots=True)
class CollectOptions:
    """How to collect. ``again``: also ask for what the record holds already; ``follow``: further parts of a text, its
    other language versions and attachments on the same site are fetched as well; ``about``: what the user says of all
    texts; ``fetch``: politeness and limits, None for the usual ones.
    """

    again: bool = False
    follow: bool = True
    about: IntakeOptions = field(default_factory=IntakeOptions)
    fetch: FetchOptions | None = None


class Collecting(Texts, Registers):
    """Texts from addresses and web archives."""

    def collect(self, targets: Iterable[Target], options: CollectOptions | None = None) -> Iterator[Collected]:
        """What became of each address and of those it leads to; each text is on disk before its answer comes.

        Every exchange is kept in ``archive/`` of the record. What the record holds from an address is not asked for
        again unless ``options.again`` is set, and then only whether it has changed.
        """
        from travaux.collecting.archive import archived
        from travaux.workbench.collection import Collection

        chosen = options or CollectOptions()
        with (
            archived(self._new_archive(), chosen.fetch) as (fetcher, archive),
            Collection(self._database, chosen, self._figures, archive.note) as collection,
        ):
            yield from collection.run(targets, fetcher.fetch)

    def replay(self, path: str | os.PathLike[str], about: IntakeOptions | None = None) -> Iterator[Collected]:
        """The texts in a web archive (WARC, WACZ), read as if they were fetched now. Raises UnreadableInput."""
        from travaux.collecting.replay import WebArchive
        from travaux.workbench.collection import Collection

        archive = WebArchive(Path(path))
        chosen = CollectOptions(again=True, about=about or IntakeOptions())
        with Collection(self._database, chosen, self._figures, holds=archive.holds) as collection:
            yield from collection.run(archive.targets(), lambda target, _known: archive.fetch(target))
            yield from archive.faults()

    def _figures(self, answer: Answer) -> Loading:
        """Loads the answer of a statistical service; the day it was given is the vintage of its figures."""
        from travaux.world.statistics import AnswerOptions

        return self.load_answer(answer.target.address, answer.body, AnswerOptions(answer.time[:10]))

    def add_named(self, path: str | os.PathLike[str], fields: Mapping[str, str]) -> Iterator[Outcome | Refusal]:
        """Adds a file with what a catalogue says of its text: for rows without an address."""
        issuers = tuple(name.strip() for name in fields.get("issuers", "").split(";") if name.strip())
        about = IntakeOptions(
            act=fields.get("act"), language=fields.get("language"), date=fields.get("date"), issuers=issuers or None,
            kind=fields.get("kind"), title=fields.get("title"), publisher=fields.get("publisher"),
        )  # fmt: skip
        return self.add([path], about)

    def held_addresses(self) -> tuple[Target, ...]:
        """Every address the record holds a text from, with what was said of it; what ``watch`` asks again."""
        held = Journal(self._database).held()
        return tuple(Target(fetch.address, fetch.fields) for fetch in held.values())

    def _new_archive(self) -> Path:
        moment = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")
        return self._database.layout.archive / f"{moment}.warc.gz"
