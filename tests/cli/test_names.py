import json

from tests.cli.conftest import Travaux


def test_names_shows_what_a_name_stands_for(travaux: Travaux) -> None:
    result = travaux("names", "Организации", "Объединённых", "Наций", "--format", "json", "--transliterate", "icao")
    assert result.exit_code == 0
    printed = json.loads(result.stdout)
    assert printed["found"]["id"] == "UN"
    assert "联合国" in printed["found"]["names"]["zh"]
    assert "Organizatsiia Obieedinennykh Natsii" in printed["found"]["transliterated"]
    assert "联合国" in travaux("names", "ООН").stdout


def test_a_misspelt_name_is_offered_and_not_taken(travaux: Travaux) -> None:
    result = travaux("names", "Kazahstan")
    assert result.exit_code == 3
    assert "Kazakhstan" in result.stdout
    assert json.loads(travaux("names", "Kazahstan", "--format", "json").stdout)["found"] is None
    assert travaux("names", "Xyzzy").exit_code == 3
