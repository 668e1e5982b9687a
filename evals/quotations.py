"""The quotation check on quotations made up by hand, over the specimen record and a second invented one.

The gold (``evals/data/quotations``) lists by what is right: true ones, with conventions of quoting, one word changed,
stitched, from elsewhere or another year, absent, translated (English from Russian and Chinese, each of these from the
other), translated with a figure changed. Rows of even number are dev, the others test.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import travaux
from evals.measures import Eval, Measure
from travaux.questions.quotations import check
from travaux.record.quotations import Quotation, QuotationCheck
from travaux.specimen import texts_folder
from travaux.store.views import View

GOLD = Path(__file__).with_name("data") / "quotations"
RECORDS = {"specimen": texts_folder(), "invented": GOLD / "record"}
KINDS = (
    "verified", "normalised", "altered", "stitched", "misattributed", "absent", "altered-translated", "translated",
)  # fmt: skip
EXPECTED = {"altered": "absent", "altered-translated": "absent"}


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation with what is right; ``source``: words one of which a translation's source stretch must hold."""

    record: str
    split: str
    kind: str
    quotation: Quotation
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check said of a case."""

    case: Case
    found: QuotationCheck

    @property
    def is_right(self) -> bool:
        """Whether kind and, where it matters, source or change are right."""
        if self.found.kind != EXPECTED.get(self.case.kind, self.case.kind):
            return False
        if self.case.kind == "altered":
            return self.found.is_altered
        shown = "".join(one.source.exact for one in self.found.stretches)
        return not self.case.source or any(words in shown for words in self.case.source)


def cases() -> Iterator[Case]:
    """All cases of the gold."""
    for record in RECORDS:
        content: dict[str, Any] = yaml.safe_load((GOLD / f"{record}.yaml").read_text("utf-8"))
        for kind in KINDS:
            for number, (document, words, *source) in enumerate(content[kind]):
                split = "test" if number % 2 else "dev"
                wanted = tuple(source[0].split("|")) if source else ()
                yield Case(record, split, kind, Quotation(words, document), wanted)


def outcomes(folder: Path) -> list[Outcome]:
    """The answers to all cases; the records are made in ``folder``."""
    views: dict[str, View] = {}
    for name, texts in RECORDS.items():
        with travaux.create(folder / name) as workbench:
            assert all(getattr(one, "fate", "") for one in workbench.add([texts]))
        views[name] = travaux.open(folder / name).view()
    return [Outcome(case, check(case.quotation, views[case.record])) for case in cases()]


def gold() -> str:
    """Hash of the gold."""
    files = [*sorted(GOLD.glob("*.yaml")), *sorted((GOLD / "record").iterdir())]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def measures(_shared: Path | None, _cache: Path) -> list[Measure]:
    """Right by split and kind; and of what is not there, the share that is not called verified."""
    with tempfile.TemporaryDirectory() as folder:
        found = outcomes(Path(folder))
    made = []
    for split in ("dev", "test"):
        own = [one for one in found if one.case.split == split]
        others = [one for one in own if one.case.kind != "verified"]
        true = sum(one.found.kind != "verified" for one in others) / len(others)
        made.append(Measure(f"quotations/{split}/no-false-verified", true, len(others), gold()))
        for kind in KINDS:
            of = [one.is_right for one in own if one.case.kind == kind]
            made.append(Measure(f"quotations/{split}/{kind}", sum(of) / len(of), len(of), gold()))
    return made


QUOTATIONS = Eval("quotations", measures)


def main() -> int:
    """Prints the cases of the development half that came out wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for one in outcomes(Path(folder)):
            if not one.is_right and one.case.split == "dev":
                print(f"{one.case.record} {one.case.kind} {one.case.quotation.document}: {one.case.quotation.words}")
                print(f"    {one.found.kind} {one.found.similarity}: {one.found.reason}")
                for place in one.found.stretches:
                    print(f"    [{place.head.act}] {place.source.exact}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
