"""Evaluation: a claim is parsed, its types are checked, and it is answered over a view of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from travaux.errors import InvalidValue
from travaux.intake.dates import to_edtf
from travaux.questions.paraphrase import Encode
from travaux.questions.predicates import (
    calendar_claims,
    conditions,
    content_claims,
    first_uses,
    lengths,
    likeness_claims,
    measures,
    mention_claims,
    novelty_claims,
    occurrences,
    ordinals,
    people_claims,
    predecessors,
    promise_claims,
    quotation_claims,
    selections,
    statement_claims,
    version_claims,
    vote_claims,
)
from travaux.questions.predicates.comparisons import as_quantity, compare
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.syntax import (
    Call,
    Comparison,
    Negation,
    Node,
    Number,
    Several,
    Text,
    Union,
    fault,
    parse,
)
from travaux.questions.predicates.values import Answer, Condition, Kind, Quantity, Rows
from travaux.record.dates import bounds
from travaux.record.findings import Evidence, Finding, Variant, Verdict
from travaux.store.views import View
from travaux.world.series import Series

FUNCTIONS: Mapping[str, Function] = {
    function.name: function
    for module in (
        selections, ordinals, measures, conditions, calendar_claims, people_claims, predecessors, vote_claims,
        mention_claims, novelty_claims, first_uses, quotation_claims, statement_claims, promise_claims, likeness_claims,
        version_claims, occurrences, lengths, content_claims,
    )
    for function in module.FUNCTIONS
}  # fmt: skip
"""Every function of the language by name."""

_ACCEPTS = {
    Kind.TEXTS: {Kind.TEXT, Kind.TEXTS},
    Kind.DATE: {Kind.TEXT},
    Kind.WHEN: {Kind.TEXT, Kind.ROWS},
    Kind.COURSE: {Kind.CONDITION, Kind.ROWS},
    Kind.QUANTITY: {Kind.QUANTITY, Kind.NUMBER},
}


def evaluate(claim: str, view: View, encode: Encode | None = None) -> Finding:
    """The answer to a claim, or to a question when it asserts nothing (then ``verdict`` is None).

    ``encode`` makes sentence vectors; by default the packaged encoder does, and keeps them beside the record's index.
    Raises InvalidValue pointing at the place where the claim cannot be read or its types do not fit.
    """
    tree = parse(claim)
    checker = _Checker(claim)
    kind = checker.kind(tree)
    if kind not in (Kind.ANSWER, Kind.QUANTITY, Kind.ROWS, Kind.CONDITION, Kind.SERIES):
        raise fault(f"{kind.value} is no claim and no question", claim, tree.start)
    context = Context(view, encode)
    found = _finding(claim, _Evaluator(claim, context).value(tree))
    read = {"names": "; ".join(context.names_read)} if context.names_read else {}
    return replace(found, claim=claim, method={**found.method, **read})


def drawable(expression: str, view: View) -> Series | tuple[Evidence, ...]:
    """A series, or the evidence of rows, for a chart; raises InvalidValue when the expression is neither."""
    tree = parse(expression)
    kind = _Checker(expression).kind(tree)
    if kind not in (Kind.SERIES, Kind.ROWS):
        raise fault(f"{kind.value} cannot be drawn", expression, tree.start, "Draw a series or rows of a register.")
    found = _Evaluator(expression, Context(view)).value(tree)
    return found if isinstance(found, Series) else tuple(one for row in found.rows for one in row.evidence)


class _Checker:
    """Finds the type of every node before anything is computed."""

    def __init__(self, claim: str) -> None:
        self.claim = claim

    def kind(self, node: Node) -> Kind:
        if isinstance(node, Text):
            return Kind.TEXT
        if isinstance(node, Number):
            return Kind.NUMBER
        if isinstance(node, Several):
            return self._several(node)
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Comparison):
            for side in (node.one, node.other):
                self._must(side, Kind.QUANTITY)
            return Kind.ANSWER
        parts = (node.of,) if isinstance(node, Negation) else node.parts if isinstance(node, Union) else ()
        for part in parts:
            self._must(part, Kind.ANSWER)
        return Kind.ANSWER

    def _several(self, node: Several) -> Kind:
        for item in node.items:
            self._must(item, Kind.TEXT)
        return Kind.TEXTS

    def _call(self, node: Call) -> Kind:
        function = FUNCTIONS.get(node.name)
        if function is None:
            remedy = _near(node.name, FUNCTIONS) or f"There are {', '.join(sorted(FUNCTIONS))}."
            raise fault(f"no function {node.name}", self.claim, node.start, remedy)
        for parameter, argument in self.pairs(node, function):
            self._must(argument, parameter.kind)
            self._check_text(parameter, argument)
        return function.returns

    def pairs(self, node: Call, function: Function) -> list[tuple[Parameter, Node]]:
        """Each argument with its parameter, those by place first."""
        remedy = f"Write {function.signature}."
        if len(node.arguments) > len(function.parameters):
            extra = node.arguments[len(function.parameters)]
            raise fault(f"{node.name} takes {len(function.parameters)} arguments", self.claim, extra.start, remedy)
        by_name = {parameter.name: parameter for parameter in function.parameters}
        found = list(zip(function.parameters, node.arguments, strict=False))
        for one in node.named:
            if one.name not in by_name:
                hint = f"{_near(one.name, by_name)} {remedy}".strip()
                raise fault(f"{node.name} has no argument {one.name}", self.claim, one.start, hint)
            if any(parameter.name == one.name for parameter, _node in found):
                raise fault(f"{one.name} is given twice", self.claim, one.start, remedy)
            found.append((by_name[one.name], one.value))
        given = {parameter.name for parameter, _node in found}
        lacking = [one.name for one in function.parameters if one.needed and one.name not in given]
        if lacking:
            raise fault(f"{node.name} needs {', '.join(lacking)}", self.claim, node.end - 1, remedy)
        return found

    def _must(self, node: Node, wanted: Kind) -> None:
        kind = self.kind(node)
        if kind is not wanted and kind not in _ACCEPTS.get(wanted, ()):
            remedy = _REMEDIES.get((wanted, kind), "")
            raise fault(f"expected {wanted.value}, found {kind.value}", self.claim, node.start, remedy)

    def _check_text(self, parameter: Parameter, node: Node) -> None:
        if parameter.kind in (Kind.DATE, Kind.WHEN) and isinstance(node, Text):
            try:
                bounds(node.value)
            except InvalidValue as error:
                read = to_edtf(node.value)
                remedy = f'Write "{read}".' if read else error.remedy
                raise fault(f"{error.what}: {node.value!r}", self.claim, node.start + 1, remedy) from error


_REMEDIES = {
    (Kind.QUANTITY, Kind.SERIES): 'Take a value of it, as value(..., "2023") or yoy(..., "2023") does.',
    (Kind.QUANTITY, Kind.ROWS): "Count them: count(...).",
    (Kind.QUANTITY, Kind.TEXT): "Write the number without quotation marks.",
    (Kind.ANSWER, Kind.CONDITION): 'Say when: holds(..., "2024-03") or first_since(..., "2022-06").',
    (Kind.ANSWER, Kind.ROWS): "Say what of them: first(...), again(...), count(...) = 3.",
    (Kind.ANSWER, Kind.QUANTITY): "Compare it with something: ... = 47 ± 0.5.",
    (Kind.CONDITION, Kind.SERIES): "Say what of it: decline(...), rise(...), record(...).",
    (Kind.DATE, Kind.NUMBER): 'Dates stand in quotation marks: "2023".',
    (Kind.WHEN, Kind.NUMBER): 'Dates stand in quotation marks: "2023".',
}
"""What to do, by what was expected and what was found."""


def _near(name: str, known: Iterable[str]) -> str:
    """The names a slip of the pen may have meant; empty when nothing is like it."""
    folded = name.casefold()
    alike = get_close_matches(folded, known, n=3, cutoff=0.6)
    alike += [one for one in known if one not in alike and len(folded) > 2 and one.startswith(folded[:4])]
    return f"Is it {' or '.join(alike[:3])}?" if alike else ""


class _Evaluator:
    def __init__(self, claim: str, context: Context) -> None:
        self.claim, self.context, self.checker = claim, context, _Checker(claim)

    def value(self, node: Node) -> Any:
        if isinstance(node, Text | Number):
            return node.value
        if isinstance(node, Several):
            return tuple(self.value(item) for item in node.items)
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Comparison):
            one, other = (self._quantity(side) for side in (node.one, node.other))
            return compare(node.operator, one, other, node.tolerance)
        if isinstance(node, Negation):
            return negated(self.value(node.of))
        assert isinstance(node, Union)
        return joined(node.operator, [self.value(part) for part in node.parts])

    def _call(self, node: Call) -> Any:
        function = FUNCTIONS[node.name]
        values: dict[str, Any] = {one.name: one.default for one in function.parameters}
        for parameter, argument in self.checker.pairs(node, function):
            found = self.value(argument)
            alone = parameter.kind is Kind.TEXTS and isinstance(found, str)
            values[parameter.name] = (found,) if alone else found
        try:
            return function.call(self.context, Arguments(values))
        except InvalidValue as error:
            if error.where.startswith("claim, "):
                raise
            raise fault(f"{error.what}: {error.value!r}", self.claim, node.start, error.remedy) from error

    def _quantity(self, node: Node) -> Quantity:
        return as_quantity(self.value(node))


def negated(answer: Answer) -> Answer:
    """The opposite claim: what cannot be told stays so."""
    turned = {Verdict.HOLDS: Verdict.FAILS, Verdict.IN_RECORD: Verdict.FAILS, Verdict.FAILS: Verdict.HOLDS}
    verdict = turned.get(answer.verdict, answer.verdict)
    if answer.verdict is Verdict.FAILS and answer.counterexample is None:
        verdict = Verdict.IN_RECORD
    against = answer.evidence[0] if verdict is Verdict.FAILS and answer.evidence else None
    return replace(answer, verdict=verdict, reason=f"the opposite: {answer.reason}", counterexample=against)


_STRENGTH = (Verdict.FAILS, Verdict.UNDEFINED, Verdict.TOO_THIN, Verdict.IN_RECORD, Verdict.HOLDS)


def joined(operator: str, answers: list[Answer]) -> Answer:
    """``and`` is as strong as its weakest part, ``or`` as its strongest (Kleene's logic over the verdicts)."""
    place = min if operator == "and" else max
    verdict = place((answer.verdict for answer in answers), key=_STRENGTH.index)
    against = next((one.counterexample for one in answers if one.verdict is verdict and one.counterexample), None)
    return Answer(
        verdict,
        f" {operator} ".join(f"({answer.verdict}: {answer.reason})" for answer in answers),
        tuple(dict.fromkeys(one for answer in answers for one in answer.evidence)),
        tuple({id(one): one for answer in answers for one in answer.coverage}.values()),
        against if verdict is Verdict.FAILS else None,
        tuple(one for answer in answers for one in answer.sensitivity),
        {f"{number} {name}": said for number, one in enumerate(answers, start=1) for name, said in one.method.items()},
    )


def _finding(claim: str, value: Any) -> Finding:
    if isinstance(value, Answer):
        return Finding(
            claim, value.verdict, value.reason, value.evidence, value.coverage, value.counterexample,
            value.sensitivity, value.method,
        )  # fmt: skip
    if isinstance(value, Quantity):
        return _quantity_finding(claim, value)
    if isinstance(value, Rows):
        coverage = (value.coverage,) if value.coverage else ()
        shown = tuple(one for row in value.rows for one in row.evidence)
        method = {"definition": f"{value.name}; reports of the same thing are one"}
        reason = "; ".join(filter(None, (f"{len(value.rows)} found", value.note)))
        return Finding(claim, None, reason, shown, coverage, method=method, value=str(len(value.rows)))
    return _course_finding(claim, value)


def _quantity_finding(claim: str, of: Quantity) -> Finding:
    standing = of.standing
    values = sorted(one.value for one in standing)
    words = next(iter(of.words.values()), "")
    text = words or (_range(values[0], values[-1], of.unit) if values else "")
    evidence = tuple(dict.fromkeys((*(one for each in of.candidates for one in each.evidence), *of.said)))
    method = {"definition": of.definition}
    return Finding(
        claim, None, of.missing if not values else of.name, evidence, of.coverage, None, _variants(of), method, text
    )


def _variants(of: Quantity) -> tuple[Variant, ...]:
    """The values a quantity may have; the same value reached the same way from several sources is one reading."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in of.candidates:
        choice = one.how + (" (doubtful or in another currency)" if one.doubtful else "")
        found.setdefault((choice, _plain(one.value)), {}).update(dict.fromkeys(item.id for item in one.evidence))
    return tuple(Variant(choice, value, tuple(ids)) for (choice, value), ids in found.items())


def _range(least: Decimal, most: Decimal, unit: str) -> str:
    words = _plain(least) if _plain(least) == _plain(most) else f"{_plain(least)} to {_plain(most)}"
    return f"{words} {unit}".strip()


def _plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.01"))
    return format(rounded.normalize(), "f") if rounded == value else f"{rounded:f}"


def _course_finding(claim: str, value: Condition | Series) -> Finding:
    """A condition: the spans where it holds; a series: its spans and readings."""
    if isinstance(value, Condition):
        states = [value.at(place) for place in value.spans]
        shown = [state for state in states if state.holds]
        variants = tuple(Variant(str(state.span), _word(state.holds), _ids(state.evidence)) for state in states)
        evidence = tuple(dict.fromkeys(one for state in shown for one in state.evidence))
        coverage = (value.coverage,) if value.coverage else ()
        listed = ", ".join(str(state.span) for state in shown)
        return Finding(claim, None, value.name, evidence, coverage, None, variants, {"measure": value.method}, listed)
    readings = [(place, one) for place in value.spans() for one in value.readings(place)]
    variants = tuple(
        Variant(f"{place}, {one.how}{' (doubtful)' if one.doubtful else ''}", str(one.value)) for place, one in readings
    )
    evidence = conditions.evidence_of([figure for _place, one in readings for figure in one.figures])
    unit = f"{value.unit} {value.currency}".strip()
    name = value.name if readings else f"the record has no figures of {value.name}"
    return Finding(claim, None, name, evidence, (), None, variants, {"unit": unit}, f"{len(value.spans())} spans")


def _word(holds: bool | None) -> str:
    return "not told" if holds is None else "so" if holds else "not so"


def _ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(one.id for one in evidence)
