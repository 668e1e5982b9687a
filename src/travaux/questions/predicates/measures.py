"""Measures: series and their arithmetic - value, growth, share, trend - each with every value the record allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from travaux.errors import InvalidValue
from travaux.questions.predicates.comparisons import approximately, as_quantity, compare
from travaux.questions.predicates.conditions import evidence_of
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Candidate, Kind, Quantity
from travaux.record.figures import Figure
from travaux.record.findings import Verdict
from travaux.record.registers import Register, RegisterCoverage
from travaux.world.growth import Rate, rates
from travaux.world.series import Choice, Reading, Series, series
from travaux.world.spans import Span, span
from travaux.world.states import state_code

_BASES = ("", "reported", "values")


def _series(flow: str) -> Callable[[Context, Arguments], Series]:
    def made(context: Context, arguments: Arguments) -> Series:
        return _chosen(context, arguments, flow)

    return made


def any_series(context: Context, arguments: Arguments) -> Series:
    """The series of any flow by its name."""
    return _chosen(context, arguments, arguments.text("flow").casefold())


def _chosen(context: Context, arguments: Arguments, flow: str) -> Series:
    choice = Choice(
        arguments.text("publisher"), arguments.text("currency").upper(), arguments.text("vintage").casefold() == "first"
    )
    reporter, partner = state_code(arguments.text("reporter")), state_code(arguments.text("partner"))
    return series(context.registers.figures(), reporter, partner, flow, choice)


def _coverage(context: Context, *of: Series) -> tuple[RegisterCoverage, ...]:
    return (context.registers.coverage(Register.FIGURES, [figure for one in of for figure in one.figures]),)


def value(context: Context, arguments: Arguments) -> Quantity:
    """The value of a span, by every way the figures give it."""
    of, wanted = arguments.series("series"), span(arguments.text("period"))
    found = tuple(_candidate(reading) for reading in _ordered(of.readings(wanted)))
    name = f"{of.name}, {wanted}"
    definition = "as reported, or the difference of cumulative figures, or the sum of all parts"
    missing = "" if found else f"the record has no figure for {wanted}, nor cumulative ones to take it out of"
    return Quantity(name, found, f"{of.unit} {of.currency}".strip(), definition, _coverage(context, of), missing)


def _ordered(found: Sequence[Reading]) -> list[Reading]:
    return sorted(found, key=lambda reading: reading.doubtful)


def _candidate(reading: Reading) -> Candidate:
    return Candidate(reading.value, reading.how, evidence_of(reading.figures), reading.doubtful)


def yoy(context: Context, arguments: Arguments) -> Quantity:
    """Growth on the same span a year before, in percent, by every way the figures give it."""
    of, wanted, basis = arguments.series("series"), span(arguments.text("period")), arguments.text("basis")
    if basis not in _BASES:
        raise InvalidValue("no such basis of growth", basis, "yoy", "Write reported or values, or leave it out.")
    every = [rate for rate in rates(of, wanted) if rate.value is not None and _fits(rate, basis)]
    own = [rate for rate in every if rate.currency in ("", of.currency)]
    other = [] if of.choice.currency else [rate for rate in every if rate not in own]
    found = tuple(_rate_candidates(own, of.currency)) + tuple(_rate_candidates(other, of.currency))
    definition = f"change of {wanted} on {wanted.year_before} in percent"
    missing = "" if found else f"neither growth for {wanted} nor values for it and {wanted.year_before} in the record"
    worded = [rate for rate in rates(of, wanted) if rate.value is None and not found]
    said = tuple(dict.fromkeys(one for rate in worded for one in evidence_of(rate.figures)))
    words = _only_direction(worded)
    missing = f"the record says only that it was a {words['direction']}: {missing}" if words else missing
    name, coverage = f"growth of {of.name}, {wanted}", _coverage(context, of)
    return Quantity(name, found, "%", definition, coverage, missing, words, said)


def _fits(rate: Rate, basis: str) -> bool:
    reported = rate.how.startswith("growth as reported")
    return not basis or reported == (basis == "reported")


def _rate_candidates(found: Sequence[Rate], currency: str) -> Iterator[Candidate]:
    for rate in sorted(found, key=lambda one: one.doubtful):
        if rate.value is not None:
            how = rate.how if rate.currency in ("", currency) else f"{rate.how}, in {rate.currency}"
            held_against = rate.doubtful or rate.currency not in ("", currency)
            yield Candidate(rate.value, how, evidence_of(rate.figures), held_against)


def _only_direction(found: Sequence[Rate]) -> dict[str, str]:
    signs = {"fall" if rate.sign == -1 else "rise" for rate in found}
    return {"direction": " and ".join(sorted(signs))} if signs else {}


def share(context: Context, arguments: Arguments) -> Quantity:
    """One series in percent of another over the same span, by every pair of readings."""
    part, whole, wanted = arguments.series("part"), arguments.series("whole"), span(arguments.text("period"))
    pairs = [
        (one, other)
        for one in _ordered(part.readings(wanted))
        for other in _ordered(whole.readings(wanted))
        if other.value != 0 and (part.unit, part.currency) == (whole.unit, whole.currency)
    ]
    found = tuple(
        Candidate(
            one.value / other.value * 100,
            f"{one.how} over {other.how}",
            evidence_of((*one.figures, *other.figures)),
            one.doubtful or other.doubtful,
        )
        for one, other in sorted(pairs, key=lambda pair: pair[0].doubtful or pair[1].doubtful)
    )
    lacking = " and ".join(one.name for one in (part, whole) if not one.readings(wanted)) or "one currency for both"
    missing = "" if found else f"for {wanted} the record lacks {lacking}"
    name = f"share of {part.name} in {whole.name}, {wanted}"
    definition = f"{part.name} in percent of {whole.name}"
    return Quantity(name, found, "%", definition, _coverage(context, part, whole), missing)


def trend(context: Context, arguments: Arguments) -> Answer:
    """Rises (or falls) from one span to another with at least so much of the steps going that way."""
    of, sign = arguments.series("series"), arguments.text("sign").casefold()
    if sign not in ("up", "down"):
        raise InvalidValue("no such direction", sign, "trend", "Write up or down.")
    first, last = span(arguments.text("from")), span(arguments.text("to"))
    steps = [one for one in of.spans() if one.months == first.months and first.start <= one.start <= last.start]
    definition = (
        f"end {'above' if sign == 'up' else 'below'} beginning, share of steps that way at least {arguments['least']}"
    )
    method = {"definition": definition, "spans": ", ".join(map(str, steps))}
    said = _coverage(context, of)
    missing = [place for place in _expected(first, last) if not of.readings(place)]
    if len(steps) < 3 or missing:
        reason = f"{len(steps)} spans in the record, {len(missing)} missing"
        return Answer(Verdict.TOO_THIN, reason, coverage=said, method=method)
    verdicts = {
        _trending([pick(of, place) for place in steps], sign, arguments.number("least")) for pick in (_low, _high)
    }
    evidence = evidence_of([figure for place in steps for reading in of.best(place) for figure in reading.figures])
    if len(verdicts) > 1:
        return Answer(Verdict.UNDEFINED, "it hangs on which figures are taken", evidence, said, method=method)
    held = verdicts.pop()
    reason = _course([_low(of, place) for place in steps], of.unit)
    return Answer(Verdict.HOLDS if held else Verdict.FAILS, reason, evidence, said, method=method)


def _course(values: Sequence[Decimal], unit: str) -> str:
    """Where it began and ended, and how many steps went up."""
    rising = sum(later > earlier for earlier, later in pairwise(values))
    return f"{values[0]} to {values[-1]} {unit}, {rising} of {len(values) - 1} steps up"


def _expected(first: Span, last: Span) -> list[Span]:
    return [first.shifted(step) for step in range(0, last.start - first.start + 1, first.months)]


def _low(of: Series, place: Span) -> Decimal:
    return min(reading.value for reading in of.best(place))


def _high(of: Series, place: Span) -> Decimal:
    return max(reading.value for reading in of.best(place))


def _trending(values: Sequence[Decimal], sign: str, least: Decimal) -> bool:
    steps = [later - earlier for earlier, later in pairwise(values)]
    up = sign == "up"
    right = sum(1 for step in steps if (step > 0) == up and step != 0)
    return (values[-1] > values[0]) == up and values[-1] != values[0] and Decimal(right) / len(steps) >= least


def concentration(context: Context, arguments: Arguments) -> Quantity:
    """Herfindahl-Hirschman index of a flow over its partners, 0 to 1, of the partners in the record."""
    wanted, reporter = span(arguments.text("period")), state_code(arguments.text("reporter"))
    flow, figures = arguments.text("flow").casefold(), context.registers.figures()
    partners = sorted({one.partner for one in figures if one.reporter == reporter and one.flow == flow})
    readings = [series(figures, reporter, partner, flow).best(wanted)[:1] for partner in partners]
    amounts = [found[0] for found in readings if found]
    total = sum((one.value for one in amounts), Decimal(0))
    used: list[Figure] = [figure for one in amounts for figure in one.figures]
    coverage = (context.registers.coverage(Register.FIGURES, used),)
    definition = f"sum of squared shares over the {len(amounts)} partners with a figure"
    if total <= 0:
        return Quantity("concentration", (), "", definition, coverage, f"no figures of {flow} for {wanted}")
    index = sum(((one.value / total) ** 2 for one in amounts), Decimal(0))
    return Quantity(
        "concentration",
        (Candidate(index, "of the partners in the record", evidence_of(used)),),
        "",
        definition,
        coverage,
    )


def more(_context: Context, arguments: Arguments) -> Answer:
    """One quantity is greater than another, by every value the record allows."""
    return compare(">", as_quantity(arguments["one"]), as_quantity(arguments["other"]), None)


def amount(context: Context, arguments: Arguments) -> Answer:
    """A stated amount with its approximator against the figures of a span."""
    return approximately(value(context, arguments), arguments.number("stated"), arguments.text("words"))


_WHO = (Parameter("reporter", Kind.TEXT), Parameter("partner", Kind.TEXT))
_HOW = (
    Parameter("currency", Kind.TEXT, ""),
    Parameter("publisher", Kind.TEXT, ""),
    Parameter("vintage", Kind.TEXT, ""),
)
_OF, _PERIOD = Parameter("series", Kind.SERIES), Parameter("period", Kind.DATE)

FUNCTIONS = (
    Function(
        "exports", (*_WHO, *_HOW), Kind.SERIES, _series("exports"), "exports of reporter to partner, by the reporter"
    ),
    Function("imports", (*_WHO, *_HOW), Kind.SERIES, _series("imports"), "imports of reporter from partner"),
    Function("total", (*_WHO, *_HOW), Kind.SERIES, _series("total"), "trade both ways, by the reporter"),
    Function(
        "series",
        (*_WHO, Parameter("flow", Kind.TEXT), *_HOW),
        Kind.SERIES,
        any_series,
        "any flow in the record, by name",
    ),
    Function("value", (_OF, _PERIOD), Kind.QUANTITY, value, "the value of a month, span or year"),
    Function(
        "yoy",
        (_OF, _PERIOD, Parameter("basis", Kind.TEXT, "")),
        Kind.QUANTITY,
        yoy,
        "growth on the same span a year before; basis reported or values",
    ),
    Function(
        "share",
        (Parameter("part", Kind.SERIES), Parameter("whole", Kind.SERIES), _PERIOD),
        Kind.QUANTITY,
        share,
        "one series in percent of another",
    ),
    Function(
        "trend",
        (
            _OF,
            Parameter("from", Kind.DATE),
            Parameter("to", Kind.DATE),
            Parameter("sign", Kind.TEXT),
            Parameter("least", Kind.NUMBER, Decimal("0.5")),
        ),
        Kind.ANSWER,
        trend,
        "up or down from one span to another, at least `least` of the steps that way",
    ),
    Function(
        "concentration",
        (Parameter("reporter", Kind.TEXT), Parameter("flow", Kind.TEXT), _PERIOD),
        Kind.QUANTITY,
        concentration,
        "Herfindahl-Hirschman index of a flow over partners",
    ),
    Function(
        "more",
        (Parameter("one", Kind.QUANTITY), Parameter("other", Kind.QUANTITY)),
        Kind.ANSWER,
        more,
        "one quantity is greater than another; the same as `>`",
    ),
    Function(
        "amount",
        (_OF, _PERIOD, Parameter("stated", Kind.NUMBER), Parameter("words", Kind.TEXT, "")),
        Kind.ANSWER,
        amount,
        'a stated amount with its approximator ("about", "up to", "почти", "约")',
    ),
)
