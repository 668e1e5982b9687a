"""Hypotheses laid beside the record: every link looked up, what met each want, and the matrix of readings."""

from __future__ import annotations

from travaux.errors import TravauxError
from travaux.questions.hypotheses.matrix import matrix
from travaux.questions.ledger.exhibits import quoted, row_of
from travaux.questions.ledger.states import state
from travaux.record.hypotheses import Assessment, Link, Sheet, Shown, ShownWant, Want
from travaux.record.identity import resolved
from travaux.record.registers import Register
from travaux.store.views import View

UNMET = "nothing is named that meets it"


def assess(sheet: Sheet, view: View, on: str) -> Assessment:
    """The sheet with its links as they resolve in a view; commitments of the ledger as they stand on a day.

    A link that does not resolve, or not yet as of the day of the view, is shown with its fault.
    """
    wants = tuple(_want(one, view, on) for one in sheet.wants)
    shown = {one.id: look_up(one.link, view, on) for one in sheet.arguments}
    links = [*shown.values(), *(link for want in wants for link in (*want.links, *want.met))]
    return Assessment(sheet.title, wants, matrix(sheet, shown), sum(bool(one.fault) for one in links))


def _want(want: Want, view: View, on: str) -> ShownWant:
    links = tuple(look_up(one, view, on) for one in want.links)
    met = tuple(look_up(one, view, on) for one in want.met)
    said = [one.stands for one in met if not one.fault]
    return ShownWant(want, links, met, "; ".join(said) or UNMET)


def look_up(link: Link, view: View, on: str) -> Shown:
    """What a link stands for in a view; with the fault when it does not resolve."""
    try:
        return _item(link, view, on) if link.item else _exhibit(link, view)
    except TravauxError as error:
        return Shown(link, fault=str(error))


def _exhibit(link: Link, view: View) -> Shown:
    date, exhibit = quoted(view, link.document, link.words) if link.document else row_of(view, link.row)
    stands = f"signed on {date}" if exhibit.kind == Register.AGREEMENTS else f"{exhibit.kind} of {date or 'no date'}"
    return Shown(link, date, exhibit.text, exhibit.citation, stands)


def _item(link: Link, view: View, on: str) -> Shown:
    items = {one.id: one for one in view.ledger}
    item = items[resolved(link.item, items.keys(), "ledger item", "'travaux ledger list' shows what is there.")]
    sides = "; ".join(f"{one.side}: {one.status}".removeprefix(": ") for one in state(item, on).sides)
    return Shown(link, item.date, item.quote.exact, item.title or item.quote.document, f"promised, {sides}")
