import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.brief.brief_file import parsed, written
from travaux.errors import InvalidValue
from travaux.record.briefs import Brief, Cited, CitedAnswer, CitedCounts, CitedRow, CitedWords, Section
from travaux.record.registers import Register
from travaux.text.brief_marks import escaped

lines = st.text(min_size=1, max_size=60).map(lambda text: " ".join(escaped(text).split())).filter(bool)
anything = st.text(max_size=60)
ids = st.text("0123456789abcdef", min_size=4, max_size=16)
cited: st.SearchStrategy[Cited] = st.one_of(
    st.builds(CitedWords, ids, st.integers(0, 999), st.integers(0, 999), anything),
    st.builds(CitedRow, st.sampled_from(Register), ids, anything),
    st.builds(CitedAnswer, anything.filter(bool), anything, anything),
    st.builds(CitedCounts, st.dictionaries(anything, anything, max_size=3)),
)
sections = st.builds(
    Section,
    lines.map(lambda line: f"Q {line}"),
    st.lists(lines.map(lambda line: f"S {line}")).map(tuple),
    st.booleans(),
)
briefs = st.builds(
    Brief, lines.map(lambda line: f"T {line}"), ids, st.just("2024-05"), lines, st.lists(sections).map(tuple),
    st.dictionaries(st.integers(1, 99), cited, max_size=4),
)  # fmt: skip


@given(briefs)
def test_a_brief_comes_back_from_its_file(brief: Brief) -> None:
    assert parsed(written(brief), "x.md") == brief


FILE = """---
format: travaux.brief/1
---
# Заголовок 标题

<!-- a remark
of the author -->
## What is new?

- a sentence
  that goes on[^1]
another

[^1]: words abcdef 0-4 "слов"
"""


def test_a_file_written_by_hand_is_read() -> None:
    brief = parsed(FILE, "x.md")
    assert brief.title == "Заголовок 标题"
    assert brief.sections == (Section("What is new?", ("a sentence that goes on[^1] another",)),)
    assert brief.evidence == {1: CitedWords("abcdef", 0, 4, "слов")}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("format: travaux.brief/1", "format: other", "no brief"),
        ("---\n#", "#", "no brief"),
        ("travaux.brief/1", "travaux.brief/1\ncolour: red", "fields no brief has"),
        ('words abcdef 0-4 "слов"', "words abcdef", "no evidence"),
        ('words abcdef 0-4 "слов"', 'row nothing 12 "x"', "not a valid Register"),
        ('words abcdef 0-4 "слов"', 'answer {"verdict": "holds"}', "has a claim"),
        ("## What is new?", "What is new?", "before the first question"),
        ('[^1]: words abcdef 0-4 "слов"', '[^1]: words a 0-4 "x"\n[^1]: words a 0-4 "x"', "already given"),
        ("travaux.brief/1", "travaux.brief/1\n  x: [", "no YAML"),
    ],
)
def test_what_cannot_be_read_is_named(before: str, after: str, said: str) -> None:
    assert before in FILE
    with pytest.raises(InvalidValue, match=said):
        parsed(FILE.replace(before, after), "x.md")
