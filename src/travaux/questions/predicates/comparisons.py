"""Comparisons of quantities: by every value the record allows, with rounding and approximators made plain."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from travaux.errors import InvalidValue
from travaux.questions.predicates.values import Answer, Bound, Candidate, Quantity
from travaux.record.findings import Variant, Verdict
from travaux.world.series import half_unit

Test = Callable[[Decimal], bool]

_SIGNS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ABOUT = Decimal("0.05")


def compare(sign: str, one: Quantity, other: Quantity, tolerance: Decimal | None) -> Answer:
    """One quantity against another. ``=`` without a tolerance means: rounds to the number as printed."""
    pairs = [(mine, theirs) for mine in one.candidates for theirs in other.candidates]
    results = [Result(mine, theirs, *_outcome(sign, mine, theirs, tolerance)) for mine, theirs in pairs]
    stated = f"{other.name or _shown(other)}{'' if tolerance is None else f' ± {tolerance}'}"
    missing = one.missing if not one.candidates else other.missing
    return _answered((one, other), results, f"{one.name} {sign} {stated}", missing)


@dataclass(frozen=True, slots=True)
class Result:
    """One pair of values: whether the relation holds, and whether it does whatever rows the record lacks."""

    mine: Candidate
    theirs: Candidate
    held: bool
    firm: bool = True

    @property
    def doubtful(self) -> bool:
        """Whether something is held against either value."""
        return self.mine.doubtful or self.theirs.doubtful


_FAR = Decimal("1e30")


def _outcome(sign: str, mine: Candidate, theirs: Candidate, tolerance: Decimal | None) -> tuple[bool, bool]:
    """Whether the relation holds, and whether it holds (or fails) for every value the two may truly have."""
    truths = {
        criterion(sign, other, tolerance)(one)
        for one in _possible(mine, theirs.value)
        for other in _possible(theirs, mine.value)
    }
    return criterion(sign, theirs.value, tolerance)(mine.value), len(truths) == 1


def _possible(of: Candidate, stated: Decimal) -> tuple[Decimal, ...]:
    """The value, the farthest it may truly be, and the value compared with where it lies between the two."""
    far = {Bound.EXACT: of.value, Bound.AT_LEAST: _FAR, Bound.AT_MOST: Decimal(0)}[of.bound]
    between = min(of.value, far) < stated < max(of.value, far)
    return (of.value, far, stated) if between else (of.value, far)


def criterion(sign: str, stated: Decimal, tolerance: Decimal | None) -> Test:
    """What a value must meet to stand in this relation to the one stated."""
    if sign in _SIGNS:
        ordered, slack = _SIGNS[sign], (tolerance or Decimal(0)) * (1 if sign in ("<", "<=") else -1)
        return lambda value: ordered(value, stated + slack)
    own = abs(stated) * _ABOUT if sign == "≈" else half_unit(stated)
    wide = own if tolerance is None else tolerance
    return lambda value: (abs(value - stated) <= wide) != (sign == "!=")


def approximately(quantity: Quantity, stated: Decimal, words: str) -> Answer:
    """A stated amount with the words before it against a quantity; no words mean: as printed, rounded."""
    below, above = _allowed(words)
    half = half_unit(stated)

    def meets(value: Decimal) -> bool:
        return stated - max(stated * below, half) <= value <= stated + max(stated * above, half)

    meaning = f"{quantity.name} is {words} {stated}".replace("  ", " ")
    mark = Candidate(stated, "stated")
    results = [Result(one, mark, meets(one.value), one.bound is Bound.EXACT) for one in quantity.candidates]
    answer = _answered((quantity,), results, meaning, quantity.missing)
    return answer.with_method(tolerance=f"-{below:%} to +{above:%}" if words else "rounding of the number printed")


@cache
def _approximators() -> dict[str, tuple[Decimal, Decimal]]:
    content = yaml.load(files("travaux.data").joinpath("approximators.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return {
        name: (Decimal(entry["below"]), Decimal(entry["above"]))
        for entry in content["words"].values()
        for name in entry["names"]
    }


def _allowed(words: str) -> tuple[Decimal, Decimal]:
    if not words:
        return Decimal(0), Decimal(0)
    known = _approximators()
    if words.strip().casefold() not in known:
        raise InvalidValue("no approximator known here", words, "amount", f"Known: {', '.join(known)}.")
    return known[words.strip().casefold()]


def _answered(of: tuple[Quantity, ...], results: list[Result], definition: str, missing: str) -> Answer:
    coverage = tuple(one for quantity in of for one in quantity.coverage)
    method = {"definition": definition, "measure": "; ".join(dict.fromkeys(q.definition for q in of if q.definition))}
    if not results:
        return Answer(Verdict.TOO_THIN, missing, coverage=coverage, method=method)
    decisive = [one for one in results if not one.doubtful] or results
    evidence = tuple(dict.fromkeys(e for one in results for e in (*one.mine.evidence, *one.theirs.evidence)))
    variants = tuple(dict.fromkeys(map(_variant, results))) if len(results) > 1 else ()
    found = _found(decisive, of[0].unit)
    if len({one.held for one in decisive}) > 1:
        return Answer(Verdict.UNDEFINED, f"it hangs on the basis: {found}", evidence, coverage, None, variants, method)
    firm = all(one.firm for one in decisive)
    if decisive[0].doubtful:
        found += ", on doubtful figures only"
    if not decisive[0].held and not firm:
        reason = f"{found} in this record, and nobody says that it is complete"
        return Answer(Verdict.TOO_THIN, reason, evidence, coverage, None, variants, method)
    if not decisive[0].held:
        against = next((e for one in decisive for e in one.mine.evidence), None)
        return Answer(Verdict.FAILS, found, evidence, coverage, against, variants, method)
    verdict = Verdict.HOLDS if firm and not decisive[0].doubtful else Verdict.IN_RECORD
    return Answer(verdict, found, evidence, coverage, None, variants, method)


def _found(results: list[Result], unit: str) -> str:
    values = sorted(one.mine.value for one in results)
    ends = dict.fromkeys((_number(values[0]), _number(values[-1])))
    return f"{' to '.join(ends)} {unit}".strip()


def _variant(one: Result) -> Variant:
    doubt = " (doubtful)" if one.doubtful else ""
    mine, theirs = one.mine, one.theirs
    how = mine.how if theirs.how in ("", "stated") else f"{mine.how} against {theirs.how}"
    ids = tuple(evidence.id for evidence in (*mine.evidence, *theirs.evidence))
    return Variant(f"{how}{doubt}: {_number(mine.value)}", "holds" if one.held else "fails", ids)


def _number(value: Decimal) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if value == value.quantize(Decimal("0.01")) else f"{value:.2f}"


def _shown(quantity: Quantity) -> str:
    return _number(quantity.candidates[0].value) if quantity.candidates else "?"


def as_quantity(value: Quantity | Decimal) -> Quantity:
    """A quantity, or a number written where one is expected."""
    return stated_number(value) if isinstance(value, Decimal) else value


def stated_number(value: Decimal) -> Quantity:
    """A number written in a claim, as a quantity."""
    return Quantity(str(value), (Candidate(value, "stated"),), "", "")
