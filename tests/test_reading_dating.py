"""Dating an undated article by its own words."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from synopticon.chronology import describe
from synopticon.reading import times as _component  # noqa: F401  registers the factory
from synopticon.reading.dating import Clue, Days, Window, fitting, narrow
from synopticon.reading.incumbents import horizon, tenures
from synopticon.records import Entity, Span, When

# language, text, persons (name, link), what is inferred
INFERRED = [
    (
        "es",
        "El canciller Olaf Scholz habló este miércoles con motivo del Día Nacional de Francia.",
        [("Olaf Scholz", "person:olaf-scholz")],
        "undated",
    ),
    ("en", "The fair opened. It was seen in Vessel on Tuesday.", [], "undated"),
    ("en", "It began after the invasion of Ukraine, they said.", [], "on or after 24 February 2022"),
    ("es", "La invasión de Ucrania cambió el comercio.", [], "on or after 24 February 2022"),
    ("en", "The bridge was opened in 2018.", [], "on or after 31 December 2017"),
    ("en", "The bridge was opened in May 2018.", [], "on or after 30 April 2018"),
    ("en", "The bridge is expected to be opened in 2018.", [], "undated"),
    ("en", "The contract was extended through 2018.", [], "undated"),
    ("es", "El contrato fue prorrogado hasta 2018.", [], "undated"),
]


@cache
def pipeline(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("synopticon_times")
    return nlp


def read(language: str, text: str, people: list[tuple[str, str]] | None = None) -> Doc:
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    doc._.entities = tuple(
        Entity(link, name, "PER", link=link, mentions=(Span("", text.index(name), text.index(name) + len(name)),))
        for name, link in people or ()
    )
    return nlp(doc)


@pytest.mark.parametrize(("language", "text", "people", "words"), INFERRED)
def test_inferred(language: str, text: str, people: list[tuple[str, str]], words: str) -> None:
    published: When = read(language, text, people)._.published
    assert describe(published) == words
    assert published.basis == ("inferred" if published.known else "unknown")


def test_a_named_holiday_and_its_weekday_give_the_day() -> None:
    text = (
        "Con motivo del Día Nacional de Polonia, el ministro Radosław Sikorski recordó este lunes la guerra "
        "contra Ucrania. El presidente de Francia, Emmanuel Macron, llamó."
    )
    doc = read("es", text, [("Emmanuel Macron", "person:emmanuel-macron")])
    published: When = doc._.published
    # 11 November is a Monday in 2024 and in no other year from 2022 to the end of what is known.
    assert (published.earliest, published.latest) == ("2024-11-11", "2024-11-12")
    assert "guerra contra Ucrania" in published.note
    assert [text[s.start : s.end] for s in published.evidence][1] == "guerra contra Ucrania"
    assert {t.value for t in doc._.times if t.rule == "this-weekday"} == {"2024-11-11"}


def test_a_given_date_is_kept() -> None:
    nlp = pipeline("en")
    doc = nlp.make_doc("It began after the invasion of Ukraine.")
    doc._.published = When("2023-01-01", "2023-01-02", "day", basis="given")
    assert nlp(doc)._.published.basis == "given"


def test_contradicting_bounds_are_left_undecided() -> None:
    text = "The foreign minister of Ukraine, Dmytro Kuleba, left. The bridge was opened in 2025."
    doc = read("en", text, [("Dmytro Kuleba", "person:dmytro-kuleba")])
    assert not doc._.published.known
    assert [item.what for item in doc._.undecided] == ["published"]


TENURES = [
    ("The foreign minister of Ukraine, Dmytro Kuleba, left.", True),
    ("Ukrainian Foreign Minister Dmytro Kuleba left.", True),
    ("Dmytro Kuleba, the foreign minister, left.", True),
    ("Former foreign minister Dmytro Kuleba left.", False),
    ("Dmytro Kuleba left.", False),
    ("The foreign minister left. Dmytro Kuleba stayed.", False),
]


@pytest.mark.parametrize(("text", "named"), TENURES)
def test_tenures_need_a_title_beside_the_name(text: str, named: bool) -> None:
    found = list(tenures(read("en", text, [("Dmytro Kuleba", "person:dmytro-kuleba")]), "en"))
    assert bool(found) == named
    assert all(t.first and t.last and t.first < t.last <= horizon() for t in found)


FROM_2022 = Window(date(2022, 2, 24), None, ())
WEDNESDAY = Days(6, 12, 3, 0, 0, 0, 1, "it")


def test_fitting_needs_both_ends() -> None:
    assert fitting([WEDNESDAY], FROM_2022, None) == []
    assert fitting([WEDNESDAY], Window(None, date(2026, 1, 1), ()), None) == []
    assert [fit[0].year for fit in fitting([WEDNESDAY], FROM_2022, date(2026, 1, 1))] == [2024]
    assert [fit[0].year for fit in fitting([WEDNESDAY], FROM_2022, date(2031, 1, 1))] == [2024, 2030]


def test_narrow_takes_the_tightest_clue_of_each_side() -> None:
    clues = [Clue(date(2019, 1, 1), None, 0, 1, "a"), Clue(date(2020, 1, 1), date(2021, 1, 1), 2, 3, "b")]
    window = narrow(clues)
    assert window is not None
    assert (window.first, window.last, len(window.clues)) == (date(2020, 1, 1), date(2021, 1, 1), 1)
    assert narrow([*clues, Clue(None, date(2019, 6, 1), 4, 5, "c")]) is None
