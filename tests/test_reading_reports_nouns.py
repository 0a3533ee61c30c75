"""Happenings told by nouns, in both languages: which say enough with one party, and what they are not."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load

# Language, text, then what the noun tells: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # a killing that was tried is an attack
    ("en", "The state was to blame for the attempted murder of Sergio Vega.", "attack", "alleged", "", "Sergio Vega"),
    ("es", "El intento de asesinato de Luis Vega provocó la crisis.", "attack", "occurred", "", "Luis Vega"),
    # one party is enough
    ("en", "Chile's veto did away with the panel.", "veto", "occurred", "Chile", ""),
    ("es", "El foro nació del veto peruano a la misión de la ONU.", "veto", "occurred", "peruano", ""),
    ("en", "The protests followed the ouster of President Juan Ruiz.", "dismiss", "occurred", "", "Juan Ruiz"),
    (
        "es",
        "Ni el cese del ministro de Energía ni el toque de queda sirvieron de nada.",
        "dismiss",
        "occurred",
        "",
        "ministro de Energía",
    ),
    (
        "es",
        "Las protestas siguieron a la destitución del presidente Juan Ruiz.",
        "dismiss",
        "occurred",
        "",
        "Juan Ruiz",
    ),
    (
        "en",
        "The appointment of General Otto Lind as premier angered the unions.",
        "appoint",
        "occurred",
        "",
        "Otto Lind",
    ),
    ("es", "La elección de Ana Vega como presidenta sorprendió a Brasil.", "elect", "occurred", "Ana Vega", ""),
    (
        "en",
        "The suspension of Guinea was announced by the African Union on Friday.",
        "expel-group",
        "occurred",
        "African Union",
        "Guinea",
    ),
    (
        "es",
        "La suspensión de Guinea por la Unión Africana entró en vigor el lunes.",
        "expel-group",
        "occurred",
        "Unión Africana",
        "Guinea",
    ),
    (
        "en",
        "Peru has had no envoy there since the 2009 coup against Manuel Ruiz.",
        "occupy",
        "occurred",
        "",
        "Manuel Ruiz",
    ),
    ("en", "The 2016 ruling of the tribunal in The Hague favoured Peru.", "rule", "occurred", "tribunal", ""),
    # craft, by their words
    ("en", "Lagos is looking into the collision between a tug and a ferry.", "collide", "occurred", "a ferry", ""),
    (
        "en",
        "Monday's crash between a Norwegian trawler and a Danish destroyer left no casualties.",
        "collide",
        "occurred",
        "Danish destroyer",
        "",
    ),
    (
        "es",
        "La disputa acabó en un choque desafortunado entre dos patrulleras.",
        "collide",
        "occurred",
        "dos patrulleras",
        "",
    ),
    ("en", "Chad blamed Kenya for the collision between a tug and a ferry.", "collide", "occurred", "a tug", ""),
    ("en", "Officials looked into the crash of a Kenyan plane near Kisumu.", "wreck", "occurred", "Kenyan plane", ""),
    # a noun takes up what was told before, with its moment
    (
        "en",
        "A ferry and a cargo boat collided off Mombasa. The crash took place at around noon.",
        "collide",
        "occurred",
        "a cargo boat",
        "",
    ),
    # things with a name or a date
    ("en", "The renewal of sanctions against Chad divided the council.", "renew", "occurred", "", ""),
    ("en", "The stoppage of gas deliveries to Moldova alarmed Romania.", "halt-supply", "occurred", "", "Moldova"),
    (
        "es",
        "Las autoridades confirmaron la reanudación del bombeo hacia Serbia.",
        "resume-supply",
        "occurred",
        "",
        "Serbia",
    ),
    (
        "en",
        "A second study by the Arctic Monitoring Team, released on Tuesday, lists forty ships.",
        "publish",
        "occurred",
        "Arctic Monitoring Team",
        "",
    ),
    # attacks by what they hit, arrests by whom
    ("en", "The strike on the Sarov refinery knocked out power.", "attack", "occurred", "", "Sarov"),
    ("es", "El bombardeo del oleoducto de Tambov irritó a Uganda.", "attack", "occurred", "", "Tambov"),
    ("es", "La detención del alcalde Ivan Petrov irritó a Kenia.", "arrest", "occurred", "", "Ivan Petrov"),
    (
        "es",
        "Firmaron el pacto durante la visita de Ana Vega a su par Otto Lind.",
        "visit",
        "occurred",
        "Ana Vega",
        "Otto Lind",
    ),
    ("es", "Hubo marchas en Salta y en Rosario.", "protest", "occurred", "", ""),
    ("es", "Su rebelión forzó la caída de Otto Lind.", "dismiss", "occurred", "", "Otto Lind"),
    ("en", "Kenya fears an attack on Mombasa.", "attack", "possible", "", "Mombasa"),
    ("es", "La amenaza de un ataque contra Abéché pesa sobre el diálogo.", "attack", "hypothetical", "", "Abéché"),
    # wanted, planned
    (
        "es",
        "La oposición reiteró su llamamiento a la dimisión del primer ministro, Otto Lind.",
        "resign",
        "called-for",
        "Otto Lind",
        "",
    ),
    ("en", "The miners were planning another march for Saturday.", "protest", "planned", "miners", ""),
]

# Language, text, a happening that it does not tell.
NOT_READ = [
    ("en", "Chad sent condolences over the death of Otto Lind's mother-in-law.", "die"),
    ("en", "Ruiz has used the failed uprising as an excuse to jail rivals.", "riot"),
    ("en", "The president avoided any mention of his resignation.", "resign"),
    ("es", "El presidente Ruiz evitó cualquier mención a su renuncia.", "resign"),
    ("en", "The renewal of the furniture took a week, Chad said.", "renew"),
]


@pytest.mark.parametrize(("language", "text", "happening", "status", "actor", "recipient"), READ)
def test_what_nouns_tell(language: str, text: str, happening: str, status: str, actor: str, recipient: str) -> None:
    found = [r for r in load(language)(text)._.reports if r.happening == happening]
    assert [r.status for r in found][-1:] == [status]
    assert any(actor in p.text for p in found[-1].actors) or not actor
    assert any(recipient in p.text for p in found[-1].recipients) or not recipient


@pytest.mark.parametrize(("language", "text", "happening"), NOT_READ)
def test_what_nouns_do_not_tell(language: str, text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load(language)(text)._.reports]
