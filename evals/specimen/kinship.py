"""Who repeats whom: a bead's true status in one language, its sources, and the family of one wording."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evals.specimen.sheets import Bead, Sheet

ORDER = ("verbatim", "edited", "reworked", "paraphrase", "new")
NEAR = ("verbatim", "edited")
"""A wording lives on in these: they make a family and count towards a standing formula."""


def plain(parts: tuple[str, ...]) -> str:
    """The words without case, spaces and punctuation: verbatim repeats are equal in it."""
    return re.sub(r"[\W_]+", "", "".join(parts)).lower().replace("ё", "е")


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
        """Status and sources; where the named source is not published in the language, its family answers for it."""
        status, refs = bead.status.get(language, ("new", ()))
        if status == "new":
            return Kin("new", (), True)
        named = [self.beads[ref] for ref in refs]
        direct = all(self.stands(source, language) for source in named)
        mates = [mate for source in named for mate in self.family(source, language) if self._before(mate, bead)]
        sources = named if direct else list(dict.fromkeys(mate.ref for mate in mates))
        found = tuple(source if isinstance(source, Bead) else self.beads[source] for source in sources)
        if status in NEAR:
            same = tuple(mate for mate in mates if plain(mate.texts[language]) == plain(bead.texts[language]))
            if same or not found:
                return Kin("verbatim" if same else "new", same, direct)
            return Kin(status if direct else "edited", found, direct)
        return Kin(status if found else "new", found, direct)

    def _before(self, one: Bead, other: Bead) -> bool:
        return self.dates[one.act] < self.dates[other.act]

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

    def answered(self, act: str, language: str) -> set[str]:
        """The families that one act answers in any way, through however many steps."""
        beads = [bead for bead in self.beads.values() if bead.act == act and self.stands(bead, language)]
        answers: set[str] = set()
        while beads:
            bead = beads.pop()
            if (root := self.root(bead, language)) in answers:
                continue
            answers.add(root)
            for mate in [bead, *self.family(bead, language)]:
                beads += [self.beads[ref] for ref in mate.status.get(language, ("new", ()))[1]]
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
