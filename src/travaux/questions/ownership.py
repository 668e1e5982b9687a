"""Ownership: which side's talking point a formula is, by who said it first alone, and whose own texts it is most like.

First use decides where it can: alone, before the other side, and before any third party. Where the wording is in
nobody's own earlier texts, likeness may: the greatest cosine with a passage of each side's own texts, over equal
samples of both (the side with more texts would win by their number alone). Otherwise it cannot be told.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from travaux.errors import InvalidValue
from travaux.parallels.segments import Segment
from travaux.questions.history import history
from travaux.questions.meaning import Meaning
from travaux.questions.mentions import script_of
from travaux.questions.paraphrase import Encode
from travaux.record import dates
from travaux.record.documents import DocumentHead
from travaux.record.histories import History, Occurrence
from travaux.record.ownerships import COMMON_STOCK, JOINT_NEW, Ownership, Standing, Use
from travaux.store.views import View
from travaux.text.han import has_han
from travaux.text.sentences import passages
from travaux.world.calendar import distance

SAMPLES = 200
"""Equal samples of both sides drawn; 200 give the support to within .04."""
SUPPORT, LIKE = 0.80, 0.50
"""Least support, and least cosine, by which likeness alone names an owner. Chosen on held-out sentences of the
specimen's own texts in English, documents of even years (2026-11): nine in ten right; below them nobody is named."""
CHANCES = ((0.5, 0.8, 1.0), (0.5, 0.5, 0.81))
"""Support, and the chance that a guess of this support is right: samples of one collection are alike, so support is
surer of itself than it ought to be. Least squares on the dev halves of three tests on real texts, weighed equally
(``evals/ownership_real.py``, 2026-11); on their test halves the chance is off by .04 to .07."""
LEAST_ID, LEAST_FORMULA, LEAST_HAN = 6, 40, 16
"""Letters of the beginning of a document's id; characters of a passage that can be a formula (shorter: a heading), and
of one in Chinese, where a character says as much as two and a half letters."""
LEAD = 30
"""Days two first uses must lie apart for the earlier to be the owner's: statements are drafted together for weeks."""
MOST = 4000
"""Passages of a side compared at most, the latest before the joint use."""

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides and the passages of the texts each issued alone, with their dates and vectors."""

    names: tuple[str, str]
    dated: Mapping[str, Sequence[str]] = field(default_factory=dict)
    vectors: Mapping[str, Vectors] = field(default_factory=dict)


def owners(
    what: str, view: View, segments: Sequence[Segment], meaning: Meaning, between: tuple[str, str] | None = None
) -> tuple[Ownership, ...]:
    """Whose a phrase is, or each passage of a document long enough to have a history.

    Of a document, only what was said before it counts. Raises InvalidValue when there are no two sides.
    """
    names = between or sides_of(view.heads())
    if names is None:
        remedy = "Name the two sides, or add texts issued by two together."
        raise InvalidValue("no two issuers ever issued a text together", what, "ownership", remedy)
    known = [head for head in view.heads() if head.id.startswith(what.lower()) and len(what) >= LEAST_ID]
    if len(known) != 1:
        return (_owned(what, view, segments, meaning, sides(view, names, meaning)),)
    document = view.document(known[0].id)
    before = view.before(document.date) if document.date else view
    own = sides(before, names, meaning, document.act or document.id)
    found = passages(document.text, document.language, document.id)
    return tuple(_owned(one.text, before, segments, meaning, own) for one in found if is_formula(one.text))


def _owned(formula: str, view: View, segments: Sequence[Segment], meaning: Meaning, known: Sides) -> Ownership:
    language = script_of(formula)
    return ownership(history(formula, view, segments, meaning), known, meaning, language)


def sides_of(heads: Iterable[DocumentHead]) -> tuple[str, str] | None:
    """The two issuers with most joint documents; None when no two ever issued one together."""
    pairs = Counter(tuple(sorted(head.issuers)) for head in heads if len(head.issuers) == len(("one", "other")))
    best = pairs.most_common(1)
    return (best[0][0][0], best[0][0][1]) if best else None


def sides(view: View, names: tuple[str, str], encode: Encode, without: str = "") -> Sides:
    """The passages of each side's own texts, encoded by language; ``without`` an act or document, held out."""
    dated: dict[str, list[str]] = {name: [] for name in names}
    parts: dict[str, list[Vectors]] = {name: [] for name in names}
    for head in view.heads():
        alone = head.issuers[0] if len(head.issuers) == 1 else ""
        if alone not in dated or not head.date or (without in (head.id, head.act or head.id) and without):
            continue
        document = view.document(head.id)
        found = [one.text for one in passages(document.text, document.language, document.id)]
        if found:
            parts[alone].append(encode(found, head.base_language))
            dated[alone] += [head.date] * len(found)
    return Sides(names, dated, {name: np.concatenate(own) for name, own in parts.items() if own})


def ownership(found: History, known: Sides, encode: Encode, language: str) -> Ownership:
    """Whose formula it is, from its history and the two sides' own texts. Never guesses: ``owner`` may be None."""
    used = by_first_use(found, known.names)
    standing = _standing(found, known, encode([found.query], language)[0], _said_jointly(used.first))
    if used.owner is not None or used.reason:
        return replace(used, standing=standing)
    owner, reason = by_likeness(standing)
    chances = chance(standing[owner].support) if owner in standing else None
    return replace(used, owner=owner, reason=reason, standing=standing, chance=chances)


def by_first_use(found: History, names: tuple[str, str]) -> Ownership:
    """Whose formula it is by first use; nobody and no reason when neither side nor a third party said it alone."""
    first, third = _firsts(found.occurrences, names)
    owner, lead, reason = _by_use(found, names, third, _said_jointly(first))
    return Ownership(found.query, owner, reason, first, third, lead)


def is_formula(words: str) -> bool:
    """Whether a passage is long enough to be a formula; a heading is not."""
    return len(words) >= (LEAST_HAN if has_han(words) else LEAST_FORMULA)


def _said_jointly(first: Mapping[str, Use]) -> str:
    """The date of the first use of the two together; empty when there is none."""
    return min((use.date for use in first.values() if not use.alone), default="")


def _firsts(occurrences: Sequence[Occurrence], names: tuple[str, str]) -> tuple[dict[str, Use], dict[str, Use]]:
    """The first use of each side, alone or not, and of each third party."""
    first: dict[str, Use] = {}
    third: dict[str, Use] = {}
    for one in sorted((one for one in occurrences if one.head.date), key=lambda one: dates.sort_key(one.head.date)):
        use = _use(one)
        own = [issuer for issuer in one.head.issuers if issuer in names]
        for issuer in own or one.head.issuers:
            (first if own else third).setdefault(issuer, use)
    return first, third


def _use(one: Occurrence) -> Use:
    alone = len(one.head.issuers) == 1
    return Use(one.head.date, one.head.id, one.head.title, one.quote.exact, alone, one.translation)


def _alone(found: History, name: str) -> list[Occurrence]:
    return [one for one in found.occurrences if one.head.date and one.head.issuers == (name,)]


def _by_use(
    found: History, names: tuple[str, str], third: Mapping[str, Use], joint: str
) -> tuple[str | None, int | None, str]:
    """The owner by first use alone, the lead in days, and why; no reason when first use says nothing."""
    alone = {
        name: min((one.head.date for one in _alone(found, name)), default="", key=dates.sort_key) for name in names
    }
    used = {name: date for name, date in alone.items() if date and (not joint or dates.is_before(date, joint))}
    earliest = min((use.date for use in third.values()), default="", key=dates.sort_key)
    if earliest and not any(
        not dates.is_before(earliest, date) for date in (*used.values(), *([joint] if joint else []))
    ):
        return COMMON_STOCK, None, f"a third party said it on {earliest}, before either side"
    if len(used) == 1:
        (name, date), other = next(iter(used.items())), next(iter(alone[one] for one in names if one not in used))
        lead = distance(date, other) if other else None
        return name, lead.least if lead else None, f"{name} said it alone on {date}, the other side not before that"
    if len(used) > 1:
        (one, other) = sorted(used, key=lambda name: dates.sort_key(used[name]))
        apart = distance(used[one], used[other])
        if apart is None or apart.least < LEAD:
            return None, None, f"both sides said it alone within {LEAD} days of each other"
        return one, apart.least, f"{one} said it alone on {used[one]}, {other} on {used[other]}"
    return None, None, ""


def _standing(found: History, known: Sides, formula: Vectors, joint: str) -> dict[str, Standing]:
    own = likeness(known, formula, joint)
    return {name: replace(one, uses=len(_alone(found, name))) for name, one in own.items()}


def likeness(known: Sides, formula: Vectors, joint: str = "") -> dict[str, Standing]:
    """How like a formula is to each side's own passages before a day (empty: to all), over equal samples of both."""
    cosines: dict[str, Vectors] = {}
    for name in known.names:
        vectors = known.vectors.get(name)
        if vectors is not None:
            keep = [not joint or dates.is_before(date, joint) for date in known.dated[name]]
            cosines[name] = (vectors[np.array(keep, bool)] @ formula)[-MOST:]
    size = min((len(one) for one in cosines.values()), default=0)
    if len(cosines) < len(known.names) or not size:
        return {}
    shares = _supports([cosines[name] for name in known.names], size)
    return {
        name: Standing(float(cosines[name].max()), share, len(cosines[name]), 0)
        for name, share in zip(known.names, shares, strict=True)
    }


def _supports(cosines: Sequence[Vectors], size: int) -> tuple[float, float]:
    """The share of equal samples (with replacement) in which each side's greatest cosine is the greater."""
    chooser = np.random.default_rng(random.Random(size).randrange(2**32))
    tops = [one[chooser.integers(0, len(one), (SAMPLES, size))].max(axis=1) for one in cosines]
    return float((tops[0] > tops[1]).mean()), float((tops[1] > tops[0]).mean())


def chance(support: float) -> float:
    """How often guesses of this support were right on held-out sentences of real texts, from .5."""
    return float(np.interp(support, *CHANCES))


def by_likeness(standing: Mapping[str, Standing]) -> tuple[str | None, str]:
    """The owner by likeness alone, and why; None when it cannot be told."""
    if not standing:
        return None, "the record has no texts that each side issued alone before it"
    name, best = max(standing.items(), key=lambda item: item[1].support)
    if best.similarity >= LIKE and best.support >= SUPPORT:
        return name, f"most like what {name} says alone: {best.similarity:.2f}, in {best.support:.0%} of equal samples"
    if all(one.similarity < LIKE for one in standing.values()):
        return JOINT_NEW, "neither side said anything like it alone before"
    return None, "both sides say things like it; it cannot be told whose it is"
