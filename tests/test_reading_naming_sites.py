"""Places without an entry, told by the noun before or behind them, their list, or where they lie."""

from __future__ import annotations

import pytest

from tests.naming import mention, read

# language, text, a name in it, its type
TYPED = [
    ("es", "La bomba estalló en el paso de Tarv Kem Orn.", "Tarv Kem Orn", "LOC"),
    ("es", "Hubo disparos en la zona de Tarv Bok.", "Tarv Bok", "LOC"),
    ("es", "Los vecinos del distrito Orvan Teng huyeron.", "Orvan Teng", "GPE"),
    ("es", "Cerraron los templos de Tarv Kwen y Orn Thom.", "Orn Thom", "FAC"),
    ("es", "Huyeron de los pueblos de Tarva, Orsa Mila y Kenta.", "Orsa Mila", "GPE"),
    ("es", "Cerraron cuatro pasos, entre ellos los de Tarv Chom y Orn Nam.", "Orn Nam", "LOC"),
    ("es", "Cayó una bomba en Tarv Kem, provincia de Orvaket, ayer.", "Orvaket", "GPE"),
    ("es", "Un hospital de Tarv Dong Rek, en Lima, ardió.", "Tarv Dong Rek", "GPE"),
    ("es", "La zona de Iker Orsa es el centro del campo.", "Iker Orsa", "PER"),
    ("en", "They fled from Tarv Kem district on foot.", "Tarv Kem", "GPE"),
    ("en", "Shells fell on the ruins of Tarv Muen Orn.", "Tarv Muen Orn", "FAC"),
    ("en", "People of the villages of Orva Tessin and Karsk Mila left.", "Karsk Mila", "GPE"),
    ("en", "Six died at Ban Tarv, in Peru, on Monday.", "Ban Tarv", "GPE"),
]


@pytest.mark.parametrize(("language", "text", "words", "kind"), TYPED)
def test_places_are_told_by_what_stands_beside_them(language: str, text: str, words: str, kind: str) -> None:
    assert mention(read(language, text), words).type == kind


@pytest.mark.parametrize("text", ["Trabaja en el área de Recursos Humanos.", "La zona de Libre Comercio crecerá."])
def test_a_field_of_work_is_no_place(text: str) -> None:
    assert not {"GPE", "LOC", "FAC"} & {each.type for each in read("es", text)._.mentions}


def test_a_state_agency_is_in_no_state_of_its_name() -> None:
    found = read("en", "The Orvane state news agency said so.")._.mentions
    assert "GPE" not in {each.type for each in found}


def test_one_spelling_is_a_place_wherever_it_stands() -> None:
    doc = read("es", "La bomba estalló en el paso de Tarv Kem. Ayer Tarv Kem amaneció en calma.")
    assert {m.type for m in doc._.mentions if doc.text[m.start : m.end] == "Tarv Kem"} <= {"LOC", "GPE"}
