"""The material of a brief with what takes longer to find out; each is found when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from travaux.errors import TravauxError
from travaux.questions.collation.choosing import MOST as MOST_VERSIONS
from travaux.questions.collation.collate import collate
from travaux.questions.composing.across_versions import AcrossVersions, across_versions
from travaux.questions.composing.earlier_promises import Promised
from travaux.questions.composing.telling import most_telling, telling
from travaux.questions.history import history
from travaux.questions.ownership import ownership, sides, sides_of
from travaux.questions.predicates.functions import Context, is_within
from travaux.questions.predicates.mention_claims import presence
from travaux.record import dates
from travaux.record.agreements import Agreement, Instrument
from travaux.record.briefs import LANGUAGE
from travaux.record.documents import Document, DocumentHead, VersionKind
from travaux.record.expectations import Expectation
from travaux.record.findings import Finding
from travaux.record.ownerships import Ownership
from travaux.record.parallels import Status
from travaux.record.passages import Passage, PassageKind, Quote, quote
from travaux.record.readings import PassageReading
from travaux.record.statements import Act, Statement
from travaux.record.versions import Collation
from travaux.text.sentences import passages

OWNED = 6
"""Passages whose owner is asked for: the most telling ones among those that have a past."""
AWAITED_YEARS = 2
"""Years before the text that an expectation may date from."""


@dataclass(frozen=True, eq=False)
class Dossier(Promised):
    """Material with the versions laid side by side, owners, papers of the day and what was awaited."""

    @cached_property
    def collation(self) -> Collation | None:
        """The text beside the other versions of its act, three at most; None when it has none."""
        others = [self.view.document(one.id) for one in self.versions][: MOST_VERSIONS - 1]
        return collate([self.document, *others], self.meaning) if others else None

    @cached_property
    def differences(self) -> tuple[AcrossVersions, ...]:
        """Where its versions differ, the surest first, what shows between several pairs once; none with one version."""
        return across_versions(self.collation) if self.collation else ()

    @cached_property
    def _english(self) -> Mapping[int, tuple[Document, int, int]]:
        """By the start of a passage, what answers it in the official version in the language of briefs."""
        found = self.collation
        if found is None or self.document.base_language == LANGUAGE:
            return {}
        return {
            found.passages[0][at].start: (
                found.documents[pair.second],
                found.passages[pair.second][link.second[0]].start,
                found.passages[pair.second][link.second[1] - 1].end,
            )
            for pair in found.pairs
            if pair.first == 0 and _official(found.documents[pair.second])
            for link in pair.links
            if not link.is_null and link.first[1] - link.first[0] == 1
            for at in range(*link.first)
        }

    def in_english(self, one: PassageReading) -> Quote | None:
        """The passage as the official English version has it; None when there is none, or no answer in it."""
        found = self._english.get(one.passage.start)
        return quote(*found) if found else None

    @cached_property
    def papers(self) -> tuple[Agreement, ...]:
        """The papers signed on the day of the text, by number."""
        day = self.document.date
        signed = [one for one in self.view.registers.agreements() if day and is_within(one.date, day)]
        return tuple(sorted(signed, key=lambda one: one.number))

    def opening(self, document: Document) -> Quote:
        """The first passage of a document, which stands for it as a whole; a text without passages is quoted whole."""
        cut = passages(document.text, document.language, document.id)
        return quote(document, cut[0].start, cut[0].end) if cut else quote(document, 0, len(document.text))

    @cached_property
    def earlier_papers(self) -> Mapping[str, int]:
        """How many papers each earlier day of the register has, bare counts left out."""
        listed = [one for one in self.view.registers.agreements() if one.instrument is not Instrument.COUNT]
        return Counter(one.date for one in listed if dates.is_before(one.date, self.document.date))

    @cached_property
    def companions(self) -> tuple[DocumentHead, ...]:
        """Other acts of the same day by the same issuers, in the language of the text."""
        mine = self.document
        return tuple(
            one
            for one in self.view.heads()
            if mine.date and one.date == mine.date and one.base_language == mine.base_language
            and one.id != mine.id and set(one.issuers) & set(mine.issuers)
        )  # fmt: skip

    @cached_property
    def items(self) -> Mapping[str, tuple[Passage, ...]]:
        """By id, the items of those companions that are lists for the most part."""
        found: dict[str, tuple[Passage, ...]] = {}
        for head in self.companions:
            text = self.view.document(head.id)
            cut = passages(text.text, text.language, text.id)
            items = tuple(one for one in cut if one.label or one.kind is PassageKind.ITEM)
            if 2 * len(items) > len(cut):
                found[head.id] = items
        return found

    @cached_property
    def agreed(self) -> tuple[Statement, ...]:
        """The statements of the text that agree on something, the most telling passages first."""
        ranked = sorted(self.substantial, key=lambda one: -telling(self, one))
        found = (said for one in ranked for said in self.by_passage.get(one.passage.id, ()))
        return tuple(one for one in found if one.act is Act.AGREE and not one.negated)

    @cached_property
    def awaited(self) -> tuple[tuple[Expectation, Finding], ...]:
        """What was awaited in the two years before the text, and how it stands there; each topic once."""
        rows = {one.topic: one for one in self.view.registers.expectations() if self._is_due(one)}
        context = Context(self.view, self.meaning)
        return tuple((one, presence(context, topic, self.document.id)) for topic, one in rows.items())

    def _is_due(self, one: Expectation) -> bool:
        mine, theirs = dates.bounds(self.document.date), dates.bounds(one.date)
        if mine is None or theirs is None:
            return False
        return theirs[0] < mine[0] and mine[0].year - theirs[1].year <= AWAITED_YEARS

    @cached_property
    def sides(self) -> tuple[str, str] | None:
        """The two issuers of the text; None when it has another number of them."""
        issuers = self.document.issuers
        return (issuers[0], issuers[1]) if len(issuers) == len(("one", "other")) else sides_of(self.before.heads())

    @cached_property
    def owned(self) -> Mapping[int, Ownership]:
        """By the start of a passage whose it is, for the most telling passages that have a past."""
        if self.sides is None or not self.before.heads():
            return {}
        known = sides(self.before, self.sides, self.meaning, self.document.act or self.document.id)
        return {
            one.passage.start: ownership(
                history(one.passage.text, self.before, self.segments, self.meaning),
                known, self.meaning, self.document.base_language,
            )
            for one in most_telling(self, self._with_a_past(), OWNED)
        }  # fmt: skip

    def _with_a_past(self) -> Iterator[PassageReading]:
        return (one for one in self.substantial if one.status is not Status.NEW or one.translations)

    def find(self, document: str, words: str) -> Quote | None:
        """The words where they first stand in a document; None when they do not, or the document is not shown."""
        try:
            text = self.view.document(document)
        except TravauxError:
            return None
        start = text.text.find(words)
        return quote(text, start, start + len(words)) if words and start >= 0 else None


def _official(document: Document) -> bool:
    return document.base_language == LANGUAGE and document.version_kind is not VersionKind.UNOFFICIAL_TRANSLATION
