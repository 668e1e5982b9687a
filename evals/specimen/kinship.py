"""Who repeats whom: a bead's true status in one language, its sources, and the family of one wording."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from evals.specimen.sheets import Bead, Sheet

ORDER = ("verbatim", "edited", "reworked", "paraphrase", "new")
NEAR = ("verbatim", "edited")
"""A wording lives on in these: they make a family and count towards a standing formula."""


@dataclass(frozen=True, slots=True)
class Kin:
    """How a bead stands to earlier texts of one language: ``direct`` when its named source is published in it."""

    status: str
    sources: tuple[Bead, ...]
    direct: bool


class Kinship:
    """The relations between the beads of all sheets, one language at a time."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self.sheets = sheets
        self.beads = {bead.ref: bead for sheet in sheets for bead in sheet.beads}
        self.published = {(sheet.act, language) for sheet in sheets for language, _ in sheet.versions()}
        self.dates = {sheet.act: sheet.date for sheet in sheets}
        self.joint = [sheet for sheet in sheets if sheet.head["kind"] == "joint statement"]
        self._families = {language: self._roots(language) for language in ("ru", "zh", "en")}

    def stands(self, bead: Bead, language: str) -> bool:
        """Whether the bead is published in the language."""
        return bool(bead.texts.get(language)) and (bead.act, language) in self.published

    def kin(self, bead: Bead, language: str) -> Kin:
        """Status and nearest published sources; a source never published in the language passes the question on."""
        status, refs = bead.status.get(language, ("new", ()))
        if status == "new":
            return Kin("new", (), True)
        found: list[Kin] = []
        for ref in refs:
            source = self.beads[ref]
            if self.stands(source, language):
                found.append(Kin(status, (source,), True))
            else:
                older = self.kin(source, language)
                found.append(Kin(max(status, older.status, key=ORDER.index), older.sources, False))
        best = min((kin.status for kin in found), key=ORDER.index)
        if best == "new":
            return Kin("new", (), False)
        sources = tuple(source for kin in found if kin.status == best for source in kin.sources)
        return Kin(best, sources, all(kin.direct for kin in found))

    def family(self, bead: Bead, language: str) -> list[Bead]:
        """Every published bead of the same wording, kept or edited, by date; the bead itself included."""
        root = self._families[language][bead.ref]
        mates = [self.beads[ref] for ref, other in self._families[language].items() if other == root]
        return sorted((m for m in mates if self.stands(m, language)), key=lambda m: (self.dates[m.act], m.ref))

    def earlier_joint(self, act: str, language: str) -> list[str]:
        """The joint statements before an act in one language, oldest first."""
        return [
            s.act for s in self.joint if self.dates[s.act] < self.dates[act] and (s.act, language) in self.published
        ]

    def seen_in(self, bead: Bead, language: str) -> list[str]:
        """The earlier joint statements in which the bead's wording stood, kept or edited."""
        acts = {mate.act for mate in self.family(bead, language)}
        return [act for act in self.earlier_joint(bead.act, language) if act in acts]

    def answered(self, act: str, language: str) -> dict[str, set[str]]:
        """For one act: the families it answers, each with the statuses of the answers."""
        answers: dict[str, set[str]] = defaultdict(set)
        for bead in self.beads.values():
            if bead.act == act and self.stands(bead, language):
                answers[self._families[language][bead.ref]].add("kept")
                kin = self.kin(bead, language)
                for source in kin.sources:
                    answers[self._families[language][source.ref]].add(kin.status)
        return answers

    def root(self, bead: Bead, language: str) -> str:
        """The name of the bead's family."""
        return self._families[language][bead.ref]

    def _roots(self, language: str) -> dict[str, str]:
        roots: dict[str, str] = {}
        for ref, bead in self.beads.items():
            roots[ref] = ref
            status, refs = bead.status.get(language, ("new", ()))
            for source in refs if status in NEAR else ():
                old, new = roots[ref], roots[source]
                roots = {name: new if root == old else root for name, root in roots.items()}
        return roots
