"""Commitments: what an undertaking or agreement binds its speaker to, field by field, and how far it does.

Obligation, precision and delegation follow Abbott et al. (IO 2000); testable and vague the pledge criterion of Thomson
et al. (AJPS 2017). The fields are stretches of the text found by its surface, not a parse: an object may be cut short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from travaux.reading.actions import Action
from travaux.reading.analysis import Analysis
from travaux.reading.deadlines import Deadline, deadline
from travaux.reading.inflection import fold
from travaux.reading.proper import proper_names
from travaux.reading.tables import table
from travaux.record.dates import is_before
from travaux.record.statements import Act, Commitment

MAX_PRECISION = 3
PARTNER_REACH = 24
COMMISSIVE = frozenset({Act.UNDERTAKE, Act.AGREE})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bond:
    """What is known of the deed a commitment is read from: its speaker's name, act, force, negation and stretch."""

    actor: str
    act: Act
    force: int
    negated: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rules:
    partner: re.Pattern[str]
    instrument: re.Pattern[str]
    monitor: re.Pattern[str]
    quantity: re.Pattern[str]
    stops: re.Pattern[str]
    vague: frozenset[str]
    discrete: frozenset[str]


@cache
def _rules(language: str) -> _Rules:
    data = table("acts/commitments")[language]
    edge, gap = ("", "") if language == "zh" else (r"\b", r"\s+")
    stretch = r"[^,.;，。；]+"
    amount = rf"(?:up to |at least |about |до |не менее |约|达|至少)?{data['quantity']}"

    def led(words: list[str]) -> str:
        return f"{edge}(?:{'|'.join(re.escape(word).replace(chr(92) + ' ', chr(32)) for word in words)}){gap}"

    bodies = "|".join(data["bodies"])
    return _Rules(
        partner=re.compile(rf"{led(data['partner'])}(?P<what>(?:the )?(?:(?!рамках|основе|соотв)\w+ (?:of )?)?)$"),
        instrument=re.compile(f"{led(data['instrument'])}(?P<what>{stretch})"),
        monitor=re.compile(rf"{led(data['monitor'])}(?P<what>(?:\w+{gap}){{0,4}}?\w*(?:{bodies})\w*)"),
        quantity=re.compile(edge + amount),
        stops=re.compile(
            "|".join(led([word]) if word.strip(",，。；") else re.escape(word) for word in data["object_stops"])
        ),
        vague=frozenset(data["vague"]),
        discrete=frozenset(data["discrete"]),
    )


def commitment(analysis: Analysis, action: Action | None, bond: Bond, document_date: str = "") -> Commitment | None:
    """The commitment of a deed; None when it promises no action."""
    if bond.act not in COMMISSIVE or action is None:
        return None
    rules, text = _rules(analysis.language), analysis.text
    until = bond.end
    when = _deadline_in(text, analysis.language, bond, document_date)
    amount = _amount(text, rules, when, (action.start, until), bond)
    monitor = _led(text, rules.monitor, (action.end, until))
    instrument = _led(text, rules.instrument, (action.end, until)) if monitor is None else None
    partner = _partner(analysis, rules, bond)
    what = _object(text, analysis.language, action, (when, amount, monitor, instrument, partner), until)
    fields = {
        "object": what,
        "partner": _words(text, partner),
        "deadline": text[when.start : when.end] if when else "",
        "due": when.due if when else "",
        "amount": _words(text, amount),
        "instrument": _words(text, instrument),
        "monitor": _words(text, monitor),
    }
    vague = action.lemma in rules.vague and not (when or amount)
    return Commitment(
        actor=bond.actor,
        action=text[action.start : action.end],
        negated=bond.negated or action.negated,
        obligation=max(1, min(bond.force - 1, 3)),
        precision=_precision(fields, action.lemma in rules.discrete),
        delegation=2 if monitor else int(instrument is not None),
        testable=bool(when or amount) or action.lemma in rules.discrete,
        vague=vague,
        **fields,
    )


def _words(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _deadline_in(text: str, language: str, bond: Bond, document_date: str) -> Deadline | None:
    found = deadline(text[bond.start : bond.end], language, document_date)
    if found and found.due and document_date and is_before(found.due, document_date):
        return None  # what lies behind the document is history ("as it did in April")
    return Deadline(found.start + bond.start, found.end + bond.start, found.due) if found else None


def _amount(text: str, rules: _Rules, when: Deadline | None, within: Span, bond: Bond) -> Span | None:
    """The first quantity that is no part of the deadline."""
    for match in rules.quantity.finditer(fold(text), bond.start, bond.end):
        inside = when is not None and match.start() < when.end and when.start < match.end()
        if not inside and any(letter.isdigit() or letter.isalpha() for letter in match.group()):
            return match.span()
    return None


def _led(text: str, pattern: re.Pattern[str], within: Span) -> Span | None:
    match = pattern.search(fold(text), *within)
    return match.span("what") if match else None


def _partner(analysis: Analysis, rules: _Rules, bond: Bond) -> Span | None:
    """The first name that stands behind "with", "to" or the like in the stretch."""
    folded = fold(analysis.text)
    spans = [(one.start, one.end) for one in analysis.subjects] + proper_names(analysis.text, analysis.language)
    for start, end in sorted(spans):
        low = max(0, start - PARTNER_REACH)
        match = rules.partner.search(folded[low:start]) if bond.start <= start < bond.end else None
        if match:
            return low + match.start("what"), end
    return None


def _object(text: str, language: str, action: Action, taken: tuple[Deadline | Span | None, ...], until: int) -> str:
    """What the action is done to: the first words after it that are no other field, in Chinese also those before it."""
    start = action.end
    stop = _rules(language).stops.search(fold(text), start + 1, until)
    until = stop.start() if stop else until
    for begin, end in sorted(_span_of(field) for field in taken if field is not None):
        if begin < start:
            continue
        words = _trimmed(text[start : min(begin, until)], language)
        if words or begin >= until:
            return words
        start = end
    return _trimmed(text[start:until], language) or _trimmed(
        text[max(action.object_start, 0) : action.start] if action.object_start >= 0 else "", language
    )


def _span_of(field: Deadline | Span) -> Span:
    return (field.start, field.end) if isinstance(field, Deadline) else field


_TRIM = {
    "en": re.compile(
        r"^(?:\W|\b(?:to|in|for|on)\b)+|"
        r"(?:\W|\b(?:not later than|no later than|by|to|in|on|of|at|the|for|until|before|through|and|over|with)\b)+$",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"^(?:\W|\b(?:в|на)\b)+|(?:\W|\b(?:до|на|к|в|по|с|о|об|за|и|от|не|позднее|чем)\b)+$", re.IGNORECASE
    ),
    "zh": re.compile(r"^\W+|^了|[\W至到和及与为]+$"),
}


def _trimmed(words: str, language: str) -> str:
    return _TRIM[language].sub("", words)


def _precision(fields: dict[str, str], discrete: bool) -> int:
    """One point each for a deadline, an amount, and a discrete action or a named partner or instrument."""
    third = discrete or bool(fields["partner"] or fields["instrument"])
    return min(MAX_PRECISION, bool(fields["deadline"]) + bool(fields["amount"]) + third)
