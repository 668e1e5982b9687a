"""Claims about what texts do: stance to a target, and who is named.

Acts and targets are read by rules from each sentence, which can err (docs/evaluation.md gives the rates): the
sentence itself is always shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.errors import InvalidValue
from travaux.questions.mentions import mentions
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import (
    is_side,
    mention_evidence,
    passage_evidence,
    searched,
    versions,
)
from travaux.questions.promises import said_in
from travaux.reading.gazetteer import mentions as named_in
from travaux.reading.lexicon import LANGUAGES
from travaux.record.documents import Document, DocumentHead, base_language
from travaux.record.findings import Evidence, Variant, Verdict
from travaux.record.statements import Act, Polarity, SpeakerKind, Statement, Target, TargetKind
from travaux.text.names import EXACT, FORM, ROUGH, likeness
from travaux.world.states import state_code

VEILED = "veiled"
SHOWN = 10
READ = "read by rules; the rates of error are in docs/evaluation.md"


def statement_evidence(head: DocumentHead, found: Iterable[Statement]) -> tuple[Evidence, ...]:
    """Statements of a document, each with what it is read as."""
    return tuple(passage_evidence(head, one.text, _words(one)) for one in found)


def _words(one: Statement) -> str:
    aim = f" to {one.target.text or one.target.id}" if one.target.kind is not TargetKind.NONE else ""
    denied = "not " if one.negated else ""
    return f"{one.speaker.name or one.speaker.kind}: {denied}{one.act or 'no act'}{aim}, force {one.force}"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a statement must be: by whom, to whom, on what; and its act or stance."""

    side: str
    target: frozenset[str]
    topic: str
    act: str

    def concerns(self, one: Statement, head: DocumentHead) -> bool:
        """Whether the side speaks to the target on the topic, whatever it does."""
        return (
            one.act is not None
            and _speaks(self.side, one, head)
            and _aimed(one, self.target)
            and (not self.topic or self.topic in one.topics)
        )

    def does(self, one: Statement) -> bool:
        """Whether it does what is claimed; a denied act is not done."""
        return one.polarity == self.act or (one.act == self.act and not one.negated)


def stance(context: Context, arguments: Arguments) -> Answer:
    """The side does this act (or takes this stance) towards the target, in some text it issued alone or jointly."""
    wanted = _wanted(arguments)
    heads = _heads(context, wanted.side, arguments.text("document"))
    found = list(_concerning(context, heads, wanted))
    doing = [(head, one) for head, one in found if wanted.does(one)]
    against = [(head, one) for head, one in found if _opposed(one, wanted.act)]
    shown = tuple(_evidence(pair) for pair in doing[:SHOWN])
    contrary = tuple(_evidence(pair) for pair in against[:SHOWN])
    method = {
        "definition": f"a sentence by {wanted.side} read as {wanted.act} towards {arguments.text('target')}; {READ}",
        "searched": f"{len(heads)} documents of {wanted.side}",
    }
    if doing:
        variants = (Variant("by the latest sentence towards the target", _latest(found, wanted)),) if contrary else ()
        reason = f"{len(doing)} sentences" + (f", {len(against)} to the contrary" if against else "")
        return Answer(Verdict.HOLDS, reason, (*shown, *contrary), (), None, variants, method)
    if against:
        reason = f"{len(against)} sentences to the contrary, none that does it"
        return Answer(Verdict.FAILS, reason, contrary, (), contrary[0], (), method)
    others = tuple(_evidence(pair) for pair in found[:SHOWN])
    if arguments.text("document") and heads:
        return Answer(Verdict.FAILS, "no sentence of the document does it", others, (), None, (), method)
    return Answer(Verdict.TOO_THIN, "no sentence in this record does it", others, (), None, (), method)


def _wanted(arguments: Arguments) -> _Wanted:
    act = arguments.text("act").casefold()
    known = [*Act, *Polarity]
    if act not in known:
        raise InvalidValue("no such act or stance", act, "stance", f"Write one of {', '.join(known)}.")
    target = arguments.text("target")
    return _Wanted(arguments.text("side"), _identities(target), arguments.text("topic"), act)


def _identities(target: str) -> frozenset[str]:
    """What a target may be called in a statement: its code, gazetteer ids, and its name."""
    ids = {one.id for language in LANGUAGES for one in named_in(target, language)}
    return frozenset({target.casefold(), state_code(target), *ids})


def _aimed(one: Statement, target: frozenset[str]) -> bool:
    if one.target.kind is TargetKind.VEILED:
        return VEILED in target
    if one.target.kind is not TargetKind.NAMED:
        return False
    return bool({one.target.id, one.target.text.casefold()} & target) or _is_form(one.target, target)


def _is_form(found: Target, target: frozenset[str]) -> bool:
    """Whether a name no gazetteer has is a target in another form or script: «Ашкунара» for "Ashkunar"."""
    return not found.id and any(likeness(found.text, one) in (EXACT, FORM, ROUGH) for one in target)


def _heads(context: Context, side: str, name: str) -> tuple[DocumentHead, ...]:
    chosen = {one.id for one in versions(context.view, name)} if name else None
    return tuple(
        head
        for head in context.view.heads()
        if head.base_language in LANGUAGES
        and (chosen is None or head.id in chosen)
        and any(is_side(side, issuer) for issuer in head.issuers)
    )


def _concerning(
    context: Context, heads: Sequence[DocumentHead], wanted: _Wanted
) -> Iterator[tuple[DocumentHead, Statement]]:
    for head in heads:
        for one in said_in(context.view.document(head.id)):
            if wanted.concerns(one, head):
                yield head, one


def _speaks(side: str, one: Statement, head: DocumentHead) -> bool:
    if one.speaker.kind is SpeakerKind.THIRD_PARTY:
        return False
    own = one.speaker.kind is not SpeakerKind.SIDE or not one.speaker.name or len(head.issuers) < 2
    return own or is_side(side, one.speaker.name)


def _opposed(one: Statement, act: str) -> bool:
    """Whether a sentence takes the opposite stance, or denies the act."""
    if act in set(Polarity):
        opposite = {Polarity.POSITIVE: Polarity.NEGATIVE, Polarity.NEGATIVE: Polarity.POSITIVE}
        return one.polarity == opposite.get(Polarity(act))
    return (one.act == act and one.negated) or one.polarity == _CONTRARY.get(Act(act))


_CONTRARY = {
    **dict.fromkeys((Act.WELCOME, Act.PRAISE, Act.THANK, Act.SUPPORT), Polarity.NEGATIVE),
    **dict.fromkeys((Act.OPPOSE, Act.CONDEMN, Act.EXPRESS_CONCERN), Polarity.POSITIVE),
}


def _evidence(pair: tuple[DocumentHead, Statement]) -> Evidence:
    head, one = pair
    return statement_evidence(head, [one])[0]


def _latest(found: Sequence[tuple[DocumentHead, Statement]], wanted: _Wanted) -> str:
    dated = [one for head, one in found if head.date and (wanted.does(one) or _opposed(one, wanted.act))]
    return (Verdict.HOLDS if dated and wanted.does(dated[-1]) else Verdict.FAILS).value


def named(context: Context, arguments: Arguments) -> Answer:
    """A state, organisation or other name stands in the document; where it does not, veiled actors are shown."""
    target, documents = arguments.text("target"), versions(context.view, arguments.text("document"))
    wanted = _identities(target)
    known = any(named_in(target, language) for language in LANGUAGES)
    found = tuple(one for document in documents for one in _names(context, document, target, wanted))
    method = {
        "definition": "names and adjectives of the gazetteer" if known else "the name as written, in any form",
        "searched": searched(documents),
    }
    if found:
        return Answer(Verdict.HOLDS, f"{len(found)} times", found[:SHOWN], method=method)
    if not known:
        reason = f"{target!r} is not in the gazetteer and does not stand there as written"
        return Answer(Verdict.UNDEFINED, reason, method=method)
    veiled = tuple(one for document in documents for one in _veiled(context, document))
    variants = (Variant("counting veiled actors, whoever is meant", Verdict.HOLDS.value),) if veiled else ()
    reason = "no name of it stands there" + (f"; {len(veiled)} veiled actors do" if veiled else "")
    return Answer(Verdict.FAILS, reason, veiled[:SHOWN], (), None, variants, method)


def _names(context: Context, document: Document, target: str, wanted: frozenset[str]) -> Iterator[Evidence]:
    head, language = context.view.head(document.id), base_language(document.language)
    if language in LANGUAGES:
        for one in named_in(document.text, language):
            if one.id in wanted:
                yield passage_evidence(head, one.text, f"at {one.start}")
    if not any(named_in(target, other) for other in LANGUAGES):
        yield from mention_evidence(context.view, mentions(document, (target,)))


def _veiled(context: Context, document: Document) -> Iterator[Evidence]:
    if base_language(document.language) in LANGUAGES:
        head = context.view.head(document.id)
        for one in said_in(document):
            if one.target.kind is TargetKind.VEILED:
                yield passage_evidence(head, one.text, f"veiled: {one.target.text}")


_DOCUMENT = Parameter("document", Kind.TEXT)

FUNCTIONS = (
    Function(
        "stance",
        (
            Parameter("side", Kind.TEXT),
            Parameter("act", Kind.TEXT),
            Parameter("target", Kind.TEXT),
            Parameter("topic", Kind.TEXT, ""),
            Parameter("document", Kind.TEXT, ""),
        ),
        Kind.ANSWER,
        stance,
        'the side does this act ("condemn", "support", ... or "negative") to the target, "veiled" for one not named',
    ),
    Function("named", (Parameter("target", Kind.TEXT), _DOCUMENT), Kind.ANSWER, named, "a name stands in the document"),
)
