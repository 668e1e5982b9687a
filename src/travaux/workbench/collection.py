"""One collection: answers become documents of the record, and each is compared with what its address gave before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from travaux.collecting.addresses import host_of
from travaux.collecting.crawl import NEXT, Course, Crawl, Group
from travaux.collecting.leads import ENTRIES, Leads, parted
from travaux.errors import TravauxError
from travaux.intake.answers import AnswerReader, Part
from travaux.intake.site_rules import own_rules, rule_of
from travaux.questions.rewordings import rewordings
from travaux.record.drafts import Draft, Refusal
from travaux.record.fetches import Answer, Change, Collected, Ending, Fetch, Target
from travaux.record.outcomes import Fate, Outcome
from travaux.record.registers import Loading
from travaux.store.database import Database
from travaux.store.fetches import Journal
from travaux.store.views import View, ViewOptions
from travaux.store.writes import Writer
from travaux.workbench.texts import entry
from travaux.world.statistics import is_answer

if TYPE_CHECKING:
    from travaux.workbench.collecting import CollectOptions


@dataclass(frozen=True, slots=True)
class Statistics:
    """The answer of a statistical service: figures for a register, not a text."""

    answer: Answer


Reading = Part | Refusal | Statistics
Fetching = Callable[[Target, Fetch | None], Answer]


class Collection:
    """Runs over targets and keeps what they give.

    ``load`` takes the answers of statistical services, ``note`` is told each target, ``holds`` limits what is followed.
    """

    def __init__(
        self,
        database: Database,
        options: CollectOptions,
        load: Callable[[Answer], Loading],
        note: Callable[[Target], None] = lambda target: None,
        holds: Callable[[str], bool] = lambda address: True,
    ) -> None:
        self._database, self._options, self._load, self._note = database, options, load, note
        self._reader, self._writer = AnswerReader(options.about), Writer(database)
        self._journal = Journal(database)
        self._held = self._journal.held()
        self._leads = Leads(self._is_same_site, holds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.__exit__(kind, error, trace)

    def run(self, targets: Iterable[Target], fetch: Fetching) -> Iterator[Collected]:
        """What became of each target and of those it leads to."""
        wanted, skipped = (list(targets), []) if self._options.again else parted(targets, self._held)
        yield from skipped
        course = Course(lambda target: fetch(target, self._held.get(target.address)), self._read, self._followed)
        for group in Crawl(course).run(wanted):
            yield self._without_text(group) or self._with_text(group)

    def _read(self, answer: Answer) -> Reading:
        return Statistics(answer) if is_answer(answer.body) else self._reader.read(answer)

    def _followed(self, answer: Answer, reading: Reading) -> Sequence[Target]:
        if not isinstance(reading, Part):
            return ()
        led = self._leads.of(answer, reading.extract.links)
        return [target for target in led if self._options.follow or target.relation in (ENTRIES, NEXT)]

    def _is_same_site(self, one: str, other: str) -> bool:
        own = own_rules(self._options.about.sites)
        rule = rule_of(one, own)
        return host_of(one) == host_of(other) or (rule is not None and rule is rule_of(other, own))

    def _without_text(self, group: Group[Reading]) -> Collected | None:
        """What became of an address that gave no text; None when it gave one."""
        if group.last.ending is Ending.UNCHANGED:
            return Collected(group.target, Change.SAME, "not modified", moved=_moved(group.last))
        if group.last.ending is Ending.GONE and group.target.address in self._held:
            return self._deleted(group, self._held[group.target.address])
        if group.last.ending is not Ending.ANSWERED:
            return Collected(group.target, Change.FAULT, _broken(group))
        return next((_fault(group.target, one) for one in group.readings if isinstance(one, Refusal)), None)

    def _deleted(self, group: Group[Reading], held: Fetch) -> Collected:
        gone = replace(held, ending=Ending.GONE, time=group.last.time, status=group.last.status)
        self._journal.note(gone)
        return Collected(group.target, Change.DELETED, group.last.reason, earlier="".join(held.documents[:1]))

    def _with_text(self, group: Group[Reading]) -> Collected:
        """What became of an answered address; its text is on disk when this returns."""
        first = group.readings[0]
        if isinstance(first, Statistics):
            return self._loaded(first.answer)
        parts = [_with_act(reading) for reading in group.readings if isinstance(reading, Part)]
        listed = [one for part in parts for one in part.extract.links.get(ENTRIES, ())]
        if listed:
            return Collected(group.target, Change.SAME, f"a list of {len(listed)} addresses")
        draft = self._reader.draft(parts)
        return _fault(group.target, draft) if isinstance(draft, Refusal) else self._added(parts, draft)

    def _loaded(self, answer: Answer) -> Collected:
        """Adds the figures of a statistical service, all or none."""
        self._note(answer.target)
        try:
            loading = self._load(answer)
        except TravauxError as error:
            return Collected(answer.target, Change.FAULT, str(error))
        self._journal.note(Fetch.of(answer, hashlib.sha256(answer.body).hexdigest(), (), ()))
        change = Change.NEW if loading.added else Change.SAME
        return Collected(answer.target, change, f"{loading.added} figures added, {loading.known} known")

    def _added(self, parts: Sequence[Part], draft: Draft) -> Collected:
        """Adds the text, notes the fetch, and says what is otherwise than before."""
        target = parts[0].answer.target
        self._note(target)
        (outcome,) = self._writer.add_all([entry(draft)])
        if isinstance(outcome, Refusal):
            return _fault(target, outcome)
        self._journal.note(self._fetch(parts, draft, outcome))
        return replace(self._compared(target, draft, outcome), moved=_moved(parts[0].answer))

    def _fetch(self, parts: Sequence[Part], draft: Draft, outcome: Outcome) -> Fetch:
        """The journal's row. Only a text of one part is asked for conditionally: other parts may change alone."""
        leads = (lead for part in parts for lead in self._followed(part.answer, part) if lead.relation != NEXT)
        answer = parts[0].answer if len(parts) == 1 else replace(parts[0].answer, etag="", modified="")
        return Fetch.of(answer, draft.source.sha256, (outcome.head.id,), tuple(leads))

    def _compared(self, target: Target, draft: Draft, outcome: Outcome) -> Collected:
        before = self._held.get(target.address)
        view = View(self._database, ViewOptions(unofficial=True))
        there = before is not None and before.documents and before.documents[0] in {head.id for head in view.heads()}
        if before is None or not there or outcome.head.id in before.documents:
            return Collected(target, Change.NEW if outcome.fate is Fate.ADDED else Change.SAME, outcome=outcome)
        earlier = view.document(before.documents[0])
        return Collected(target, Change.EDITED, "", outcome, earlier.id, rewordings(earlier, draft.document))


def _with_act(part: Part) -> Part:
    """A page that names other versions of its text stands for their act."""
    target = part.answer.target
    if not part.extract.links.get("versions") or target.fields.get("act"):
        return part
    named = replace(target, fields={**target.fields, "act": target.address})
    return replace(part, answer=replace(part.answer, target=named))


def _broken(group: Group[Reading]) -> str:
    """Why there is no text; of a text in parts, which part is missing."""
    number, reason = len(group.answers), group.last.reason
    if number == 1:
        return reason
    return f"part {number} ({group.last.target.address}): {reason}; a text that is not whole is not added"


def _moved(answer: Answer) -> str:
    """The address a permanent redirect leads to; empty without one."""
    return answer.final if answer.moved else ""


def _fault(target: Target, refusal: Refusal) -> Collected:
    return Collected(target, Change.FAULT, str(refusal.error))
