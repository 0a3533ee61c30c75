"""Names that hold a known one, an office or a place: where they begin and end; and what follows that says of what kind
they are."""

from __future__ import annotations

import pytest

from tests.naming import mention, read

# language, text, a name in it, its type
WHOLE = [
    ("en", "Agents of Homeland Security Investigations came.", "Homeland Security Investigations", "ORG"),
    ("en", "The General Harbour Committee sits on Monday.", "General Harbour Committee", "ORG"),
    ("en", "Both, Ana Vessin and Orvaki Hugo Chávez de Tessino, were late.", "Orvaki Hugo Chávez de Tessino", "PER"),
    ("es", "Amaia Orvarraga Lima 12/04/2021", "Amaia Orvarraga", "PER"),
    ("es", "Amaia Orvarraga Lima 12/04/2021", "Lima", "GPE"),
    ("es", "Cenó ayer con Jack London.", "Jack London", "PER"),
    ("es", "Recibió al Ministro Extranjero Tomás Orsa en Lima.", "Tomás Orsa", "PER"),
    ("en", "They met in May. Cooper, Vessin and Orban, in a note, said no.", "Cooper", "PER"),
]  # fmt: skip
EXPLAINED = [
    ("en", "She works at the Harbour Forum, a think tank in Lima.", "Harbour Forum", "ORG"),
    ("en", "The Orvane Summit, a disaster, was over.", "Orvane Summit", "EVENT"),
    ("en", "The Orvane Accord, made up of five parties, lost.", "Orvane Accord", "ORG"),
    ("es", "El Pacto Marítimo Unido (PMU), integrado por cinco partidos, ganó.", "Pacto Marítimo Unido", "ORG"),
    ("es", "Costa Libre (izquierda) perdió cuatro escaños.", "Costa Libre", "ORG"),
    ("en", "Ana Vessin stood beside Thailand's Orsa Tessinchai at noon.", "Orsa Tessinchai", "PER"),
    ("en", "He lives in Ukraine's Kryvyi Orih.", "Kryvyi Orih", "GPE"),
]


@pytest.mark.parametrize(("language", "text", "words", "kind"), WHOLE)
def test_names_begin_and_end_where_they_do(language: str, text: str, words: str, kind: str) -> None:
    assert mention(read(language, text), words).type == kind


@pytest.mark.parametrize(("language", "text", "words", "kind"), EXPLAINED)
def test_what_stands_around_a_name_says_of_what_kind_it_is(language: str, text: str, words: str, kind: str) -> None:
    assert mention(read(language, text), words).type == kind


def test_a_famous_surname_is_not_that_of_a_relative() -> None:
    doc = read("en", "Trump and Zelensky met on Friday. Melania Trump stayed at home. President Trump left.")
    wife, *others = [
        mention(doc, "Melania Trump"),
        *(m for m in doc._.mentions if m.form == "name" and m.type == "PER"),
    ]
    assert sum(m.entity == wife.entity for m in others) == 1


def test_a_month_s_word_may_be_a_given_name() -> None:
    assert mention(read("es", "El opositor Julio Borges pidió calma."), "Julio Borges").type == "PER"
