import pytest

from travaux.reading.shifts import force_shift
from travaux.record.statements import Direction


@pytest.mark.parametrize(
    ("language", "strong", "plain", "verbs"),
    [
        ("ru", "Стороны решительно осуждают удар.", "Стороны осуждают удар.", "решительно осуждают"),
        ("zh", "双方坚决反对制裁。", "双方反对制裁。", "坚决反对"),
        ("en", "The sides strongly oppose sanctions.", "The sides oppose sanctions.", "strongly oppose"),
    ],
)  # fmt: skip
def test_force_shift_tells_softened_from_hardened(language: str, strong: str, plain: str, verbs: str) -> None:
    softened, hardened = force_shift(strong, plain, language), force_shift(plain, strong, language)
    assert (softened.direction, hardened.direction) == (Direction.SOFTENED, Direction.HARDENED)
    assert softened.verbs[0] == verbs == hardened.verbs[1]
    assert not force_shift(plain, plain, language).moved


@pytest.mark.parametrize(
    ("language", "veiled", "named"),
    [
        ("ru", "Стороны осуждают действия отдельных государств.", "Стороны осуждают действия США."),
        ("zh", "双方谴责个别国家的行径。", "双方谴责美国的行径。"),
        ("en", "The sides condemn the actions of some states.", "The sides condemn the actions of the United States."),
    ],
)
def test_targets_newly_named_or_veiled_are_told(language: str, veiled: str, named: str) -> None:
    assert force_shift(veiled, named, language).newly_named == ("US",)
    back = force_shift(named, veiled, language)
    assert back.no_longer_named == ("US",)
    assert len(back.newly_veiled) == 1
    assert back.direction is Direction.NONE


def test_another_kind_of_act_of_the_family_is_a_shift_too() -> None:
    shift = force_shift("The sides are concerned about the raid.", "The sides condemn the raid.", "en")
    assert (shift.direction, shift.reason) == (Direction.HARDENED, "express-concern 2 became condemn 4")


@pytest.mark.parametrize(
    ("language", "promise", "possibility"),
    [
        ("en", "The sides agreed to establish a joint venture.", "The sides agreed to explore a joint venture."),
        ("en", "The sides will hold consultations.", "The sides may hold consultations."),
        ("ru", "Стороны создадут совместное предприятие.", "Стороны рассмотрят создание совместного предприятия."),
        ("ru", "Стороны будут проводить консультации.", "Стороны могут проводить консультации."),
        ("zh", "双方同意建立合资企业。", "双方同意探讨建立合资企业。"),
        ("zh", "双方将举行磋商。", "双方可举行磋商。"),
    ],
)
def test_promise_that_became_a_possibility_is_softened(language: str, promise: str, possibility: str) -> None:
    softened, hardened = force_shift(promise, possibility, language), force_shift(possibility, promise, language)
    assert (softened.direction, hardened.direction) == (Direction.SOFTENED, Direction.HARDENED)
    assert softened.verbs == (hardened.verbs[1], hardened.verbs[0])
    assert not force_shift(possibility, possibility, language).moved


@pytest.mark.parametrize(
    ("language", "stronger", "neutral"),
    [
        ("en", "The sides condemn the raid.", "The sides note the raid."),
        ("en", "The sides welcome the accord.", "The sides take note of the accord."),
        ("ru", "Стороны приветствуют соглашение.", "Стороны отмечают соглашение."),
        ("zh", "双方赞赏该倡议。", "双方注意到该倡议。"),
    ],
)
def test_to_note_is_less_than_to_approve_or_to_criticise(language: str, stronger: str, neutral: str) -> None:
    assert force_shift(stronger, neutral, language).direction is Direction.SOFTENED
    assert force_shift(neutral, stronger, language).direction is Direction.HARDENED
