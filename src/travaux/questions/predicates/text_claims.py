"""Claims about texts: absent, oblique, dropped, first by, quoted, named; those without a basis say so, never guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from travaux.questions.mentions import Mention, aliases, mentions, oblique
from travaux.questions.predicates.functions import Arguments, Context, Function, Parameter
from travaux.questions.predicates.selections import worded
from travaux.questions.predicates.values import Answer, Kind
from travaux.questions.quotations import attributed, check
from travaux.reading.gazetteer import mentions as named_in
from travaux.record import dates
from travaux.record.documents import Document, DocumentHead, VersionKind, base_language
from travaux.record.findings import Evidence, Finding, Variant, Verdict
from travaux.record.quotations import Quotation, QuotationKind
from travaux.store.views import View
from travaux.text.terms import query_terms
from travaux.world.calendar import Order, order
from travaux.world.states import state_code


def versions(view: View, name: str) -> tuple[Document, ...]:
    """The versions of the act of a document (an id, its beginning, or the act's own name), translations apart.

    Raises NotFound when nothing answers to the name.
    """
    heads = [head for head in view.heads() if head.act and head.act == name]
    if not heads:
        head = view.head(view.resolve(name))
        heads = [one for one in view.heads() if head.act and one.act == head.act] or [head]
    authentic = [one for one in heads if one.version_kind is VersionKind.AUTHENTIC] or heads
    return tuple(view.document(one.id) for one in authentic)


def _shown(view: View, found: Iterable[Mention]) -> tuple[Evidence, ...]:
    made = []
    for one in found:
        head = view.head(one.quote.document)
        made.append(Evidence(head.id, "passage", head.date, one.quote.exact, head.title, (), f"answers {one.alias!r}"))
    return tuple(made)


def _named(context: Context, term: str, documents: Sequence[Document]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The names of the term by document id, and the languages of documents for which it has none."""
    known = aliases(term, context.registers.expectations())
    names = {one.id: known.get(base_language(one.language), ()) for one in documents}
    return names, sorted({one.language for one in documents if not names[one.id]})


def absent(context: Context, arguments: Arguments) -> Answer:
    """No name of the term stands in any authentic version of the document."""
    term, documents = arguments.text("term"), versions(context.view, arguments.text("document"))
    names, nameless = _named(context, term, documents)
    found = [one for document in documents for one in mentions(document, names[document.id])]
    partly = [one for document in documents for one in oblique(document, names[document.id])]
    method = _method(names, documents)
    if found:
        shown = _shown(context.view, found)
        return Answer(Verdict.FAILS, f"{len(found)} mentions", shown, counterexample=shown[0], method=method)
    if nameless:
        reason = f"the term has no name in {', '.join(nameless)}; give its aliases as an expectation"
        return Answer(Verdict.TOO_THIN, reason, method=method)
    variants = (Variant("counting mentions of part of a name", "fails"),) if partly else ()
    reason = "no name of it in any version" + (f"; {len(partly)} passages have part of a name" if partly else "")
    # The text is searched whole, but the list of names is nobody's promise: other words for it may stand there.
    return Answer(Verdict.IN_RECORD, reason, _shown(context.view, partly), sensitivity=variants, method=method)


def _method(names: dict[str, tuple[str, ...]], documents: Sequence[Document]) -> dict[str, str]:
    tried = "; ".join(dict.fromkeys(name for listed in names.values() for name in listed))
    searched = ", ".join(f"{one.id} ({one.language}, {one.date})" for one in documents)
    return {"definition": "names word by word in any grammatical form", "names tried": tried, "searched": searched}


def is_oblique(context: Context, arguments: Arguments) -> Answer:
    """Only part of a name stands in the document, never the whole."""
    term, documents = arguments.text("term"), versions(context.view, arguments.text("document"))
    names, nameless = _named(context, term, documents)
    found = [one for document in documents for one in mentions(document, names[document.id])]
    partly = [one for document in documents for one in oblique(document, names[document.id])]
    method = _method(names, documents)
    if found:
        shown = _shown(context.view, found)
        return Answer(Verdict.FAILS, "named in full", shown, counterexample=shown[0], method=method)
    if nameless:
        return Answer(Verdict.TOO_THIN, f"the term has no name in {', '.join(nameless)}", method=method)
    verdict = Verdict.IN_RECORD if partly else Verdict.FAILS
    return Answer(verdict, f"{len(partly)} passages with part of a name", _shown(context.view, partly), method=method)


def dropped(context: Context, arguments: Arguments) -> Answer:
    """Absent now, though present in an earlier document of the same genre (since a date)."""
    now = absent(context, arguments)
    documents = versions(context.view, arguments.text("document"))
    term, since = arguments.text("term"), arguments.text("since")
    earlier = _earlier(context.view, documents, since)
    names = aliases(term, context.registers.expectations())
    found = _latest_with(context.view, earlier, names)
    last = _shown(context.view, found)
    method = {
        **now.method,
        "earlier": f"{len(earlier)} earlier texts of the genre" + (f" since {since}" if since else ""),
    }
    if now.truth is not True:
        return Answer(now.verdict, now.reason, now.evidence, (), now.counterexample, now.sensitivity, method)
    if last:
        return Answer(Verdict.IN_RECORD, f"last in {last[0].date}", last, sensitivity=now.sensitivity, method=method)
    if not earlier:
        return Answer(Verdict.TOO_THIN, "the record has no earlier text of the genre", method=method)
    return Answer(Verdict.FAILS, f"in none of {len(earlier)} earlier texts of the genre either", method=method)


def presence(term: str, document: str, view: View) -> Finding:
    """One word for how a term stands in a document: ``present``, ``oblique``, ``dropped`` or ``absent``; with evidence.

    ``value`` is empty when the record cannot tell; then the reason says why. Raises NotFound for an unknown document.
    """
    context = Context(view)
    arguments = Arguments({"term": term, "document": document, "since": ""})
    gone, partly, lost = (ask(context, arguments) for ask in (absent, is_oblique, dropped))
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
    first = documents[0]
    own = {one.id for one in documents}
    return [
        head
        for head in view.heads()
        if head.id not in own
        and head.kind == first.kind
        and set(head.issuers) & set(first.issuers or head.issuers) == set(head.issuers) & set(head.issuers)
        and order(head.date, first.date) is Order.BEFORE
        and (not since or order(head.date, since) is not Order.BEFORE)
    ]


def _latest_with(view: View, heads: Sequence[DocumentHead], names: Mapping[str, tuple[str, ...]]) -> list[Mention]:
    for head in sorted(heads, key=lambda one: dates.sort_key(one.date), reverse=True):
        found = mentions(view.document(head.id), names.get(head.base_language, ()))
        if found:
            return list(found[:3])
    return []


def first_by(context: Context, arguments: Arguments) -> Answer:
    """The earliest document of the record with the term is issued by the side (and dated as stated)."""
    term, side, date = arguments.text("term"), arguments.text("side"), arguments.text("date")
    names = aliases(term, context.registers.expectations())
    holding: list[tuple[DocumentHead, Mention]] = []
    for language, listed in names.items():
        for name in listed:
            for head in context.view.search(query_terms(name, language), language):
                found = mentions(context.view.document(head.id), (name,))
                holding += [(head, found[0])] if found else []
    dated = sorted((one for one in holding if one[0].date), key=lambda one: dates.sort_key(one[0].date))
    tried = "; ".join(name for listed in names.values() for name in listed)
    method = {"definition": "earliest dated document with a name of the term", "names tried": tried}
    if not dated:
        return Answer(Verdict.TOO_THIN, "no document of the record has it", method=method)
    head, mention = dated[0]
    shown = _shown(context.view, [mention])
    by = "; ".join(head.issuers) or "unknown"
    same_day = [one for one, _m in dated if one.date == head.date]
    sides = {worded((side,), "; ".join(one.issuers)) for one in same_day}
    reason = f"first in this record on {head.date}, by {by}"
    if date and order(head.date, date) not in (Order.TOGETHER,) and head.date != date:
        return Answer(Verdict.FAILS, reason, shown, counterexample=shown[0], method=method)
    if sides == {True}:
        return Answer(Verdict.IN_RECORD, reason, shown, method=method)
    if len(sides) > 1:
        return Answer(Verdict.UNDEFINED, f"{reason}, and by others on the same day", shown, method=method)
    return Answer(Verdict.FAILS, reason, shown, counterexample=shown[0], method=method)


def quoted(context: Context, arguments: Arguments) -> Answer:
    """The words stand in the document: letter by letter, but for the conventions of quoting, or in another language."""
    said = Quotation(arguments.text("words"), arguments.text("document"), language=arguments.text("language"))
    method = {"definition": "letter by letter; then normalised; then by meaning in other languages"}
    chosen = attributed(said, context.view)
    if not chosen:
        return Answer(Verdict.TOO_THIN, f"the record has no version in {said.language}", method=method)
    found = check(said, context.view)
    method |= {"kind": found.kind.value, "searched": ", ".join(f"{one.id} ({one.language})" for one in chosen)}
    shown = tuple(
        Evidence(one.head.id, "passage", one.head.date, one.source.exact, one.head.title, (), f"at {one.source.start}")
        for one in found.stretches
    )
    verdict = _QUOTED[found.kind]
    variants = (
        (Variant("letter by letter", "fails"),) if verdict is not Verdict.FAILS and found.kind != "verified" else ()
    )
    return Answer(verdict, f"{found.kind}: {found.reason}", shown, sensitivity=variants, method=method)


_QUOTED = {
    QuotationKind.VERIFIED: Verdict.HOLDS,
    QuotationKind.NORMALISED: Verdict.HOLDS,
    QuotationKind.TRANSLATED: Verdict.IN_RECORD,
    QuotationKind.STITCHED: Verdict.FAILS,
    QuotationKind.MISATTRIBUTED: Verdict.FAILS,
    QuotationKind.ABSENT: Verdict.FAILS,
}


def _searched(documents: Sequence[Document]) -> str:
    return ", ".join(f"{one.id} ({one.language})" for one in documents)


def named(context: Context, arguments: Arguments) -> Answer:
    """A state or organisation is named in the document, by the gazetteer of the three languages."""
    target, documents = arguments.text("target"), versions(context.view, arguments.text("document"))
    code = state_code(target)
    found: list[Evidence] = []
    languages = [one for one in documents if base_language(one.language) in ("ru", "zh", "en")]
    wanted = {code} | {one.id for lang in ("ru", "zh", "en") for one in named_in(target, lang)}
    for document in languages:
        for one in named_in(document.text, base_language(document.language)):
            if one.id in wanted:
                found.append(
                    Evidence(document.id, "passage", document.date, one.text, document.title, (), f"at {one.start}")
                )
    method = {"definition": "names and adjectives of the gazetteer", "searched": _searched(documents)}
    if found:
        return Answer(Verdict.HOLDS, f"{len(found)} times", tuple(found[:10]), method=method)
    if not any(named_in(target, lang) for lang in ("ru", "zh", "en")):
        return Answer(Verdict.UNDEFINED, f"{target!r} is not in the gazetteer", method=method)
    return Answer(Verdict.FAILS, "no name of it stands there", method=method)


def _without_basis(why: str) -> Callable[[Context, Arguments], Answer]:
    def claim(_context: Context, _arguments: Arguments) -> Answer:
        return Answer(Verdict.UNDEFINED, why, method={"definition": "not decided by this version"})

    return claim


_TERM, _DOCUMENT = Parameter("term", Kind.TEXT), Parameter("document", Kind.TEXT)
_PASSAGE, _SIDE = Parameter("passage", Kind.TEXT), Parameter("side", Kind.TEXT)
_READ = "read the text against the record instead: 'travaux read' gives the status of every passage"
_SIDES = "whose talking point a passage is needs the lineage of formulas, which this version does not have"
_LIKE = "how alike whole documents are needs the lineage of texts, which this version does not have"

WITHOUT_BASIS = {
    "new": ((_PASSAGE, _DOCUMENT), _READ),
    "repeated": ((_PASSAGE, _DOCUMENT), _READ),
    "edited": ((_PASSAGE, _DOCUMENT), _READ),
    "owner": ((_PASSAGE, _SIDE), _SIDES),
    "stance": (
        (_SIDE, Parameter("act", Kind.TEXT), Parameter("target", Kind.TEXT), Parameter("topic", Kind.TEXT, "")),
        "list what the text does instead: 'travaux statements' gives speaker, act, force and target",
    ),
    "commit": ((_PASSAGE, _DOCUMENT), "list the promises instead: 'travaux commitments'"),
    "status": (
        (Parameter("commitment", Kind.TEXT), Parameter("on", Kind.DATE, "")),
        "what became of a promise needs a ledger of evidence, which this version does not have",
    ),
    "similar": ((_DOCUMENT, Parameter("other", Kind.TEXT)), _LIKE),
    "shared": ((_DOCUMENT, Parameter("other", Kind.TEXT)), _LIKE),
    "differs": (
        (_PASSAGE, Parameter("one", Kind.TEXT), Parameter("other", Kind.TEXT), Parameter("kind", Kind.TEXT, "")),
        "where language versions differ needs their alignment, which this version does not have",
    ),
}
"""Predicates of the grammar whose basis is not built: they parse and answer undefined, with the reason."""

FUNCTIONS = (
    Function("absent", (_TERM, _DOCUMENT), Kind.ANSWER, absent, "no name of the term in any authentic version"),
    Function("oblique", (_TERM, _DOCUMENT), Kind.ANSWER, is_oblique, "only part of a name stands there"),
    Function(
        "dropped",
        (_TERM, _DOCUMENT, Parameter("since", Kind.DATE, "")),
        Kind.ANSWER,
        dropped,
        "absent, though in an earlier text of the genre",
    ),
    Function(
        "first_by",
        (_TERM, _SIDE, Parameter("date", Kind.DATE, "")),
        Kind.ANSWER,
        first_by,
        "the earliest document with the term is by that side",
    ),
    Function(
        "quote",
        (Parameter("words", Kind.TEXT), _DOCUMENT, Parameter("language", Kind.TEXT, "")),
        Kind.ANSWER,
        quoted,
        "the words stand in the document, exactly, normalised or translated",
    ),
    Function(
        "named", (Parameter("target", Kind.TEXT), _DOCUMENT), Kind.ANSWER, named, "a state or organisation is named"
    ),
    *(
        Function(name, parameters, Kind.ANSWER, _without_basis(why), f"undefined in this version: {why}")
        for name, (parameters, why) in WITHOUT_BASIS.items()
    ),
)
