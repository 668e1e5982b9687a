import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.intake.encodings import declared_charset, decode
from travaux.intake.extracts import Unreadable

RUSSIAN = "Стороны подтвердили приверженность договору и условились продолжить консультации по вопросам безопасности. "
CHINESE = "双方重申恪守条约宗旨和原则，同意继续就共同关心的地区和国际问题保持沟通协调，推动双边关系取得新的发展。"
TRADITIONAL = "雙方重申恪守條約宗旨和原則，同意繼續就共同關心的地區和國際問題保持溝通協調，推動雙邊關係取得新的發展。"
ENGLISH = "The Sides – “Torvania and Ninglan” – reaffirmed the Treaty and agreed to continue their consultations. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"), (RUSSIAN, "utf-8-sig"), (RUSSIAN, "utf-16"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"), (CHINESE, "utf-8"), (CHINESE, "utf-16"), (CHINESE, "gb18030"), (CHINESE, "gbk"),
        (TRADITIONAL, "big5"), (ENGLISH, "utf-8"), (ENGLISH, "utf-16-le"), (ENGLISH, "utf-16-be"),
        (ENGLISH, "windows-1252"),
    ],
)  # fmt: skip
def test_decode_finds_the_encoding_by_itself(text: str, encoding: str) -> None:
    assert decode((text * 3).encode(encoding)).text == text * 3


def test_decode_warns_when_it_guessed() -> None:
    assert [caution.kind for caution in decode((RUSSIAN * 3).encode("koi8-r")).cautions] == ["encoding-guessed"]
    assert decode(RUSSIAN.encode()).cautions == ()


def test_decode_obeys_the_user_and_believes_the_file() -> None:
    assert decode("да".encode("koi8-r"), "koi8-r").text == "да"
    assert decode("да".encode("windows-1251"), None, "windows-1251").text == "да"


def test_decode_refuses_an_unknown_encoding() -> None:
    with pytest.raises(Unreadable, match="no encoding is called"):
        decode(b"abc", "klingon-8")


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE, ENGLISH])
def test_decode_marks_broken_utf8_and_names_the_places(text: str) -> None:
    content = (text * 20).encode()
    place = content.index(b" ", 100) if b" " in content else 99
    decoded = decode(content[:place] + b"\xff\xfe" + content[place:])
    caution = decoded.cautions[0]
    assert caution.kind == "broken-encoding"
    assert caution.start == decoded.text.index("\ufffd")
    assert str(caution.start) in caution.message


def test_declared_charset_reads_meta_and_xml() -> None:
    assert declared_charset(b'<meta charset="windows-1251">') == "windows-1251"
    assert declared_charset(b'<?xml version="1.0" encoding="GB2312"?>') == "GB2312"
    assert declared_charset(b"<html>") is None


@given(st.binary(max_size=400))
def test_decode_never_fails_on_any_bytes(content: bytes) -> None:
    assert isinstance(decode(content).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_decode_gives_utf8_back(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")
