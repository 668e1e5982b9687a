"""First, nth, again, usual, how many, how long since: claims about the order of rows in a register.

"First" and "no other" are claims about what was searched: without a statement that the register is complete they hold
in the record only. Vague dates and doubtful rows never decide a verdict silently: it becomes undefined, or a variant.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter, is_within
from travaux.questions.predicates.selections import named
from travaux.questions.predicates.values import Answer, Bound, Candidate, Kind, Quantity, Row, Rows
from travaux.record import dates
from travaux.record.events import Event
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.registers import Scope
from travaux.world.calendar import Order, distance, order

Decide = Callable[[Sequence[Row]], Answer]


def subject(rows: Rows, at: str) -> Row | None:
    """The row a claim is about: the one at a date, else the latest; None when there is none, or several at the date."""
    if not at:
        return rows.rows[-1] if rows.rows else None
    there = [row for row in rows.rows if is_within(row.date, at)]
    exact = [row for row in there if row.date.split("/")[0] == at]
    return (exact or there)[0] if len(exact or there[:2]) == 1 else None


def _no_subject(rows: Rows, at: str) -> Answer:
    coverage = (rows.coverage,) if rows.coverage else ()
    if not at:
        reason = "; ".join(filter(None, (f"the record has no {rows.name}", rows.note)))
        return Answer(Verdict.TOO_THIN, reason, coverage=coverage)
    there = [row for row in rows.rows if is_within(row.date, at)]
    if there:
        reason = f"{len(there)} of {rows.name} at {at}: name the day of the one meant"
        return Answer(Verdict.UNDEFINED, reason, _evidence(there), coverage)
    nearest = min(rows.rows, key=lambda row: _days_from(row, at), default=None)
    hint = f"; the nearest is of {nearest.date}" if nearest else ""
    reason = f"the record has none of {rows.name} at {at}{hint}"
    return Answer(Verdict.UNDEFINED, reason, _evidence([nearest] if nearest else []), coverage)


def _days_from(row: Row, at: str) -> float:
    found = [abs(one.least) for one in (distance(row.date, at), distance(at, row.date)) if one is not None]
    return min(found, default=math.inf)


def _evidence(rows: Sequence[Row]) -> tuple[Evidence, ...]:
    return tuple(one for row in rows for one in row.evidence)


def _earlier(rows: Sequence[Row], of: Row, after: str) -> tuple[list[Row], list[Row]]:
    """The rows surely before one (and after a date), and those of which the dates do not tell."""
    sure: list[Row] = []
    unclear: list[Row] = []
    for row in rows:
        if row is of:
            continue
        before = order(row.date, of.date)
        late = order(row.date, after) if after else Order.AFTER
        if before is Order.BEFORE and late is Order.AFTER:
            sure.append(row)
        elif Order.UNCLEAR in (before, late) and Order.AFTER is not before and Order.BEFORE is not late:
            unclear.append(row)
    return sure, unclear


def _counted(context: Context, rows: Rows, arguments: Arguments, decide: Callable[[int], bool], claim: str) -> Answer:
    """Decides by the number of earlier rows, widened over vague dates and doubtful rows."""
    at, after = arguments.text("at"), arguments.text("after")
    of = subject(rows, at)
    if of is None:
        return _no_subject(rows, at)
    sure, unclear = _earlier(rows.rows, of, after)
    firm = [row for row in sure if not row.doubtful]
    shaky = [row for row in (*sure, *unclear) if row.doubtful or row in unclear]
    verdicts = {decide(len(firm) + extra) for extra in range(len(shaky) + 1)}
    since = after or (rows.rows[0].date if rows.rows else "")
    scope = rows.covered(after or "0001-01-01", of.date)
    method = {
        "definition": claim,
        "about": f"{of.evidence[0].text} ({of.date})",
        "searched": f"{rows.name} before {of.date}" + (f" and after {after}" if after else ""),
        "complete": f"{scope.since} to {scope.until}, {scope.attestation.citation}" if scope else "not stated",
    }
    shown = _evidence((of, *firm[-3:], *shaky[:3]))
    coverage = (rows.coverage,) if rows.coverage else ()
    variants = _variants(decide, len(firm), shaky)
    if verdicts == {False}:
        against = firm[0].evidence[0] if firm else None
        return Answer(Verdict.FAILS, f"{len(firm)} earlier found", shown, coverage, against, variants, method)
    if len(verdicts) > 1:
        reason = f"it hangs on {len(shaky)} rows that are doubtful or dated too vaguely"
        return Answer(Verdict.UNDEFINED, reason, shown, coverage, shaky[0].evidence[0], variants, method)
    if not firm and not scope and len(rows.rows) < 2 and claim.startswith("no earlier"):
        reason = f"there is nothing else of {rows.name} in the record, so that finding none earlier says nothing"
        return Answer(Verdict.TOO_THIN, reason, shown, coverage, None, variants, method)
    verdict = Verdict.HOLDS if scope else Verdict.IN_RECORD
    return Answer(verdict, f"{len(firm)} earlier found since {since}", shown, coverage, None, variants, method)


def _variants(decide: Callable[[int], bool], firm: int, shaky: Sequence[Row]) -> tuple[Variant, ...]:
    if not shaky:
        return ()
    ids = tuple(one.id for row in shaky for one in row.evidence)
    return (
        Variant("without doubtful and vaguely dated rows", _word(decide(firm))),
        Variant("with all of them", _word(decide(firm + len(shaky))), ids),
    )


def _word(holds: bool) -> str:
    return Verdict.IN_RECORD.value if holds else Verdict.FAILS.value


def first(context: Context, arguments: Arguments) -> Answer:
    """No earlier row than the one at ``at`` (default: the latest), after ``after``."""
    return _counted(context, arguments.rows("rows"), arguments, lambda found: found == 0, "no earlier one")


def first_row_since(rows: Rows, since: str, at: str) -> Answer:
    """No row between ``since`` and the one at ``at``, and one at ``since`` or before it."""
    of = subject(rows, at)
    if of is None:
        return _no_subject(rows, at)
    between, vague = _earlier([row for row in rows.rows if not is_within(row.date, since)], of, since)
    before = [
        row
        for row in rows.sure
        if order(row.date, since) in (Order.BEFORE, Order.TOGETHER) or is_within(row.date, since)
    ]
    firm, shaky = (
        [row for row in between if not row.doubtful],
        [row for row in (*between, *vague) if row.doubtful or row in vague],
    )
    coverage = (rows.coverage,) if rows.coverage else ()
    scope = rows.covered(since, of.date)
    method = {"definition": f"none of {rows.name} between {since} and {of.date}, one at {since} or before"}
    shown = _evidence((of, *firm[:3], *shaky[:3], *before[-1:]))
    if firm:
        return Answer(Verdict.FAILS, f"one on {firm[0].date}", shown, coverage, firm[0].evidence[0], (), method)
    if shaky:
        reason = f"it hangs on {len(shaky)} rows that are doubtful or dated too vaguely"
        variants = (Variant("without them", "holds-in-record"), Variant("with them", "fails"))
        return Answer(Verdict.UNDEFINED, reason, shown, coverage, shaky[0].evidence[0], variants, method)
    if not before:
        reason = f"the record has none of {rows.name} at {since} or before"
        return Answer(Verdict.TOO_THIN, reason, shown, coverage, None, (), method)
    return Answer(Verdict.HOLDS if scope else Verdict.IN_RECORD, "none between", shown, coverage, None, (), method)


def nth(context: Context, arguments: Arguments) -> Answer:
    """Exactly k - 1 earlier rows. Too few refute it where the register is complete since the person's first office."""
    wanted = int(arguments.number("k"))
    claim = f"number {wanted}"
    answer = _counted(context, arguments.rows("rows"), arguments, lambda found: found == wanted - 1, claim)
    found = int(answer.reason.split()[0]) if answer.verdict is Verdict.FAILS else wanted
    if found < wanted - 1 and not _is_complete(context, arguments, answer):
        reason = f"{answer.reason}, and nobody says the register is complete"
        return Answer(Verdict.TOO_THIN, reason, answer.evidence, answer.coverage, None, (), answer.method)
    return answer


def _is_complete(context: Context, arguments: Arguments, answer: Answer) -> bool:
    """Whether the register is said to be complete, always or from the day its people first stand in the record."""
    rows = arguments.rows("rows")
    people, of = rows.selection.get("who", ()), subject(rows, arguments.text("at"))
    if answer.method["complete"] != "not stated" or not people or of is None:
        return answer.method["complete"] != "not stated"
    posts = context.registers.posts()
    since = [
        min((one.since for one in posts if named(context.people, (who,), (one.person, *one.names))), default="")
        for who in people
    ]
    events = [one.date for one in context.registers.events() if _took_part(context, people, one)]
    return all(since) and rows.covered(min([*since, *events], key=dates.sort_key), of.date) is not None


def _took_part(context: Context, people: Sequence[str], event: Event) -> bool:
    return named(context.people, people, [one.name for one in event.participants])


def again(context: Context, arguments: Arguments) -> Answer:
    """At least ``min`` earlier rows; finding them is enough, whatever the record lacks."""
    least = int(arguments.number("min"))
    answer = _counted(
        context, arguments.rows("rows"), arguments, lambda found: found >= least, f"at least {least} earlier"
    )
    if answer.verdict is Verdict.IN_RECORD:
        return Answer(Verdict.HOLDS, answer.reason, answer.evidence, answer.coverage, None, (), answer.method)
    if answer.verdict is Verdict.FAILS and answer.method["complete"] == "not stated":
        reason = f"{answer.reason}, but the register is not said to be complete"
        return Answer(Verdict.TOO_THIN, reason, answer.evidence, answer.coverage, None, (), answer.method)
    return answer


def usual(context: Context, arguments: Arguments) -> Answer:
    """Each of at least k of the last n rows of one set has a row of another on the same days."""
    members, marks = arguments.rows("of"), arguments.rows("rows")
    least, number = int(arguments.number("k")), int(arguments.number("n"))
    last = [row for row in members.rows if not arguments.text("at") or _not_after(row, arguments.text("at"))][-number:]
    coverage = tuple(one for one in (members.coverage, marks.coverage) if one)
    method = {"definition": f"{marks.name} at {least} or more of the last {number} of {members.name}"}
    if len(last) < number:
        reason = f"the record has only {len(last)} of {members.name}"
        return Answer(Verdict.TOO_THIN, reason, _evidence(last), coverage, method=method)
    having = [row for row in last if any(is_within(mark.date, row.date) for mark in marks.sure)]
    maybe = [row for row in last if any(is_within(mark.date, row.date) for mark in marks.rows)]
    reason = f"{len(having)} of the last {number}" + (f", {len(maybe)} with doubtful rows" if maybe != having else "")
    without = [row.evidence[0] for row in last if row not in having]
    if len(having) >= least:
        return Answer(Verdict.IN_RECORD, reason, _evidence(having), coverage, method=method)
    if len(maybe) >= least:
        return Answer(Verdict.UNDEFINED, reason, _evidence(maybe), coverage, without[0], method=method)
    return Answer(Verdict.FAILS, reason, _evidence(last), coverage, without[0], method=method)


def _not_after(row: Row, at: str) -> bool:
    return order(row.date, at) in (Order.BEFORE, Order.TOGETHER)


def count(_context: Context, arguments: Arguments) -> Quantity:
    """How many rows there are; with doubtful ones, and with those on overlapping days as one, as other readings."""
    rows = arguments.rows("rows")
    bound = _bound(rows, Bound.AT_LEAST)
    found = [Candidate(Decimal(len(rows.sure)), "rows nothing is held against", _evidence(rows.sure), bound=bound)]
    if len(rows.sure) != len(rows.rows):
        found.append(Candidate(Decimal(len(rows.rows)), "with doubtful rows", _evidence(rows.rows), doubtful=True))
    apart = _days_apart(rows)
    if rows.selection.get("who") and apart < len(rows.sure):
        words = "those on overlapping days as one journey"
        found.append(Candidate(Decimal(apart), words, _evidence(rows.sure), bound=bound))
    coverage = (rows.coverage,) if rows.coverage else ()
    definition = f"number of {rows.name}; reports of the same thing count once"
    return Quantity(f"count of {rows.name}", tuple(found), "", definition, coverage)


def _bound(rows: Rows, otherwise: Bound) -> Bound:
    """Exact when the register is said to be complete for the selection over all that is covered."""
    scopes = rows.coverage.scopes if rows.coverage else ()
    whole = any(rows.covered(scope.since, scope.until) and not _outside(rows, scope) for scope in scopes)
    return Bound.EXACT if whole else otherwise


def _outside(rows: Rows, scope: Scope) -> bool:
    return any(not is_within(row.date, f"{scope.since}/{scope.until}") for row in rows.rows)


def _days_apart(rows: Rows) -> int:
    """How many of the rows lie apart from all before them: a tour and its stops are one."""
    apart, last = 0, ""
    for row in rows.sure:
        if not last or order(row.date, last) is Order.AFTER:
            apart += 1
        last = max(last, row.date.split("/")[-1])
    return apart


def gap(_context: Context, arguments: Arguments) -> Quantity:
    """Days from the end of the row before to the beginning of the one at ``at``."""
    rows, at = arguments.rows("rows"), arguments.text("at")
    of = subject(rows, at)
    coverage = (rows.coverage,) if rows.coverage else ()
    definition = f"days from the end of the one before to the beginning, {rows.name}"
    if of is None:
        return Quantity("gap", (), "days", definition, coverage, _no_subject(rows, at).reason)
    sure, unclear = _earlier(rows.rows, of, "")
    candidates: list[Candidate] = []
    firm = [row for row in sure if not row.doubtful]
    if firm:
        bound = Bound.EXACT if rows.covered(firm[-1].date, of.date) else Bound.AT_MOST
        candidates += [replace(one, bound=bound) for one in _gaps(firm[-1], of, "since the one before", doubtful=False)]
    later = [row for row in (*sure, *unclear) if (row.doubtful or row in unclear) and not _precedes(row, firm)]
    for row in later:
        candidates += _gaps(row, of, "counting a doubtful or vaguely dated one", doubtful=True)
    missing = "" if candidates else "the record has no earlier one"
    return Quantity("gap", tuple(candidates), "days", definition, coverage, missing)


def _precedes(row: Row, firm: Sequence[Row]) -> bool:
    return bool(firm) and dates.sort_key(row.date) < dates.sort_key(firm[-1].date)


def _gaps(row: Row, of: Row, how: str, *, doubtful: bool) -> list[Candidate]:
    apart = distance(row.date, of.date)
    begin = distance(row.date.split("/")[0], of.date)
    if apart is None:
        return []
    evidence = (*row.evidence, *of.evidence)
    found = {apart.least: f"{how}, from its last day {row.date}", apart.most: f"{how}, from its last day {row.date}"}
    if begin is not None and "/" in row.date:
        found.setdefault(begin.least, f"{how}, from its first day {row.date}")
    return [Candidate(Decimal(days), words, evidence, doubtful) for days, words in found.items()]


_ROWS, _AT, _AFTER = Parameter("rows", Kind.ROWS), Parameter("at", Kind.DATE, ""), Parameter("after", Kind.DATE, "")

FUNCTIONS = (
    Function(
        "first", (_ROWS, _AT, _AFTER), Kind.ANSWER, first, "no earlier row than the one `at` (default: the latest)"
    ),
    Function("nth", (_ROWS, Parameter("k", Kind.NUMBER), _AT, _AFTER), Kind.ANSWER, nth, "exactly k - 1 earlier rows"),
    Function(
        "again",
        (_ROWS, Parameter("min", Kind.NUMBER, Decimal(1)), _AT, _AFTER),
        Kind.ANSWER,
        again,
        "at least `min` earlier rows",
    ),
    Function(
        "usual",
        (
            _ROWS,
            Parameter("k", Kind.NUMBER),
            Parameter("n", Kind.NUMBER),
            Parameter("of", Kind.ROWS),
            Parameter("at", Kind.DATE, ""),
        ),
        Kind.ANSWER,
        usual,
        "k or more of the last n rows `of` have one of `rows` on the same days",
    ),
    Function("count", (_ROWS,), Kind.QUANTITY, count, "how many rows; reports of the same thing count once"),
    Function("gap", (_ROWS, _AT), Kind.QUANTITY, gap, "days since the row before the one `at`"),
)
