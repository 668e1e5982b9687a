"""Comparisons of quantities: by every value the record allows, with rounding and approximators made plain."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from travaux.errors import InvalidValue
from travaux.questions.predicates.values import Answer, Candidate, Quantity
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
    results = [(mine, theirs, criterion(sign, theirs.value, tolerance)(mine.value)) for mine, theirs in pairs]
    stated = f"{other.name or _shown(other)}{'' if tolerance is None else f' ± {tolerance}'}"
    missing = one.missing if not one.candidates else other.missing
    return _answered((one, other), results, f"{one.name} {sign} {stated}", missing)


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
    results = [(one, mark, meets(one.value)) for one in quantity.candidates]
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


def _answered(
    of: tuple[Quantity, ...], results: list[tuple[Candidate, Candidate, bool]], definition: str, missing: str
) -> Answer:
    coverage = tuple(one for quantity in of for one in quantity.coverage)
    method = {"definition": definition, "measure": "; ".join(dict.fromkeys(q.definition for q in of if q.definition))}
    if not results:
        return Answer(Verdict.TOO_THIN, missing, coverage=coverage, method=method)
    firm = [one for one in results if not (one[0].doubtful or one[1].doubtful)] or results
    verdicts = {held for _mine, _theirs, held in firm}
    evidence = tuple(dict.fromkeys(e for mine, theirs, _held in results for e in (*mine.evidence, *theirs.evidence)))
    variants = tuple(dict.fromkeys(_variant(*one) for one in results)) if len(results) > 1 else ()
    values = sorted(mine.value for mine, _theirs, _held in firm)
    range_ = _number(values[0]) if values[0] == values[-1] else f"{_number(values[0])} to {_number(values[-1])}"
    unit = of[0].unit
    if len(verdicts) > 1:
        reason = f"it hangs on the basis: {range_} {unit}".strip()
        return Answer(Verdict.UNDEFINED, reason, evidence, coverage, None, variants, method)
    shaky = firm[0][0].doubtful or firm[0][1].doubtful
    reason = f"{range_} {unit}".strip() + (", on doubtful figures only" if shaky else "")
    if not verdicts.pop():
        against = next((e for mine, _t, _h in firm for e in mine.evidence), None)
        return Answer(Verdict.FAILS, reason, evidence, coverage, against, variants, method)
    verdict = Verdict.IN_RECORD if shaky or _counts(of) else Verdict.HOLDS
    return Answer(verdict, reason, evidence, coverage, None, variants, method)


def _counts(of: tuple[Quantity, ...]) -> bool:
    """Whether it counts rows of a register nobody says is complete."""
    counted = [quantity for quantity in of if quantity.name.startswith(("count", "gap", "size"))]
    return any(not one.scopes for quantity in counted for one in quantity.coverage)


def _variant(mine: Candidate, theirs: Candidate, held: bool) -> Variant:
    doubt = " (doubtful)" if mine.doubtful or theirs.doubtful else ""
    how = mine.how if theirs.how in ("", "stated") else f"{mine.how} against {theirs.how}"
    ids = tuple(one.id for one in (*mine.evidence, *theirs.evidence))
    return Variant(f"{how}{doubt}: {_number(mine.value)}", "holds" if held else "fails", ids)


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
