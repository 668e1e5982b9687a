"""Bytes to text: byte-order marks, UTF-8, what is declared, then what the letters look like. Nothing is dropped.

Order: the encoding the user named; a byte-order mark; UTF-16 by its zero bytes; strict UTF-8; the declared charset;
UTF-8 with few faults (decoded with U+FFFD at each); Cyrillic and Chinese encodings by how common their letters come
out; charset-normalizer for all others.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from travaux.intake.extracts import Unreadable
from travaux.record.drafts import Caution

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_PLACES_NAMED = 8
_FEW_FAULTS = 0.05
_FAIR_SCORE = 0.35
_MANY_ZEROS, _SOME_ZEROS = 0.3, 0.05

# The commonest letters of running text decide between encodings that all decode without error.
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбч")
_COMMON_HAN = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进"
    "着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重"
    "新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活"
    "設議際華亞國會員這來時個們說產經過種發動對為後裡開還從業體點應關實現進長間與無數總結變條題黨團聯雙邊協議戰略貿易區際權機構"
)
_CHINESE_PUNCTUATION = frozenset("，。、；：“”《》（）")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in; ``cautions`` when the encoding was guessed or bytes did not fit it."""

    text: str
    encoding: str
    cautions: tuple[Caution, ...] = ()


def decode(content: bytes, named: str | None = None, declared: str | None = None) -> Decoded:
    """The text of ``content`` without its byte-order mark.

    ``named`` by the user is obeyed; ``declared`` by the file is believed when the bytes fit it. Bytes that do not fit
    become U+FFFD with a caution. Raises Unreadable when ``named`` is no encoding.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark) and named is None:
            return _with_marks(content[len(mark) :], encoding)
    if named is not None:
        return _without_mark(_with_marks(content, _known(named)))
    return _unmarked(content, declared)


def declared_charset(head: bytes) -> str | None:
    """The charset an XML declaration or an HTML ``meta`` names in the first bytes; None when there is none."""
    found = re.search(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", head[:4096], re.IGNORECASE)
    return found.group(1).decode("ascii") if found else None


def _without_mark(decoded: Decoded) -> Decoded:
    return Decoded(decoded.text.removeprefix("\ufeff"), decoded.encoding, decoded.cautions)


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise Unreadable(
            f"no encoding is called {name!r}", "Name one such as utf-8, windows-1251 or gb18030."
        ) from error


def _unmarked(content: bytes, declared: str | None) -> Decoded:
    """Strict readings first, then the declared one, then guesses."""
    wide = _wide(content, _MANY_ZEROS)
    if wide is not None:
        return _with_marks(content, wide)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        wide = _wide(content, _SOME_ZEROS)
    if wide is not None:
        return _with_marks(content, wide)
    if declared is not None:
        believed = _believed(content, declared)
        if believed is not None:
            return believed
    if _faults_are_few(content):
        return _with_marks(content, "utf-8")
    return _guessed(content)


def _wide(content: bytes, least: float) -> str | None:
    """UTF-16 without a mark, known by a share of ``least`` zero bytes, all on one side; else None."""
    sample = content[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(even, odd) < least * len(sample) / 2:
        return None
    if odd > 8 * max(even, 1):
        return "utf-16-le"
    return "utf-16-be" if even > 8 * max(odd, 1) else None


def _believed(content: bytes, declared: str) -> Decoded | None:
    """The text in the declared charset when that exists and the bytes fit it; GB2312 and GBK read as their superset."""
    name = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "windows-1252"}.get(
        declared.lower(), declared
    )
    try:
        return Decoded(content.decode(codecs.lookup(name).name), codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError):
        return None


def _faults_are_few(content: bytes) -> bool:
    """Whether the bytes are UTF-8 with some damage: faults are rare beside the good multi-byte sequences."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    faults = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - faults
    return faults <= 2 or faults < _FEW_FAULTS * good if good else False


def _guessed(content: bytes) -> Decoded:
    """The encoding whose reading looks most like running Russian or Chinese; else what charset-normalizer says."""
    sample = content[:_SAMPLE]
    scores = [(_score(sample, name), name) for name in ("windows-1251", "koi8-r", "gb18030", "big5", "cp866")]
    best, name = max(scores)
    if best < _FAIR_SCORE:
        match = from_bytes(sample).best()
        name = _western(sample, str(match.encoding)) if match is not None else "windows-1252"
    decoded = _with_marks(content, name)
    caution = Caution(
        "encoding-guessed",
        f"no encoding is declared; read as {decoded.encoding} because its letters come out most like running text. "
        "If the text looks wrong, name the encoding.",
    )
    return Decoded(decoded.text, decoded.encoding, (caution, *decoded.cautions))


def _western(sample: bytes, found: str) -> str:
    """Windows-1252 where it reads the bytes as the encoding found does: the commoner name for the same text."""
    same = sample.decode("windows-1252", "replace") == sample.decode(found, "replace")
    return "windows-1252" if same else found


def _score(sample: bytes, encoding: str) -> float:
    """Share of letters beyond ASCII that are common ones of the script the encoding is for, less what does not fit."""
    text = sample.decode(encoding, "ignore") if encoding in {"gb18030", "big5"} else sample.decode(encoding, "replace")
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        return 0.0
    common = _COMMON_HAN | _CHINESE_PUNCTUATION if encoding in {"gb18030", "big5"} else _COMMON_CYRILLIC
    units = len(foreign) + abs(len(sample) - len(text.encode(encoding, "ignore")))
    return sum(character in common for character in foreign) / units


def _with_marks(content: bytes, encoding: str) -> Decoded:
    """The text with U+FFFD for each byte that does not fit, and a caution that names the first places."""
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
    places = [match.start() for match in re.finditer("\ufffd+", text)]
    named = ", ".join(str(place) for place in places[:_PLACES_NAMED])
    more = f" and {len(places) - _PLACES_NAMED} more" if len(places) > _PLACES_NAMED else ""
    message = (
        f"{len(places)} stretches of bytes are not {encoding}; replacement marks stand at characters {named}{more}. "
        "Fetch the file again, or name its encoding."
    )
    return Decoded(text, encoding, (Caution("broken-encoding", message, places[0], places[0] + 1),))
