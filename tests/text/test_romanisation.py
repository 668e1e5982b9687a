import pytest

from travaux.errors import InvalidValue
from travaux.text.romanisation import romanised


@pytest.mark.parametrize(
    ("system", "latin"), [("icao", "Iurii Shchukin"), ("iso9", "Ûrij Ŝukin"), ("bgn", "Yuriy Shchukin")]
)
def test_russian_is_written_by_the_system_asked_for(system: str, latin: str) -> None:
    assert romanised("Юрий Щукин", system) == latin


@pytest.mark.parametrize("text", ["习近平", "plain", "1, 2; 3", ""])
def test_what_is_not_russian_stays(text: str) -> None:
    assert romanised(text) == text


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(InvalidValue):
        romanised("а", "guess")
