"""The dirty-copy check: what in a text was probably put there by copying, not by its author. Pure; nothing is changed.

Each caution names its place. Kinds are explained in docs/intake.md, where the false alarms measured on real corpora
stand. Only what can be told from the text itself is looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from travaux.intake.dirt_characters import left_markup, mojibake, odd_characters
from travaux.intake.dirt_furniture import licence_notes, menus, site_chrome
from travaux.intake.dirt_letters import injected_latin, look_alikes, mixed_chinese
from travaux.intake.dirt_splices import foreign_paragraphs, repeated_paragraphs, splices
from travaux.intake.dirt_words import broken_lines, broken_words
from travaux.record.drafts import Caution

MOST_CHECKED = 4_000_000
"""Code points looked at; a longer text gets a caution that says so."""

MOST_A_KIND = 20
"""Cautions of one kind a text; a last one says how many more there are."""

_CHECKS = (
    injected_latin,
    look_alikes,
    mixed_chinese,
    odd_characters,
    mojibake,
    left_markup,
    repeated_paragraphs,
    splices,
    foreign_paragraphs,
    site_chrome,
    menus,
    licence_notes,
    broken_words,
    broken_lines,
)


def check(text: str, language: str) -> tuple[Caution, ...]:
    """The cautions about a text in a language (BCP 47), by place; empty when nothing looks copied in or damaged."""
    checked = text[:MOST_CHECKED]
    found = _capped(caution for look in _CHECKS for caution in look(checked, language))
    in_order = sorted(found, key=lambda caution: (caution.start is None, caution.start or 0))
    if len(text) > MOST_CHECKED:
        message = f"only the first {MOST_CHECKED:,} of {len(text):,} characters were checked for damage"
        in_order.append(Caution("checked-in-part", message))
    return tuple(in_order)


def _capped(cautions: Iterable[Caution]) -> Iterator[Caution]:
    counts: Counter[str] = Counter()
    for caution in cautions:
        counts[caution.kind] += 1
        if counts[caution.kind] <= MOST_A_KIND:
            yield caution
    for kind, count in counts.items():
        if count > MOST_A_KIND:
            yield Caution(kind, f"{count - MOST_A_KIND} more places like these")
