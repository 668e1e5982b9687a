from travaux.intake.text_files import read_markdown, read_text
from travaux.record.drafts import IntakeOptions


def test_read_text_keeps_every_character() -> None:
    text = "  Совместное заявление \r\n\r\n一、总则\t\n"
    assert read_text(text.encode("utf-8-sig"), IntakeOptions()).text == text


def test_read_markdown_takes_front_matter_as_metadata() -> None:
    page = "---\ntitle: 联合声明\ndate: 2024-05-16\nissuers: [宁澜, 托尔瓦尼亚]\nlang: zh-CN\n---\n\n# 标题\n\n正文。\n"
    found = read_markdown(page.encode(), IntakeOptions())
    assert found.text == "# 标题\n\n正文。\n"
    assert found.fields == {
        "title": "联合声明",
        "date": "2024-05-16",
        "issuers": "宁澜; 托尔瓦尼亚",
        "language": "zh-CN",
    }


def test_read_markdown_takes_the_first_heading_as_title() -> None:
    assert read_markdown(b"# Joint statement\n\nText.", IntakeOptions()).fields == {"title": "Joint statement"}


def test_read_markdown_leaves_broken_front_matter_in_the_text() -> None:
    page = b"---\ntitle: [open\n---\nText."
    found = read_markdown(page, IntakeOptions())
    assert found.text == page.decode()
    assert [caution.kind for caution in found.cautions] == ["broken-front-matter"]


def test_read_markdown_never_expands_aliases() -> None:
    page = b"---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nText."
    assert read_markdown(page, IntakeOptions()).text == page.decode()


def test_cautions_point_into_the_text_without_front_matter() -> None:
    page = "---\ntitle: Заявление\n---\n".encode() + ("Стороны согласны. " * 20).encode() + b"\xff" + " Конец.".encode()
    found = read_markdown(page, IntakeOptions())
    start = found.cautions[0].start
    assert start is not None
    assert found.text[start] == "\ufffd"
