import pytest

from travaux.intake.extracts import Unreadable
from travaux.intake.pages import read_page, read_saved_page
from travaux.record.drafts import IntakeOptions

BODIES = {
    "ru": "Стороны подтвердили приверженность договору и условились продолжить консультации по всем вопросам.",
    "zh": "双方重申恪守条约宗旨和原则，同意继续就共同关心的地区和国际问题保持沟通协调。",
    "en": "The Sides reaffirmed their commitment to the treaty and agreed to continue their consultations.",
}


def _page(language: str) -> str:
    body = BODIES[language]
    menu = "<ul><li><a href=/>Menu</a></ul>"
    return f"<html lang='{language}'><body>{menu}<div><p>{body}</p><p>{body}</p></div></body></html>"


@pytest.mark.parametrize("language", BODIES)
def test_read_page_takes_the_body_and_the_language(language: str) -> None:
    found = read_page(_page(language).encode(), IntakeOptions())
    assert found.text == f"{BODIES[language]}\n{BODIES[language]}"
    assert found.fields["language"] == language


def test_read_page_obeys_the_declared_charset() -> None:
    page = _page("ru").replace("<body>", "<head><meta charset=windows-1251></head><body>").encode("windows-1251")
    assert read_page(page, IntakeOptions()).text.startswith(BODIES["ru"])


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><body><script>app()</script></body></html>", "<html"]
)
def test_read_page_refuses_pages_without_text(page: str) -> None:
    with pytest.raises(Unreadable):
        read_page(page.encode(), IntakeOptions())


def test_read_page_refuses_nesting_beyond_reason() -> None:
    page = "<html><body>" + "<div>" * 20_000 + _page("en")
    with pytest.raises(Unreadable):
        read_page(page.encode(), IntakeOptions())


def test_read_saved_page_takes_the_html_part_and_its_address() -> None:
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://mfa.example/news/1\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        b"Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + _page("ru").encode("windows-1251")
        + b"\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n--B--\r\n"
    )
    found = read_saved_page(saved, IntakeOptions())
    assert found.text.startswith(BODIES["ru"])
    assert found.fields["url"] == "https://mfa.example/news/1"


def test_read_saved_page_refuses_mail_without_html() -> None:
    with pytest.raises(Unreadable, match="no HTML"):
        read_saved_page(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello", IntakeOptions())
