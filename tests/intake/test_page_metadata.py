import pytest
from lxml import html

from travaux.intake.dates import to_edtf
from travaux.intake.page_metadata import page_fields


def _fields(page: str) -> dict[str, str]:
    return page_fields(html.document_fromstring(page), page.encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<meta property='article:published_time' content='2024-05-16T10:00:00Z'>",
        "<meta name='PubDate' content='2024/5/16'>",
        "<script type='application/ld+json'>{'@graph': [{'datePublished': '2024-05-16'}]}</script>".replace(
            "'", '"'
        ).replace('type="application/ld+json"', "type='application/ld+json'"),
        "</head><body><time datetime='2024-05-16'>вчера</time>",
        "</head><body><div class='article-date'>16 мая 2024 года, 12:00</div>",
        "</head><body><span id='pubdate'>发布时间：2024年5月16日</span>",
        "</head><body><table><tr><td>16 May 2024</td></tr></table>",
    ],
)
def test_page_fields_find_the_date(inside: str) -> None:
    assert to_edtf(_fields(f"<html><head>{inside}</html>")["date"]) == "2024-05-16"


def test_page_fields_pass_over_dates_of_other_items() -> None:
    page = (
        "<html><body><ul><li><span class=date>01.02.2020</span> other</li></ul><aside><time>2019-01-01</time></aside>"
    )
    assert "date" not in _fields(page + "<p>Text</p></body></html>")


def test_page_fields_read_title_language_and_address() -> None:
    page = (
        "<!-- saved from url=(0024)https://mfa.example/a --><html lang=zh-CN><head><title>声明_外交部</title></head>"
        "<body><h1>联合声明</h1></body></html>"
    )
    assert _fields(page) == {"title": "联合声明", "language": "zh-CN", "url": "https://mfa.example/a"}


def test_page_fields_survive_broken_linked_data() -> None:
    page = "<html><head><script type='application/ld+json'>{broken</script></head><body><h1>T</h1></body></html>"
    assert _fields(page) == {"title": "T"}
