"""The truth of the specimen, derived from the sheets with every place given in code points of the texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from evals.specimen.compose import Composed, Place
from evals.specimen.kinship import Kinship
from evals.specimen.sheets import LANGUAGES, Bead, EditNote

Row = dict[str, Any]


class Truth:
    """Every kind of truth as plain rows; ``read`` names the acts whose passages carry a status."""

    def __init__(self, kinship: Kinship, composed: list[Composed], read: list[str]) -> None:
        self.kinship = kinship
        self.composed = composed
        self.read = read
        self.places: dict[tuple[str, str], list[tuple[Composed, Place]]] = defaultdict(list)
        for item in composed:
            for place in item.places:
                self.places[place.bead.ref, item.language].append((item, place))

    def stretches(self, bead: Bead, language: str) -> list[Row]:
        """Where a bead stands: file, offsets and words of each of its passages."""
        return [
            {"file": item.file, "start": place.start, "end": place.end, "text": item.text[place.start : place.end]}
            for item, place in self.places[bead.ref, language]
        ]

    def statuses(self) -> Iterator[Row]:
        """One row a passage of the acts read: status, sources, edits, and in which earlier statements it stood."""
        for item in self.composed:
            for place in item.places if item.sheet.act in self.read else ():
                yield self._status(item, place)

    def _status(self, item: Composed, place: Place) -> Row:
        bead, language = place.bead, item.language
        kin = self.kinship.kin(bead, language)
        seen = self.kinship.seen_in(bead, language)
        family = [m for m in self.kinship.family(bead, language) if self.kinship.dates[m.act] < item.sheet.date]
        same = [m for m in family if any(m.texts[language] == s.texts[language] for s in kin.sources)]
        sources = same if kin.status in ("verbatim", "edited") else list(kin.sources)
        return {
            "act": item.sheet.act,
            "language": language,
            "bead": bead.id,
            "layout": bead.layout,
            **_stretch(item, place),
            "status": kin.status,
            "sources": [row for source in sources for row in self.stretches(source, language)],
            "family": [row for mate in family if mate not in sources for row in self.stretches(mate, language)],
            "edits": self._edits(bead, language) if kin.status == "edited" else [],
            "seen_in": seen,
            "earlier_acts": self.kinship.earlier_joint(bead.act, language),
        }

    def _edits(self, bead: Bead, language: str) -> list[Row]:
        kin = self.kinship.kin(bead, language)
        return [
            row
            for note in bead.edits.get(language, ())
            for source in kin.sources
            if (row := self._edit(note, bead, source, language)) is not None
        ]

    def _edit(self, note: EditNote, bead: Bead, source: Bead, language: str) -> Row | None:
        before, after = self._find(source, language, note.earlier), self._find(bead, language, note.later)
        if before is None or after is None:
            return None
        earlier, later, shift = note.trimmed()
        return {
            "kind": note.kind,
            "earlier": earlier,
            "later": later,
            "earlier_file": before[0],
            "earlier_start": before[1] + shift,
            "earlier_end": before[1] + shift + len(earlier),
            "later_start": after[1] + shift,
            "later_end": after[1] + shift + len(later),
        }

    def _find(self, bead: Bead, language: str, words: str) -> tuple[str, int] | None:
        for item, place in self.places[bead.ref, language]:
            at = item.text.find(words, place.start, place.end)
            if at >= 0:
                return item.file, at
        return None

    def dropped(self, least: int = 3, of_last: int = 4) -> Iterator[Row]:
        """Wordings in ``least`` of the last ``of_last`` joint statements without any answer in the act read."""
        for act in self.read:
            for language in LANGUAGES.values():
                if (act, language) in self.kinship.published:
                    yield from self._dropped(act, language, least, of_last)

    def _dropped(self, act: str, language: str, least: int, of_last: int) -> Iterator[Row]:
        window = self.kinship.earlier_joint(act, language)[-of_last:]
        answered = self.kinship.answered(act, language)
        families: dict[str, list[Bead]] = defaultdict(list)
        for bead in self.kinship.beads.values():
            if bead.act in window and bead.layout != "heading" and self.kinship.stands(bead, language):
                families[self.kinship.root(bead, language)].append(bead)
        for root, beads in families.items():
            acts = {bead.act for bead in beads}
            if root not in answered and len(acts) >= least:
                last = max(beads, key=lambda bead: self.kinship.dates[bead.act])
                where = {"bead": last.ref, "passages": self.stretches(last, language)}
                yield {"act": act, "language": language, **where, "seen_in": len(acts), "of_last": len(window)}

    def alignment(self) -> Iterator[Row]:
        """One row a bead of every act in more than one language: the offsets of its passages in each version."""
        for sheet in self.kinship.sheets:
            languages = [language for language, _ in sheet.versions()]
            for bead in sheet.beads if len(languages) > 1 else ():
                spans = {c: [[r["start"], r["end"]] for r in self.stretches(bead, c)] for c in languages}
                yield {"act": sheet.act, "bead": bead.id, "layout": bead.layout, **spans}

    def differences(self) -> Iterator[Row]:
        """The differences planted between versions, with the words and places that differ; empty words: nothing."""
        for sheet in self.kinship.sheets:
            for bead in sheet.beads:
                for difference in bead.differences:
                    yield self._difference(bead, difference)

    def _difference(self, bead: Bead, difference: dict[str, str]) -> Row:
        row: Row = {"act": bead.act, "bead": bead.id, "kind": difference["kind"], "note": difference["note"]}
        for side, letter in zip(("first", "second"), difference["pair"], strict=True):
            language, words = LANGUAGES[letter], difference[side]
            found = self._find(bead, language, words) if words else None
            if words and found is None:
                raise ValueError(f"{bead.ref}: {words!r} does not stand in {language}")
            start = found[1] if found else 0
            row[side] = {"language": language, "text": words, "start": start, "end": start + len(words)}
        return row

    def acts(self) -> Iterator[Row]:
        """One row a passage: its speech acts with force, target and topic; an empty list where there is none."""
        for item in self.composed:
            for place in item.places:
                acts = place.bead.acts.get(item.language)
                if acts is not None and place.bead.layout != "heading":
                    yield {"language": item.language, **_stretch(item, place), "acts": acts}

    def commitments(self) -> Iterator[Row]:
        """One row a commitment and version: the passages that make it and its fields, in plain English."""
        for item in self.composed:
            for place in item.places:
                for fields in place.bead.commitments if not place.part else ():
                    yield {"language": item.language, **_stretch(item, place), "fields": fields}

    def owners(self) -> Iterator[Row]:
        """Wordings of joint statements that somebody else said first: who, when, and the first joint statement."""
        for language in LANGUAGES.values():
            seen: set[str] = set()
            for bead in (b for sheet in self.kinship.joint for b in sheet.beads if self.kinship.stands(b, language)):
                kin = self.kinship.kin(bead, language)
                outside = [s for s in kin.sources if self._kind(s.act) != "joint statement"]
                if outside and outside[0].ref not in seen:
                    seen.add(outside[0].ref)
                    yield self._owner(bead, outside[0], language, kin.status)

    def _owner(self, bead: Bead, source: Bead, language: str, status: str) -> Row:
        sheet = next(sheet for sheet in self.kinship.sheets if sheet.act == source.act)
        return {
            "language": language,
            "owner": "; ".join(sheet.head["issuers"]),
            "first": self.stretches(source, language),
            "first_date": sheet.date,
            "taken_up": self.stretches(bead, language),
            "taken_up_date": self.kinship.dates[bead.act],
            "status": status,
        }

    def _kind(self, act: str) -> str:
        return next(str(sheet.head["kind"]) for sheet in self.kinship.sheets if sheet.act == act)

    def agreements(self) -> Iterator[Row]:
        """One row an item of a list of signed documents."""
        for item in self.composed:
            places = [place for place in item.places if place.bead.agreement]
            for count, place in enumerate(places, 1):
                yield {"language": item.language, "item": count, **_stretch(item, place), **place.bead.agreement}


def _stretch(item: Composed, place: Place) -> Row:
    words = item.text[place.start : place.end]
    return {"file": item.file, "start": place.start, "end": place.end, "text": words}
