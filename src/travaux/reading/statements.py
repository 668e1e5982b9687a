"""Statements of a document: every passage read for its acts, speakers, targets, names, topics and commitments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from travaux.reading.actions import action_after
from travaux.reading.acts import Deed, deeds
from travaux.reading.analysis import Analysis, analyse
from travaux.reading.commitments import COMMISSIVE, Bond, commitment
from travaux.reading.finiteness import passive_at
from travaux.reading.gazetteer import gazetteer, mentions
from travaux.reading.leads import COLONS, Lead, lead_of, opens
from travaux.reading.matters import concerns
from travaux.reading.proper import is_word
from travaux.reading.speakers import speaker_of
from travaux.reading.targets import target_of
from travaux.reading.topics import scheme
from travaux.record.passages import Passage
from travaux.record.statements import Binding, Mention, Polarity, Speaker, SpeakerKind, Statement, Target, TargetKind

_COVERB = re.compile("[对向就把将为给]")
_WE_WITH = re.compile("我(?:们|方|国)?[同与和]$")
"""Before a name: it is the company of those who speak (我们同某国人民站在一起)."""
_FROM_A_SIDE = re.compile(r"\b[Сс]\s(?:\w+\s)?$")
_BY = re.compile(r"\bby\b")
NOBODY = Speaker(SpeakerKind.UNSTATED)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document: issuers as the metadata name them, genre, and EDTF date for relative deadlines."""

    issuers: tuple[str, ...] = ()
    kind: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """One deed of a sentence with the stretch it rules."""

    deed: Deed
    start: int
    end: int
    speaker: Speaker
    excluded: tuple[tuple[int, int], ...]


def statements(
    passages: Iterable[Passage], language: str, setting: Setting = Setting(), about: str = ""
) -> list[Statement]:
    """At least one Statement a passage, in order; where no act is claimed, ``act`` is None.

    With ``about``, a matter (``matters.matter_of``), only the passages that concern it; none if none do.
    Raises InvalidValue for a language other than ``ru``, ``zh`` and ``en`` (subtags are accepted).
    """
    base = language.split("-", 1)[0]
    found: list[Statement] = []
    lead: Lead | None = None
    for passage in passages:
        wanted = not about or concerns(passage.text, base, about)
        opening = opens(passage, base)
        own = read_passage(passage, base, setting) if wanted or opening else []
        taken = lead is not None and lead.takes(passage, base)
        if lead is not None and taken and lead.lends(own):
            own = read_item(lead.passage, passage, base, setting) or own
        found.extend(own if wanted else ())
        lead = (lead_of(passage, own) if opening else None) or (lead if taken else None)
    return found


def read_item(lead: Passage, item: Passage, language: str, setting: Setting = Setting()) -> list[Statement]:
    """The statements of a list item that goes on after the line that opens its list ("The sides agreed:").

    The two are read as one sentence; what is said of the item alone is kept. Empty when the line claims no act.
    """
    head = lead.text.rstrip().rstrip("".join(COLONS) + ".。") + ("" if language == "zh" else " ")
    text = item.text if language == "zh" else item.text[:1].lower() + item.text[1:]
    whole = replace(item, start=item.start - len(head), text=head + text)
    return [
        _of_item(one, item, head, language)
        for one in read_passage(whole, language, setting)[-1:]
        if one.act is not None
    ]


def _of_item(one: Statement, item: Passage, head: str, language: str) -> Statement:
    """The statement with nothing in it that stands in the opening line."""
    aimed_within = one.target.kind is TargetKind.NONE or one.target.start >= item.start
    return replace(
        one,
        start=item.start,
        end=item.end,
        text=item.text,
        target=one.target if aimed_within else Target(TargetKind.NONE),
        named=tuple(mention for mention in one.named if mention.start >= item.start),
        topics=topics_of(item.text, language),
        reasons=(*one.reasons, f"list opened by {head.strip()!r}; offsets count from there"),
    )


def read_passage(passage: Passage, language: str, setting: Setting = Setting()) -> list[Statement]:
    """The statements of one passage."""
    joint = len(setting.issuers) > 1
    analysis = analyse(passage.text, language, joint=joint, names=setting.issuers)
    named = mentions(analysis.text, language, passage.start)
    parts = list(_parts(analysis, setting))
    if not parts:
        return [_silent(passage, named, language)]
    return [_statement(passage, analysis, part, named, setting) for part in parts]


def _silent(passage: Passage, named: tuple[Mention, ...], language: str) -> Statement:
    return Statement(
        passage=passage.id,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        speaker=NOBODY,
        act=None,
        force=0,
        binding=Binding.EXPRESSIVE,
        polarity=Polarity.NEUTRAL,
        negated=False,
        target=Target(TargetKind.NONE),
        named=named,
        topics=topics_of(passage.text, language),
    )


def topics_of(text: str, language: str) -> tuple[str, ...]:
    """Ids of the topics of a stretch of text by the shipped scheme, the leading one first."""
    return tuple(hit.topic for hit in scheme().topics(text, language))


def _parts(analysis: Analysis, setting: Setting) -> Iterator[_Part]:
    """The deeds of a sentence, each ruling from its clause to the clause of the next."""
    found = deeds(analysis)
    edges = [_edge(analysis, earlier, later) for earlier, later in pairwise(found)]
    previous = NOBODY
    for number, (start, end) in enumerate(pairwise([0, *edges, len(analysis.text)] if found else [])):
        deed = found[number]
        speaker, spans = speaker_in(analysis, deed, start)
        if speaker is NOBODY and start:
            speaker = previous
        previous = speaker
        whole = analysis.text[spans[0][0] : spans[-1][1]] if spans else speaker.name
        yield _Part(deed, start, end, _settled(speaker, whole, analysis.language, setting), spans)


def _edge(analysis: Analysis, earlier: Deed, later: Deed) -> int:
    """Where the stretch of one deed gives way to the next: at the clause of the later, or within a shared clause."""
    opens = analysis.begin_of(analysis.clause_at(later.operative.match.first).first)
    return opens if opens >= earlier.at[1] else max(earlier.at[1], later.at[0])


def speaker_in(analysis: Analysis, deed: Deed, start: int) -> tuple[Speaker, tuple[tuple[int, int], ...]]:
    """Who performs a deed, and the stretches of the sentence taken up by who speaks."""
    operative = deed.operative
    spans: list[tuple[int, int]] = []
    if operative.frame is not None:
        frame_end = analysis.words[operative.frame.last].end
        speaker = speaker_of(analysis.text, analysis.subjects, start, frame_end)
        spans.append((start, frame_end))
        spans.extend(_own_subject(analysis, operative.match.first))
        if speaker.kind is not SpeakerKind.UNSTATED:
            return speaker, tuple(spans)
    if operative.match.pattern.deontic or operative.match.pattern.impersonal:
        return NOBODY, tuple(spans)
    if passive_at(analysis, operative.match):
        agents = _agents(analysis, operative.match.last)
        spans.extend(agents)
        return speaker_of(analysis.text, analysis.subjects, *agents[0]) if agents else NOBODY, tuple(spans)
    own = _own_subject(analysis, operative.match.first)
    if analysis.language == "ru" and operative.form == "s":
        own = [span for span in own if _is_doer(analysis, span)]
    if own:
        spans.extend(own)
        return speaker_of(analysis.text, analysis.subjects, own[0][0], own[-1][1]), tuple(spans)
    return _understood(analysis, deed, start), tuple(spans)


def _agents(analysis: Analysis, position: int) -> list[tuple[int, int]]:
    """The subject after "by" behind an English passive: who acts there; empty when nobody is named."""
    stop = analysis.words[analysis.clause_at(position).end - 1].end
    by = _BY.search(analysis.text, analysis.words[position].end, stop)
    after = [(one.start, one.end) for one in analysis.subjects if by and by.end() <= one.start and one.end <= stop]
    return after[:1]


def _own_subject(analysis: Analysis, position: int) -> list[tuple[int, int]]:
    """Subjects before the operative words in their clause; in Chinese only until 对 or the like opens the object."""
    clause = analysis.clause_at(position)
    begin, stop = analysis.begin_of(clause.first), analysis.words[position].start
    own = [(one.start, one.end) for one in analysis.subjects if begin <= one.start and one.end <= stop]
    if analysis.language != "zh":
        return own
    object_from = next((match.start() for match in _COVERB.finditer(analysis.text, begin, stop)), stop)
    return [span for span in own if span[0] < object_from and not _WE_WITH.search(analysis.text[begin : span[0]])]


def _is_doer(analysis: Analysis, span: tuple[int, int]) -> bool:
    """Whether the stretch names a doer beside a Russian passive: the sides («сторонами») or one («с … стороны»)."""
    joint = any(one.kind is SpeakerKind.JOINT and (one.start, one.end) == span for one in analysis.subjects)
    return joint or bool(_FROM_A_SIDE.search(analysis.text, 0, span[0]))


def _understood(analysis: Analysis, deed: Deed, start: int) -> Speaker:
    """A speaker not before the verb: the first person of the verb, a subject elsewhere in the sentence, or nobody."""
    if deed.operative.form.endswith("1"):
        return Speaker(SpeakerKind.SIDE)
    before = speaker_of(analysis.text, analysis.subjects, start, deed.at[0])
    if before.kind is not SpeakerKind.UNSTATED:
        return before
    first = deed.operative.match.first
    clause = analysis.clause_at(first)
    name = analysis.words[0]
    if first == 1 and name.capital and not name.keys and not is_word(name.text, analysis.language):
        return Speaker(SpeakerKind.SIDE, analysis.text[name.start : name.end])
    stop = analysis.words[clause.end - 1].end
    if analysis.language == "ru" and deed.operative.form[:1] == "f":
        after = [one for one in analysis.subjects if deed.at[0] <= one.start and one.end <= stop]
        joint = [one for one in after if one.kind is SpeakerKind.JOINT]
        if joint:
            return Speaker(SpeakerKind.JOINT, analysis.text[joint[0].start : joint[0].end])
    return NOBODY


def _settled(speaker: Speaker, whole: str, language: str, setting: Setting) -> Speaker:
    """The speaker seen from the issuers: they speak where nobody is named; another state is a third party.

    ``whole``: all that names the speaker ("the Prime Minister of Ombria").
    """
    if not setting.issuers:
        return speaker
    if speaker.kind is SpeakerKind.UNSTATED:
        return Speaker(SpeakerKind.JOINT if len(setting.issuers) > 1 else SpeakerKind.SIDE)
    if speaker.kind is not SpeakerKind.SIDE:
        return speaker
    names = gazetteer(language)
    own = {entry.id for issuer in setting.issuers for entry, _, _ in names.found(issuer)}
    spoken = {entry.id for entry, _, _ in names.found(whole) if entry.kind == "state"}
    foreign = bool(spoken) and bool(own) and spoken.isdisjoint(own)
    return Speaker(SpeakerKind.THIRD_PARTY, speaker.name) if foreign else speaker


def _statement(
    passage: Passage, analysis: Analysis, part: _Part, named: Sequence[Mention], setting: Setting
) -> Statement:
    deed = part.deed
    aimed = target_of(analysis, deed, (part.start, part.end), part.excluded)
    target = _moved(aimed, passage)
    action = action_after(analysis, deed.operative.match, part.end) if deed.act in COMMISSIVE else None
    bond = Bond(part.speaker.name, deed.act, deed.force, deed.negated, part.start, part.end)
    start, end = passage.start + part.start, passage.start + part.end
    return Statement(
        passage=passage.id,
        start=start,
        end=end,
        text=passage.text[part.start : part.end],
        speaker=part.speaker,
        act=deed.act,
        force=deed.force,
        binding=deed.binding,
        polarity=deed.polarity,
        negated=deed.negated,
        target=target,
        named=tuple(one for one in named if start <= one.start < end),
        topics=topics_of(analysis.text[part.start : part.end], analysis.language),
        commitment=commitment(analysis, action, bond, setting.date),
        reasons=deed.reasons,
    )


def _moved(target: Target, passage: Passage) -> Target:
    """The target with offsets of the document and the words as they stand there."""
    if target.kind is TargetKind.NONE:
        return target
    words = passage.text[target.start : target.end]
    return Target(target.kind, words, target.start + passage.start, target.end + passage.start, target.id)
