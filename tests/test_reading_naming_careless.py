"""Names in careless text: countries in small letters, and who is described by them. Every sentence is invented."""

from __future__ import annotations

import pytest

from tests.naming import entity, mention, read

# language, text, name → country and office
DESCRIBED = [
    ("en", "The leader of uruguay Rosa Tavares, landed on Monday.", "Rosa Tavares", "URY", "leader"),
    ("en", "The argentine president Juan Ortega agreed.", "Juan Ortega", "ARG", "president"),
    ("en", "The foreign minister of norway Kari Dahl left.", "Kari Dahl", "NOR", "foreign minister"),
    ("es", "El presidente de corea del norte Pak Chol Min viajó.", "Pak Chol Min", "PRK", "president"),
    ("es", "El canciller de perú Luis Rojas habló.", "Luis Rojas", "PER", "foreign minister"),
    ("es", "El canciller alemán Otto Brandel habló.", "Otto Brandel", "DEU", "chancellor"),
]

# language, text: no country in small letters here
COMMON = [
    ("en", "They ate turkey from fine china and did a polish job."),
    ("es", "Le puso chile al caldo y guardó la cuba."),
]


@pytest.mark.parametrize(("language", "text", "name", "country", "office"), DESCRIBED)
def test_a_country_in_small_letters(language: str, text: str, name: str, country: str, office: str) -> None:
    found = entity(read(language, text), name)
    assert (found.type, found.name, found.country) == ("PER", name, country)
    assert [each.title for each in found.offices] == [office]


@pytest.mark.parametrize(("language", "text"), COMMON)
def test_common_words_are_no_countries(language: str, text: str) -> None:
    assert read(language, text)._.mentions == ()


def test_the_surname_returns_to_who_was_named_before_and_the_father_is_another() -> None:
    doc = read(
        "en",
        "The leader of uruguay Rosa Tavares, landed on Monday.\n\nTavares thanked the crowd.\n\n"
        "The foreign minister, Otto Brandel, spoke.\n\nHer father, Juan Tavares, was a baker.",
    )
    assert entity(doc, "Tavares").name == "Rosa Tavares"
    assert entity(doc, "Juan Tavares").id != entity(doc, "Rosa Tavares").id
    assert mention(doc, "Her").entity == entity(doc, "Rosa Tavares").id


def test_an_object_is_not_its_own_subject() -> None:
    doc = read("en", "Rosa Tavares arrived. Juan Ortega met her.")
    assert entity(doc, "her").name == "Rosa Tavares"


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Norway praised Chile. More in State"), ("es", "Perú habló.\nEstado")]
)
def test_an_article_may_end_in_a_word_for_a_country(language: str, text: str) -> None:
    assert read(language, text)[0]
