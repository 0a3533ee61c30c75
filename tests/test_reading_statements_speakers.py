"""Whose words they are where it is easy to go wrong: inserts, things, nobody, pronouns, owners."""

from __future__ import annotations

import pytest

import synopticon

# text → for each statement its speaker's words and, where one is decided, its entity's name
ENGLISH = [
    ("Two frigates and a Danish tug collided on Friday as both turned back, Oslo said.", [("Oslo", "Norway")]),
    ("President Ana Ruiz, asked about the fire at a dinner, said Peruvian boats would stay in port.",
     [("President Ana Ruiz", "Ana Ruiz")]),
    ("The ousted Juan Soto, whose house has been sold, denies that he ever took a bribe.",
     [("The ousted Juan Soto", "Juan Soto")]),
    ("Chile's delegate, Marta Rojas-diaz, compared the vote to locking a door after the thief has gone.",
     [("Chile's delegate, Marta Rojas-diaz", "Marta Rojas-diaz")]),
    ("Oslo Radio says that Juan Soto met Ana Ruiz and promised to visit Lima.",
     [("Oslo Radio", "Oslo Radio"), ("Juan Soto", "Juan Soto")]),
    ("Juan Soto praised the Peruvian fleet. and has described it as a shield.", [("Juan Soto", "Juan Soto")] * 2),
    ("Last year Juan Soto was taken from his farm in chains, accused of plotting against the king.", []),
    ("Her aides, meanwhile, were packing boxes. A letter read on the radio late on Sunday said that she would go.",
     [("A letter", None)]),
    ("Norway will close the port, according to a memo the Danish premier's aides leaked on Friday, days after a raid.",
     [("a memo", None)]),
    ("Ana Ruiz had told the court that Norway sank the boat before the storm, calling it \"a cowardly thing to do\".",
     [("Ana Ruiz", "Ana Ruiz"), ("Ana Ruiz", "Ana Ruiz")]),
    ("The ministry confirmed that the parcel had come and repeated that it saw no danger.",
     [("The ministry", None), ("The ministry", None)]),
    ("That was left to Marta Rojas, an aide to the interior minister, who confirmed that the fire was out.",
     [("Marta Rojas, an aide to the interior minister", "Marta Rojas")]),
    ("Juan Soto met Pedro Vega in Lima on Monday. The talks had been hard for both, he said.", [("he", "Juan Soto")]),
    ("Juan Soto struck back in the evening. \"Nobody tells Pedro Vega what to eat,\" he wrote.", [("he", "Juan Soto")]),
    ("If Norway threatens the port, the crews will leave.", []),
    (
        "Chile's ambassador, Juan Soto, met crews in Lima. A Danish diplomat said the offer was thin. "
        '"It will not outlive the week," the envoy said.',
        [("A Danish diplomat", None), ("the envoy", None)],
    ),
    ("No minister said that the port would close.", []),
]  # fmt: skip
SPANISH = [
    ("Los barcos saldrán el lunes; los marineros, dijo la alcaldesa, tienen dos días para volver.",
     [("la alcaldesa", None)]),
    ("Cayó el puente, conforme a un informe que llegó ayer y que leyó la prensa.", [("un informe", None)]),
    ("Noruega cedió, explicó la portavoz Marta Rojas, porque nadie quiso oír sus quejas; callar, agregó, no servirá.",
     [("la portavoz Marta Rojas", "Marta Rojas")] * 2),
    ("La ministra no ha hablado, pero un asesor de su oficina recordó que el puerto sigue cerrado. \"Y así seguirá\", "
     "subrayó.", [("un asesor de su oficina", None), ("un asesor de su oficina", None)]),
    ("El rey, Juan Soto, no contestó a la diputada. Sí lo hizo un asesor de su oficina: \"Quien no paga no manda "
     "en esta casa\", replicó.", [("un asesor de su oficina", None)]),
    ("\"Nosotras llevamos el pan, vamos a contarlo\", avisaba a la salida Marta Rojas, de 30 años.",
     [("Marta Rojas", "Marta Rojas")]),
    ("El cobre sigue saliendo sin retrasos, según la chilena Codelco.", [("la chilena Codelco", "Codelco")]),
    ("La novedad, según una vecina, es clara. El dato nuevo no es la huelga, sino quién fue: \"Antes iban los viejos y "
     "nadie más\".", [("una vecina", None)]),
    (
        "Juan Soto saludó a la prensa. Antes de aterrizar en Noruega había dicho que no firmaría sin una garantía.",
        [("Juan Soto", "Juan Soto")],
    ),
    (
        "Juan Soto escribió que habrá una feria. El ministro danés, Pedro Vega, discrepó en su cara. Él no podía ir "
        "a la feria sin una invitación, dijo, mientras sonaba la banda.",
        [("Juan Soto", "Juan Soto"), ("", None)],
    ),
    ("La mina está en una zona donde el Gobierno de Chile sostiene a quienes pescan en la costa.", []),
]  # fmt: skip


def _speakers(text: str, language: str) -> list[tuple[str, str | None]]:
    reading = synopticon.read(text, language=language, published="2024-05-06")
    names = {entity.id: entity.name for entity in reading.entities}
    return [(s.speaker_text, names.get(s.speaker or "")) for s in reading.statements]


@pytest.mark.parametrize(("text", "speakers"), ENGLISH)
def test_who_speaks_in_english(text: str, speakers: list[tuple[str, str | None]]) -> None:
    assert _speakers(text, "en") == speakers


@pytest.mark.parametrize(("text", "speakers"), SPANISH)
def test_who_speaks_in_spanish(text: str, speakers: list[tuple[str, str | None]]) -> None:
    assert _speakers(text, "es") == speakers


def test_the_coast_guard_of_the_other_side_is_not_that_of_the_first() -> None:
    text = (
        "The Peruvian coast guard said that its boat was hit. Ecuador told it otherwise. "
        "Its coast guard said the boat fled."
    )
    reading = synopticon.read(text, language="en", published="2024-05-06")
    names = {entity.id: entity.name for entity in reading.entities}
    assert "Peru" not in names.get(reading.statements[-1].speaker or "", "")
