"""Text in capitals is parsed as its small letters would be."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load, load_plain


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("MEXICO RECHAZA EL CIERRE DE LA FRONTERA", "RECHAZA", "MEXICO"),
        ("CAMIONEROS EXIGEN UNA SOLUCION AL GOBIERNO", "EXIGEN", "CAMIONEROS"),
        ("UNA BOMBA EXPLOTA EN EL CENTRO DE LA CIUDAD", "EXPLOTA", "BOMBA"),
    ],
)
def test_a_sentence_in_capitals_has_its_verb(text: str, verb: str, subject: str) -> None:
    doc = load_plain("es")(text)
    root = next(token for token in doc if token.text == verb)
    assert (root.pos_, root.dep_) == ("VERB", "ROOT")
    assert [t.text for t in root.children if t.dep_.startswith("nsubj")] == [subject]


def test_its_words_stay_as_they_were_written() -> None:
    text = "LA POLICIA DETUVO A TRES ESTUDIANTES EN QUITO"
    doc = load("es")(text)
    assert doc.text == text
    assert [report.happening for report in doc._.reports] == ["arrest"]


def test_a_name_in_capitals_within_a_sentence_changes_nothing() -> None:
    doc = load_plain("es")("La OTAN y la UE se reunieron en Bruselas.")
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["reunieron"]
