"""What articles of one affair leave unsaid: whose ministry, short names, what a name is called, positions held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.reconciling.comparing import compare
from synopticon.reconciling.things import thing
from synopticon.records import Entity, Name, Office
from tests.builders import CHILE, JAPAN, LIND, NORWAY, SANTIAGO, VEGA, Made, Said, day, organisation, record_with_names

MINISTRY = organisation("Ministry of Information")
BANK = organisation("Copihue Commercial Bank")
SHORT = organisation("Copihue")
TUESDAY = day("2031-05-13")
CONTEXT = [
    Said("Luis Vega met Ada Lind in Santiago of Chile.", "meet", [VEGA], [LIND], place=SANTIAGO, when=TUESDAY),
    Said("Chile praised Norway.", "praise", [CHILE], [NORWAY]),
]


def together(one: Said, two: Said, published: tuple[str, str] = ("2031-05-14", "2031-05-14")) -> bool:
    """Tell two happenings in two articles of one affair, and whether they are one event."""
    made = (Made(name, [said, *CONTEXT], published=at) for name, said, at in zip("ab", (one, two), published))
    return any(e.documents == ("a", "b") and e.happening == one.happening for e in record_with_names(*made).events)


def test_an_organ_without_its_country_may_be_of_a_country_of_its_article() -> None:
    one = Said("Chile accused Japan of the theft of coal.", "accuse", [CHILE], [JAPAN], object="of the theft of coal")
    two = Said("The Ministry of Information accused Japan of the theft of coal.", "accuse", [MINISTRY], [JAPAN],
               object="of the theft of coal")  # fmt: skip
    assert together(one, two)
    guild = organisation("Dockers' Guild")
    assert not together(one, replace(two, actors=[guild], text="The Dockers' Guild accused Japan of it."))


@pytest.mark.parametrize("target", [SHORT, "a Chilean bank"])
def test_a_body_goes_by_its_short_name_or_by_what_it_is(target: object) -> None:
    one = Said("Norway sanctioned Copihue Commercial Bank.", "sanction", [NORWAY], [BANK], when=TUESDAY)
    two = Said("A lender was punished.", "sanction", [NORWAY], [target], when=TUESDAY)  # type: ignore[list-item]
    assert together(one, two)


def test_a_position_is_told_again_for_weeks() -> None:
    one = Said("Chile accused Japan of the theft.", "accuse", [CHILE], [JAPAN], object="of the theft")
    two = Said("Chile has blamed Japan.", "accuse", [CHILE], [JAPAN])
    assert together(one, two, ("2031-05-14", "2031-06-10"))
    assert not together(one, two, ("2031-05-14", "2031-09-10"))


def test_a_journey_lasts_some_days_and_has_one_place() -> None:
    one = Said("Lind arrived in Santiago.", "arrive", [LIND], place=SANTIAGO, when=TUESDAY)
    two = Said("Lind ended her visit to Chile.", "visit", [LIND], place=CHILE, when=day("2031-05-15"))
    assert any(e.documents == ("a", "b") for e in record_with_names(Made("a", [one]), Made("b", [two])).events)
    late = replace(two, when=day("2031-05-23"))
    assert not any(e.documents == ("a", "b") for e in record_with_names(Made("a", [one]), Made("b", [late])).events)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [("no girls", "21 girls", True), ("thousands of supporters", "supporters", False)],
)
def test_counts(one: str, two: str, apart: bool) -> None:
    a, b = thing(one, "en"), thing(two, "en")
    assert a and b and compare([a], [b]).veto is apart


@pytest.mark.parametrize(("words", "head"), [("un primer viaje", "viaje"), ("la nueva ley", "ley")])
def test_an_adjective_before_a_spanish_noun_is_not_its_head(words: str, head: str) -> None:
    read = thing(words, "es")
    assert read and head in read.heads


def test_no_state_speaks_through_an_officer_of_an_international_body() -> None:
    officer = Entity("e-soto", "Ana Soto", "PER", "CHL", offices=(Office("secretary-general", "org:un"),))
    one = Said("Chile condemned the launch.", "criticise", [CHILE], object="the launch", when=TUESDAY)
    two = Said("Ana Soto condemned the launch.", "criticise", [officer], object="the launch", when=TUESDAY)
    assert not together(one, two)
    assert together(one, replace(two, actors=[VEGA], text="Luis Vega condemned the launch."))


def test_who_heads_an_international_body_speaks_for_it_while_in_office() -> None:
    held = (Office("foreign minister", "CHL", "2018-01-01", "2029-01-01"), Office("head", "org:un", "2030-01-01", ""))
    body = Entity("e-un", "United Nations", "ORG", "", "org:un")
    officer = Entity("e-soto", "Ana Soto", "PER", "CHL", offices=held)
    one = Said("The United Nations condemned the launch.", "criticise", [body], object="the launch", when=TUESDAY)
    two = Said("Ana Soto condemned the launch.", "criticise", [officer], object="the launch", when=TUESDAY)
    assert together(one, two)
    left = replace(officer, offices=(held[0], replace(held[1], end="2030-06-01")))
    assert not together(one, replace(two, actors=[left]))
    month = replace(officer, offices=(held[0], replace(held[1], start="2031-06")))
    assert not together(one, replace(two, actors=[month]))


def test_nobody_who_is_named_dies_twice() -> None:
    one = Said("Luis Vega was shot dead on Tuesday.", "kill", [], [VEGA], when=TUESDAY)
    two = Said("Vega was killed on Monday.", "kill", [], [VEGA], when=day("2031-05-12"))
    assert together(one, two)
    assert not together(replace(one, happening="attack"), replace(two, happening="attack"))


def test_who_names_two_ties_those_who_name_one_of_them() -> None:
    both = Said("Lind and Vega were arrested in Santiago.", "arrest", [], [LIND, VEGA], place=SANTIAGO, when=TUESDAY)
    one = Said("Ada Lind was arrested in Santiago.", "arrest", [], [LIND], place=SANTIAGO, when=TUESDAY)
    other = Said("Luis Vega was arrested in Santiago.", "arrest", [], [VEGA], place=SANTIAGO, when=TUESDAY)
    made = [Made(name, [said, *CONTEXT], published="2031-05-14") for name, said in zip("abc", (one, other, both))]
    assert any(e.documents == ("a", "b", "c") for e in record_with_names(*made).events)
    assert not any(set(e.documents) >= {"a", "b"} for e in record_with_names(*made[:2]).events if e.type == "COERCE")


def test_three_of_them_may_be_gunmen() -> None:
    gunmen, them = thing("Three gunmen", "en"), thing("them", "en")
    attackers, dogs = thing("Three attackers", "en"), thing("Three dogs", "en")
    assert gunmen and them and attackers and dogs
    assert compare([gunmen], [replace(them, low=3.0, high=3.0)]).value > 0.5
    assert compare([gunmen], [attackers]).value > compare([gunmen], [dogs]).value


def test_two_bodies_go_by_one_acronym() -> None:
    front, frente = organisation("Quinta Patriotic Front"), organisation("Frente Patriótico de la Quinta")
    named = replace(front, names=(Name("QPF", "en", 2),)), replace(frente, names=(Name("QPF", "es", 1),))
    one, two = (Said("It denied involvement.", "deny", [body], object="involvement", when=TUESDAY) for body in named)
    assert together(one, two)
    assert not together(one, replace(two, actors=[frente]))
