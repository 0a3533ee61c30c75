"""Spanish sentences that open with their verb."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load


@pytest.mark.parametrize(
    ("text", "happening", "who"),
    [
        ("Dimite Nkandu, que días antes se había negado en redondo.", "resign", "Nkandu"),
        ("Muere Pérez en Lima.", "die", "Pérez"),
        ("Llega Nkandu a Lima.", "arrive", "Nkandu"),
        ("Renuncia Mwakyembe.", "resign", "Mwakyembe"),
    ],
)
def test_the_verb_is_no_part_of_the_name_behind_it(text: str, happening: str, who: str) -> None:
    doc = load("es")(text)
    names = [text[m.start : m.end] for m in doc._.mentions if m.form == "name"]
    assert names[0] == who
    assert (happening, [who]) in [(r.happening, [p.text for p in r.actors]) for r in doc._.reports]


@pytest.mark.parametrize("text", ["Rosa Payá viajó a Lima.", "Marta Lagos habló en Quito.", "Mata Pérez dijo que no."])
def test_a_first_name_is_no_verb(text: str) -> None:
    doc = load("es")(text)
    assert text[doc._.mentions[0].start : doc._.mentions[0].end] == " ".join(text.split()[:2])


def test_a_subject_stands_in_the_clause_of_its_verb() -> None:
    reports = load("es")("Presidente de Zambia declarado reelegido; al menos cuatro mueren en Lusaka.")._.reports
    assert not any("Presidente" in p.text for r in reports for p in r.actors)
