"""Claims about the content of a text: what it does with a matter, and which amount it gives for one.

A sentence of the text is on a matter when it has most of the content words the matter is told in (their stems; pairs of
characters in Chinese). Only a sentence in the language of the words is compared: what has no version in it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.errors import InvalidValue
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import in_language, passage_evidence, searched, versions
from travaux.questions.promises import said_in
from travaux.reading.amounts import Amount, amounts
from travaux.record.documents import Document, base_language
from travaux.record.findings import Evidence, Verdict
from travaux.record.statements import Act, Statement
from travaux.text.function_words import function_words
from travaux.text.han import simplify
from travaux.text.sentences import passages
from travaux.text.tokens import fold, stem

_HAN = re.compile("[㐀-鿿]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ON, _LEAST = 0.5, 2
"""The share of the content words of a matter, and how many, that a sentence on it has; chosen on the dev half of the
drafts in evals/data/claims, 2026-11."""
_ALIKE = (
    frozenset({Act.WELCOME, Act.PRAISE, Act.THANK}),
    frozenset({Act.CALL_ON, Act.DEMAND}),
)
"""Acts that prose does not keep apart."""
_PLAIN = frozenset({Act.AFFIRM, Act.AGREE, Act.UNDERTAKE})
"""Acts under which any stance may be told ("reaffirmed their support"): they speak against none."""


def content(words: str) -> frozenset[str]:
    """What words are about: stems of content words, and pairs of neighbouring Chinese characters; numbers left out."""
    plain = simplify(words)
    pairs = (run[at : at + 2] for run in _HAN.findall(plain) for at in range(len(run) - 1))
    spaced = (fold(one) for one in _WORD.findall(_HAN.sub(" ", plain)))
    return frozenset({*pairs, *(stem(one) for one in spaced if one not in function_words())})


def on_matter(matter: frozenset[str], text: str) -> float:
    """The share of a matter's words a sentence has, 0 to 1; 0 when it has too few to be on it."""
    shared = matter & content(text)
    return len(shared) / len(matter) if len(shared) >= _LEAST and len(shared) >= _ON * len(matter) else 0.0


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    statement: Statement
    share: float


def does(context: Context, arguments: Arguments) -> Answer:
    """The text does this act where it speaks of the matter; fails where it does another there and this nowhere."""
    act = _act(arguments.text("act"))
    chosen = in_language(versions(context.view, arguments.text("document")), arguments.text("language"))
    method = {
        "definition": f"a sentence on the matter read as {act}; acts are read by rules (docs/evaluation.md)",
        "searched": searched(chosen),
    }
    matter = content(arguments.text("matter"))
    read = sorted(_reads(chosen, matter), key=lambda one: -one.share)
    shown = tuple(_evidence(context, one) for one in read[:3])
    if not read:
        return Answer(Verdict.TOO_THIN, "no sentence of the text is on this in these words", (), method=method)
    if any(_same(one.statement.act, act) and not one.statement.negated for one in read):
        return Answer(Verdict.HOLDS, f"read as {act}", shown, method=method)
    best = read[0].statement
    if best.act is None or best.act in _PLAIN or act in _PLAIN or act is Act.NOTE:
        return Answer(Verdict.TOO_THIN, "the sentence on it is read as no stance", shown, method=method)
    denied = "not " if best.negated else ""
    return Answer(Verdict.FAILS, f"the text does {denied}{best.act} there", shown, (), shown[0], (), method)


def _act(written: str) -> Act:
    if written.casefold() not in [*Act]:
        raise InvalidValue("no such act", written, "does", f"Write one of {', '.join(Act)}.")
    return Act(written.casefold())


def _same(one: Act | None, other: Act) -> bool:
    return one == other or any({one, other} <= alike for alike in _ALIKE)


def _reads(documents: tuple[Document, ...], matter: frozenset[str]) -> Iterator[_Read]:
    for document in documents:
        for statement in said_in(document):
            share = on_matter(matter, statement.text)
            if share:
                yield _Read(document, statement, share)


def _evidence(context: Context, one: _Read) -> Evidence:
    return passage_evidence(context.view.head(one.document.id), one.statement.text, f"read as {one.statement.act}")


def stated(context: Context, arguments: Arguments) -> Answer:
    """The text gives this amount; fails where it gives another in the same unit on the matter, and this nowhere."""
    wanted, unit = arguments.number("amount"), arguments.text("unit")
    found = versions(context.view, arguments.text("document"))
    chosen = in_language(found, arguments.text("language"))
    method = {
        "definition": f"an amount in {unit or 'no unit'} in a sentence on the matter",
        "searched": searched(found),
    }
    given = [(document, one) for document in found for one in _amounts(document.text, document.language, unit)]
    here = [(document, one) for document, one in given if one.value == wanted]
    if here:
        document, one = here[0]
        shown = (_place(context, document, one),)
        return Answer(Verdict.HOLDS, "the text gives it", shown, method=method)
    matter = content(arguments.text("matter"))
    rival = max(_rivals(chosen, matter, unit), key=lambda one: one[0], default=None)
    if rival is None:
        return Answer(Verdict.TOO_THIN, "no sentence of the text gives such an amount on this", (), method=method)
    _share, document, text = rival
    shown = (passage_evidence(context.view.head(document.id), text),)
    reason = "the text gives " + ", ".join(
        f"{one.value:f} {one.unit}" for one in _amounts(text, document.language, unit)
    )
    return Answer(Verdict.FAILS, reason, shown, (), shown[0], (), method)


def _amounts(text: str, language: str, unit: str) -> list[Amount]:
    base = base_language(language)
    plain = simplify(text) if base == "zh" else text.replace("ё", "е")
    return [one for one in amounts(plain, base) if one.unit == unit]


def _rivals(
    documents: tuple[Document, ...], matter: frozenset[str], unit: str
) -> Iterator[tuple[float, Document, str]]:
    """The sentences on the matter with an amount in the unit."""
    for document in documents:
        for one in passages(document.text, document.language, document.id):
            share = on_matter(matter, one.text)
            if share and _amounts(one.text, document.language, unit):
                yield share, document, one.text


def _place(context: Context, document: Document, one: Amount) -> Evidence:
    text = next(
        (
            part.text
            for part in passages(document.text, document.language, document.id)
            if part.start <= one.start < part.end
        ),
        "",
    )
    return passage_evidence(context.view.head(document.id), text)


_WHERE = (Parameter("document", Kind.TEXT), Parameter("language", Kind.TEXT, ""))

FUNCTIONS = (
    Function(
        "does",
        (Parameter("act", Kind.TEXT), Parameter("matter", Kind.TEXT), *_WHERE),
        Kind.ANSWER,
        does,
        'the text does this act ("welcome", "note", "condemn" ...) where it speaks of the matter, told in its words',
    ),
    Function(
        "stated",
        (
            Parameter("matter", Kind.TEXT),
            Parameter("amount", Kind.NUMBER),
            Parameter("unit", Kind.TEXT),
            *_WHERE,
        ),
        Kind.ANSWER,
        stated,
        "the text gives this amount (in the unit: a currency, %, t, km ...) for the matter",
    ),
)
