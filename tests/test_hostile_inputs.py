"""Ten hostile inputs and a good one, through the command line: the rest of a batch is always added."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter

import travaux
from travaux.record.drafts import IntakeOptions
from travaux.record.parallels import Status
from travaux.render.page import reading_page

GOOD = "Стороны подтверждают приверженность Договору о границе и намерены углублять сотрудничество."


def _bomb() -> bytes:
    """A Word file whose one part unpacks to 600 MB of zeros."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(bytes(1_000_000))
    return data.getvalue()


def _blank_pdf() -> bytes:
    data, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(data)
    return data.getvalue()


def _make(folder: Path) -> None:
    texts = {
        "04-mixed.txt": "双方重申 the two sides стороны подтверждают 和平 peace и стабильность в регионе.",
        "07-undated.txt": "Стороны отмечают вклад судоходных компаний в развитие торговли между портами двух стран.",
        "09-arabic.txt": "يؤكد الطرفان التزامهما بمعاهدة الحدود ويعتزمان تعميق التعاون في مجال الملاحة والتجارة.",
        "10-controls.txt": "Стороны\u202e заявляют\x00 о намерении\u200b развивать \ufeffсвязи\ue000 между городами.",
        "99-good.txt": GOOD,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "01-empty.txt").write_bytes(b"")
    (folder / "02-broken.txt").write_bytes("Стороны договорились ".encode() + b"\xff\xfe\xc3" + "о мерах.".encode())
    (folder / "03-bomb.docx").write_bytes(_bomb())
    (folder / "05-blank.pdf").write_bytes(_blank_pdf())
    (folder / "06-line.txt").write_bytes(b"peace and cooperation " * (50_000_000 // 22))
    (folder / "08-copy.txt").write_text(GOOD, encoding="utf-8")
    (folder / "documents.csv").write_text(
        "file,date\n10-controls.txt,2999-01-01\n99-good.txt,2020\n08-copy.txt,2020\n", "utf-8"
    )


def _travaux(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "travaux.cli.app", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, subprocess.CompletedProcess[str]]:
    folder, record = tmp_path_factory.mktemp("hostile"), tmp_path_factory.mktemp("holder") / "record"
    _make(folder)
    assert _travaux("init", str(record)).returncode == 0
    return folder, record, _travaux("--record", str(record), "add", str(folder), "--format", "json")


@pytest.mark.slow
def test_a_hostile_batch_is_answered_file_by_file(batch: tuple[Path, Path, subprocess.CompletedProcess[str]]) -> None:
    _, _, done = batch
    assert done.returncode == 4
    assert "Traceback" not in done.stderr + done.stdout
    answers: list[dict[str, Any]] = json.loads(done.stdout)["results"]
    fates = {Path(one["locator"]).name: one for one in answers}
    refused = {name for name, one in fates.items() if one["outcome"] == "refused"}
    assert refused == {"01-empty.txt", "03-bomb.docx", "05-blank.pdf"}
    assert all(one["error"] for name, one in fates.items() if name in refused)
    assert {fates["08-copy.txt"]["outcome"], fates["99-good.txt"]["outcome"]} == {"added", "republished"}
    for name in ("02-broken.txt", "04-mixed.txt", "07-undated.txt", "09-arabic.txt", "10-controls.txt"):
        assert fates[name]["outcome"] == "added"
        assert fates[name]["cautions"], name


@pytest.mark.slow
def test_a_record_of_hostile_texts_is_sound_and_can_be_read(
    batch: tuple[Path, Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    hostile, record, _ = batch
    doctor = _travaux("--record", str(record), "doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr
    new = tmp_path / "new.txt"
    new.write_text(GOOD + " <script>alert(1)</script> \x00 \u202e", encoding="utf-8")
    for form in ("text", "json", "html"):
        read = _travaux("--record", str(record), "read", str(new), "--date", "2024", "--format", form)
        assert read.returncode == 0, read.stderr
        assert form == "json" or "<script>alert" not in read.stdout or form == "text"
    for name in ("06-line.txt", "04-mixed.txt", "09-arabic.txt"):
        read = _travaux("--record", str(record), "read", str(hostile / name), "--date", "2024")
        assert read.returncode == 0, read.stderr
        assert ("more characters" in read.stdout) == (name == "06-line.txt")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    refused = _travaux("--record", str(record), "read", str(empty))
    assert refused.returncode == 4
    assert "Traceback" not in refused.stderr


SENTENCES = {
    "ru": "Стороны вновь твёрдо подтверждают, что Договор о границе остаётся прочной основой добрососедства.",
    "zh": "双方再次郑重重申，边界条约始终是两国睦邻友好合作关系的牢固基础。",
    "en": "The two sides once again firmly reaffirm that the Treaty on the frontier remains a solid basis.",
}


def _pieces(sentence: str) -> list[str]:
    """The sentence in ten pieces of about one length."""
    return [sentence[len(sentence) * k // 10 : len(sentence) * (k + 1) // 10] for k in range(10)]


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_ten_marked_words_of_a_page_are_one_sentence_and_ten_tags_in_a_text_are_words(
    tmp_path: Path, language: str
) -> None:
    sentence, record, earlier = SENTENCES[language], tmp_path / "record", tmp_path / "earlier.txt"
    earlier.write_text(f"{sentence}\n\n2020", encoding="utf-8")
    with travaux.create(record) as workbench:
        list(workbench.add([earlier], IntakeOptions(date="2020", language=language)))
    page, text = tmp_path / "page.html", tmp_path / "text.txt"
    marked = "".join(f"<b onclick='alert({n})'>{piece}</b>" for n, piece in enumerate(_pieces(sentence)))
    page.write_text(f"<html><body><article><p>{marked}</p></article></body></html>", encoding="utf-8")
    text.write_text("".join(f"<b onclick='alert({n})'>{piece}" for n, piece in enumerate(_pieces(sentence))), "utf-8")
    about = IntakeOptions(date="2024", language=language)
    with travaux.open(record) as workbench:
        of_page, of_text = workbench.read(page, about), workbench.read(text, about)
    assert [(one.passage.text, one.status) for one in of_page.passages] == [(sentence, Status.VERBATIM)]
    assert of_text.reading.document.text == text.read_text(encoding="utf-8")
    for reading, shown in ((of_page.reading, 0), (of_text.reading, 10)):
        written = reading_page(reading)
        received = written[written.index('<div class="received"') : written.index('<section id="dropped"')]
        assert "<b onclick" not in written
        assert len(re.findall(r"&lt;b onclick", received.split('class="ev', maxsplit=1)[0])) == shown
