"""What pronouns stand for: a frame that names its object is met by the noun that a pronoun in its place stands for, and
"who" is the person right before it."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load
from synopticon.records import Participant, Report

TAKEN_UP = [
    ("en", "Norland imposed a ban on Benin in May. It lifted it in June.", "lifted", "a ban"),
    (
        "en",
        "The bloc imposed sanctions on Togo. When these were lifted, it paid.",
        "lifted",
        "sanctions",
    ),
    (
        "en",
        "Ghana signed the treaty with Togo on Monday. Togo ratified it on Friday.",
        "ratified",
        "the treaty",
    ),
    ("es", "Benín impuso una prohibición a Togo; la anuló en junio.", "anuló", "una prohibición"),
    ("es", "El ministro respondió con el veto al crudo de Togo y lo levantó en mayo.", "levantó", "el veto"),
]
LEFT_ALONE = [
    ("en", "Norland imposed a ban on Togo. The minister lifted him from the chair."),
    ("en", "The crew took the flag with the ban on it. They lifted it over the gate."),
    ("es", "Benín impuso una prohibición a Togo; lo anuló en junio."),
    ("es", "Benín impuso una prohibición a Togo y le dio de plazo hasta mayo para explicarse."),
]


@pytest.mark.parametrize(("language", "text", "trigger", "thing"), TAKEN_UP)
def test_a_pronoun_stands_for_the_noun_before_it(language: str, text: str, trigger: str, thing: str) -> None:
    told = [r for r in reports(language, text) if text[r.trigger_start : r.trigger_end] == trigger]
    assert [r.object.startswith(thing) for r in told] == [True]


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE)
def test_a_pronoun_stands_for_no_noun_that_does_not_agree(language: str, text: str) -> None:
    assert {r.happening for r in reports(language, text)} <= {"ban", "sanction"}


WHO = [
    (
        "Fue la respuesta de Lima a Juan Ruiz, quien el 7 de agosto amenazó con cerrar la frontera.",
        "threaten",
        "Juan Ruiz",
        "",
    ),
    (
        "Preparan una moción contra Ruiz, a quien el Parlamento ya había declarado persona no grata.",
        "expel-diplomats",
        "el Parlamento",
        "Ruiz",
    ),
    (
        "Criticó al ministro de Defensa, a quien el Congreso había acusado de traición.",
        "accuse",
        "el Congreso",
        "ministro de Defensa",
    ),
    (
        "Lima rejected the visit of Juan Ruiz, who on August 7 threatened to close the border.",
        "threaten",
        "Juan Ruiz",
        "",
    ),
]


@pytest.mark.parametrize(("text", "happening", "actor", "recipient"), WHO)
def test_who_is_the_person_right_before_it(text: str, happening: str, actor: str, recipient: str) -> None:
    [report] = [r for r in reports("en" if " the " in text else "es", text) if r.happening == happening]
    assert (words(report.actors), words(report.recipients)) == (actor, recipient)


def words(participants: tuple[Participant, ...]) -> str:
    return ", ".join(p.text for p in participants)


def reports(language: str, text: str) -> tuple[Report, ...]:
    found: tuple[Report, ...] = load(language)(text)._.reports
    return found
