"""What has no name is known by its head, its number, and what it is called in the other language."""

from __future__ import annotations

import pytest

from synopticon.reconciling.comparing import alike, compare
from synopticon.reconciling.firsts import find as find_firsts
from synopticon.reconciling.glossing import gloss, in_full
from synopticon.reconciling.meanings import meanings, overlap
from synopticon.reconciling.things import counted, restricting, thing
from tests.builders import CHILE, JAPAN, LIND, NORWAY, Made, Said, day, record

# phrase, language, phrase, language → whether they can be of the same
PHRASES = [
    ("the girls", "en", "21 kidnapped schoolgirls", "en", True),
    ("dozens of sailors", "en", "los marineros noruegos", "es", True),
    ("four trawlers", "en", "un pesquero", "es", True),
    ("two of the soldiers", "en", "three soldiers", "en", True),
    ("the soldiers", "en", "the leaders", "en", False),
    ("other soldiers", "en", "the soldiers", "en", False),
    ("more than 200 soldiers", "en", "the soldiers", "en", True),
    ("a 42-year-old man", "en", "the 42-year-old skipper of a trawler", "en", True),
    ("a 42-year-old man", "en", "un hombre de 42 años", "es", True),
    ("a 42-year-old man", "en", "a 24-year-old man", "en", False),
]
# phrase in Spanish → the English that a title can hold
GLOSSES = [
    ("una unidad del puerto", "a unit"),
    ("la fiscalía", "the prosecutor's office"),
    ("delegaciones gubernamentales", "governmental delegations"),
    ("doce mineros ilegales", "12 illegal miners"),
    ("los soldados", "the soldiers"),
    ("decenas de soldados ucranianos", "dozens of Ukrainian soldiers"),
    ("al menos cinco soldados", "at least five soldiers"),
    ("los 25 marineros", "the 25 sailors"),
    ("Unas 300 personas", "about 300 people"),
    ("unos soldados", "soldiers"),
    ("hombres armados", "armed men"),
    ("seis canadienses", "six Canadian nationals"),
    ("un zaragüel", ""),
]
NUMBERS = [
    ("21 girls", "276 girls", True),
    ("four boats", "six boats", False),
    ("200 girls", "276 girls", False),
    ("a ballistic missile", "a ballistic missile toward its eastern waters", False),
    ("the ship", "two ships", True),
    ("the ship", "nearly a hundred ships", True),
    ("the ship", "a ship", False),
    ("the aircraft", "two aircraft", False),  # they may be two
    ("the crew", "21 sailors", False),
]


@pytest.mark.parametrize(("one", "first", "two", "second", "same"), PHRASES)
def test_heads(one: str, first: str, two: str, second: str, same: bool) -> None:
    a, b = thing(one, first), thing(two, second)
    assert a and b and alike(a, b) is same


@pytest.mark.parametrize(("one", "two", "apart"), NUMBERS)
def test_numbers_far_apart_are_two_happenings(one: str, two: str, apart: bool) -> None:
    first, second = (counted([words], (), "en") for words in (one, two))
    assert compare(first, second).veto is apart


def test_two_men_may_be_of_any_calling() -> None:
    surveyors = counted(["Two surveyors"], (), "en")
    assert compare(counted(["the two men"], (), "en"), surveyors).value > 0
    assert compare(counted(["los dos hombres"], (), "es"), surveyors).value > 0
    assert compare(counted(["the two boats"], (), "en"), surveyors).value < 0


def test_of_people_told_apart_by_what_was_done_to_them_there_may_be_more() -> None:
    (some,) = counted(["82 girls"], (), "en", part=True)
    (all_,) = counted(["276 girls"], (), "en")
    assert not compare([some], [all_]).veto
    assert compare(counted(["82 girls"], (), "en"), [all_]).veto
    (sailor,) = counted(["a sailor"], (), "en", part=True)  # "a sailor captured in the strait" is none of four
    assert compare([sailor], counted(["four sailors"], (), "en")).veto
    assert restricting(" who were ", "en") and restricting(" ", "en") and not restricting(" were ", "en")


@pytest.mark.parametrize(("words", "english"), GLOSSES)
def test_what_is_described_in_another_language_has_english_words(words: str, english: str) -> None:
    assert gloss(words, "es") == english


def test_wordings_compare_across_languages() -> None:
    one = meanings("The war must end this summer", "en")
    assert overlap(one, meanings("La guerra debe terminar este verano", "es")) >= 0.5
    assert overlap(one, meanings("El pescado llegó fresco al puerto", "es")) == 0.0
    assert overlap((), one) == 0.0


def test_people_without_a_name_are_told_by_what_was_done_to_them() -> None:
    freed = Said("The girls were freed at dawn.", "release", (), ["the girls"], when=day("2021-05-03"))
    again = Said("Norway freed 21 schoolgirls.", "release", [NORWAY], ["21 schoolgirls"], when=day("2021-05-03"))
    later = Said("The girls were freed.", "release", (), ["the girls"], when=day("2021-06-08"))
    made = record(
        Made("a", [freed], outlet="Daily Coast", published="2021-05-03"),
        Made("b", [again], outlet="Valley Post", published="2021-05-04"),
        Made("c", [later], outlet="Fjord Herald", published="2021-06-08"),
    )
    assert sorted(e.documents for e in made.events) == [("a", "b"), ("c",)]
    assert {e.title for e in made.events} == {"Norway released 21 schoolgirls", "Release of the girls"}


def test_a_denial_answers_the_accusation_before_it() -> None:
    made = record(
        Made(
            "a",
            [
                Said("Japan accused Chile of hiding ships.", "accuse", [JAPAN], [CHILE], object="of hiding ships"),
                Said("Chile denied the accusation.", "deny", [CHILE], object="the accusation"),
            ],
            published="2021-05-03",
        )
    )
    accusation = next(e for e in made.events if e.happening == "accuse")
    denial = next(e for e in made.events if e.happening == "deny")
    assert denial.parent == accusation.id
    assert [s.status for s in accusation.history] == ["occurred", "denied"]


def test_a_cancellation_ends_the_plan() -> None:
    plan = Said("Lind plans to visit Chile.", "visit", [LIND], place=CHILE, status="planned", when=day("2021-06-08"))
    off = Said("Lind called off the visit.", "cancel", [LIND], object="the visit")
    made = record(Made("a", [plan], published="2021-05-03"), Made("b", [off], published="2021-05-20"))
    journey = next(e for e in made.events if e.happening == "visit")
    assert journey.status == "cancelled"
    assert [s.status for s in journey.history] == ["planned", "cancelled"]
    assert next(e for e in made.events if e.happening == "cancel").parent == journey.id


def test_firsts_that_can_both_be_true_are_no_conflict() -> None:
    texts = ("It is the first visit in 33 years.", "It is the first visit this century.")
    made = record(
        *(
            Made(f"d{n}", [Said(text, "visit", [LIND], place=CHILE, when=day("2031-05-14"))], published="2031-05-14")
            for n, text in enumerate(texts)
        )
    )
    (event,) = made.events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("previous", "precision")]
    assert find_firsts(()) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Funcionarios de Lima y Santiago", "officials of Lima and Santiago"),
        ("un funcionario vietnamita", "a Vietnamese official"),
        ("un portavoz de las Naciones Unidas", "a spokesperson of the United Nations"),
        ("El político, visiblemente emocionado", "the politician"),
        ("los abogados de la familia", "the lawyers of the family"),
        ("los legisladores republicanos", ""),
        ("un vecino de la calle que vio el ataque", ""),
    ],
)
def test_who_is_described_has_english_words_only_where_all_of_it_has(phrase: str, expected: str) -> None:
    assert in_full(phrase, "es") == expected
