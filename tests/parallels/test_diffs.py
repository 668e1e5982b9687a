from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.errors import InvalidValue
from travaux.parallels.diffs import Run, runs
from travaux.record.documents import Document
from travaux.record.parallels import Edit, EditKind, Parallel, Status
from travaux.record.passages import quote


@dataclass(frozen=True)
class Change:
    kind: EditKind
    earlier: tuple[int, int]
    later: tuple[int, int]


def _parallel(earlier: str, later: str, changes: list[Change], offset: int = 0) -> Parallel:
    """A parallel between two whole texts that stand ``offset`` characters into their documents."""
    old = Document("old", "·" * offset + earlier, "und", "2021")
    new = Document("new", "·" * 2 * offset + later, "und", "2023")
    edits = tuple(
        Edit(
            change.kind,
            earlier[slice(*change.earlier)],
            later[slice(*change.later)],
            change.earlier[0] + offset,
            change.earlier[1] + offset,
            change.later[0] + 2 * offset,
            change.later[1] + 2 * offset,
        )
        for change in changes
    )
    return Parallel(
        quote(old, offset, len(old.text)),
        quote(new, 2 * offset, len(new.text)),
        old.date,
        "und",
        Status.EDITED,
        1.0,
        1.0,
        edits,
    )


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("earlier", "later", "old", "new"),
    [
        (
            "Стороны намерены углублять связи.",
            "Стороны намерены последовательно углублять связи.",
            "",
            "последовательно ",
        ),
        ("双方将深化合作。", "双方将持续深化合作。", "", "持续"),
        ("The Parties will deepen ties.", "The Parties will steadily deepen ties.", "", "steadily "),
    ],
)
def test_runs_show_an_addition_between_kept_words(earlier: str, later: str, old: str, new: str) -> None:
    start = later.index(new)
    change = Change(EditKind.ADDED, (start, start), _span(later, new))
    assert runs(_parallel(earlier, later, [change], offset=7)) == (
        Run(None, earlier[:start], earlier[:start]),
        Run(EditKind.ADDED, old, new),
        Run(None, earlier[start:], earlier[start:]),
    )


@pytest.mark.parametrize(
    ("earlier", "later", "moved"),
    [
        ("в торговле, науке и культуре", "в науке и культуре, торговле", "торговле"),
        ("在贸易、科学和文化领域", "在科学、贸易和文化领域", "贸易"),
        ("in trade, science and culture", "in science, trade and culture", "trade"),
    ],
)
def test_runs_show_moved_words_where_they_were_and_where_they_are(earlier: str, later: str, moved: str) -> None:
    change = Change(EditKind.REORDERED, _span(earlier, moved), _span(later, moved))
    found = runs(_parallel(earlier, later, [change]))
    assert Run(EditKind.REORDERED, moved, "") in found
    assert Run(EditKind.REORDERED, "", moved) in found
    assert "".join(run.earlier for run in found) == earlier
    assert "".join(run.later for run in found) == later


@pytest.mark.parametrize("text", ["Стороны согласились.", "双方同意。", "The Parties agreed."])
def test_runs_without_edits_are_one_kept_run(text: str) -> None:
    assert runs(_parallel(text, text.upper(), [])) == (Run(None, text, text.upper()),)


@pytest.mark.parametrize("text", ["Стороны согласились.", "双方将深化合作。", "The Parties agreed."])
@pytest.mark.parametrize(("start", "words"), [(-1, "·?"), (2, "?"), (3, "??????????????????????")])
def test_runs_refuse_edits_that_do_not_stand_in_the_texts(text: str, start: int, words: str) -> None:
    whole = _parallel(text, text, [], offset=3)
    faulty = Edit(EditKind.REMOVED, words, "", 3 + start, 3 + start + len(words), 7, 7)
    with pytest.raises(InvalidValue, match="does not stand"):
        runs(replace(whole, edits=(faulty,)))


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Стороны исходят из того, что ", "море общее."),
        ("双方认为，", "大海属于各国。"),
        ("The Parties hold that ", "the sea is shared."),
    ],
)
def test_words_of_the_passage_beside_the_quotation_are_in_no_run(before: str, text: str) -> None:
    old, new = Document("old", text, "und", "2021"), Document("new", before + text, "und", "2023")
    added = Edit(EditKind.ADDED, "", before, 0, 0, 0, len(before))
    later = quote(new, len(before), len(new.text))
    parallel = Parallel(quote(old, 0, len(text)), later, "2021", "und", Status.EDITED, 0.6, 1, (added,))
    assert runs(parallel) == (Run(None, text, text),)
    half = Edit(EditKind.ADDED, "", before + text[:2], 0, 0, 0, len(before) + 2)
    found = runs(replace(parallel, edits=(half,)))
    assert found == (Run(EditKind.ADDED, "", text[:2]), Run(None, text, text[2:]))


@pytest.mark.parametrize("text", ["Стороны согласились.", "双方将深化合作。", "The Parties agreed."])
def test_runs_refuse_edits_that_overlap(text: str) -> None:
    changes = [Change(EditKind.REMOVED, (1, 4), (1, 1)), Change(EditKind.REMOVED, (3, 5), (2, 2))]
    with pytest.raises(InvalidValue, match="overlaps"):
        runs(_parallel(text, text, changes))


PIECES = st.sampled_from(
    ["Стороны ", "подтвердили ", "双方", "重申", "互利", "The Parties ", "agreed, ", "2024 ", "．", " "]
)


@st.composite
def rewritten(draw: st.DrawFn) -> tuple[str, str, list[Change]]:
    """Two texts and true edits between them: pieces kept, replaced, added, removed and moved about."""
    pieces = draw(st.lists(PIECES, min_size=1, max_size=12))
    fates = draw(
        st.lists(st.sampled_from(["keep", "keep", "move", *EditKind]), min_size=len(pieces), max_size=len(pieces))
    )
    earlier, later, changes = "", "", []
    moving: list[tuple[int, int, str]] = []
    for piece, fate in zip(pieces, fates, strict=True):
        if draw(st.booleans()) and moving:
            start, end, words = moving.pop(draw(st.integers(0, len(moving) - 1)))
            changes.append(Change(EditKind.REORDERED, (start, end), (len(later), len(later) + len(words))))
            later += words
        if fate == "keep":
            # what is kept may differ in letter form or spacing
            earlier, later = earlier + piece, later + draw(st.sampled_from([piece, piece.upper(), piece.strip()]))
        elif fate in ("move", EditKind.REORDERED):
            moving.append((len(earlier), len(earlier) + len(piece), piece))
            earlier += piece
        else:
            kind = EditKind(fate)
            old = "" if kind is EditKind.ADDED else piece
            new = "" if kind is EditKind.REMOVED else draw(PIECES)
            changes.append(Change(kind, (len(earlier), len(earlier) + len(old)), (len(later), len(later) + len(new))))
            earlier, later = earlier + old, later + new
    for start, end, words in moving:
        changes.append(Change(EditKind.REORDERED, (start, end), (len(later), len(later) + len(words))))
        later += words
    return earlier, later, draw(st.permutations(changes))


@given(rewritten(), st.integers(0, 3))
def test_runs_give_back_both_texts(case: tuple[str, str, list[Change]], offset: int) -> None:
    earlier, later, changes = case
    found = runs(_parallel(earlier, later, changes, offset))
    assert "".join(run.earlier for run in found) == earlier
    assert "".join(run.later for run in found) == later
    assert all(run.earlier or run.later for run in found)
