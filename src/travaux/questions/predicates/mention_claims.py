"""Claims about a term in a text: absent, oblique, dropped; and one word for how it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from travaux.questions.genre import genre_of
from travaux.questions.mentions import Mention, aliases, mentions, merged, oblique, script_of
from travaux.questions.otherwise import Otherwise, said_otherwise
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.predicates.wordings import mention_evidence, passage_evidence, searched, versions
from travaux.reading.named import names_of
from travaux.record import dates
from travaux.record.documents import Document, DocumentHead, base_language
from travaux.record.findings import Evidence, Finding, Variant, Verdict
from travaux.store.views import View
from travaux.world.calendar import Order, order


@dataclass(frozen=True, slots=True)
class Look:
    """A term looked for in the versions of one document: named whole, by part of a name, or in other words.

    ``nameless`` are the languages of versions for which the term has no name.
    """

    documents: tuple[Document, ...]
    names: Mapping[str, tuple[str, ...]]
    nameless: tuple[str, ...]
    whole: tuple[Mention, ...]
    partly: tuple[Mention, ...]
    otherwise: tuple[Otherwise, ...]

    @property
    def method(self) -> dict[str, str]:
        """What was looked for and where."""
        tried = "; ".join(dict.fromkeys(name for listed in self.names.values() for name in listed))
        return {
            "definition": "names word by word in any grammatical form; then parts of names, then passages that say in "
            "other words what an earlier one said with the name",
            "names tried": tried,
            "searched": searched(self.documents),
        }

    def oblique_evidence(self, view: View) -> tuple[Evidence, ...]:
        """The passages that may mean it without naming it."""
        return (
            *mention_evidence(view, self.partly),
            *(_meant(one, view) for one in self.otherwise),
        )


def look(context: Context, arguments: Arguments) -> Look:
    """Looks for a term in every version of a document; for other words only where it is named nowhere."""
    known = names_in_languages(context, arguments.text("term"))
    documents = versions(context.view, arguments.text("document"))
    names = {one.id: known.get(base_language(one.language), ()) for one in documents}
    whole = tuple(one for document in documents for one in mentions(document, names[document.id]))
    partly = () if whole else tuple(one for document in documents for one in oblique(document, names[document.id]))
    meant = () if whole else tuple(one for document in documents for one in _otherwise(context, document, names))
    nameless = tuple(sorted({one.language for one in documents if not names[one.id]}))
    return Look(documents, names, nameless, whole, partly, meant)


def names_in_languages(context: Context, term: str) -> Mapping[str, tuple[str, ...]]:
    """By language every name of a term: of its expectations, of the gazetteer, and of the person whom rows name so."""
    spellings: dict[str, tuple[str, ...]] = {}
    for one in sorted(context.people.meant(term).spellings):
        spellings[script_of(one)] = (*spellings.get(script_of(one), ()), one)
    return merged(aliases(term, context.registers.expectations()), names_of(term), spellings)


def _otherwise(context: Context, document: Document, names: Mapping[str, tuple[str, ...]]) -> tuple[Otherwise, ...]:
    earlier = context.view.before(document.date)
    return said_otherwise(document, names[document.id], earlier, context.segments, context.encode)


def _meant(one: Otherwise, view: View) -> Evidence:
    said = f"{one.head.date or 'undated'}: {one.earlier.exact!r}"
    return passage_evidence(view.head(one.quote.document), one.quote.exact, f"{one.reason}; the name stood in {said}")


def absent(context: Context, arguments: Arguments) -> Answer:
    """No name of the term stands in any authentic version of the document."""
    return _absent(context, arguments, look(context, arguments))


def _absent(context: Context, arguments: Arguments, at: Look) -> Answer:
    if at.whole:
        shown = mention_evidence(context.view, at.whole)
        return Answer(Verdict.FAILS, f"{len(at.whole)} mentions", shown, counterexample=shown[0], method=at.method)
    if at.nameless:
        reason = (
            f"{arguments.text('term')!r} has no name in {', '.join(at.nameless)}; give its aliases as an expectation"
        )
        return Answer(Verdict.TOO_THIN, reason, method=at.method)
    shown = at.oblique_evidence(context.view)
    variants = tuple(
        Variant(choice, Verdict.FAILS.value)
        for choice, found in (("counting parts of a name", at.partly), ("counting other words for it", at.otherwise))
        if found
    )
    reason = "no name of it in any version" + (f"; {len(shown)} passages may mean it" if shown else "")
    # The text is searched whole, but the list of names is nobody's promise: other words for it may stand there.
    return Answer(Verdict.IN_RECORD, reason, shown, sensitivity=variants, method=at.method)


def is_oblique(context: Context, arguments: Arguments) -> Answer:
    """The document means the term without naming it: by part of a name, or by other words where its name stood."""
    return _oblique(context, arguments, look(context, arguments))


def _oblique(context: Context, arguments: Arguments, at: Look) -> Answer:
    if at.whole:
        shown = mention_evidence(context.view, at.whole)
        return Answer(Verdict.FAILS, "named in full", shown, counterexample=shown[0], method=at.method)
    if at.nameless:
        reason = f"{arguments.text('term')!r} has no name in {', '.join(at.nameless)}"
        return Answer(Verdict.TOO_THIN, reason, method=at.method)
    shown = at.oblique_evidence(context.view)
    if not shown:
        return Answer(Verdict.FAILS, "no passage clearly means it", method=at.method)
    reason = f"{len(at.partly)} passages with part of a name, {len(at.otherwise)} in other words"
    variants = (
        (Variant("counting only other words for it, not parts of a name", _held(bool(at.otherwise))),)
        if at.partly
        else ()
    )
    return Answer(Verdict.IN_RECORD, reason, shown, sensitivity=variants, method=at.method)


def _held(found: bool) -> str:
    return (Verdict.IN_RECORD if found else Verdict.FAILS).value


def dropped(context: Context, arguments: Arguments) -> Answer:
    """Absent now, though present in an earlier document of the same genre (since a date)."""
    return _dropped(context, arguments, look(context, arguments))


def _dropped(context: Context, arguments: Arguments, at: Look) -> Answer:
    now, since = _absent(context, arguments, at), arguments.text("since")
    earlier = _earlier(context.view, at.documents, since)
    names = names_in_languages(context, arguments.text("term"))
    last = mention_evidence(context.view, _latest_with(context.view, earlier, names))
    stated = f"{len(earlier)} earlier texts of the genre" + (f" since {since}" if since else "")
    method = {**now.method, "earlier": stated}
    if now.truth is not True:
        return Answer(now.verdict, now.reason, now.evidence, (), now.counterexample, now.sensitivity, method)
    if last:
        return Answer(Verdict.IN_RECORD, f"last in {last[0].date}", last, sensitivity=now.sensitivity, method=method)
    if not earlier:
        return Answer(Verdict.TOO_THIN, "the record has no earlier text of the genre", method=method)
    return Answer(Verdict.FAILS, f"in none of {len(earlier)} earlier texts of the genre either", method=method)


def presence(context: Context, term: str, document: str) -> Finding:
    """One word for how a term stands in a document: ``present``, ``oblique``, ``dropped`` or ``absent``; with evidence.

    ``value`` is empty when the record cannot tell; then the reason says why. Raises NotFound for an unknown document.
    """
    arguments = Arguments({"term": term, "document": document, "since": ""})
    at = look(context, arguments)
    gone, partly, lost = (ask(context, arguments, at) for ask in (_absent, _oblique, _dropped))
    if gone.truth is None:
        word, answer = "", gone
    elif not gone.truth:
        word, answer = "present", gone
    elif partly.truth:
        word, answer = "oblique", partly
    else:
        word, answer = ("dropped", lost) if lost.truth else ("absent", gone)
    claim = f"absent({term!r}, {document!r})"
    evidence = tuple(dict.fromkeys((*answer.evidence, *(lost.evidence if word == "oblique" else ()))))
    return Finding(
        claim, gone.verdict, answer.reason, evidence, (), gone.counterexample, gone.sensitivity, lost.method, word
    )


def _earlier(view: View, documents: Sequence[Document], since: str) -> list[DocumentHead]:
    """The texts of the genre of any version that are dated before it, each once."""
    found: dict[str, DocumentHead] = {}
    for document in documents:
        before = [head for head in view.heads() if order(head.date, document.date) is Order.BEFORE]
        found.update({head.id: head for head in genre_of(document, before).all})
    return [head for head in found.values() if not since or order(head.date, since) is not Order.BEFORE]


def _latest_with(view: View, heads: Sequence[DocumentHead], names: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    for head in sorted(heads, key=lambda one: dates.sort_key(one.date), reverse=True):
        found = mentions(view.document(head.id), names.get(head.base_language, ()))
        if found:
            return list(found[:3])
    return []


_TERM, _DOCUMENT = Parameter("term", Kind.TEXT), Parameter("document", Kind.TEXT)

FUNCTIONS = (
    Function("absent", (_TERM, _DOCUMENT), Kind.ANSWER, absent, "no name of the term in any authentic version"),
    Function(
        "oblique", (_TERM, _DOCUMENT), Kind.ANSWER, is_oblique, "meant but not named: part of a name, or other words"
    ),
    Function(
        "dropped",
        (_TERM, _DOCUMENT, Parameter("since", Kind.DATE, "")),
        Kind.ANSWER,
        dropped,
        "absent, though in an earlier text of the genre",
    ),
)
