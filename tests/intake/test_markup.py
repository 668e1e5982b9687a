import pytest

from travaux.intake.extracts import Unreadable
from travaux.intake.markup import read_markup
from travaux.record.drafts import IntakeOptions


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_read_markup_takes_a_paragraph_an_element(language: str) -> None:
    words = {"ru": "Статья", "zh": "第一条", "en": "Article"}[language]
    body = f"<title>{words}</title><!-- no --><p>{words} <i>1</i>.</p><note><p>x</p></note>"
    xml = f"<act xml:lang='{language}'>{body}</act>"
    found = read_markup(xml.encode(), IntakeOptions())
    assert found.text == f"{words}\n\n{words} 1.\n\nx"
    assert found.fields == {"language": language, "title": words}


def test_read_markup_refuses_entities() -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'
    with pytest.raises(Unreadable, match="entities"):
        read_markup(laughs, IntakeOptions())
    outside = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'
    with pytest.raises(Unreadable, match="entities"):
        read_markup(outside, IntakeOptions())


def test_read_markup_mends_what_is_not_well_formed() -> None:
    found = read_markup(b"<a><p>One</p><p>Two</a>", IntakeOptions())
    assert "One" in found.text
    assert [caution.kind for caution in found.cautions] == ["broken-markup"]


def test_read_markup_refuses_deep_trees_and_plain_text() -> None:
    with pytest.raises(Unreadable):
        read_markup(b"no markup at all", IntakeOptions())
    deep = b"<a>" * 5000 + b"x" + b"</a>" * 5000
    found = read_markup(deep, IntakeOptions())
    assert [caution.kind for caution in found.cautions] == ["broken-markup"]
