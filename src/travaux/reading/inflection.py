"""Word forms: every form of a lexicon's word with what it is, so that reading needs no parser.

Form codes. English: ``b`` base, ``z`` third person, ``d`` past or participle, ``g`` -ing, ``n`` noun, ``x`` the word
itself. Russian: ``f`` + tense (p, t past, u future) + number (s, p) + person (1-3, -) finite, ``i`` infinitive, ``g``
gerund, ``p`` full participle, ``s`` short participle or adjective, ``m`` imperative, ``n`` noun, ``a`` adjective,
``x`` other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pymorphy3

Form = tuple[str, str]
_VOWELS = "aeiou"
_DOUBLING = frozenset(
    {"permit", "refer", "commit", "recommit", "beg", "plan", "regret", "occur", "deter", "submit", "stop", "ban"}
)
_UNCHANGING = frozenset({"CONJ", "PRCL", "ADVB", "INTJ"})
"""Parts of speech with one form: the dictionary adds obsolete spellings, of which «к» for «как» is another word."""
_RUSSIAN_CODES = {
    "INFN": "i",
    "GRND": "g",
    "PRTF": "p",
    "PRTS": "s",
    "ADJS": "s",
    "NOUN": "n",
    "ADJF": "a",
    "COMP": "x",
}


def fold(word: str) -> str:
    """Lower case with ``ё`` as ``е`` and one kind of apostrophe: same length as the word."""
    lowered = word.lower()
    return (lowered if len(lowered) == len(word) else word).replace("ё", "е").replace("’", "'")


def english_verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[Form]:
    """Every form of an English verb with its code; irregular past forms come from the lexicon."""
    yield verb, "b"
    if verb in irregular:
        for form in irregular[verb]:
            yield form, _irregular_code(form, verb)
        return
    yield third_person(verb), "z"
    if verb in _DOUBLING:
        yield verb + verb[-1] + "ed", "d"
        yield verb + verb[-1] + "ing", "g"
    elif verb.endswith("e"):
        yield verb + "d", "d"
        yield verb[:-1] + "ing", "g"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ied", "d"
        yield verb + "ing", "g"
    else:
        yield verb + "ed", "d"
        yield verb + "ing", "g"


def _irregular_code(form: str, verb: str) -> str:
    if form.endswith("ing") and len(form) > len("xing"):
        return "g"
    return "z" if form == third_person(verb) or form in {"is", "are", "am", "has", "does"} else "d"


def third_person(word: str) -> str:
    """The -s form of an English verb, which is also the plural of a regular noun."""
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@cache
def morphology() -> Any:
    """The one Russian analyser of the process (a third of a second to load)."""
    return pymorphy3.MorphAnalyzer()


@cache
def russian_forms(lemma: str) -> tuple[Form, ...]:
    """Every form of a Russian word with its code, folded; the most likely lexeme only."""
    parses = morphology().parse(lemma)
    parse = next((one for one in parses if fold(one.normal_form) == fold(lemma)), parses[0])
    if parse.tag.POS in _UNCHANGING:
        return ((fold(lemma), "x"),)
    return tuple(dict.fromkeys((fold(form.word), russian_code(form.tag)) for form in parse.lexeme))


def russian_code(tag: Any) -> str:
    """The form code of an OpenCorpora tag."""
    if tag.POS != "VERB":
        return _RUSSIAN_CODES.get(str(tag.POS), "x")
    if tag.mood == "impr":
        return "m"
    tense = {"pres": "p", "past": "t", "futr": "u"}.get(str(tag.tense), "p")
    number = "p" if tag.number == "plur" else "s"
    person = {"1per": "1", "2per": "2", "3per": "3"}.get(str(tag.person), "-")
    return f"f{tense}{number}{person}"
