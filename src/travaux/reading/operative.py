"""Which of the operative words of a sentence act for its speaker: main and coordinate verbs, not what is embedded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from travaux.reading.analysis import Analysis
from travaux.reading.clauses import Clause, ClauseKind
from travaux.reading.duty import has_agent
from travaux.reading.finiteness import doer, finite
from travaux.reading.lexicon import Role
from travaux.reading.matches import Match
from travaux.reading.promises import promise
from travaux.reading.usage import form_of, left_open, negation, subject_between
from travaux.reading.veils import veiled_actors
from travaux.record.statements import Act

COMMISSIVE = frozenset({"undertake", "agree"})
YIELDING = frozenset({"support", "welcome", "affirm", "note", "agree", "praise"})
"""Acts whose base form after "intend to ... and" is one more infinitive."""
COURTEOUS = frozenset({Act.PRAISE, Act.THANK, Act.WELCOME})
"""Acts after which "to" names a person ("congratulations to Mr ... and assure him")."""
WEAK_CONTENT = frozenset({Act.NOTE, Act.AFFIRM})
FUTURE = frozenset({Act.NOTE, Act.SUPPORT})
"""Acts whose Russian verbs say in the future what will be done, after another promise ("создадут и признают")."""
FUTURE_BE = frozenset({"будет", "будут"})
WISH = 2
"""A wish of more force than this is a promise."""
LEADING_GERUND = 3
"""A gerund acts for the speaker only as the opening of a preamble: among the first words, with no finite act after."""


@dataclass(frozen=True, slots=True)
class Operative:
    """An operative word that counts. ``frame`` is the verb of saying it is the content of, if any."""

    match: Match
    act: Act | None
    force: int
    form: str
    negated: bool
    frame: Match | None = None


def operatives(analysis: Analysis) -> list[Operative]:
    """The acts of a sentence in order, one for each coordinate operative word; empty when none is claimed."""
    return _Selection(analysis).select()


class _Selection:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.chosen: list[Operative] = []
        self.gerunds: list[Operative] = []
        self.deontics: list[Operative] = []
        self.report: Match | None = None
        self.framed = False

    def select(self) -> list[Operative]:
        for match in self.analysis.operative:
            self.consider(match)
        if self.analysis.text.rstrip(' »”"').endswith(("?", "？")):
            return []
        if self.chosen:
            opening = self.promised(None)
            weak = self.chosen[0].act in FUTURE and self.chosen[0].form.startswith("f")
            if weak and opening and opening[0].match.first < self.chosen[0].match.first:
                return opening
            return [*self.chosen, *self.promised(self.chosen[-1].match), *self.asked_besides()]
        promised = self.promised(None)
        if promised:
            return promised
        if self.report is not None:
            return self.asked() or self.fallback(self.report)
        return self.gerunds or self.asked()

    def asked(self) -> list[Operative]:
        """The first word of duty that somebody ought to act by, else the first of all."""
        return [one for one in self.deontics if has_agent(self.analysis, one.match)][:1] or self.deontics[:1]

    def asked_besides(self) -> list[Operative]:
        """What somebody ought to do in a clause of its own after a semicolon, beside the acts chosen."""
        last = self.chosen[-1].match.last
        return [
            one
            for one in self.deontics
            if one.match.first > last
            and self.analysis.clause_at(one.match.first).separator == ";"
            and has_agent(self.analysis, one.match)
        ][:1]

    def promised(self, after: Match | None) -> list[Operative]:
        """What Russian promises by tense alone: alone in its sentence, or coordinate with the act before it."""
        if self.analysis.language != "ru" or (after is not None and after.pattern.name in COMMISSIVE):
            return []
        found = promise(self.analysis, after.last + 1 if after is not None else 0, reported=self.report is not None)
        if found is None or (after is not None and not self.coordinate(found)):
            return []
        return [Operative(found, Act.UNDERTAKE, found.pattern.force, "f", negation(self.analysis, found))]

    def coordinate(self, match: Match) -> bool:
        """Whether the future goes on the main line: right after a conjunction, or with a joint subject of its own."""
        clause = self.analysis.clause_at(match.first)
        return clause.kind is ClauseKind.MAIN and self.joined(match, clause)

    def fallback(self, report: Match) -> list[Operative]:
        name = report.pattern.name
        clause = self.analysis.clause_at(report.first)
        named = not report.pattern.weak or subject_between(self.analysis, report.last + 1, clause.end)
        act = Act(name) if name and named else None
        return [Operative(report, act, report.pattern.force, form_of(self.analysis, report), False)] if act else []

    def consider(self, match: Match) -> None:
        analysis = self.analysis
        form = form_of(analysis, match)
        if form == "g" and not finite(analysis, match, form):
            opening = match.first < LEADING_GERUND and not self.chosen and not self.report
            coordinate = bool(self.gerunds) and self.joined(match, analysis.clause_at(match.first))
            if (opening or coordinate) and match.pattern.role is Role.ACT:
                self.gerunds.append(self.operative(match, form))
            return
        clause = analysis.clause_at(match.first)
        embedded = clause.kind is ClauseKind.SUBORDINATE and not self.resumes(match, clause)
        if embedded or not finite(analysis, match, form):
            return
        if match.pattern.role is Role.REPORT:
            if self.report is None and (not self.chosen or self.joined(match, clause)):
                self.report = match
            return
        self.place(match, clause, form)

    def place(self, match: Match, clause: Clause, form: str) -> None:
        frame = self.frame_before(match, clause)
        found = self.operative(match, form)
        passed = self.addressed(match, clause) or self.under_duty(match) or self.wish_to_act(match)
        if found.act is None or passed or self.veiled_subject(match, clause):
            return
        if match.pattern.deontic:
            if self.polite(match):
                return
            if frame is None or frame.pattern.role is Role.REPORT:
                self.deontics.append(found)
            return
        if frame is not None:
            self.content(found, frame)
        elif not self.chosen:
            if clause.kind is ClauseKind.MAIN or self.report is not None:
                self.chosen.append(found)
        elif self.joined(match, clause) and self.goes_on(match, form, clause):
            self.chosen.append(found)

    def resumes(self, match: Match, clause: Clause) -> bool:
        """Whether a word of duty goes with what is before "who": "those who hide behind sanctions should ask"."""
        inside = range(clause.first + 1, match.first)
        return (
            self.analysis.language == "en"
            and match.pattern.deontic
            and not clause.separator
            and len(inside) > 1
            and not any(self.analysis.has(at, "coordinators") for at in inside)
            and not subject_between(self.analysis, clause.first + 1, match.first)
        )

    def polite(self, match: Match) -> bool:
        """Whether a word of duty only leads to another act ("I must thank", "I should stress")."""
        return any(
            match.first <= one.last <= match.last and one.pattern.role is Role.TRANSPARENT and len(one.at) > 1
            for one in self.analysis.matches
        ) and any(match.last < other.first <= match.last + 2 for other in self.analysis.operative)

    def addressed(self, match: Match, clause: Clause) -> bool:
        """Whether the one spoken to is the subject ("you have decided")."""
        return any(self.analysis.has(at, "addressees") for at in range(max(clause.first, match.first - 3), match.first))

    def wish_to_act(self, match: Match) -> bool:
        """Whether a wish or view only leads to another act ("wish to thank", «считаем нужным отметить»)."""
        judged = match.pattern.name == Act.AFFIRM
        if not judged and (match.pattern.name != Act.UNDERTAKE or match.pattern.force > WISH):
            return False
        wishes = any(
            one.pattern.role is Role.TRANSPARENT
            and (one.first == match.first and len(one.at) > 1 if judged else match.first <= one.last <= match.last)
            for one in self.analysis.matches
        )
        return wishes and any(
            match.last < other.first <= match.last + 4
            and other.pattern.name not in COMMISSIVE
            and not other.pattern.deontic
            for other in self.analysis.operative
        )

    def veiled_subject(self, match: Match, clause: Clause) -> bool:
        """Whether "some states" are the ones who act here: their deeds are told, not done by the speaker."""
        if match.pattern.deontic or match.pattern.impersonal:
            return False
        analysis = self.analysis
        begin, stop = analysis.begin_of(clause.first), analysis.words[match.first].start
        own = subject_between(analysis, clause.first, match.first)
        return not own and any(
            begin <= start < stop for start, _ in veiled_actors(analysis.text[:stop], analysis.language)
        )

    def under_duty(self, match: Match) -> bool:
        """Whether the act is what somebody ought to do ("must support"), not what the speaker does."""
        if not self.deontics or match.pattern.name not in YIELDING or match.pattern.deontic:
            return False
        return not subject_between(self.analysis, self.deontics[-1].match.last + 1, match.first)

    def content(self, found: Operative, frame: Match) -> None:
        """An act inside reported speech takes the place of a frame that claims less."""
        reported = frame.pattern.role is Role.REPORT
        if found.match.pattern.weak and found.act is Act.UNDERTAKE and self.thing_subject(found.match):
            return
        if (found.act in WEAK_CONTENT and not reported) or not self.spoken(found.match):
            return
        if not self.framed:
            self.framed = True
            self.chosen = [one for one in self.chosen if one.match is not frame]
        self.chosen.append(replace(found, frame=frame))

    def thing_subject(self, match: Match) -> bool:
        """Whether what "will" be done in reported words has no doer for subject ("that matters shall be settled")."""
        first = self.analysis.clause_at(match.first).first
        return self.analysis.language == "en" and not doer(self.analysis, first, match.first)

    def spoken(self, match: Match) -> bool:
        """Whether the subject of a content clause may speak for the speaker: one is known, or none is expressed."""
        analysis = self.analysis
        return left_open(analysis, match.first) or bool(self.subject_in(match))

    def subject_in(self, match: Match) -> bool:
        clause = self.analysis.clause_at(match.first)
        return subject_between(self.analysis, clause.first, match.first)

    def frame_before(self, match: Match, clause: Clause) -> Match | None:
        """The verb of saying whose content the match stands in; None in the main line of the sentence."""
        frame = self.report or next((one.match for one in reversed(self.chosen) if self.is_frame(one.match)), None)
        if frame is not None and frame.pattern.role is Role.ACT and self.resumed(frame, match, clause):
            return None
        if frame is None or self.framed:
            return None
        analysis = self.analysis
        inside = analysis.clause_at(frame.last)
        if clause.first == inside.first:
            return frame if self.nested(frame, match) else None
        if analysis.language == "zh":
            return frame if self.opens_content(frame, inside) else None
        if clause.kind is ClauseKind.CONTENT or (frame.pattern.role is Role.REPORT and not self.joined(match, clause)):
            return frame
        return None

    def resumed(self, frame: Match, match: Match, clause: Clause) -> bool:
        """Whether the subject of the frame goes on: "reaffirms that ... and opposes", 重申……，反对……."""
        analysis = self.analysis
        if analysis.language == "zh":
            words = analysis.words
            stretches = analysis.text.count("，", words[frame.last].end, words[match.first].start)
            return stretches > 1 and not self.subject_in(match)
        near = range(max(0, match.first - 3), match.first)
        coordinator = next((at for at in reversed(near) if analysis.has(at, "coordinators")), None)
        if coordinator is None:
            return False
        own = subject_between(analysis, max(clause.first, coordinator + 1), match.first)
        return not own and self.agrees(match, form_of(analysis, match))

    def is_frame(self, match: Match) -> bool:
        keys = self.analysis.words[match.first].keys
        opens = len(match.at) == 1 or self.analysis.has(match.last, "complementizers")
        return opens and not self.analysis.table.frames.isdisjoint(keys)

    def nested(self, frame: Match, match: Match) -> bool:
        """Content in the same stretch: a subject or only light words stand between the frame and the act."""
        analysis = self.analysis
        between = range(frame.last + 1, match.first)
        if analysis.language == "zh":
            return all(analysis.passes(position) for position in between) and analysis.words[match.first].distance <= 1
        return subject_between(analysis, frame.last + 1, match.first)

    def opens_content(self, frame: Match, inside: Clause) -> bool:
        """In Chinese a frame right before its comma announces content."""
        analysis = self.analysis
        if frame.last + 1 != inside.end or inside.end >= len(analysis.words):
            return False
        between = analysis.text[analysis.words[frame.last].end : analysis.words[inside.end].start]
        return between.lstrip("的是")[:1] in {"，", "：", ","}

    def joined(self, match: Match, clause: Clause) -> bool:
        """Whether the act is coordinate with an earlier one: after a conjunction, a comma, or a subject of its own."""
        analysis = self.analysis
        position = match.first - 1
        if analysis.language == "zh" and self.chosen and self.chosen[-1].match.first >= clause.first:
            return any(
                analysis.has(at, "coordinators") for at in range(max(clause.first, match.first - 3), match.first)
            )
        if len(match.at) > 1 and analysis.has(match.first, "coordinators"):
            return True
        while position >= clause.first and (analysis.passes(position) or analysis.has(position, "negators")):
            if analysis.has(position, "coordinators"):
                return True
            position -= 1
        if position < clause.first:
            return clause.kind is ClauseKind.MAIN and bool(clause.separator)
        return analysis.has(position, "coordinators") or (
            clause.kind is ClauseKind.MAIN and bool(clause.separator) and self.subject_in(match)
        )

    def goes_on(self, match: Match, form: str, clause: Clause) -> bool:
        """Whether a coordinate verb has the subject of the first, or in a clause of its own a subject of its own."""
        other = bool(clause.separator == ";" and self.subject_in(match))
        return self.agrees(match, form) or match.pattern.name in COMMISSIVE or other

    def agrees(self, match: Match, form: str) -> bool:
        """Whether a coordinate verb has the form of the first: tense and number in Russian, ending in English."""
        first = self.chosen[0].form
        if self.analysis.language == "zh" or "x" in {first, form}:
            return True
        if self.analysis.language == "ru":
            return first[:1] == form[:1] and first[2:3] == form[2:3]
        if form == "b" and self.infinitive_after(self.chosen[0].match) and match.pattern.name in YIELDING:
            return False
        return first == form or (form == "b" and match.pattern.name not in YIELDING)

    def infinitive_after(self, match: Match) -> bool:
        if match.pattern.name in COURTEOUS:
            return False
        following = self.analysis.words[match.last : match.last + 4]
        return any(word.text == "to" for word in following)

    def operative(self, match: Match, form: str) -> Operative:
        pattern = match.pattern
        act = Act(pattern.name) if pattern.role is Role.ACT else None
        negated = negation(self.analysis, match)
        if form == "s" and ((negated and act is Act.AGREE) or self.to_come(match)):
            act = None  # «решение не принято», «будут согласованы»: nothing is settled, and nobody refuses
        return Operative(match, act, pattern.force, form, negated)

    def to_come(self, match: Match) -> bool:
        """Whether a Russian passive is in the future: the auxiliary promises, if anything does."""
        return any(word.text in FUTURE_BE for word in self.analysis.words[max(0, match.first - 2) : match.first])
