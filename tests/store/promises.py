"""Promises of invented states in three languages, as items of a ledger and as documents, with rules and deeds."""

from __future__ import annotations

from dataclasses import replace

from tests.store.samples import document, draft
from travaux.record.documents import Document
from travaux.record.ledger import Deed, Exhibit, Guideline, LedgerItem, Status
from travaux.record.passages import quote
from travaux.record.statements import Commitment
from travaux.store.database import Database
from travaux.store.writes import Writer

SIDES = ("Алвария", "Бретония")
PROMISES = {
    "ru": "Стороны договорились открыть регулярное паромное сообщение через пролив Тарн до конца 2021 года.",
    "zh": "双方商定在2021年底前开通横跨塔恩海峡的定期轮渡航线，并设立联合航运管理委员会。",
    "en": "The sides agreed to open a regular ferry service across the Strait of Tarn by the end of 2021.",
}
RULE = Guideline(done="a scheduled ferry sails", window="2019-03-01/2021-12-31", partly="a trial voyage is made")


def statement(language: str, date: str = "2019-03-01", text: str = "") -> Document:
    """A joint statement with one promise."""
    return document(text or PROMISES[language], language, date, issuers=SIDES, kind="joint statement")


def item(language: str = "en", of: Document | None = None) -> LedgerItem:
    """The promise of a statement as an item."""
    said = of or statement(language)
    bond = Commitment(actor="", action="open", due="2021-12-31")
    return LedgerItem(quote(said, 0, len(said.text)), bond, language, said.date, sides=SIDES, topics=("transport",))


def deed(of: LedgerItem, shows: Status, date: str, side: str = "", text: str = "the press said so") -> Deed:
    """A piece of evidence, shown by a row."""
    return Deed(of.id, date, shows, Exhibit("events", "0" * 16, text, "gazette.example"), side)


def judged(of: LedgerItem, *deeds: Deed, rule: Guideline = RULE) -> LedgerItem:
    """An item with a frozen rule and deeds entered under it, without a store."""
    frozen = replace(rule, frozen="2020-06-01T00:00:00Z")
    return replace(of, guidelines=(frozen,), deeds=tuple(replace(one, version=frozen.version) for one in deeds))


def add(database: Database, *documents: Document) -> None:
    """Adds documents to a record."""
    for one in documents:
        Writer(database).add(draft(one, f"{one.id}.txt"), words=20, terms=[])
