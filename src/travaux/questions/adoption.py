"""Adoption over time: each passage of every joint text given to the side that said it first alone before it.

Every language version of a joint text is read: a side's own texts are mostly in its own language, and there its words
are found word for word. Likeness gives nobody a passage here: an adoption has a dated first use that can be looked up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from travaux.errors import InvalidValue
from travaux.parallels.segments import Segment
from travaux.questions.history import history
from travaux.questions.meaning import Meaning
from travaux.questions.ownership import by_first_use, is_formula, sides_of
from travaux.record import dates
from travaux.record.adoptions import NEW, SHARED, Adoption, AdoptionEvent, JointText, ShareTrend
from travaux.record.documents import Document
from travaux.record.ownerships import Ownership, Use
from travaux.record.passages import Passage, PassageKind, quote
from travaux.store.views import View
from travaux.text.sentences import passages
from travaux.world.calendar import distance

DRAWS, SEED, OUTER = 2000, 2026, (2.5, 97.5)
"""Draws of the bootstrap, where its chance starts, and the percentiles of its interval."""
FEWEST = 3
"""Texts of different dates from which a trend is drawn."""


@dataclass(frozen=True, slots=True)
class AdoptionOptions:
    """``between``: the two sides, by default the two issuers with most joint documents; ``language``: base tag of the
    versions read, by default all."""

    between: tuple[str, str] | None = None
    language: str = ""


def adoption(view: View, segments: Sequence[Segment], meaning: Meaning | None, options: AdoptionOptions) -> Adoption:
    """Whose formulas the joint texts of two sides consist of. ``segments`` index at least the documents of the view.

    Raises InvalidValue when no two issuers ever issued a text together, or these two did not in that language.
    """
    sides = options.between or sides_of(view.heads())
    if sides is None:
        raise InvalidValue("no two issuers ever issued a text together", "", "adoption", "Add texts of two issuers.")
    joint = [view.document(head.id) for head in view.heads() if set(head.issuers) == set(sides) and head.date]
    chosen = [(one, cut) for one in joint if options.language in ("", one.base_language) and (cut := _formulas(one))]
    if not chosen:
        had = ", ".join(sorted({one.base_language for one in joint})) or "no language"
        raise InvalidValue("no joint text of the two sides", options.language, "adoption", f"They have some in {had}.")
    texts: list[JointText] = []
    events: list[AdoptionEvent] = []
    for document, cut in chosen:
        before = view.before(document.date)
        owned = [(one, by_first_use(history(one.text, before, segments, meaning), sides)) for one in cut]
        counts = Counter(_kind(found, sides) for _one, found in owned)
        texts.append(JointText(view.head(document.id), {name: counts[name] for name in (*sides, SHARED, NEW)}))
        events += filter(None, (_event(found, one, document, sides) for one, found in owned))
    trends = tuple(filter(None, (trend(texts, name) for name in (*sides, SHARED, NEW))))
    notes = tuple(_notes(view, sides, {one.base_language for one, _cut in chosen}))
    return Adoption(sides, tuple(texts), tuple(events), trends, view.coverage(), notes)


def _formulas(document: Document) -> list[Passage]:
    """The passages long enough to have a history; none of a text that is a list for the most part."""
    cut = passages(document.text, document.language, document.id)
    items = sum(bool(one.label) or one.kind is PassageKind.ITEM for one in cut)
    return [one for one in cut if is_formula(one.text)] if 2 * items <= len(cut) else []


def _kind(found: Ownership, sides: tuple[str, str]) -> str:
    if found.owner in sides:
        return found.owner
    return SHARED if found.first or found.third_party else NEW


def _event(found: Ownership, said: Passage, document: Document, sides: tuple[str, str]) -> AdoptionEvent | None:
    """The adoption a passage shows; None when it is nobody's, or the two said it together before."""
    if found.owner not in sides or any(not use.alone for use in found.first.values()):
        return None
    adopter = next(name for name in sides if name != found.owner)
    formula = quote(document, said.start, said.end)
    here = Use(document.date, document.id, document.title, formula.exact, alone=False)
    first, adopted = found.first[found.owner], found.first.get(adopter, here)
    apart = distance(first.date, adopted.date)
    return AdoptionEvent(found.owner, adopter, formula, first, adopted, apart.least if apart else None)


def trend(texts: Sequence[JointText], name: str) -> ShareTrend | None:
    """The trend of the share of a kind of passage; None for fewer than three different dates."""
    known = [(time, one) for one in texts if one.passages and (time := _year(one.head.date)) is not None]
    if len({time for time, _one in known}) < FEWEST:
        return None
    times = np.array([time for time, _one in known])
    shares = np.array([one.share(name) for _time, one in known])
    chooser = np.random.default_rng(SEED)
    drawn = chooser.integers(0, len(known), (DRAWS, len(known)))
    again = shares[drawn]
    apart = times[drawn] - times[drawn].mean(axis=1, keepdims=True)
    spread = (apart**2).sum(axis=1)
    slopes = (apart * again).sum(axis=1)[spread > 0] / spread[spread > 0]
    low, high = np.percentile(slopes, OUTER)
    centred = times - times.mean()
    return ShareTrend(name, float((centred * shares).sum() / (centred**2).sum()), float(low), float(high))


def _year(date: str) -> float | None:
    """The middle of a date as a year with its fraction; None for one without bounds."""
    span = dates.bounds(date)
    middle = span[0] + (span[1] - span[0]) / 2 if span else None
    return middle.year + middle.timetuple().tm_yday / 366 if middle else None


def _notes(view: View, sides: tuple[str, str], languages: set[str]) -> Iterator[str]:
    for side in sides:
        own = {head.base_language for head in view.heads() if head.issuers == (side,)}
        if not own:
            yield f"{side} has no texts of its own here: nothing can be found to be its own"
        elif not own & languages:
            yield f"{side} has own texts in {', '.join(sorted(own))} only: its words are found across languages alone"
