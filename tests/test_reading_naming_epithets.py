"""States called by where they lie or what they are: "the Andean country", "el reino alauí"."""

from __future__ import annotations

import pytest

from synopticon.gazetteer import entry
from synopticon.gazetteer.tables import entries, settings
from synopticon.languages import supported, table
from synopticon.reading.naming.epithets import codes_of
from tests.naming import entity, read

# language, text, the phrase, the State that it means, "" where it is not decided
MEANT = [
    ("en", "Fines hit Bolivia. Brazil backed the Andean country.", "the Andean country", "Bolivia"),
    ("en", "Peru fined Bolivia. Ecuador criticised the Andean nation.", "the Andean nation", ""),
    ("en", "Fines hit Bolivia. Peru criticised the Andean country.", "the Andean country", "Bolivia"),
    ("en", "Hanoi sued Manila after it accused the communist country of theft.", "the communist country", "Vietnam"),
    ("en", "Seoul aids Ukraine, not Moscow. Ito saw the ex-Soviet republic.", "the ex-Soviet republic", "Ukraine"),
    ("en", "Riyadh and Tehran talked. The Gulf kingdom will send a ship.", "The Gulf kingdom", "Saudi Arabia"),
    ("en", "A ship came from Oslo. The hermit kingdom let it pass.", "The hermit kingdom", "North Korea"),
    ("en", "They left the Central African Republic.", "Central African Republic", "Central African Republic"),
    ("en", "Beijing lost ships. Tanaka feared the Asian power struggle.", "the Asian power", ""),
    ("es", "Multaron a Bolivia. Brasil apoyó al país andino.", "país andino", "Bolivia"),
    ("es", "Pekín calló después de que Lima acusara al gigante asiático.", "gigante asiático", "China"),
    ("es", "Quito multó a Malabo. La nación africana protestó.", "La nación africana", "Equatorial Guinea"),
    ("es", "Cuba y Haití hablaron. La isla caribeña multó a Perú.", "La isla caribeña", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "phrase", "name"), MEANT, ids=[row[2] + " " + row[3] for row in MEANT])
def test_a_state_called_by_what_it_is(language: str, text: str, phrase: str, name: str) -> None:
    doc = read(language, text)
    ids = [m.entity for m in doc._.mentions if doc.text[m.start : m.end] == phrase]
    assert [e.name for e in doc._.entities if e.id in ids] == ([name] if name else [])


def test_a_peoples_word_of_the_press() -> None:
    assert entity(read("es", "El Gobierno galo multó a Chile."), "El Gobierno galo").link == "country:FRA"


def test_every_word_fits_states() -> None:
    known = {i.removeprefix("country:") for i in entries() if i.startswith("country:")}
    assert all(codes_of(name) <= known for name in settings("regions"))
    for language in supported():
        rows = table(language, "epithets")
        for key in ("nouns", "words", "whole"):
            assert all(codes_of(name) <= known for name in rows[key].values() if name), (language, key)
    assert entry("country:BOL").name == "Bolivia"
