"""Plans: what a word given to ``collect`` means: an address, a case, a table, a list, or a web archive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from travaux.collecting.addresses import given
from travaux.collecting.catalogues import Unaddressed, listed, targets_of
from travaux.collecting.replay import SUFFIXES
from travaux.errors import InvalidValue
from travaux.intake.sheets import plain_text, received, sheet
from travaux.record.fetches import Target
from travaux.world.cases import Case, case, case_names

CATALOGUE = "catalogue.csv"
_TABLES = (".csv", ".tsv", ".xlsx", ".parquet")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to fetch, the rows that have no address, the archives to read, and the cases named."""

    targets: tuple[Target, ...] = ()
    unaddressed: tuple[Unaddressed, ...] = ()
    archives: tuple[Path, ...] = ()
    cases: tuple[Case, ...] = ()


def planned(words: Iterable[str]) -> Plan:
    """The plan of all words together. Raises InvalidValue or UnreadableInput for a word that means nothing."""
    plans = [_plan(word) for word in words]
    return Plan(
        tuple(target for plan in plans for target in plan.targets),
        tuple(row for plan in plans for row in plan.unaddressed),
        tuple(path for plan in plans for path in plan.archives),
        tuple(one for plan in plans for one in plan.cases),
    )


def _plan(word: str) -> Plan:
    if "://" in word:
        return Plan((Target(given(word)),))
    if word in case_names():
        return _of_case(case(word))
    if not Path(word).is_file():
        remedy = f"Name an address, a file with addresses, a web archive, or one of {', '.join(case_names())}."
        raise InvalidValue("neither an address nor a file nor a case", word, "collect", remedy)
    return _of_file(Path(word))


def _of_case(chosen: Case) -> Plan:
    table = sheet(CATALOGUE, chosen.content(CATALOGUE))
    targets, unaddressed = targets_of(table.columns, table.rows, f"case {chosen.name}")
    return Plan(targets, unaddressed, cases=(chosen,))


def _of_file(path: Path) -> Plan:
    if path.name.lower().endswith(SUFFIXES):
        return Plan(archives=(path,))
    content = received(path)
    if path.suffix.lower() not in _TABLES:
        return Plan(listed(plain_text(content), path.name))
    table = sheet(str(path), content)
    return Plan(*targets_of(table.columns, table.rows, path.name))
