"""National bodies in one article. Every sentence here is invented."""

from __future__ import annotations

import pytest

from tests.naming import entity, read

# language, text, words → the body's link and English name
BODIES = [
    ("en", "The Uruguayan navy left port.", "The Uruguayan navy", "body:navy-URY", "Uruguayan navy"),
    ("en", "The Navy of New Zealand came.", "Navy of New Zealand", "body:navy-NZL", "New Zealand navy"),
    ("en", "The Norwegian coast guard waited.", "The Norwegian coast guard", "body:coast-guard-NOR", None),
    ("en", "Peru's parliament voted.", "Peru's parliament", "body:parliament-PER", "Peruvian parliament"),
    (
        "en",
        "Chile's army fired; the Defence Ministry denied it.",
        "Defence Ministry",
        "body:defence-ministry-CHL",
        None,
    ),
    ("en", "The State Department was silent.", "State Department", "body:foreign-ministry-USA", None),
    ("en", "The United States agreed; the Treasury said so.", "Treasury", "body:finance-ministry-USA", None),
    ("en", "The United States agreed; the Coast Guard came.", "Coast Guard", "body:coast-guard-USA", None),
    ("en", "The House of Representatives sat as the United States agreed.", "House of Representatives",
     "body:lower-house-USA", None),
    ("en", "Lima fell silent. In Cusco and Arequipa, Peruvian soldiers hid. Peru spoke to the United States, and "
     "Congress voted.", "Congress", "body:parliament-PER", None),
    ("en", "China and the United States talked in New York, Boston and Denver. The Foreign Ministry denied it.",
     "Foreign Ministry", "body:foreign-ministry-CHN", None),
    ("es", "Estados Unidos calló. El Tesoro lo negó ayer.", "Tesoro", "body:finance-ministry-USA", None),
    ("es", "La Armada neozelandesa zarpó.", "Armada neozelandesa", "body:navy-NZL", "New Zealand navy"),
    ("es", "La Armada de Nueva Zelanda zarpó.", "Armada de Nueva Zelanda", "body:navy-NZL", "New Zealand navy"),
    ("es", "Las fuerzas armadas chilenas callan.", "Las fuerzas armadas chilenas", "body:armed-forces-CHL", None),
    ("es", "El Ministerio de Defensa belga lo negó.", "Ministerio de Defensa belga", "body:defence-ministry-BEL", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "link", "name"), BODIES)
def test_bodies_that_every_state_has(language: str, text: str, words: str, link: str, name: str | None) -> None:
    found = entity(read(language, text), words)
    assert found.link == link
    assert found.country == link[-3:]
    assert name in (None, found.name)


def test_whose_ministry_it_is_stays_open_where_the_article_does_not_say() -> None:
    doc = read("en", "Peru and Chile met. The Defence Ministry denied it.")
    assert entity(doc, "Defence Ministry").country is None
    assert "whose 'Defence Ministry' it is" in doc._.undecided[0].reason


def test_a_body_that_is_known_by_its_country_is_a_body_wherever_it_is_named() -> None:
    doc = read("en", "The United States agreed. The Treasury put the tanker, a ship of Iran, on a list.")
    assert {m.type for m in doc._.mentions if doc.text[m.start : m.end] == "Treasury"} == {"ORG"}


def test_a_treasure_is_no_ministry() -> None:
    doc = read("es", "Estados Unidos calló. Hallaron el tesoro ayer en la costa.")
    assert {each.link for each in doc._.entities} == {"country:USA"}


def test_what_is_usual_gives_way_to_whose_the_article_says_it_is() -> None:
    doc = read("en", "The United States agreed. The Norwegian coast guard came. The Coast Guard was late.")
    assert entity(doc, "Coast Guard").link == "body:coast-guard-NOR"


def test_an_adjective_is_no_body() -> None:
    doc = read("en", "Norwegian military aid arrived.")
    assert [doc.text[m.start : m.end] for m in doc._.mentions] == ["Norwegian"]
