from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.brief.claims_file import changes, is_untouched, parsed, replace, written
from travaux.errors import InvalidValue, NotFound
from travaux.record.claims import SavedClaim
from travaux.record.findings import Finding, Verdict

words = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
claims = st.builds(SavedClaim, words, words.filter(bool), words, words, words, words)


@given(st.lists(claims, max_size=5))
def test_what_is_written_is_read_again(saved: list[SavedClaim]) -> None:
    content = written(saved, "draft.md")
    assert list(parsed(content, "x")) == saved
    assert is_untouched(content)


@pytest.mark.parametrize("language_words", ["в четверг", "星期四", "on Thursday"])
def test_a_change_by_hand_is_seen(language_words: str) -> None:
    content = written([SavedClaim(language_words, "claim()")], "draft.md")
    assert not is_untouched(content.replace(language_words, f"{language_words}!"))


@pytest.mark.parametrize(
    "content", ["claims: 5", "- a", "claims: [{text: a}]", "claims: [", "claims: [{claim: a, odd: b}]"]
)
def test_a_file_that_is_no_list_of_claims_is_named(content: str) -> None:
    with pytest.raises(InvalidValue, match=r"draft\.claims"):
        parsed(content, "draft.claims.yaml")


def _answers(claim: str) -> Finding:
    if claim == "gone()":
        raise NotFound("document", "x", "")
    return Finding(
        claim, Verdict.HOLDS if claim == "true()" else Verdict.FAILS, "why", value="7" if claim == "ask()" else ""
    )


def test_only_changed_answers_are_reported() -> None:
    saved = [
        SavedClaim("a", "true()", verdict="holds"),
        SavedClaim("b", "false()", verdict="holds"),
        SavedClaim("c", "true()", "ask()", "holds", "7"),
        SavedClaim("d", "true()", "ask()", "holds", "6"),
        SavedClaim("e", "gone()", verdict="holds"),
        SavedClaim("f", "false()", verdict="holds", keep="no"),
    ]
    found = [(one.saved.text, one.verdict, one.value) for one in changes(saved, _answers)]
    assert found == [("b", "fails", ""), ("d", "holds", "7"), ("e", "", "")]


def test_replacing_leaves_nothing_else_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.claims.yaml"
    for content in ("один", "二"):
        replace(path, content)
        assert path.read_text(encoding="utf-8") == content
    assert list(tmp_path.iterdir()) == [path]
