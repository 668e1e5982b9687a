"""A reading as rich text for a terminal; the same words without colour when it is piped.

Colour is never the only cue: every status has a letter, and edits carry brackets, ``[-before-]{+after+}``, as wdiff
and git write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from travaux.parallels.diffs import Run, runs
from travaux.record.parallels import Parallel, Status, Translation
from travaux.record.readings import PassageReading, Reading
from travaux.render import wording
from travaux.render.controls import shown
from travaux.render.summaries import StatusRow, status_rows

STYLES: dict[Status, str] = {
    Status.VERBATIM: "bright_black",
    Status.EDITED: "blue",
    Status.REWORKED: "green",
    Status.PARAPHRASE: "magenta",
    Status.NEW: "bold yellow",
}
LETTERS: dict[Status, str] = {
    Status.VERBATIM: "v",
    Status.EDITED: "e",
    Status.REWORKED: "r",
    Status.PARAPHRASE: "p",
    Status.NEW: "N",
}
BAR_WIDTH = 60
SHOWN, REPEATED_SHOWN = 25, 3
"""Passages of a status shown in the short form, the longest, and of the verbatim ones, the first: enough to see what is
new and what is repeated; the rest is counted."""


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """Which passages to show: of ``statuses`` every one; by default the longest of each, and few verbatim ones.

    ``in_order`` shows them in the order of the text instead of by status.
    """

    statuses: frozenset[Status] | None = None
    in_order: bool = False


def reading_text(reading: Reading, options: TerminalOptions | None = None) -> RenderableType:
    """The reading to be printed by a rich Console: summary, passages, what was dropped, notes."""
    chosen = options or TerminalOptions()
    return Group(
        *_title(reading),
        *_summary(reading),
        *_passages(reading, chosen),
        *_dropped(reading),
        *_notes(reading),
    )


LONGEST_LINE = 4000
"""Characters of one passage, title or source shown in text form; a sentence of a treaty seldom has 2,000."""


def _line(*parts: str | tuple[str, str]) -> Text:
    """A line of received or own words with styles; nothing in it moves the cursor or is read as markup.

    What is longer than LONGEST_LINE is cut, and the cut is said: laying out text costs more than its length.
    """
    line, left, cut = Text(), LONGEST_LINE, 0
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        line.append(shown(words[:left]), style)
        cut += max(0, len(words) - left)
        left = max(0, left - len(words))
    if cut:
        line.append(f" [... {cut:,} more characters; JSON and HTML hold them all]", "dim")
    return line


def _title(reading: Reading) -> Iterator[RenderableType]:
    document = reading.document
    facts = (document.date or "no date", document.language, document.kind, " · ".join(document.issuers), document.id)
    yield _line((wording.name(document), "bold"))
    yield _line((" · ".join(fact for fact in facts if fact), "dim"))
    yield Text()


def _summary(reading: Reading) -> Iterator[RenderableType]:
    rows = status_rows(reading)
    if reading.passages:
        yield _bar(reading)
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "left", "right", "right", "right"):
        table.add_column(justify=justify)
    for row in rows:
        table.add_row(*_row(row))
    yield table
    yield Text()
    yield _line(
        "Best single source ",
        (wording.percent(reading.best_single_source), "bold"),
        ", any source ",
        (wording.percent(reading.any_source), "bold"),
        " of the words stand in runs of words shared with earlier texts, whatever the status of their passage.",
    )
    yield _line("Length: ", wording.length(reading.length), f" Counted as {reading.length.rule}.")
    yield _line("Read against: ", wording.searched(reading.coverage))
    if undated := wording.left_out(reading.coverage):
        yield _line((undated, "bold"))
    if nothing := wording.nothing_to_read_against(reading):
        yield _line((nothing, "bold"))


def _row(row: StatusRow) -> tuple[Text, ...]:
    style = STYLES[row.status]
    return (
        Text(LETTERS[row.status], style),
        Text(row.status.value, style),
        Text(wording.percent(row.share), "bold"),
        Text(wording.count(row.words, "word")),
        Text(wording.count(row.passages, "passage")),
    )


def _bar(reading: Reading) -> Text:
    """The whole text as one line: a cell for every sixtieth of its words, by the status most of it has."""
    cells = _cells([(read.status, read.words) for read in reading.passages], BAR_WIDTH)
    return Text.assemble(*((LETTERS[status], f"{STYLES[status]} reverse") for status in cells))


def _cells(spans: list[tuple[Status, int]], width: int) -> list[Status]:
    """For each of ``width`` equal parts of the words, the status with the most words in it; the newest wins a tie."""
    total = sum(words for _, words in spans)
    ends = list(accumulate(words for _, words in spans))
    cells = []
    for cell in range(width if total else 0):
        low, high = cell * total / width, (cell + 1) * total / width
        inside = dict.fromkeys(Status, 0.0)
        for (status, words), end in zip(spans, ends, strict=True):
            inside[status] += max(0.0, min(high, end) - max(low, end - words))
        cells.append(max(reversed(Status), key=lambda status: inside[status]))
    return cells


_Numbered = tuple[int, PassageReading]


def _passages(reading: Reading, options: TerminalOptions) -> Iterator[RenderableType]:
    """The passages chosen: what is new first, what is repeated last; or in the order of the text."""
    wanted = frozenset(Status) if options.statuses is None else options.statuses
    chosen = [(number, read) for number, read in enumerate(reading.passages, 1) if read.status in wanted]
    if options.in_order:
        yield from _section("Passages", chosen, reading, 0)
        return
    for status in reversed(Status):
        of_status = [(number, read) for number, read in chosen if read.status is status]
        shown_of = of_status if options.statuses else _few(of_status, status)
        if of_status:
            title = f"{status.value.capitalize()}: {wording.MEANINGS[status]}"
            yield from _section(title, shown_of, reading, len(of_status) - len(shown_of))


def _few(of_status: Sequence[_Numbered], status: Status) -> Sequence[_Numbered]:
    """The passages of a status that the short form shows, in the order of the text."""
    if status is Status.VERBATIM:
        return of_status[:REPEATED_SHOWN]
    longest = sorted(of_status, key=lambda one: (-one[1].words, one[0]))[:SHOWN]
    return sorted(longest, key=lambda one: one[0])


def _section(title: str, numbered: Sequence[_Numbered], reading: Reading, more: int) -> Iterator[RenderableType]:
    yield Text()
    yield _line((title, "bold underline"))
    if not numbered:
        yield _line("No passage.")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for number, read in numbered:
        grid.add_row(str(number), Text(LETTERS[read.status], STYLES[read.status]), _passage(read, reading))
    yield grid
    if more:
        status = numbered[0][1].status.value
        yield _line((f"and {wording.count(more, 'more passage')}; see them with --passages {status}", "dim"))


def _passage(read: PassageReading, reading: Reading) -> Text:
    """A passage with its best earlier wording: the diff where there are edits, both texts where there are none."""
    best = read.best
    if best is None:
        lines = [
            _line(read.passage.text),
            *_translations(read, reading),
            _line((wording.standing(read.standing), "dim")),
        ]
        return Text("\n").join(lines)
    same = best.earlier.exact == best.later.exact
    lines = [_diff(read, best) if best.edits else _line(read.passage.text)]
    lines += [] if same or best.edits else [_line(("was: ", "dim"), best.earlier.exact)]
    lines.append(_line((_source(best, reading), "dim")))
    earliest = read.earliest
    if earliest is not None and earliest is not best:
        lines.append(_line(("earliest: " + _source(earliest, reading), "dim")))
    lines.append(_line((f"{_figures(best)} · {wording.standing(read.standing)}", "dim")))
    lines += [_line(("force ", "dim"), wording.force(read.force))] if read.force is not None else []
    lines += [_line(("cut: ", "dim"), (one.exact, "red")) for one in read.cut]
    return Text("\n").join([*lines, *_translations(read, reading)])


def _translations(read: PassageReading, reading: Reading) -> Iterator[Text]:
    """What earlier texts said of the kind in other languages."""
    for one in read.translations:
        yield _line((f"in {one.language}, alike {wording.percent(one.similarity)}: ", "dim"), one.earlier.exact)
        yield _line((_source(one, reading), "dim"))


def _figures(parallel: Parallel) -> str:
    counted = wording.tally(parallel.edits)
    figures = f"covers {wording.percent(parallel.coverage)}, alike {wording.percent(parallel.similarity)}"
    return f"{figures}, {counted}" if counted else figures


def _source(parallel: Parallel | Translation, reading: Reading) -> str:
    head = reading.heads.get(parallel.earlier.document)
    names = (head.title, " · ".join(head.issuers)) if head else ()
    return " · ".join((parallel.date or "no date", *(name for name in names if name), parallel.earlier.document))


def _diff(read: PassageReading, parallel: Parallel) -> Text:
    """The passage as it stands now, with what was taken out and put in."""
    passage, later = read.passage, parallel.later
    before = passage.text[: later.start - passage.start]
    after = passage.text[later.end - passage.start :]
    return _line(before, *(part for run in runs(parallel) for part in _marked(run)), after)


def _marked(run: Run) -> Iterator[str | tuple[str, str]]:
    if run.kind is None:
        yield run.later
        return
    if run.earlier:
        yield f"[-{run.earlier}-]", "red"
    if run.later:
        yield f"{{+{run.later}+}}", "cyan"


def _dropped(reading: Reading) -> Iterator[RenderableType]:
    yield Text()
    yield _line((f"Dropped: {wording.count(len(reading.dropped), 'formula', 'formulas')}", "bold underline"))
    if nothing := wording.nothing_dropped(reading):
        yield _line(nothing)
    for dropped in reading.dropped:
        head = reading.heads.get(dropped.quote.document)
        name = head.title if head and head.title else dropped.quote.document
        seen = f"in {dropped.seen_in} of the last {dropped.of_last}, last seen {dropped.last_seen or 'undated'}"
        yield _line(("- ", "red"), dropped.quote.exact)
        yield _line((f"  {seen} · {dropped.date or 'no date'} · {name} · {dropped.quote.document}", "dim"))


def _notes(reading: Reading) -> Iterator[RenderableType]:
    """What a reader must know before quoting any of it."""
    yield Text()
    for note in (wording.NOT_NEVER, *reading.coverage.notes):
        yield _line((f"Note: {note}", "dim"))
