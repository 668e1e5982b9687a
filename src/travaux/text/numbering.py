"""Numbering before a passage.

``IV.``, ``二、``, ``（二）``, ``(1)``, ``1.``, ``a)``, ``第三条``, ``Статья 5``, ``Article 12``, and bullets.
"""

from __future__ import annotations

import re

_HAN_NUMBER = r"一二三四五六七八九十百零〇两0-9０-９"
_WORDS = (
    r"article|art\.|section|chapter|part|annex|appendix|paragraph|rule|protocol|schedule|title|"
    r"статья|ст\.|глава|раздел|часть|приложение|пункт|параграф|протокол|"
    "chapitre|annexe|artículo|capítulo|anexo"
)
_NUMBER = r"(?:\d{1,4}(?:[.-]\d{1,3})*(?:bis|ter)?|[IVXLC]{1,7}|[A-ZА-Я])"

# Numbering whose own punctuation sets it off from what follows.
_ENCLOSED = r"""
    [(（]\ ?(?:\d{1,3}|[ivxl]{1,5}|[IVXL]{1,5}|[a-zа-я]|[一二三四五六七八九十]{1,4})\ ?[)）]\.?
  | [①-⑳㈠-㈩⑴-⒇]
  | [一二三四五六七八九十百]{1,5}[、.．]
"""
_POINTED = r"""
    \d{1,3}(?:\.\d{1,3}){1,4}(?:\.(?=\s|$)|(?=\s+[A-ZА-ЯЁ一-鿿«“"])|$)
  | \d{1,3}(?:[.)](?=\s|$)|[、．](?!\d))
  | \d{1,3}[.)](?=[A-ZА-ЯЁ«"“一-鿿])
  | [IVXL]{2,7}\.(?=\s|$)|[IVX]\.$|[IVXL]{1,7}(?:\)(?=\s|$)|[、．])
  | [a-zа-я][.)](?=\s|$)
  | [A-ZА-Я]\)(?=\s|$)
  | §{1,2}\ ?\d+\.?(?=\s|$)
"""
_BULLET = (
    r"(?:[•·●○◦■□▪▫◆◇►▶➢➤✓✔✦★☆※♦]|[\u2600-\u27bf\U0001f1e6-\U0001faff][\ufe0f\u200d]*|[-–—*](?=\s)|[-–—]{2}(?=\w))+"
)

_LINE = re.compile(
    rf"""(?P<label>{_ENCLOSED}|{_POINTED}
      | (?P<bullet>{_BULLET})
      | 第[{_HAN_NUMBER}]{{1,7}}[条條章节節款编編部](?:分)?(?=[\s：:、．]|$)
      | (?P<letter>[IVX]\.(?=\s)|[A-ZА-Я]\.(?=\s+[A-ZА-ЯЁ][a-zа-яё-]+,?\s+[a-zа-яё]))
      | (?P<word>(?i:{_WORDS})\ {_NUMBER})(?P<point>\s?[.:]|\s[–—-])?(?=\s|$)
    )""",
    re.VERBOSE,
)
_INLINE = re.compile(
    rf"""(?P<label>{_ENCLOSED}
      | \d{{1,2}}\)(?=\s) | [a-zа-я]\)(?=\s)
      | \d{{1,2}}\.(?=\s+[A-ZА-ЯЁ«"“])
      | [IVXL]{{1,7}}\.(?=\s+[A-ZА-ЯЁ«"“])
    )""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[\s：:]*")
_OPENS_NUMBER = frozenset("(（")
_ENUMERATOR = re.compile(
    r"[(（]?(?:\d{1,2}|[ivx]{1,5}|[a-zа-я]|[一二三四五六七八九十]{1,3})[)）]\s*(?![,;.)，；。、]|and\b|и\b|or\b|или\b|和|及|或)|[①-⑳]|\d{1,2}\.\s+[A-ZА-ЯЁ]"
)

LONGEST = 40
"""No numbering is longer than this many code points; what is looked at before each passage is cut to it."""


def _after_space(text: str, start: int, end: int) -> int:
    found = _SPACE.match(text, start, end)
    return found.end() if found else start


def line_label(text: str, start: int, end: int) -> tuple[int, str, bool]:
    """The numbering or bullet that opens the line ``text[start:end]``.

    Returns (where the words after it start, the label as it stands, whether it is doubtful: "Article 5" without
    punctuation may go on "of the Treaty", "A." may be an initial). Without numbering: (start, "", False).
    """
    if text[start].islower() and text[start + 1 : start + 2].islower():
        return start, "", False
    found = _LINE.match(text, start, min(end, start + LONGEST))
    if found is None:
        return start, "", False
    doubtful = bool(found["letter"]) or (bool(found["word"]) and not found["point"])
    return _after_space(text, found.end(), end), found["label"].strip(), doubtful


def inline_label(text: str, start: int, end: int) -> tuple[int, str]:
    """The numbering that opens a sentence inside a line; (start, "") when there is none."""
    if text[start + 1 : start + 2].islower() and text[start] not in _OPENS_NUMBER:
        return start, ""
    found = _INLINE.match(text, start, min(end, start + LONGEST))
    return (start, "") if found is None else (_after_space(text, found.end(), end), found["label"].strip())


def opens_enumeration(text: str, start: int, end: int) -> bool:
    """Whether an item of a list run into the line starts here: ``(1)``, ``a)``, ``（二）``, ``①``."""
    return _ENUMERATOR.match(text, start, min(end, start + LONGEST)) is not None
