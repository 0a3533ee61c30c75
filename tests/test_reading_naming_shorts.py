"""Short names of bodies, shapes of names that capitals alone do not show, and pronouns that may mean somebody else."""

from __future__ import annotations

import pytest

from tests.naming import entity, mention, read

# language, text, a short name in it and the full one: both are one entity.
JOINED = [
    ("en", "Northrop Grumman won. Boeing protested, but Northrop was not shaken.", "Northrop", "Northrop Grumman"),
    ("en", "The Harbour Safety Office was late. The HSO had no ships.", "HSO", "Harbour Safety Office"),
    ("en", "Vessin rose. Vessin Ltd. had sold its ships.", "Vessin", "Vessin Ltd."),
    ("en", "The Rapid Support Forces left Nyala. The RSF denied it.", "RSF", "Rapid Support Forces"),
    ("en", "The New York Times asked him. He told The Times that he knew nothing.", "The Times", "The New York Times"),
    ("en", "Pittsburgh Steelers won at home. The Steelers sang.", "Steelers", "Pittsburgh Steelers"),
    (
        "es",
        "El Comité de Pescadores Unidos (Copeuni) protestó. Copeuni pide ayuda.",
        "Copeuni",
        "Comité de Pescadores Unidos",
    ),
]
# language, text, a stretch, its type
SHAPED = [
    ("en", "She was taken to Orvane Children's Hospital by boat.", "Orvane Children's Hospital", "FAC"),
    (
        "en",
        "They met at the Department of Fishing and Rural Affairs.",
        "Department of Fishing and Rural Affairs",
        "ORG",
    ),
    ("en", "The destroyer USS Anna Brandel left the port.", "USS Anna Brandel", "MISC"),
    ("en", "A Boeing 737 had landed.", "Boeing 737", "MISC"),
    ("en", "The research firm Orvane Insights counted them.", "Orvane Insights", "ORG"),
    ("en", "Washington sanctioned Dravna Industrija Mosta (DIM), a builder.", "Dravna Industrija Mosta", "ORG"),
    ("en", "The troops of Maj Gen Ruben Hark crossed the river.", "Ruben Hark", "PER"),
    ("en", "They flew to Anna Brandel International Airport on Monday.", "Anna Brandel International Airport", "FAC"),
    ("en", "The head of the firm, Amelia do Rego Barros, spoke.", "Amelia do Rego Barros", "PER"),
    ("es", "El Ministerio de Agricultura y Pesca calló.", "Ministerio de Agricultura y Pesca", "ORG"),
]
# language, text, a word in it that is nobody's mention
SILENT = [
    ("en", "The loan is for US$ 3 million.", "US"),
    ("en", "Ana Ruiz sold the house. A girl was found with her doll.", "her"),
    ("en", "Vessin rose. The moon lost its light.", "its"),
]


@pytest.mark.parametrize(("language", "text", "short", "full"), JOINED)
def test_short_names_are_the_full_ones(language: str, text: str, short: str, full: str) -> None:
    doc = read(language, text)
    assert entity(doc, short).id == entity(doc, full).id


@pytest.mark.parametrize(("language", "text", "words", "kind"), SHAPED)
def test_names_are_whole(language: str, text: str, words: str, kind: str) -> None:
    assert mention(read(language, text), words).type == kind


@pytest.mark.parametrize(("language", "text", "words"), SILENT)
def test_what_means_nobody_is_left_out(language: str, text: str, words: str) -> None:
    doc = read(language, text)
    assert words not in [doc.text[m.start : m.end] for m in doc._.mentions]


def test_two_short_names_are_not_joined_to_one_of_two_bodies() -> None:
    doc = read("en", "Orvane Shipping sued Orvane Fishing. Orvane did not answer.")
    assert len({entity(doc, "Orvane Shipping").id, entity(doc, "Orvane Fishing").id}) == 2


def test_a_given_name_tells_whom_a_pronoun_means() -> None:
    doc = read("en", "Robert Vessin met Laura Brandel in Oslo. She thanked him.")
    assert mention(doc, "She").entity == entity(doc, "Laura Brandel").id


def test_a_surname_in_the_article_is_no_company() -> None:
    doc = read("en", "Marcus Ericsson crashed early. Ericsson was not hurt.")
    assert entity(doc, "Ericsson").id == entity(doc, "Marcus Ericsson").id
