"""Exhibits: what a deed is shown by, found in the record when it is entered, and looked for again when it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.errors import BrokenQuote, InvalidValue, NotFound
from travaux.questions.predicates.wordings import place_of
from travaux.questions.register_rows import evidence_of
from travaux.record.identity import resolved
from travaux.record.ledger import Deed, Exhibit, LedgerItem, Status
from travaux.record.passages import Quote, quote
from travaux.record.registers import Register
from travaux.store.entries import date_of
from travaux.store.views import View

DOCUMENT = "document"
_REGISTERS = tuple(one for one in Register if one is not Register.SCOPES)


@dataclass(frozen=True, slots=True)
class DeedPlan:
    """A piece of evidence as an analyst gives it.

    It is shown by ``words`` of ``document``, or by ``row`` of a register. Without a ``date`` it happened on the date of
    that document or row.
    """

    shows: Status
    document: str = ""
    words: str = ""
    row: str = ""
    date: str = ""
    side: str = ""
    known: str = ""
    note: str = ""
    by: str = ""


def deed_of(view: View, item: str, plan: DeedPlan) -> Deed:
    """The deed with its exhibit found in the record. Raises NotFound or InvalidValue."""
    if bool(plan.document) == bool(plan.row):
        given = plan.row or "nothing"
        raise InvalidValue(
            "not one source", given, "evidence", "Name a document with its words, or a row of a register."
        )
    date, exhibit = quoted(view, plan.document, plan.words) if plan.document else row_of(view, plan.row)
    return Deed(item, plan.date or date, plan.shows, exhibit, plan.side, plan.known, plan.note, plan.by)


def quoted(view: View, named: str, words: str) -> tuple[str, Exhibit]:
    """The date of a document (the beginning of its id) and its words as an exhibit. Raises NotFound or InvalidValue."""
    document = view.document(view.resolve(named))
    place = place_of(words, [document])
    if place is None:
        remedy = "Give the words exactly as they stand there; evidence is never anchored to a look-alike."
        raise InvalidValue("these words do not stand in the document", words, f"document {document.id}", remedy)
    said = quote(document, place[1].start, place[1].end)
    citation = document.title or "; ".join(document.issuers)
    return document.date, Exhibit(DOCUMENT, document.id, said.exact, citation, said)


def row_of(view: View, beginning: str) -> tuple[str, Exhibit]:
    """The date of a row of a register (the beginning of its id) and the row as an exhibit. Raises as ``quoted``."""
    rows = {row.id: (register, row) for register in _REGISTERS for row in view.registers.rows(register)}
    register, row = rows[resolved(beginning, rows.keys(), "row", "'travaux rows REGISTER' prints the rows with ids.")]
    shown = evidence_of(register, row)
    return date_of(row), Exhibit(register.value, row.id, shown.text, shown.citation)


class Sources:
    """What of a record the exhibits and items of the ledger rest on, each looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rows: dict[str, frozenset[str]] = {}
        self._quotes: dict[Quote, str] = {}

    def fault_of_item(self, item: LedgerItem) -> str:
        """What is wrong with the document of an item; empty when nothing is."""
        return self._of_quote(item.quote)

    def fault_of_deed(self, deed: Deed) -> str:
        """What is wrong with the exhibit of a deed; empty when nothing is."""
        exhibit = deed.exhibit
        if exhibit.quote is not None:
            return self._of_quote(exhibit.quote)
        if exhibit.kind not in self._rows:
            rows = self._view.registers.rows(Register(exhibit.kind))
            self._rows[exhibit.kind] = frozenset(one.id for one in rows)
        return "" if exhibit.id in self._rows[exhibit.kind] else f"row {exhibit.id} is no longer in the record"

    def _of_quote(self, said: Quote) -> str:
        if said not in self._quotes:
            self._quotes[said] = self._resolve(said)
        return self._quotes[said]

    def _resolve(self, said: Quote) -> str:
        try:
            said.resolve(self._view.document(said.document))
        except NotFound:
            return f"document {said.document} is no longer in the record"
        except BrokenQuote:
            return f"its words no longer stand in document {said.document}"
        return ""
