"""What an edited page has otherwise than before: sentences taken out, put in, or changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from travaux.record.documents import Document
from travaux.record.fetches import Wording
from travaux.record.passages import Passage
from travaux.text.sentences import passages


def rewordings(earlier: Document, later: Document) -> tuple[Wording, ...]:
    """The stretches, whole passages each, in which two states of a page differ; empty when only spaces do."""
    before, after = _passages(earlier), _passages(later)
    matcher = SequenceMatcher(None, [_words(one) for one in before], [_words(one) for one in after], autojunk=False)
    blocks = (block for block in matcher.get_opcodes() if block[0] != "equal")
    return tuple(
        Wording(*_stretch(earlier.text, before, start, end), *_stretch(later.text, after, since, until))
        for _tag, start, end, since, until in blocks
    )


def _passages(document: Document) -> Sequence[Passage]:
    return passages(document.text, document.language, document.id)


def _words(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _stretch(text: str, cut: Sequence[Passage], first: int, after: int) -> tuple[int, int, str]:
    """Offsets and words of the passages; where there are none, the place between their neighbours."""
    if first == after:
        place = cut[first].start if first < len(cut) else len(text)
        return place, place, ""
    start, end = cut[first].start, cut[after - 1].end
    return start, end, text[start:end]
