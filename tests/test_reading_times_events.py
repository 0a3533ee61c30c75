"""Lengths counted from a happening, dated by the clause that counts. Written on Wednesday 19 June 2024."""

from __future__ import annotations

import pytest

from synopticon.chronology import describe, stated
from synopticon.reading import pipeline

CASES = [
    ("en", "The visit of Lind comes nine months after she hosted Bran.", "nine months", "September 2023"),
    ("en", "He arrived on Tuesday, two weeks after he met Bran.", "two weeks", "between 3 and 9 June 2024"),
    ("en", "The talks come two years after the war ended.", "two years", "2022"),
    ("en", "He left three days after the talks ended.", "three days", "undated"),
    ("en", "Lind fired a missile on Friday, the army said, a day after Bran warned her.", "a day", "13 June 2024"),
    ("en", "Lind met Bran on Monday, hours after a raid killed six people.", "hours", "16 or 17 June 2024"),
    ("en", "On Sunday the ministers talked, 24 hours before the leaders met.", "24 hours", "16 or 17 June 2024"),
    ("en", "Lind met Bran on Monday, 72 hours after a raid killed six people.", "72 hours", "undated"),
    ("es", "Lind se reunió con Bran el lunes, horas después de que una redada dejara seis muertos.", "horas",
     "16 or 17 June 2024"),
    ("en", "Two days after Lind seized a ship, Bran condemned the seizure on Monday.", "Two days", "15 June 2024"),
    ("es", "Dos días después de que Lind incautara un barco, Bran condenó el lunes la captura.", "Dos días",
     "15 June 2024"),
    ("es", "La visita se produce nueve meses después de que recibiera a Bran.", "nueve meses", "September 2023"),
    ("es", "Llegó el martes, dos semanas después de que se reuniera con Bran.", "dos semanas",
     "between 3 and 9 June 2024"),
    ("en", "Lind met Bran on Monday, the day after the vote.", "the day", "16 June 2024"),
    ("en", "Lind seized a ship on Monday, less than a week after Bran warned her.", "less than a week",
     "between 10 and 17 June 2024"),
    ("en", "The visit of Lind comes five days after gunmen killed a guard.", "five days", "13 or 14 June 2024"),
    ("es", "Salió dos días después de la cita.", "dos días", "undated"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "when"), CASES)
def test_lengths_from_events(language: str, text: str, words: str, when: str) -> None:
    nlp = pipeline.load(language)
    doc = nlp.make_doc(text)
    doc._.published = stated("2024-06-19")
    (found,) = [t for t in nlp(doc)._.times if text[t.start : t.end] == words]
    assert (found.type, describe(found.when)) == ("DURATION", when)
