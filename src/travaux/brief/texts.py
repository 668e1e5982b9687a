"""Texts in prose: what a text quotes, names, leaves out, says again or for the first time, and whom it condemns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from travaux.brief.cited_texts import main_text, text_at
from travaux.brief.mentioned import NO_TEXT, first_mention, left_out, spoken_of
from travaux.brief.named_people import Named
from travaux.brief.scene import Scene
from travaux.brief.stretches import Quoted, Stretch
from travaux.brief.writing import call, claim, either, quoted, unlinked
from travaux.reading.gazetteer import ACTOR_KINDS, mentions
from travaux.record.claims import Claim

_ACTS = {
    "condemn": "condemn", "concern": "express-concern", "oppose": "oppose", "support": "support", "welcome": "welcome",
    "call_on": "call-on",
}  # fmt: skip
_BODIES = (ACTOR_KINDS | {"document", "initiative"}) - {"state", "office"}
_LEAST_WORDS, _LEAST_HAN = 2, 4
"""Words (Chinese characters) a quotation must have; a lone word in quotation marks is set apart, not quoted."""


def quotations(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """Each quotation as a claim that the words stand in the text meant."""
    for one in stretch.quoted:
        if not is_quotation(one.words) or _is_so_called(stretch, one) or _is_new_or_first(stretch):
            continue
        span = (one.start, one.end)
        document = text_at(stretch, scene, span)
        said = {"words": one.words, "document": document}
        words = one.words.strip().rstrip(",.;，。；")
        if not document:
            yield unlinked(stretch, span, "quote", NO_TEXT, said)
            continue
        yield claim(stretch, span, "quote", call("quote", quoted(words), quoted(document)), said)


def is_quotation(words: str) -> bool:
    """Whether words between marks are long enough to be a quotation."""
    han = len(re.findall("[\u3400-\u9fff]", words))
    return han >= _LEAST_HAN if han else len(words.split()) >= _LEAST_WORDS or "-" in words


def _is_so_called(stretch: Stretch, one: Quoted) -> bool:
    lead = stretch.plain[max(0, one.start - 24) : one.start - 1]
    return any(
        re.fullmatch(r"\s*(?:the|a)?\s*", lead[match.end() :]) for match in stretch.cues.so_called.finditer(lead)
    )


def _is_new_or_first(stretch: Stretch) -> bool:
    """Whether the words are spoken of as a wording (new, first used, absent), which has its own claim."""
    return bool(stretch.cue("absent") or stretch.cue("dropped"))


def texts(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """The claims about what a text says, repeats, drops or leaves out."""
    main = main_text(stretch, scene)
    item = scene.contents and stretch.item
    yield from left_out(stretch, scene)
    yield from _lengths(stretch, scene)
    if stretch.cue("text") or main or item:
        yield from _present(stretch, scene, item)
        yield from _stances(stretch, scene)
    yield from _wordings(stretch, scene)
    scene.document = main or scene.document
    scene.contents = not stretch.heading and (scene.contents or _opens_list(stretch))


def _opens_list(stretch: Stretch) -> bool:
    """Whether the items after it are what a text says: "it includes the following passages:"."""
    return stretch.plain.rstrip().endswith((":", "：")) and bool(stretch.cue("text") or stretch.cue("present"))


def _lengths(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    cue = stretch.cue("length")
    if cue is None or not stretch.cue("text"):
        return
    document = text_at(stretch, scene, cue.span())
    groups = cue.groupdict()
    written = re.sub(r"[\s,]", "", groups.get("n") or groups.get("m") or "")
    said = {"document": document, "stated": written}
    if document and written.isdecimal():
        yield claim(stretch, cue.span(), "length", f"{call('length', quoted(document))} ≈ {written}", said)
    else:
        yield unlinked(stretch, cue.span(), "length", NO_TEXT, said)


def _present(stretch: Stretch, scene: Scene, item: bool) -> Iterator[Claim]:
    cue = stretch.cue("present") or (re.match("", stretch.bare) if item else None)
    if cue is None or stretch.cue("absent") or stretch.cue("dropped"):
        return
    document = text_at(stretch, scene, cue.span())
    for named in stretch.of("term"):
        said = {"term": named.id, "document": document}
        span = (min(cue.start(), named.start), max(cue.end(), named.end))
        if document:
            yield claim(stretch, span, "absent", f"not {call('absent', quoted(named.id), quoted(document))}", said)
        else:
            yield unlinked(stretch, span, "absent", NO_TEXT, said)
    for name in _organisations(stretch, cue.end()):
        span = (min(cue.start(), name.start), max(cue.end(), name.end))
        said = {"target": stretch.text[name.start : name.end], "document": document}
        if document:
            yield claim(stretch, span, "named", call("named", quoted(said["target"]), quoted(document)), said)
        else:
            yield unlinked(stretch, span, "named", NO_TEXT, said)


def _organisations(stretch: Stretch, place: int) -> Iterator[Named]:
    taken = [(one.start, one.end) for one in (*stretch.of("term"),)]
    for one in mentions(stretch.bare, stretch.cues.language):
        inside = any(start <= one.start < end for start, end in taken)
        if one.start >= place and one.kind in _BODIES and not inside:
            yield Named(one.start, one.end, one.id, one.kind)


def _stances(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """Condemnation, concern, support ... of somebody, ascribed to a text."""
    for name, act in _ACTS.items():
        cue = stretch.cue(name)
        if cue is None:
            continue
        target = next((one for one in stretch.of("state", "term") if one.start >= cue.start()), None)
        denied = stretch.cue("not_act")
        if target is None:
            target = next(iter(_organisations(stretch, cue.end())), None)
        if target is None:
            continue
        words = stretch.text[target.start : target.end]
        span = (cue.start(), target.end)
        document = text_at(stretch, scene, cue.span())
        said = {"act": act, "target": words, "document": document}
        if not document:
            yield unlinked(stretch, span, "stance", NO_TEXT, said)
            return
        side = scene.issuer_of(document)
        asked = call("stance", quoted(side), quoted(act), quoted(words), document=quoted(document))
        yield claim(stretch, span, "stance", f"not {asked}" if denied else asked, said)
        return


def _wordings(stretch: Stretch, scene: Scene) -> Iterator[Claim]:
    """Words said to be new or repeated, first used by a side, or a side's own."""
    owner = stretch.cue("owner")
    if owner:
        yield from _owned(stretch, owner)
        return
    new, again = stretch.cue("new_wording"), stretch.cue("repeated")
    cue = again or new
    if cue is None or not (stretch.cue("text") or stretch.quoted or stretch.of("term") or (again and scene.contents)):
        return
    document = text_at(stretch, scene, cue.span())
    predicate = "repeated" if again else "new"
    terms = list(spoken_of(stretch)) if stretch.quoted or stretch.of("term") else []
    if not again and not terms and document and (first := first_mention(stretch, scene, document)):
        yield first
        return
    if not terms or not document:
        missing = NO_TEXT if terms else "it is not told in which words"
        yield unlinked(stretch, cue.span(), predicate, missing, {"document": document})
        return
    for words, span in terms:
        place = (min(span[0], cue.start()), max(span[1], cue.end()))
        said = {"passage": words, "document": document}
        asked = call(predicate, quoted(words), quoted(document))
        # What comes again with light edits is repeated all the same.
        written = either(asked, call("edited", quoted(words), quoted(document))) if again else asked
        yield claim(stretch, place, predicate, written, said)


def _owned(stretch: Stretch, owner: re.Match[str]) -> Iterator[Claim]:
    side = min(stretch.of("state"), key=lambda one: abs(one.end - owner.start()), default=None)
    terms = list(spoken_of(stretch)) if stretch.quoted or stretch.of("term") else []
    if side is None or not terms:
        yield unlinked(stretch, owner.span(), "owner", "the words or the side are not told")
        return
    for words, span in terms:
        place = (min(span[0], owner.start()), max(span[1], owner.end()))
        said = {"passage": words, "side": side.id}
        yield claim(stretch, place, "owner", call("owner", quoted(words), quoted(side.id)), said)
