"""Feasts that move, and how news names the days that countries keep."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

from synopticon.chronology import stated
from synopticon.chronology.feasts import easter, feast_day, fixed_day
from synopticon.languages import supported, table
from synopticon.reading import times as _component  # noqa: F401  registers the factory

DAYS = [
    ("E+0", 2024, "2024-03-31"),
    ("E-2", 2024, "2024-03-29"),
    ("TUR:Eid al-Fitr", 2024, "2024-04-10"),
    ("ISR:Independence Day", 2024, "2024-05-14"),
    ("USA:Thanksgiving Day", 2023, "2023-11-23"),
    ("XXX:Nothing Day", 2024, None),
    ("MAR:Throne Day", 2024, None),
    ("TUR:Eid al-Fitr", 1200, None),
]
# Written on Friday 14 June 2024.
NAMED = [
    ("en", "They met on Good Friday.", "Good Friday", "2024-03-29"),
    ("en", "The truce began on Eid al-Fitr.", "Eid al-Fitr", "2024-04-10"),
    ("en", "He flew home for Thanksgiving 2023.", "Thanksgiving 2023", "2023-11-23"),
    ("en", "The parade on Mexico's Independence Day was short.", "Mexico's Independence Day", "2024-09-16"),
    ("en", "He spoke on Turkey's Victory Day.", "Turkey's Victory Day", "2024-08-30"),
    ("en", "He spoke on Victory Day.", "Victory Day", "2024-05-09"),
    ("es", "El Viernes Santo hubo marchas.", "El Viernes Santo", "2024-03-29"),
    ("es", "La Fiesta del Sacrificio empieza hoy.", "La Fiesta del Sacrificio", "2024-06-16"),
    ("es", "Habló el Día de la Independencia de Ucrania.", "el Día de la Independencia de Ucrania", "2024-08-24"),
    ("es", "Habló el Día Nacional de Rusia.", "el Día Nacional de Rusia", "2024-06-12"),
]


@pytest.mark.parametrize(("feast", "year", "day"), DAYS)
def test_feast_days(feast: str, year: int, day: str | None) -> None:
    found = feast_day(feast, year)
    assert (found.isoformat() if found else None) == day


def test_easter_is_a_sunday() -> None:
    assert all(easter(year).isoweekday() == 7 for year in range(1583, 2300))


def test_a_day_that_is_the_same_every_year() -> None:
    assert fixed_day("UKR", ("Independence Day",)) == "08-24"
    assert fixed_day("ISR", ("Independence Day",)) == "ISR:Independence Day"
    assert fixed_day("ISR", ("No such day",)) is None


@pytest.mark.parametrize(("language", "text", "words", "value"), NAMED)
def test_named_days_in_news(language: str, text: str, words: str, value: str) -> None:
    nlp = spacy.blank(language)
    component = nlp.add_pipe("synopticon_times")
    doc = nlp.make_doc(text)
    doc._.published = stated("2024-06-14")
    found = {text[t.start : t.end]: t.value for t in component(doc)._.times}
    assert found.get(words) == value


@pytest.mark.parametrize("language", supported())
def test_every_feast_of_the_tables_is_known(language: str) -> None:
    names = table(language, "times")["words"]["holiday"].values()
    assert [name for name in names if name.startswith("@") and not feast_day(name[1:], 2024)] == []


def test_the_library_is_imported_only_when_needed() -> None:
    code = "import sys, synopticon.reading.times, synopticon.chronology as c; assert 'holidays' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
