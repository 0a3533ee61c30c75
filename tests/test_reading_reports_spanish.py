"""Who does what to whom in Spanish news, in its own turns of phrase; sentences are made up."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load
from synopticon.records import Report

# A sentence, a happening, and who acts, who undergoes it: parts of their words, "" for nobody.
PARTIES = [
    ("El peruano Hugo Quispe acusó a Noruega de mentir.", "accuse", "Hugo Quispe", "Noruega"),
    ("La estonia Mari Kask condenó el ataque.", "criticise", "Mari Kask", ""),
    ("La policía detuvo al danés Lars Holm en Oslo.", "arrest", "policía", "Lars Holm"),
    ("El portugués Rui da Costa, que ya había hablado con ambos, acusó a Chile.", "accuse", "Rui da Costa", "Chile"),
    ("La captura de un carguero por parte de EE. UU. irritó a Quito.", "seize", "EE. UU", ""),
    ("Los embajadores fueron expulsados por parte de Noruega.", "expel-diplomats", "Noruega", "embajadores"),
    ("La violación de la tregua por parte de Togo es evidente.", "violate-ceasefire", "Togo", ""),
    ("El reconocimiento de Kosovo por parte de Perú y Chile enfureció a Serbia.", "recognise", "Perú", "Kosovo"),
]


def reports(text: str, happening: str) -> list[Report]:
    return [report for report in load("es")(text)._.reports if report.happening == happening]


@pytest.mark.parametrize(("text", "happening", "actor", "recipient"), PARTIES)
def test_who_does_it_and_to_whom(text: str, happening: str, actor: str, recipient: str) -> None:
    found = [
        ("+".join(p.text for p in r.actors), "+".join(p.text for p in r.recipients)) for r in reports(text, happening)
    ]
    assert len(found) == 1
    for words, told in zip((actor, recipient), found[0], strict=True):
        assert words in told and bool(words) == bool(told)
