from __future__ import annotations

from pathlib import Path

import pytest

import travaux
from tests.store.samples import TEXTS
from travaux.errors import NotARecord, NotFound
from travaux.record.drafts import IntakeOptions
from travaux.record.outcomes import Fate, Outcome


def test_a_record_is_made_filled_read_and_emptied_from_python(tmp_path: Path) -> None:
    for language, text in TEXTS.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
    with travaux.create(tmp_path / "record") as workbench:
        answers = list(workbench.add([tmp_path / f"{language}.txt" for language in TEXTS], IntakeOptions(date="2021")))
        assert all(isinstance(answer, Outcome) and answer.fate is Fate.ADDED for answer in answers)
    with travaux.open(str(tmp_path / "record")) as workbench:
        heads = workbench.view().heads()
        assert sorted(head.base_language for head in heads) == sorted(TEXTS)
        assert all(head.words > 0 for head in heads)
        holding = workbench.show(heads[0].id[:8])
        assert [passage.text for passage in workbench.passages(holding.document)] == [holding.document.text]
        assert workbench.search("добрососедства").total == 1
        assert workbench.doctor().faults == ()
        assert len(workbench.remove([head.id for head in heads], purge=True)) == 3
        assert workbench.view().heads() == ()
        assert workbench.tidy() == ()


def test_opening_and_showing_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotARecord):
        travaux.open(tmp_path)
    with travaux.create(tmp_path) as workbench, pytest.raises(NotFound):
        workbench.show("abc")
    assert repr(workbench) == f"Workbench({str(tmp_path)!r})"
