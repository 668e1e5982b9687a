"""Whose position a statement is: guests, those who ask and third parties told from the issuer's own voices."""

from __future__ import annotations

from travaux.questions.voices import Heard, of_the_issuer
from travaux.reading.turns import Turn
from travaux.record.positions import Stand
from travaux.record.statements import Act, TargetKind


def _said(document: int, turn: Turn | None = None, *, reported: bool = False) -> Heard:
    stand = Stand(f"d{document}", "2020", Act.OPPOSE, 3, TargetKind.NONE, "words", 0, 5, ("Ombria",))
    return Heard("en", stand, turn, reported)


def test_issuer_speaks_through_those_who_have_the_floor_again_and_again() -> None:
    own = [_said(n, Turn(0, "President of Ombria Ada Lorn" if n else "Ada Lorn", False)) for n in range(10)]
    guest = _said(3, Turn(9, "Guest Bo Tarn", False))
    asking = [_said(n, Turn(5, "Question", True)) for n in range(10)]
    assert of_the_issuer([*own, guest, *asking]) == [one.stand for one in own]


def test_issuer_outside_transcripts_is_every_speaker_but_third_parties() -> None:
    plain, reported = _said(1), _said(2, reported=True)
    assert of_the_issuer([plain, reported]) == [plain.stand]


def test_reports_inside_an_own_turn_are_the_issuers() -> None:
    told = _said(1, Turn(0, "Ada Lorn", False), reported=True)
    assert of_the_issuer([told]) == [told.stand]
