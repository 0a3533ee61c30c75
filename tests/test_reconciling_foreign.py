"""What an event is called that no English account tells."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.reconciling import reconcile

TITLES = [
    # a sentence for the happening whose verb hardly means anything else
    ("Chile abandonó el lunes el tratado.", "Chile left the treaty"),
    ("Kenia expulsó a un diplomático de Chile el lunes.", "Kenya expelled a diplomat"),
    # a verb of many senses stays in its own words
    ("Chile sacó a 60 kenianos el lunes.", "Chile “sacó a 60 kenianos”"),
    ("Kenia echó fuera el lunes gran parte de su cooperación con la OMS.",
     "Kenya “echó fuera … gran parte de su cooperación"),
    ("Kenia se ofreció como mediador entre Chile y Perú.",
     "Planned: Kenya “se ofreció como mediador entre Chile y Perú”"),
    # or is told in English where its translation is sure
    ("Kenia lamentó el lunes el desenlace.", "Kenya lamented “el desenlace”"),
    ("Kenia cerró el lunes el consulado en Lima.", "Kenya closed “el consulado en Lima”"),
    ("Kenia había condenado enérgicamente el secuestro.", "Kenya had condemned the abduction"),
    # whom a pronoun means stays with the verb
    ("La sentencia se conoció el lunes. Ana Ruiz la tachó de arbitraria.", "Ana Ruiz “la tachó de arbitraria”"),
    # with a noun for the kind where that is sure, and an ellipsis where words are left out
    ("Chile acogió a los marineros. Kenia los recibió en la base de Manda.", "Reception: Kenya “los recibió en"),
    ("Kenia prohibió a los barcos chilenos el paso por el canal.", "Kenya banned “a los barcos chilenos el paso"),
    # who are described are not their State
    ("Los separatistas kenianos de Mombasa aceptaron el lunes un alto el fuego.",
     "The Kenyan separatists agreed to a ceasefire"),
    ("La explosión de un depósito causó el lunes al menos 20 muertos.",
     "The explosion of a deposit “causó … al menos 20 muertos”"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_it_is_named_by_who_did_it_and_its_own_words(text: str, expected: str) -> None:
    told = f"{text} Bolivia condenó a Noruega."  # which makes it politics
    record = reconcile([synopticon.read(told, language="es", published="2031-05-14")])
    assert any(event.title.startswith(expected) for event in record.events), [event.title for event in record.events]
