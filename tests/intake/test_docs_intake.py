import re
from dataclasses import fields
from pathlib import Path

from travaux.intake.formats import SUFFIXES
from travaux.record.drafts import IntakeOptions

PAGE = Path("docs/intake.md").read_text(encoding="utf-8")


def test_every_caution_is_explained() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in Path("src/travaux/intake").glob("*.py"))
    kinds = set(re.findall(r'Caution\(\s*"([a-z-]+)"', sources))
    assert len(kinds) > 20
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in PAGE] == []


def test_every_format_and_option_is_explained() -> None:
    assert [suffix for suffix in SUFFIXES if suffix not in PAGE and suffix not in {".text", ".markdown"}] == []
    assert [one.name for one in fields(IntakeOptions) if one.name not in PAGE and one.name != "tier"] == []
