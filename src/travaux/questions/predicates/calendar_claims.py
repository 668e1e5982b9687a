"""Claims about the calendar: before, after, within, weekday, relative. Order is stated, never cause."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.ordinals import subject
from travaux.questions.predicates.values import Answer, Candidate, Kind, Quantity, Rows
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.world.calendar import Days, Order, distance, order, relative, weekday, weekday_name, weekday_of_name


def _date(value: object) -> tuple[str, tuple[Evidence, ...]]:
    """A date written, or that of the latest of some rows; the unknown date when there are none."""
    if isinstance(value, Rows):
        row = subject(value, "")
        return (row.date, row.evidence) if row else ("", ())
    return str(value), ()


def _ordered(wanted: Order) -> Callable[[Context, Arguments], Answer]:
    def claim(_context: Context, arguments: Arguments) -> Answer:
        (one, mine), (other, theirs) = _date(arguments["one"]), _date(arguments["other"])
        found = order(one, other)
        method = {"definition": f"{one or 'unknown'} lies {wanted} {other or 'unknown'}; an order in time, not a cause"}
        shown = (*mine, *theirs)
        if found is Order.UNCLEAR:
            return Answer(Verdict.UNDEFINED, "the dates are unknown or too vague", shown, method=method)
        reason = f"{one} is {found} {other}" if found is not Order.TOGETHER else f"{one} and {other} overlap"
        verdict = Verdict.HOLDS if found is wanted else Verdict.FAILS
        return Answer(verdict, reason, shown, (), shown[0] if shown and verdict is Verdict.FAILS else None, (), method)

    return claim


def within(_context: Context, arguments: Arguments) -> Answer:
    """Not more than so many days lie between the two, whichever comes first."""
    (one, mine), (other, theirs) = _date(arguments["one"]), _date(arguments["other"])
    limit = int(arguments.number("days"))
    earlier, later = (one, other) if order(one, other) is not Order.AFTER else (other, one)
    apart = distance(earlier, later)
    method = {
        "definition": f"at most {limit} days from the end of the one to the beginning of the other; association only"
    }
    shown = (*mine, *theirs)
    if apart is None:
        return Answer(Verdict.UNDEFINED, "a date is unknown or open", shown, method=method)
    least, most = _apart(apart, order(earlier, later))
    reason = f"{least} days" if least == most else f"{least} to {most} days"
    if least <= limit < most:
        variants = (Variant(f"{least} days", "holds"), Variant(f"{most} days", "fails"))
        return Answer(Verdict.UNDEFINED, reason, shown, sensitivity=variants, method=method)
    return Answer(Verdict.HOLDS if most <= limit else Verdict.FAILS, reason, shown, method=method)


def near(_context: Context, arguments: Arguments) -> Rows:
    """The rows at most so many days from a date, to be read as association in time, never as cause."""
    rows, (date, _evidence) = arguments.rows("rows"), _date(arguments["date"])
    limit = int(arguments.number("days"))
    found = [row for row in rows.rows if _least(row.date, date) <= limit]
    name = f"{rows.name} within {limit} days of {date} (association in time only)"
    return Rows(name, tuple(found), rows.coverage, rows.selection)


def _least(one: str, other: str) -> float:
    """The least days between two dates; without end when one is unknown or open."""
    earlier, later = (one, other) if order(one, other) is not Order.AFTER else (other, one)
    apart = distance(earlier, later)
    return math.inf if apart is None else _apart(apart, order(earlier, later))[0]


def _apart(days: Days, stand: Order) -> tuple[int, int]:
    """The least and most days between two dates whichever comes first; none between those that overlap."""
    if stand is Order.TOGETHER:
        return 0, 0
    ends = sorted((abs(days.least), abs(days.most)))
    return (0 if days.least <= 0 <= days.most else ends[0]), ends[1]


def weekday_of(_context: Context, arguments: Arguments) -> Quantity | Answer:
    """The weekday of a date; with a name, whether it is that one."""
    date, evidence = _date(arguments["date"])
    number, said = weekday(date), str(arguments.values.get("name", ""))
    definition = "weekday in the Gregorian calendar, Monday 1 to Sunday 7"
    if not said:
        found = () if number is None else (Candidate(Decimal(number + 1), weekday_name(number), evidence),)
        words = {} if number is None else {"weekday": weekday_name(number)}
        return Quantity(f"weekday of {date}", found, "", definition, (), f"{date} is no single day", words)
    method = {"definition": definition}
    if number is None:
        return Answer(Verdict.UNDEFINED, f"{date or 'unknown'} is no single day", evidence, method=method)
    wanted = weekday_of_name(said)
    if wanted is None:
        return Answer(Verdict.UNDEFINED, f"{said!r} is no weekday", evidence, method=method)
    return Answer(
        Verdict.HOLDS if wanted == number else Verdict.FAILS,
        f"{date} is a {weekday_name(number)}",
        evidence,
        method=method,
    )


def relative_to(_context: Context, arguments: Arguments) -> Answer:
    """A date lies in what a phrase ("last month", "上周四") means on the day it was said."""
    date, evidence = _date(arguments["date"])
    first, last = relative(arguments.text("phrase"), arguments.text("said"))
    span = f"{first}/{last}" if first != last else str(first)
    method = {"definition": f"{arguments.text('phrase')!r} said on {arguments.text('said')} means {span}"}
    outside, inside = order(date, span), (order(date, f"{first}"), order(date, f"{last}"))
    if outside in (Order.BEFORE, Order.AFTER):
        return Answer(Verdict.FAILS, f"{date} lies {outside} it", evidence, method=method)
    if outside is Order.TOGETHER and Order.BEFORE is not inside[0] and Order.AFTER is not inside[1]:
        return Answer(Verdict.HOLDS, f"{date} lies in {span}", evidence, method=method)
    return Answer(Verdict.UNDEFINED, f"{date or 'the date'} is too vague to tell", evidence, method=method)


_ONE, _OTHER = Parameter("one", Kind.WHEN), Parameter("other", Kind.WHEN)

FUNCTIONS = (
    Function("before", (_ONE, _OTHER), Kind.ANSWER, _ordered(Order.BEFORE), "one date (or latest row) before another"),
    Function("after", (_ONE, _OTHER), Kind.ANSWER, _ordered(Order.AFTER), "one date (or latest row) after another"),
    Function(
        "within", (_ONE, _OTHER, Parameter("days", Kind.NUMBER)), Kind.ANSWER, within, "at most so many days apart"
    ),
    Function(
        "near",
        (Parameter("rows", Kind.ROWS), Parameter("date", Kind.WHEN), Parameter("days", Kind.NUMBER)),
        Kind.ROWS,
        near,
        "the rows at most so many days from a date",
    ),
    Function("weekday", (Parameter("date", Kind.WHEN),), Kind.QUANTITY, weekday_of, "weekday, Monday 1 to Sunday 7"),
    Function(
        "is_weekday",
        (Parameter("date", Kind.WHEN), Parameter("name", Kind.TEXT)),
        Kind.ANSWER,
        weekday_of,
        "the date is that weekday (English, Russian or Chinese)",
    ),
    Function(
        "relative",
        (Parameter("date", Kind.WHEN), Parameter("phrase", Kind.TEXT), Parameter("said", Kind.DATE)),
        Kind.ANSWER,
        relative_to,
        'the date lies in what "last month", "в прошлом году", "上周" mean on the day it was said',
    ),
)
