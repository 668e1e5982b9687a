"""Characters no author types: invisible and private ones, marks of lost bytes, wrong decoding, left-over markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from travaux.record.drafts import Caution

_HAN = re.compile("[一-鿿]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_JOINED_SCRIPTS = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"
)
_ODD = re.compile(
    "(?P<control>[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]+)"
    "|(?P<soft>\u00ad+)"
    "|(?P<joiner>[\u200c\u200d]+)"
    "|(?P<invisible>[\u200b\u2060-\u2064\ufeff\u180e\U000e0000-\U000e007f]+)"
    "|(?P<direction>[\u200e\u200f\u202a-\u202e\u2066-\u2069]+)"
    "|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010ffff]+)"
    "|(?P<lost>\ufffd+)"
    "|(?P<surrogate>[\ud800-\udfff]+)"
)
_NAMES = {
    "control": "control characters",
    "soft": "soft hyphens",
    "joiner": "joiners without width",
    "invisible": "characters without width",
    "direction": "marks of writing direction",
    "private": "characters of private use, which no other machine can show",
    "lost": "replacement marks, where bytes were lost",
    "surrogate": "half characters",
}
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|laquo|raquo|mdash|ndash|ldquo|rdquo|hellip|#\d{2,6}|#x[0-9a-fA-F]{2,6});"
)
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|font|table|tr|td|li|ul|ol|h[1-6]|img|script|style)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)

# UTF-8 read as Latin-1 or Windows-1252; as Windows-1251; Windows-1251 read as Latin-1; KOI8-R as Windows-1251;
# UTF-8 or lost bytes read as GBK; GBK read as Latin-1.
_AS_LATIN = re.compile(
    "(?:[ÃÂÐÑâãäåæçèéïð][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013-\u203a\u20ac\u2122]{1,3}[ ,.]?){2,}"
)
_ONE_AS_LATIN = re.compile("â€[™œ\u009d“”˜¦¢]|Ã[©¨¼¶¤±§]|Â[«»°§ ]|вЂ[љњќћўі™“”¦]|В[«»©°§]")
_AS_1251 = re.compile("(?:[РС][\u0080-\u00bf\u0401-\u040f\u0451-\u045f\u2013-\u203a\u20ac\u2116\u2122А-яё][ ,.]?){4,}")
_AS_1251_ODD = re.compile("[\u0402\u0403\u0409-\u040f\u0452\u0453\u0459-\u045f\u2116\u20ac\u2020\u2021\u2030°±µ¶·»«¬­®]")
_FROM_1251 = re.compile("[À-ÿ¸¨]{4,}(?: [À-ÿ¸¨]+)*")
_FROM_GBK = re.compile("[\u00a1-\u00ff]{8,}")
_KOI_SWAPPED = re.compile(r"(?<![А-Яа-яё])[а-яё][А-ЯЁ]+(?:[ ,.]+[А-Яа-яЁё][А-ЯЁ]*){1,}|(?<![А-Яа-яё])[а-яё][А-ЯЁ]{4,}")
_BYTES_LOST = re.compile("锟斤拷|烫烫烫|屯屯屯")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуя")
_FEWEST_HAN = 3


def odd_characters(text: str, language: str) -> Iterator[Caution]:
    """Invisible, private and control characters and replacement marks, except where the script needs them."""
    del language
    if not _ODD.search("".join(set(text))):
        return
    rtl = None
    for found in _ODD.finditer(text):
        kind = str(found.lastgroup)
        if kind == "joiner" and _joins(text, found.start()):
            continue
        if kind == "direction":
            rtl = bool(_RTL.search(text)) if rtl is None else rtl
            if rtl:
                continue
        name = "replacement-mark" if kind == "lost" else "odd-characters"
        codes = " ".join(f"U+{ord(character):04X}" for character in found.group()[:4])
        yield Caution(name, f"{_NAMES[kind]} ({codes}) stand in the text", found.start(), found.end())


def left_markup(text: str, language: str) -> Iterator[Caution]:
    """HTML tags and entities left in the text."""
    del language
    for pattern in (_ENTITY, _TAG):
        for found in pattern.finditer(text):
            yield Caution(
                "left-markup", f"markup {found.group()[:40]!r} is left in the text", found.start(), found.end()
            )


def mojibake(text: str, language: str) -> Iterator[Caution]:
    """Text decoded with the wrong encoding, with what it was if that can be told."""
    if text.isascii():
        return
    for found in _AS_LATIN.finditer(text):
        repaired = _again(found.group(), "windows-1252", "utf-8") or _again(found.group(), "latin-1", "utf-8")
        if repaired or len(found.group()) >= 12:
            yield _wrong(found, repaired)
    for found in _ONE_AS_LATIN.finditer(text):
        yield _wrong(found, _again(found.group(), "windows-1252", "utf-8"))
    for found in _AS_1251.finditer(text):
        repaired = _again(found.group(), "windows-1251", "utf-8")
        if repaired or len(_AS_1251_ODD.findall(found.group())) >= 2:
            yield _wrong(found, repaired)
    yield from _single_byte(text, language)
    for found in _BYTES_LOST.finditer(text):
        yield _wrong(found, "")
    for found in _as_gbk().finditer(text):
        repaired = found.group().encode("gb18030", "ignore").decode("utf-8", "ignore")
        if len(_HAN.findall(repaired)) >= _FEWEST_HAN:
            yield _wrong(found, repaired)


def _single_byte(text: str, language: str) -> Iterator[Caution]:
    """Windows-1251 or GBK read as Latin-1, KOI8-R read as Windows-1251."""
    for found in _FROM_1251.finditer(text):
        repaired = _again(found.group(), "windows-1252", "windows-1251")
        if _share_common(repaired) > 0.5:
            yield _wrong(found, repaired)
    for found in _FROM_GBK.finditer(text):
        repaired = found.group().encode("latin-1").decode("gb18030", "ignore")
        if len(_HAN.findall(repaired)) > len(found.group()) // 3:
            yield _wrong(found, repaired)
    for found in _KOI_SWAPPED.finditer(text) if language in {"ru", "und"} else ():
        repaired = _again(found.group(), "windows-1251", "koi8-r")
        if len(repaired) > 6 and _share_common(repaired) > max(0.5, _share_common(found.group().lower())):
            yield _wrong(found, repaired)


@cache
def _as_gbk() -> re.Pattern[str]:
    """Chinese in UTF-8 read as GBK: its first two bytes, E4-E9 and 80-BF, make rare characters, close together."""
    pairs = (bytes((lead, trail)) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0))
    rare = "".join(pair.decode("gbk", "ignore") for pair in pairs)
    return re.compile(f"(?:[{rare}][^\n{rare}]{{0,5}}){{4,}}")


def _share_common(text: str) -> float:
    """Share of the commonest Russian letters, in either case, among the letters of a text."""
    letters = [letter for letter in text.lower() if letter.isalpha()]
    return sum(letter in _COMMON_CYRILLIC for letter in letters) / len(letters) if letters else 0.0


def _wrong(found: re.Match[str], repaired: str) -> Caution:
    was = f"; it was probably {repaired[:40]!r}" if repaired else ""
    message = f"{found.group()[:40]!r} looks decoded with the wrong encoding{was}"
    return Caution("mojibake", message, found.start(), found.end())


def _again(run: str, wrong: str, right: str) -> str:
    """The run read in the right encoding; ``''`` when its bytes do not fit."""
    try:
        return run.encode(wrong).decode(right)
    except UnicodeError:
        return ""


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands beside a letter of a script, or a sign, that uses it."""
    return _JOINED_SCRIPTS.search(text, max(0, place - 1), place + 2) is not None
