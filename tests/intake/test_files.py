import gzip
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.made_files import pdf, raw_word, word
from travaux.errors import InvalidValue, UnreadableInput
from travaux.intake.files import receive
from travaux.record.drafts import Draft, IntakeOptions, Refusal

RUSSIAN = "Стороны подтвердили приверженность договору и условились продолжить консультации. "
CHINESE = "双方重申恪守条约宗旨和原则，同意继续就共同关心的地区和国际问题保持沟通协调。"
ENGLISH = "The Sides reaffirmed their commitment to the treaty and agreed to continue consultations. "


def _received(path: Path, options: IntakeOptions | None = None) -> tuple[list[Draft], list[Refusal]]:
    found = list(receive([path], options))
    return [one for one in found if isinstance(one, Draft)], [one for one in found if isinstance(one, Refusal)]


@pytest.mark.parametrize(("text", "language"), [(RUSSIAN, "ru"), (CHINESE, "zh-Hans"), (ENGLISH, "en")])
def test_receive_keeps_text_bytes_and_source(tmp_path: Path, text: str, language: str) -> None:
    path = tmp_path / "2024-05-16_text.txt"
    path.write_text(text * 3, encoding="utf-8")
    (draft,), refusals = _received(path)
    assert refusals == []
    assert draft.document.text == text * 3
    assert (draft.document.language, draft.document.date) == (language, "2024-05-16")
    assert draft.content == path.read_bytes()
    assert draft.source.locator == str(path)
    assert draft.cautions == ()


def test_receive_is_lazy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)
    found = receive([path, tmp_path / "absent.txt"])
    assert isinstance(found, Iterator)
    assert isinstance(next(found), Draft)
    assert isinstance(next(found), Refusal)


def test_receive_ranks_options_over_sidecar_over_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ndate: 2020\ntitle: Own\nkind: speech\n---\n{ENGLISH}")
    (tmp_path / "documents.csv").write_text("file,date,title,issuers\na.md,2021,Beside,Torvania; Ninglan\n")
    (draft,), _ = _received(tmp_path, IntakeOptions(date="2022"))
    document = draft.document
    assert (document.date, document.title, document.kind) == ("2022", "Beside", "speech")
    assert document.issuers == ("Torvania", "Ninglan")
    assert [caution.kind for caution in draft.cautions] == ["conflicting-date", "conflicting-date"]
    assert draft.observed["title"] == "Beside"


def test_receive_refuses_bad_options_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue):
        next(receive([tmp_path], IntakeOptions(date="soon")))


def test_receive_reads_rows_with_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(f'{{"content": "{CHINESE}", "year": 2017.0}}\n{{"content": ""}}\n'.encode()))
    (draft,), (refusal,) = _received(path, IntakeOptions(mapping={"text": "content", "date": "year"}))
    assert (draft.document.text, draft.document.date) == (CHINESE, "2017")
    assert draft.source.locator == f"{path}#1"
    assert refusal.locator == f"{path}#2"
    assert isinstance(refusal.error, UnreadableInput)


def test_receive_reads_dates_from_names(tmp_path: Path) -> None:
    (tmp_path / "su1790b.txt").write_text(ENGLISH)
    (draft,), _ = _received(tmp_path, IntakeOptions(from_name="su{date}*.txt"))
    assert draft.document.date == "1790"


def _hostile(folder: Path) -> dict[str, str]:
    """Writes one hostile file of each kind; what should become of each: a refusal's word, or ``kept``."""
    made: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \n\t\n", "empty"),
        "bomb.docx": (raw_word(b"a" * (20 * 1024 * 1024)), "zip bomb"),
        "laughs.xml": (b'<!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>', "entities"),
        "pictures.pdf": (pdf([[]]), "OCR"),
        "damaged.pdf": (b"%PDF-1.4 nothing", "damaged"),
        "archive.zip": (b"PK\x03\x04 zip", "zip"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        "nested.json": (b"[" * 300_000, "nested"),
        "broken.jsonl": (b"{broken\n", "not JSON"),
        "truncated.txt.gz": (gzip.compress(b"text" * 1000)[:30], "gzip"),
        "page.txt": (f"<html><body><p>{ENGLISH * 3}</p></body></html>".encode(), "kept"),
        "really.txt": (pdf([[ENGLISH.strip()]]), "kept"),
        "word.pdf": (word([ENGLISH * 2]), "kept"),
        "broken-utf8.txt": ((RUSSIAN * 30).encode() + b"\xff\xfe\xfd" + CHINESE.encode(), "kept"),
        "nul.txt": (ENGLISH.encode() * 2 + b"\x00" + ENGLISH.encode(), "kept"),
        "mixed.txt": ((RUSSIAN + CHINESE + ENGLISH).encode(), "kept"),
        "rtl.txt": ("اتفق الجانبان على مواصلة المشاورات بشأن جميع القضايا ذات الاهتمام المشترك. ".encode() * 3, "kept"),
        "future.md": (f"---\ndate: 2999-01-01\n---\n{ENGLISH}".encode(), "kept"),
        "undated.md": (ENGLISH.encode(), "kept"),
        "quotes.csv": (f'text,date\n"open,2020\n{ENGLISH},2021\n'.encode(), "kept"),
        "one.txt": (ENGLISH.encode(), "kept"),
        "again.txt": (ENGLISH.encode(), "kept"),
    }
    for name, (content, _) in made.items():
        (folder / name).write_bytes(content)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "around").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    expected = {name: outcome for name, (_, outcome) in made.items()}
    return {**expected, "loop.txt": "cannot be read", "pipe.txt": "regular file"}


def test_receive_survives_a_folder_of_hostile_files(tmp_path: Path) -> None:
    expected = _hostile(tmp_path)
    drafts, refusals = _received(tmp_path)
    kept = {Path(draft.source.locator.partition("#")[0]).name for draft in drafts}
    refused = {Path(refusal.locator.partition("#")[0]).name: str(refusal.error) for refusal in refusals}
    assert kept == {name for name, outcome in expected.items() if outcome == "kept"}
    for name, word_ in expected.items():
        if word_ != "kept":
            assert word_ in refused[name], (name, refused[name])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("broken-utf8.txt", "broken-encoding"), ("nul.txt", "odd-characters"), ("future.md", "future-date"),
        ("undated.md", "undated"), ("mixed.txt", "unknown-language"),
    ],
)  # fmt: skip
def test_receive_warns_of_what_it_keeps(tmp_path: Path, name: str, kind: str) -> None:
    _hostile(tmp_path)
    (draft,), _ = _received(tmp_path / name)
    assert kind in [caution.kind for caution in draft.cautions]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_receive_refuses_unreadable_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    _, (refusal,) = _received(path)
    assert "permission" in str(refusal.error)


@pytest.mark.slow
def test_receive_takes_a_line_of_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(ENGLISH * (50 * 1024 * 1024 // len(ENGLISH)))
    start = time.monotonic()
    (draft,), _ = _received(path)
    assert len(draft.document.text) > 50_000_000
    assert "checked-in-part" in [caution.kind for caution in draft.cautions]
    assert time.monotonic() - start < 60
