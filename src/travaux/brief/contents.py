"""What a text is said to do and to give: its stance on a matter told in the draft's words, and its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.cited_texts import cited, main_text, text_at
from travaux.brief.scene import Scene, before
from travaux.brief.stretches import Stretch
from travaux.brief.writing import call, claim, quoted
from travaux.reading.amounts import Amount
from travaux.reading.statements import Setting, read_passage
from travaux.record.claims import Claim
from travaux.record.documents import DocumentHead
from travaux.record.passages import Passage
from travaux.record.statements import Act, SpeakerKind, Statement
from travaux.world.states import state_code

_BREAK = re.compile(r"[;；]")
_STANCES = frozenset(Act) - {Act.AFFIRM, Act.AGREE, Act.UNDERTAKE}
"""Acts that speak for or against something; the others are too plain to be held against a text."""


def contents(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """Each stance a sentence ascribes to a text, as a claim that the text takes it where it speaks of the matter."""
    named = bool(cited(stretch, scene))
    voting = stretch.cue("voted")
    found = [one for one in _statements(stretch, scene) if one.act in _STANCES and not one.negated and not voting]
    told = False
    for one in found:
        document = _spoken_in(stretch, scene, one)
        if document and (named or one.speaker.name):
            told = True
            break_ = _BREAK.search(stretch.bare, one.start, one.end)
            place = (one.start, break_.start() if break_ else one.end)
            said = {"act": str(one.act), "matter": _matter(stretch, place), "document": document}
            asked = call(
                "does", quoted(str(one.act)), quoted(said["matter"]), quoted(document),
                language=quoted(stretch.cues.language),
            )  # fmt: skip
            yield claim(stretch, place, "stance", asked, said)
    scene.telling = named or told or bool(stretch.quoted)


def amount_stated(stretch: Stretch, scene: Scene, amount: Amount) -> Claim | None:
    """An amount a text is said to give; None when the sentence is not about a text, or about a time of its own."""
    own = main_text(stretch, scene)
    document = own or scene.document
    periods = [one for one in stretch.moments if one.grain in ("year", "span") and one.end <= amount.start]
    if not document or not (own or stretch.cue("text") or scene.telling) or (periods and not own):
        return None
    matter = _matter(stretch, _clause(stretch, amount))
    said = {"matter": matter, "stated": f"{amount.value:f}", "unit": amount.unit, "document": document}
    asked = call(
        "stated", quoted(matter), f"{amount.value:f}", quoted(amount.unit), quoted(document),
        language=quoted(stretch.cues.language),
    )  # fmt: skip
    return claim(stretch, (amount.start, amount.end), "value", asked, said)


def _statements(stretch: Stretch, scene: Scene) -> list[Statement]:
    setting = Setting(scene.parties, "joint statement", scene.today)
    return read_passage(Passage("", 0, len(stretch.bare), stretch.bare), stretch.cues.language, setting)


def _spoken_in(stretch: Stretch, scene: Scene, one: Statement) -> str:
    """The text in which a statement of a draft is said to stand; empty when a person speaks or none is meant."""
    if one.speaker.kind not in (SpeakerKind.JOINT, SpeakerKind.SIDE) or _speaks(stretch, one):
        return ""
    issuer = _issuer(stretch, one)
    document = text_at(stretch, scene, (one.start, one.end))
    if not issuer:
        return document
    heads = [head for head in scene.known.heads if issuer in map(state_code, head.issuers)]
    if document in {head.act or head.id for head in heads}:
        return document
    alone = {head.act or head.id for head in heads if len(head.issuers) == 1 and _timely(stretch, head)}
    return alone.pop() if len(alone) == 1 else ""


def _timely(stretch: Stretch, head: DocumentHead) -> bool:
    """Whether a text is of a time the sentence names, if it names one."""
    times = [one.edtf for one in stretch.moments]
    return not times or any(head.date.startswith(time) for time in times)


def _speaks(stretch: Stretch, one: Statement) -> bool:
    """Whether a person is named before the words: "Nasri welcomed ..." is not what a text does."""
    person = before(stretch, one.end, "person")
    return person is not None and person.start >= one.start


def _issuer(stretch: Stretch, one: Statement) -> str:
    """The state that is said to speak; empty for both or none."""
    if one.speaker.kind is not SpeakerKind.SIDE:
        return ""
    place = stretch.bare.find(one.speaker.name, one.start)
    near = [name for name in stretch.of("state") if name.start < place + len(one.speaker.name) and name.end > place]
    return near[0].id if near else ""


def _clause(stretch: Stretch, amount: Amount) -> tuple[int, int]:
    """The words from the last amount to the next."""
    before_it = [one.end for one in stretch.amounts if one.end <= amount.start]
    behind = [one.start for one in stretch.amounts if one.start >= amount.end]
    return max(before_it, default=0), min(behind, default=len(stretch.bare))


def _matter(stretch: Stretch, place: tuple[int, int]) -> str:
    """The words of a part of a sentence less its text, times and amounts."""
    start, end = place
    kept = stretch.bare[start:end]
    spans = [match.span() for match in stretch.cues_of("text")]
    spans += [(one.start, one.end) for one in stretch.moments] + [(one.start, one.end) for one in stretch.amounts]
    for first, last in spans:
        low, high = max(first, start) - start, min(last, end) - start
        if low < high:
            kept = kept[:low] + " " * (high - low) + kept[high:]
    return re.sub(r"\s+", " ", kept).strip()
