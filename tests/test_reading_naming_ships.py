"""Ships, firms and who holds an office, told by what stands around any of their mentions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.reconciling.identity import join_entities
from synopticon.records import Document, Entity, EntityType, Reading
from tests.naming import entity, mention, read

# language, text, a name in it, its type
TYPED = [
    ("en", "The Orvane Bay, flying the flag of Togo, was late.", "Orvane Bay", "MISC"),
    ("en", "They searched the Sea Vessin (IMO withheld) at noon.", "Sea Vessin", "MISC"),
    ("en", "The ship, the Ocean Tarvik, was late. Who owned the Ocean Tarvik?", "Ocean Tarvik", "MISC"),
    ("en", "The crew of the Orvane Bay was paid.", "Orvane Bay", "MISC"),
    ("en", "The North Korean tanker Tarvik San 9 was seen in May.", "Tarvik San 9", "MISC"),
    ("en", "A boat lay beside the Tarvik San 9. It was late.", "Tarvik San 9", "MISC"),
    ("en", "They live on Orvane Bay, far from the road.", "Orvane Bay", "LOC"),
    ("en", "A lawyer for Desert Tarvik FZ said no. Desert Tarvik was closed.", "Desert Tarvik", "ORG"),
    ("en", "It was sold by China Orvane Investment Limited in May.", "China Orvane Investment Limited", "ORG"),
    ("en", "She gave it to Tarvik Lok Marine of Lima in May.", "Tarvik Lok Marine", "ORG"),
    ("en", "He spoke of Orvane Tarvik, which plans a mine.", "Orvane Tarvik", "ORG"),
    ("en", "Another parent, Esther Tarvik, said so.", "Esther Tarvik", "PER"),
    ("en", "A spokeswoman for the Ministry Orsa Vessin said so.", "Orsa Vessin", "PER"),
    ("en", "Parliament passed the Harbour Fees Law in May.", "Harbour Fees Law", "MISC"),
    ("en", "It rose to its orbit: Tarvik said its Vessinyong-4 was a success.", "Vessinyong-4", "MISC"),
    ("es", "El barco, el \"Orvane Bay\", de bandera togolesa, llegó tarde.", "Orvane Bay", "MISC"),
    ("es", "La tripulación del Orvane Star cobró ayer.", "Orvane Star", "MISC"),
    ("es", "Allanaron las oficinas de Tarvik Global Services en mayo.", "Tarvik Global Services", "ORG"),
    ("es", "El presidente de Quebranta Tarvik, Tomás Ibarrola, calló.", "Quebranta Tarvik", "ORG"),
    ("es", "El juez de la Audiencia Nacional Ginés Ibarrola lo ordenó.", "Ginés Ibarrola", "PER"),
    ("es", "Llegó ayer al puerto griego de Tarva.", "Tarva", "GPE"),
    ("es", "Según Tarvaxim, el barco se hundió ayer.", "Tarvaxim", "ORG"),
    ("es", "Juzgan al propietario de Orvaxim por el vertido.", "Orvaxim", "ORG"),
    ("es", "Llegó ayer a Puerto Tarvik con su familia.", "Puerto Tarvik", "GPE"),
    ("es", "El Consejo Mundial de Remo calló.", "Consejo Mundial de Remo", "ORG"),
    ("es", "Lo comparó con el Oleg Tarvik, el pesquero ruso que se hundió.", "Oleg Tarvik", "MISC"),
    ("es", "Frente Tarvik, que había criticado la ley, calló.", "Frente Tarvik", "ORG"),
]  # fmt: skip


# Ships called by an ordinary word, in articles that tell of ships.
ORDINARY = [
    ("en", "The tanker was late. They believed the ship to be the Gardener, which left.", "Gardener"),
    ("en", "The ship, then called Orvasa, was sold. The tanker is old.", "Orvasa"),
    ("en", "Two tankers left. He said the Decades was part of a grey fleet.", "Decades"),
    ("en", "The vessel, the Decades, was late. Unlike the Gardener, the tanker was full.", "Gardener"),
    ("en", "A tanker left. The ship was late. He said the Helmsman was on its way to port.", "Helmsman"),
    ("es", "Sobre el papel, el Gardener debía descargar en Lima. El buque y el petrolero son viejos.", "Gardener"),
    ("es", "El barco llegó. Cayeron dos petroleros, el citado y el Decades, en un mes.", "Decades"),
    ("es", "El buque pasó la carga al Tritón 6, una nave menor.", "Tritón 6"),
    ("es", "El buque llegó. La nave, identificada por la prensa como Gardener, era vieja.", "Gardener"),
]
# What is no ship although its article tells of some: text, a word that is not named.
ASHORE = [
    ("The tanker left. The vessel, the Decades, was late. She told the President so.", "President"),
    ("The vessel, the Decades, left. A gardener came to the tanker, and the Gardener spoke.", "Gardener"),
]


@pytest.mark.parametrize(("language", "text", "words"), ORDINARY)
def test_ships_may_be_called_by_an_ordinary_word(language: str, text: str, words: str) -> None:
    assert mention(read(language, text), words).type == "MISC"


@pytest.mark.parametrize(("text", "word"), ASHORE)
def test_not_every_capital_is_a_ships(text: str, word: str) -> None:
    doc = read("en", text)
    assert not [m for m in doc._.mentions if doc.text[m.start : m.end] == word and m.type == "MISC"]


@pytest.mark.parametrize(("language", "text", "words", "kind"), TYPED)
def test_names_are_typed_by_what_any_mention_shows(language: str, text: str, words: str, kind: str) -> None:
    assert mention(read(language, text), words).type == kind


def test_a_heading_in_capitals_ends_where_its_text_begins() -> None:
    assert mention(read("en", "THE ORVANE GARDEN Tarvik Vessin said that he grew tea."), "Tarvik Vessin").type == "PER"


def test_what_a_company_is_called_at_the_exchange_is_the_company() -> None:
    doc = read("en", "Broadcom (AVGO) gave up gains in May.")
    assert entity(doc, "AVGO").link == "org:broadcom"


def _article(number: int, kind: EntityType, *, told: bool) -> Reading:
    document = Document(f"doc-{number}", f"art-{number}", f"raw-{number}", f"{number}.txt", "en", "Orvane Bay")
    return Reading(document, entities=(Entity(f"entity-{number}", "Orvane Bay", kind, told=told),))


def test_an_article_whose_words_tell_a_type_counts_most() -> None:
    readings = (_article(1, "LOC", told=False), _article(2, "LOC", told=False), _article(3, "MISC", told=True))
    _, (joined,) = join_entities(readings)
    assert joined.type == "MISC"
    guessed = tuple(replace(r, entities=tuple(replace(e, told=False) for e in r.entities)) for r in readings)
    _, (joined,) = join_entities(guessed)
    assert joined.type == "LOC"
