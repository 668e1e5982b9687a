from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.samples import head
from travaux.errors import InvalidValue
from travaux.record.documents import VersionKind
from travaux.record.filters import EVERYTHING, Condition, Operator, from_arguments, parse

RU = head(
    language="ru", issuers=("Республика Эльдория", "МИД Нордмарка"), kind="совместное заявление", date="2019-05-16"
)
ZH = head(language="zh-Hans", issuers=("埃尔多里亚共和国",), kind="联合声明", date="2013", act="eldoria-2013")
EN = head(language="en", issuers=("Eldoria",), kind="Joint Statement", date="", title="On Trade, Transit and Rivers")


@pytest.mark.parametrize(
    ("written", "admitted"),
    [
        ("", "ru zh en"),
        ("language=ru", "ru"),
        ("language=ZH", "zh"),
        ("language=zh-Hans", "zh"),
        ("language=zh-Hant", ""),
        ("language=ru|en", "ru en"),
        ("language!=ru|en", "zh"),
        ('issuer="республика эльдория"', "ru"),
        ("issuer~нордмарк", "ru"),
        ("issuer=埃尔多里亚共和国", "zh"),
        ("issuer=ELDORIA", "en"),
        ("issuer!=Eldoria", "ru zh"),
        ("kind=“joint statement”", "en"),
        ("kind=«Совместное заявление», language=ru", "ru"),
        ("act=eldoria-2013", "zh"),
        ('act=""', "ru en"),
        ("act!=eldoria-2013", "ru en"),
        ("title~transit", "en"),
        ('title="on trade, transit and rivers"', "en"),
        ("date>=2013", "ru zh"),
        ("date>2013", "ru"),
        ("date<2019-05-16", "zh"),
        ("date<=2019-05-16", "ru zh"),
        ("date<=2019-05-15", "zh"),
        ("date=2019", "ru"),
        ("date=2019-05|2013", "ru zh"),
        ("date!=2019", "zh en"),
        ('date=""', "en"),
        ('date!=""', "ru zh"),
        ("date>2013 and language=ru", "ru"),
        ("date >= 2013 ; kind ~ 声明", "zh"),
        ("id=00FF", "ru zh en"),
        ("id=01", ""),
        ("version=authentic", "ru zh en"),
    ],
)
def test_a_filter_admits_what_it_says(written: str, admitted: str) -> None:
    found = parse(written)
    named = {"ru": RU, "zh": ZH, "en": EN}
    assert [name for name, one in named.items() if found.admits(one)] == admitted.split()


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ("colour=red", 1, "no such field"),
        ("language=ru colour=red", 13, "no such field"),
        ("language", 1, "expected FIELD=VALUE"),
        ("language=ru en", 13, "expected FIELD=VALUE"),
        ("language=", 10, "a value is missing"),
        ("language=ru|", 13, "a value is missing"),
        ('kind="joint statement', 6, "not closed"),
        ("kind>speech", 5, "does not fit"),
        ("date~2013", 5, "does not fit"),
        ("date>=soon", 7, "not a date in EDTF"),
        ("date>=2013|20x4", 12, "not a date in EDTF"),
        ("language=ru and", 13, "missing after 'and'"),
        ("language=ru , AND ;", 15, "missing after 'and'"),
        ("and language=ru", 1, "expected FIELD=VALUE"),
        ("language=ru and and date>2013", 17, "expected FIELD=VALUE"),
    ],
)
def test_an_error_points_at_its_place(written: str, place: int, said: str) -> None:
    with pytest.raises(InvalidValue, match=said) as caught:
        parse(written)
    assert f"at character {place}:" in str(caught.value)


def test_an_empty_filter_admits_everything() -> None:
    assert parse("  ,; ").conditions == EVERYTHING.conditions
    assert EVERYTHING.admits(RU)


def test_a_filter_knows_what_it_asks_about() -> None:
    assert parse("version=unofficial-translation").asks_about("version")
    assert not parse("kind=version").asks_about("version")
    assert parse("version!=authentic").admits(head(version_kind=VersionKind.OFFICIAL_TRANSLATION))


def test_shell_arguments_get_their_quotation_marks_back() -> None:
    together = from_arguments(["kind=joint statement", "date>=2013", "language=ru kind=x"])
    assert together.conditions == (
        Condition("kind", Operator.EQUAL, ("joint statement",)),
        Condition("date", Operator.AT_LEAST, ("2013",)),
        Condition("language", Operator.EQUAL, ("ru",)),
        Condition("kind", Operator.EQUAL, ("x",)),
    )


@given(st.text(max_size=40))
def test_any_text_is_a_filter_or_an_error_of_ours(written: str) -> None:
    with suppress(InvalidValue):
        parse(written).admits(EN)


@given(
    st.lists(
        st.tuples(st.sampled_from(["kind", "issuer", "title"]), st.text(min_size=1).filter(lambda s: '"' not in s)),
        max_size=4,
    )
)
def test_quoted_values_come_through_whole(pairs: list[tuple[str, str]]) -> None:
    found = parse(" ".join(f'{field}="{value}"' for field, value in pairs))
    assert [(condition.field, condition.values) for condition in found.conditions] == [(f, (v,)) for f, v in pairs]
