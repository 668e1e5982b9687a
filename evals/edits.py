"""Editing a passage to a measured strength: synonyms, other forms, insertions, deletions, moves of words, clauses and
sentences, sentences split and merged.

Strength is measured, not assumed: editing goes on until the share of words touched (Levenshtein over words inside each
sentence) and the share of words lost (bag of words) both reach the level's mark. Moves of whole sentences come on top.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from rapidfuzz.distance import Levenshtein

from evals.wording import Sentence, Token, Wording, joined


@dataclass(frozen=True, slots=True)
class Strength:
    """The marks of a level, each a share between 0 and 1.

    ``touched``: words changed, added, removed or moved inside their sentence; ``lost``: words of the source that are
    gone; ``synonyms``: chance of a word of the table to be exchanged; ``clauses``: chance of a clause edit a sentence;
    ``sentences``: chance of a split, merge or move at each border.
    """

    touched: float
    lost: float
    synonyms: float
    clauses: float
    sentences: float


STRENGTHS = {
    "light": Strength(touched=0.09, lost=0.06, synonyms=0.12, clauses=0.05, sentences=0.0),
    "medium": Strength(touched=0.25, lost=0.14, synonyms=0.35, clauses=0.2, sentences=0.15),
    "heavy": Strength(touched=0.43, lost=0.24, synonyms=0.45, clauses=0.3, sentences=0.25),
}
"""Marks set beside gold/reuse_synthetic_en (2026-11: touched .09/.24/.40, lost .06/.14/.23), a little above them."""


def words(sentence: Sequence[Token]) -> list[str]:
    """The words of a sentence, folded, marks left out."""
    return [token.text.casefold() for token in sentence if token.is_word]


def share_touched(before: Sequence[Sentence], after: Sequence[Sentence]) -> float:
    """Levenshtein over words, sentence against its own earlier form, by the longer side's length."""
    pairs = [(words(one), words(other)) for one, other in zip(before, after, strict=True)]
    changed = sum(Levenshtein.distance(one, other) for one, other in pairs)
    return changed / max(1, sum(max(len(one), len(other)) for one, other in pairs))


def share_lost(before: Sequence[Sentence], after: Sequence[Sentence]) -> float:
    """Share of the words, as a bag, that the two do not have in common, by the longer side's length."""
    one = Counter(word for sentence in before for word in words(sentence))
    other = Counter(word for sentence in after for word in words(sentence))
    return 1 - (one & other).total() / max(1, one.total(), other.total())


def edited(passage: Sequence[Sentence], strength: Strength, wording: Wording, random: Random) -> str:
    """The passage as text, edited to at least the strength asked for."""
    after = [list(sentence) for sentence in passage]
    for sentence in after:
        _exchange_synonyms(sentence, strength.synonyms, wording, random)
        if random.random() < strength.clauses:
            random.choice((_insert_clause, _swap_clauses, _drop_clause))(sentence, wording, random)
    _until(lambda: share_touched(passage, after) >= strength.touched, after, _WORD_EDITS, wording, random)
    _until(lambda: share_lost(passage, after) >= strength.lost, after, _LOSSES, wording, random)
    return _rearranged(after, strength.sentences, wording, random)


WordEdit = Callable[[Sentence, int, Wording, Random], None]


def _until(
    done: Callable[[], bool], after: list[Sentence], edits: Sequence[WordEdit], wording: Wording, random: Random
) -> None:
    for _ in range(40 * sum(map(len, after))):
        if done():
            return
        sentence = random.choices(after, weights=[len(each) for each in after])[0]
        places = [at for at, token in enumerate(sentence) if token.is_word]
        if places:
            random.choice(edits)(sentence, random.choice(places), wording, random)
    raise RuntimeError("a passage could not be edited to the strength asked for; its sentences hold too few words")


def _exchange_synonyms(sentence: Sentence, chance: float, wording: Wording, random: Random) -> None:
    for at, token in enumerate(sentence):
        if token.is_word and random.random() < chance:
            _put(sentence, at, wording.synonym(token.text, random))


def _put(sentence: Sentence, at: int, word: str | None) -> None:
    if word:
        sentence[at] = Token(sentence[at].gap, word)


def _exchange(sentence: Sentence, at: int, wording: Wording, random: Random) -> None:
    _put(sentence, at, wording.synonym(sentence[at].text, random))


def _vary(sentence: Sentence, at: int, wording: Wording, random: Random) -> None:
    _put(sentence, at, wording.variant(sentence[at].text, random))


def _insert(sentence: Sentence, at: int, wording: Wording, random: Random) -> None:
    sentence.insert(at + 1, Token(_gap(wording), random.choice(wording.fillers)))


def _delete(sentence: Sentence, at: int, _wording: Wording, _random: Random) -> None:
    if sum(token.is_word for token in sentence) > 3:
        gap = sentence.pop(at).gap
        if at < len(sentence) and sentence[at].is_word:
            sentence[at] = Token(gap, sentence[at].text)


def _swap(sentence: Sentence, at: int, _wording: Wording, _random: Random) -> None:
    if at + 1 < len(sentence) and sentence[at + 1].is_word:
        one, other = sentence[at], sentence[at + 1]
        sentence[at], sentence[at + 1] = Token(one.gap, other.text), Token(other.gap, one.text)


def _foreign(sentence: Sentence, at: int, wording: Wording, random: Random) -> None:
    """Put any word of the table in the place of this one: a change of sense, as editors of treaties make too."""
    entries: dict[str, object] = getattr(wording, "entries", {})
    _put(sentence, at, random.choice(sorted(entries)))


_LOSSES: tuple[WordEdit, ...] = (_exchange, _exchange, _vary, _vary, _delete, _foreign)
_WORD_EDITS: tuple[WordEdit, ...] = (_exchange, _vary, _insert, _delete, _foreign, _swap, _swap, _swap)


def _gap(wording: Wording) -> str:
    return "" if wording.language == "zh" else " "


def _comma(wording: Wording) -> str:
    return "，" if wording.language == "zh" else ","


def _commas(sentence: Sentence) -> list[int]:
    return [at for at, token in enumerate(sentence) if token.text in {",", "，", ";", "；"}]


def _insert_clause(sentence: Sentence, wording: Wording, random: Random) -> None:
    clause = wording.tokens(_comma(wording) + _gap(wording) + random.choice(wording.clauses) + _comma(wording))
    places = [at for at, token in enumerate(sentence) if token.is_word]
    if places:
        at = random.choice(places) + 1
        sentence[at:at] = clause


def _swap_clauses(sentence: Sentence, _wording: Wording, random: Random) -> None:
    commas = _commas(sentence)
    if not commas:
        return
    at = random.choice(commas)
    end = len(sentence) - (not sentence[-1].is_word)
    first, mark, second = sentence[:at], sentence[at], sentence[at + 1 : end]
    if first and second:
        first[0], second[0] = Token(second[0].gap, first[0].text), Token(first[0].gap, second[0].text)
        sentence[:end] = [*second, mark, *first]


def _drop_clause(sentence: Sentence, _wording: Wording, random: Random) -> None:
    commas = _commas(sentence)
    short = [(one, two) for one, two in pairwise(commas) if two - one <= 7]
    if short:
        one, two = random.choice(short)
        del sentence[one:two]


def _rearranged(after: list[Sentence], chance: float, wording: Wording, random: Random) -> str:
    texts = [text for text in map(joined, after) if text]
    for at in range(len(texts) - 1):
        if random.random() < chance:
            texts[at], texts[at + 1] = texts[at + 1], texts[at]
    done: list[str] = []
    for text in texts:
        if done and random.random() < chance:
            done[-1] = _merged(done[-1], text, wording)
        else:
            done.append(_split(text, wording) if random.random() < chance else text)
    return _gap(wording).join(done)


def _merged(one: str, other: str, wording: Wording) -> str:
    return one.rstrip(".!?。！？") + _comma(wording) + _gap(wording) + other[:1].lower() + other[1:]


def _split(text: str, wording: Wording) -> str:
    first, mark, second = text.partition(_comma(wording) + _gap(wording))
    stop = "。" if wording.language == "zh" else "."
    return first + stop + _gap(wording) + second[:1].upper() + second[1:] if mark and second else text
