"""Lists of documents signed inside real items: are they found, is every paper counted, and is its kind right?

The gold (``evals/data/agreement_lists/lists.yaml``) is ids and kinds only, labelled by eye; the texts stay outside the
project. Every other item of the three corpora holds no list: ``false`` counts those taken for one.
``python -m evals.agreement_lists`` prints the figures and what is wrong in the development half.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from evals import corpora
from evals.measures import Eval, Measure
from travaux.world.agreement_lists import instrument_of, items, language_of

GOLD = Path(__file__).parent / "data" / "agreement_lists" / "lists.yaml"
FILES = {
    "ru": "corpora/kremlin_ru/kremlin_ru_2025.jsonl",
    "en": "corpora/kremlin_en/kremlin_en_news.jsonl.gz",
    "zh": "corpora/xinwenlianbo/xinwenlianbo.jsonl.gz",
}
LETTERS = {"A": "agreement", "C": "contract", "G": "programme", "L": "plan", "M": "memorandum", "O": "other"} | {
    "P": "protocol", "S": "statement", "T": "treaty", "?": "?"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """An item as read: its kinds by the gold (None: no list), as found, and the titles found."""

    id: str
    kinds: tuple[str, ...] | None
    found: tuple[str, ...]
    titles: tuple[str, ...] = ()

    @property
    def split(self) -> str:
        """``test`` when the id ends in 7 or 9."""
        return "test" if self.id.rstrip("s")[-1] in "79" else "dev"

    @property
    def right(self) -> int:
        """Papers found in their order with their kind; a kind left open by the gold is any."""
        gold, found = list(self.kinds or ()), list(self.found)
        if len(gold) == len(found):
            return sum(one in ("?", other) for one, other in zip(gold, found, strict=True))
        return sum(block.size for block in SequenceMatcher(None, gold, found, autojunk=False).get_matching_blocks())


def texts(shared: Path, language: str) -> Iterator[tuple[str, str]]:
    """Id and text of every item of a corpus, as the gold names them."""
    for place, row in enumerate(corpora.json_lines(shared / FILES[language])):
        if language == "ru":
            number = row["url"].rsplit("/", 1)[-1]
            yield number, row["text"]
            yield number + "s", row["supplement_text"] or ""
        else:
            name = str(row["id"]) if language == "en" else f"{row['date']}#{place}"
            yield name, "\n".join(map(_paragraph, row["paragraphs"]))


def _paragraph(one: str | dict[str, str]) -> str:
    return one if isinstance(one, str) else one.get("text", "")


def gold() -> Mapping[str, Any]:
    """The labels as they stand in the file."""
    content: Mapping[str, Any] = yaml.safe_load(GOLD.read_text("utf-8"))
    return content


def read_all(shared: Path, language: str) -> list[Read]:
    """Every item of a corpus that is or was taken for a list; unclear ones left out."""
    labels, unclear = gold()[language], {str(one) for one in gold()["unclear"][language]}
    kinds = {str(name): tuple(LETTERS[letter] for letter in letters) for name, letters in labels.items()}
    read = [_read(name, text, kinds.get(name)) for name, text in texts(shared, language) if name not in unclear]
    return [one for one in read if one.kinds is not None or one.found]


def _read(name: str, text: str, kinds: tuple[str, ...] | None) -> Read:
    titles = tuple(item.title for item in items(text))
    found = tuple(instrument_of(title, language_of(title)).value for title in titles)
    return Read(name, kinds, found, titles)


def measures(shared: Path | None, _cache: Path) -> list[Measure]:
    """By language and half: lists found, counted exactly, and papers with their kind; items wrongly taken for lists."""
    assert shared is not None
    digest = hashlib.sha256(GOLD.read_bytes()).hexdigest()[:12]
    return [one for language in FILES for one in _measures(read_all(shared, language), language, digest)]


def _measures(read: list[Read], language: str, digest: str) -> Iterator[Measure]:
    for split in ("dev", "test"):
        lists = [one for one in read if one.split == split and one.kinds]
        if not lists:
            continue  # Russian has two lists in three items, none of them in the test
        false = sum(one.split == split and not one.kinds for one in read)
        papers = sum(len(one.kinds or ()) for one in lists)
        exact = sum(len(one.found) == len(one.kinds or ()) for one in lists)
        name = f"agreement-lists/{language}/{split}"
        yield Measure(f"{name}/found", sum(bool(one.found) for one in lists) / len(lists), len(lists), digest)
        yield Measure(f"{name}/count-exact", exact / len(lists), len(lists), digest)
        yield Measure(f"{name}/kinds", sum(one.right for one in lists) / papers, papers, digest)
        yield Measure(f"{name}/false", float(false), len(lists) + false, digest, higher_is_better=False)


def main() -> None:
    """Print the figures, and the items of the development half that are not as the gold has them."""
    shared = corpora.shared_folder()
    if shared is None:
        raise SystemExit("no folder of shared texts: name one in TRAVAUX_SHARED")
    for language in FILES:
        read = read_all(shared, language)
        for measure in _measures(read, language, ""):
            print(f"{measure.name:40} {measure.value:7.3f} of {measure.n}")
        for one in read:
            if one.split == "dev" and one.found != (one.kinds or ()):
                print(" ", one.id, "gold", one.kinds, "found", [title[:70] for title in one.titles], one.found)


AGREEMENT_LISTS = Eval("agreement-lists", measures, tuple(FILES.values()))

if __name__ == "__main__":
    main()
