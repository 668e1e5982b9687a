"""Names of people: are misspelt, transliterated and inflected forms resolved, and is nobody taken for another?

200 invented people are made from the parts in ``evals/data/names``: 130 with Russian names (families of two or three
with one surname among them), 45 with Chinese ones, 25 others. Each is written in many ways by means the resolver does
not use: case forms by pymorphy3, four systems of transliteration, initials, other orders, traditional characters, and
slips (a letter doubled, dropped, exchanged or two turned round, never the first). People of even number are dev, the
others test; the index always holds all.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from opencc import OpenCC
from pymorphy3 import MorphAnalyzer

from evals.measures import Eval, Measure
from travaux.brief.named_people import NamedPeople
from travaux.record.attestations import Attestation
from travaux.record.posts import Post
from travaux.text.roster import Roster

PARTS = Path(__file__).with_name("data") / "names" / "parts.yaml"
SEED = 20261124
RUSSIANS = 130
CASES = ("gent", "datv", "accs", "ablt", "loct")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a person: how it was made, and whom it means (empty: nobody of the index)."""

    kind: str
    written: str
    person: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the spellings the index knows, and what is needed to write others."""

    id: str
    spellings: tuple[str, ...]
    russian: tuple[str, ...]
    latin: tuple[str, str]
    han: str
    feminine: bool = False
    eastern: bool = False


@cache
def _parts() -> dict[str, Any]:
    parts: dict[str, Any] = yaml.load(PARTS.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return parts


@cache
def people() -> tuple[Person, ...]:
    """The 200 people."""
    parts = _parts()
    return (*_russians(parts), *_chinese(parts), *_others(parts))


def _russians(parts: dict[str, Any]) -> Iterator[Person]:
    chooser = random.Random(SEED)
    pairs = [(family, given, False) for family in parts["russian_family"] for given in parts["russian_given"]]
    pairs += [(family, given, True) for family in parts["russian_family"] for given in parts["russian_given_female"]]
    for family, given, feminine in chooser.sample(pairs, RUSSIANS):
        middle = chooser.choice(parts["patronymics_female" if feminine else "patronymics"])
        surname = family[1] if feminine else family[0]
        latin = family[2] if surname == family[0] else _feminine(family[2])
        russian = (given[0], middle, surname)
        spellings = (
            f"{given[1]} {latin}",
            f"{given[0]} {middle} {surname}",
            f"{given[2]}·{family[3]}{'娃' if feminine and surname != family[0] else ''}",
        )
        yield Person(spellings[0] + middle, spellings, russian, (given[1], latin), spellings[2], feminine)


def _feminine(latin: str) -> str:
    return latin[:-1] + "aya" if latin.endswith("y") else latin + "a"


def _chinese(parts: dict[str, Any]) -> Iterator[Person]:
    for family, given, russian, han in parts["chinese"]:
        yield Person(
            f"{family} {given}",
            (f"{family} {given}", russian, han),
            tuple(russian.split()),
            (given, family),
            han,
            eastern=True,
        )


def _others(parts: dict[str, Any]) -> Iterator[Person]:
    for given, family, russian, han in parts["western"]:
        yield Person(
            f"{given} {family}", (f"{given} {family}", russian, han), tuple(russian.split()), (given, family), han
        )


def forms(person: Person, chooser: random.Random) -> Iterator[Form]:
    """The ways to write one person that the index does not hold as they are."""
    for kind, written in (*_inflected(person), *_transliterated(person), *_shortened(person), *_han(person)):
        yield Form(kind, written, person.id)
    for written in person.spellings[:2]:
        for _time in range(2):
            yield Form("slip", _slip(written, chooser), person.id)


@cache
def _morphology() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def _inflected(person: Person) -> Iterator[tuple[str, str]]:
    gender = "femn" if person.feminine else "masc"
    first, last = person.russian[0], person.russian[-1]
    for case in CASES:
        if person.eastern:
            yield "case", f"{first} {declined(last, case, 'masc', {'Name', 'NOUN'})}"
        else:
            yield "case", f"{declined(first, case, gender, {'Name'})} {declined(last, case, gender, {'Surn'})}"


def declined(word: str, case: str, gender: str, wanted: set[str]) -> str:
    """A word of a name in a case; the word itself where the dictionary has no such form."""
    for parse in _morphology().parse(word):
        if (
            wanted & {str(grammeme) for grammeme in parse.tag.grammemes}
            and "nomn" in parse.tag
            and (gender in parse.tag or "ms-f" in parse.tag)
        ):
            found = parse.inflect({case, "sing"})
            if found:
                return str(found.word).capitalize()
    return word


def _transliterated(person: Person) -> Iterator[tuple[str, str]]:
    if person.eastern:
        given, family = person.latin
        yield "order", f"{given} {family}"
        yield "transliteration", f"{family.upper()} {given}"
        return
    for system in _parts()["systems"].values() if len(person.russian) == 3 else ():
        first, last = (_latin(word, system) for word in (person.russian[0], person.russian[-1]))
        yield "transliteration", f"{first} {last}"
    yield "order", f"{person.latin[1]}, {person.latin[0]}"
    if len(person.russian) == 3:
        yield "order", f"{person.russian[2]} {person.russian[0]} {person.russian[1]}"


def _latin(word: str, system: dict[str, str]) -> str:
    return "".join(system.get(letter, _parts()["plain"].get(letter, letter)) for letter in word.lower()).capitalize()


def _shortened(person: Person) -> Iterator[tuple[str, str]]:
    if len(person.russian) == 3:
        yield "initials", f"{person.russian[0][0]}.{person.russian[1][0]}.{person.russian[2]}"
    if not person.eastern:
        yield "initials", f"{person.latin[0][0]}. {person.latin[1]}"


def _han(person: Person) -> Iterator[tuple[str, str]]:
    traditional = OpenCC("s2t").convert(person.han)
    if traditional != person.han:
        yield "han", traditional
    yield "han", f"{person.han}先生" if person.eastern else person.han.replace("·", "・")


def _slip(written: str, chooser: random.Random) -> str:
    """One slip in a word of six letters or more, never in its first letter; the name as it is when it has none."""
    words = written.split()
    long = [place for place, word in enumerate(words) if len(word) >= 6]
    if not long:
        return written
    place = chooser.choice(long)
    word = words[place]
    at = chooser.randrange(1, len(word) - 1)
    letters = "abdegiklmnoprstuv" if word.isascii() else "авдеиклмнопрсту"
    words[place] = chooser.choice(
        (
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + chooser.choice(letters) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)


def expected(form: Form) -> frozenset[str]:
    """Everyone the form fits as written; with an initial and a shared surname it may be two, and nobody is right."""
    if form.kind != "initials":
        return frozenset({form.person})
    own = next(one for one in people() if one.id == form.person)
    given = "." not in form.written.split()[0][:-1]
    alike = {
        one.id
        for one in people()
        if (one.latin[1], one.latin[0][0]) == (own.latin[1], own.latin[0][0])
        and (given or len(one.russian) != 3 or one.russian[1][0] == own.russian[1][0])
    }
    return frozenset(alike)


class OfPosts:
    """The registers of a record in which each of the people holds a post under every spelling."""

    def posts(self) -> tuple[Post, ...]:
        """A post for each of the 200."""
        said = Attestation("evals")
        return tuple(Post(one.spellings[0], "minister", "2024", said, names=one.spellings[1:]) for one in people())

    def delegates(self) -> tuple[()]:
        """Nobody travelled."""
        return ()

    def events(self) -> tuple[()]:
        """Nothing happened."""
        return ()


def by_register() -> Callable[[Form], str | None]:
    """Whom the finder of the registers takes a form for."""
    roster, ids = Roster(one.spellings for one in people()), _ids()

    def resolve(form: Form) -> str | None:
        meant = roster.taken(form.written)
        who = {ids[spelling] for spelling in meant.spellings} if meant else set()
        return who.pop() if len(who) == 1 else "several" if who else None

    return resolve


def in_draft() -> Callable[[Form], str | None]:
    """Whom the finder of the drafts takes a form for that stands in a sentence."""
    finder, ids = NamedPeople(OfPosts()), _ids()

    def resolve(form: Form) -> str | None:
        language = "zh" if form.kind == "han" else "ru" if re.search("[а-я]", form.written) else "en"
        who = {ids[one.id] for one in finder.named(SENTENCES[language].format(form.written), language)}
        return who.pop() if len(who) == 1 else "several" if who else None

    return resolve


@cache
def _ids() -> dict[str, str]:
    return {spelling: one.id for one in people() for spelling in one.spellings}


SENTENCES = {"en": "They spoke with {} for two hours.", "ru": "Беседа велась с {} два часа.", "zh": "双方与{}会谈。"}
ENTRANCES = {"names": by_register, "names-in-drafts": in_draft}


def measures(_shared: Path | None, _cache: Path) -> list[Measure]:
    """Resolved, merged wrongly, by entrance, split and kind of form."""
    gold = hashlib.sha256(PARTS.read_bytes()).hexdigest()[:12]
    return [one for entrance, finder in ENTRANCES.items() for one in _measures(entrance, finder(), gold)]


def _measures(entrance: str, resolve: Callable[[Form], str | None], gold: str) -> Iterator[Measure]:
    chooser, found = random.Random(SEED), []
    for number, person in enumerate(people()):
        split = "dev" if number % 2 == 0 else "test"
        found += [(split, form, resolve(form)) for form in forms(person, chooser)]
    for split in ("dev", "test"):
        own = [(form, who) for name, form, who in found if name == split]
        clear = [(form, who) for form, who in own if len(expected(form)) == 1]
        wrong = [1 for form, who in own if who is not None and who not in expected(form)]
        wrong += [1 for form, who in own if who is not None and len(expected(form)) > 1]
        right = sum(form.person == who for form, who in clear) / len(clear)
        yield Measure(f"{entrance}/{split}/resolved", right, len(clear), gold)
        yield Measure(f"{entrance}/{split}/not-merged", 1 - len(wrong) / len(own), len(own), gold)
        for kind in sorted({form.kind for form, _who in clear}):
            of = [form.person == who for form, who in clear if form.kind == kind]
            yield Measure(f"{entrance}/{split}/resolved-{kind}", sum(of) / len(of), len(of), gold)


NAMES = Eval("names", measures)
