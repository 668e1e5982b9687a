import pytest

from travaux.errors import InvalidValue
from travaux.intake.metadata import Layer, decide, user_layer
from travaux.record.documents import VersionKind
from travaux.record.drafts import IntakeOptions

TEXTS = {
    "ru": "Стороны подтвердили приверженность договору и условились продолжить консультации. " * 6,
    "zh-Hans": "双方重申恪守条约宗旨和原则，同意继续就共同关心的地区和国际问题保持沟通协调，推动双边关系发展。" * 8,
    "en": "The Sides reaffirmed their commitment to the treaty and agreed to continue their consultations. " * 5,
}


@pytest.mark.parametrize("language", TEXTS)
def test_decide_detects_the_language_when_none_is_said(language: str) -> None:
    found = decide([Layer("the row", {"date": "2020"})], TEXTS[language])
    assert found.fields["language"] == language
    assert found.cautions == ()


def test_decide_ranks_layers_and_warns_of_conflicts() -> None:
    layers = [
        Layer("the options", {"date": "2024-05-16"}, by_user=True),
        Layer("the page", {"date": "17.05.2024", "title": "T"}),
    ]
    found = decide(layers, TEXTS["ru"])
    assert found.fields["date"] == "2024-05-16"
    assert [caution.kind for caution in found.cautions] == ["conflicting-date"]
    assert "the page says 2024-05-17" in found.cautions[0].message
    assert found.observed == {"date": "17.05.2024", "title": "T"}


def test_decide_takes_a_year_and_a_day_in_it_for_agreement() -> None:
    assert decide([Layer("a", {"date": "2024"}), Layer("b", {"date": "2024-05-16"})], TEXTS["en"]).cautions == ()


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, ["undated"]),
        ({"date": "soon"}, ["unreadable-date", "undated"]),
        ({"date": "2500-01-01"}, ["future-date"]),
        ({"date": "2020", "language": "zz-top"}, ["unreadable-language"]),
        ({"date": "2020", "language": "en"}, ["doubtful-language"]),
        ({"date": "2020", "version_kind": "draft"}, ["unreadable-version-kind"]),
    ],
)
def test_decide_warns_instead_of_guessing(fields: dict[str, str], kinds: list[str]) -> None:
    assert [caution.kind for caution in decide([Layer("the row", fields)], TEXTS["ru"]).cautions] == kinds


def test_decide_knows_that_it_does_not_know_the_language() -> None:
    found = decide([Layer("the row", {"date": "2020"})], "42 !!")
    assert found.fields["language"] == "und"
    assert [caution.kind for caution in found.cautions] == ["unknown-language"]


def test_decide_reads_version_kinds_of_any_spelling() -> None:
    assert (
        decide([Layer("x", {"version_kind": "Official translation"})], "x").fields["version_kind"]
        == "official-translation"
    )


@pytest.mark.parametrize("options", [IntakeOptions(date="soon"), IntakeOptions(language="zz-top")])
def test_user_layer_refuses_bad_options(options: IntakeOptions) -> None:
    with pytest.raises(InvalidValue):
        user_layer(options)


def test_user_layer_holds_what_was_said() -> None:
    layer = user_layer(IntakeOptions(issuers=("A", "B"), version_kind=VersionKind.AUTHENTIC))
    assert layer.fields == {"issuers": "A; B", "version_kind": "authentic"}
