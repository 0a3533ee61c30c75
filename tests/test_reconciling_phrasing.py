"""What stands in a title, and in which number."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.reconciling import reconcile
from synopticon.reconciling.accounts import Party
from synopticon.reconciling.titles import Slots, brief, quoted, title

LIND = Party("e-lind", "Ada Lind", "PER", "NOR", "", frozenset())
SUDMARK = Party("e-sudmark", "Sudmark", "GPE", "XSU", "", frozenset())
BRIEF = [
    ("weapons-test", "a rockets", "rockets"),
    ("weapons-test", "more than 30 rocket", ""),
    ("weapons-test", "more than 30 rockets", "more than 30 rockets"),
    ("weapons-test", "short-range rocket", "a short-range rocket"),
    ("seize", "one of the trawlers", ""),
    ("seize", "the seized of 12 boats", ""),
    ("sign", "#OpenTheHarb…", ""),
    ("sign", "a series", "a series"),
    ("supply", "4,000 artillery shells, the paper said", "4,000 artillery shells"),
    ("supply", "shells, 4,000 of them", "shells"),
    ("weapons-test", "a rocket launch", "a rocket"),
    ("weapons-test", "its third nuclear test", "its third nuclear test"),
]


@pytest.mark.parametrize(("happening", "words", "expected"), BRIEF)
def test_what_it_was_about_is_a_phrase(happening: str, words: str, expected: str) -> None:
    assert brief(words, happening) == expected


def test_one_of_a_plural_is_the_plural() -> None:
    sailors = Party("", "one sailors", "", "", "", frozenset())
    assert title("release", "occurred", Slots(recipients=[sailors])) == "Release of sailors"


def test_words_are_not_said_twice() -> None:
    envoys = Party("", "the diplomats of two states", "", "", "", frozenset())
    leaning = Party("", "whose diplomats", "", "", "", frozenset())
    assert title("expel-diplomats", "occurred", Slots([LIND], [envoys, leaning])) == (
        "Ada Lind expelled the diplomats of two states"
    )
    assert title("request", "occurred", Slots([LIND], [SUDMARK], object="for asylum for asylum")).count("asylum") == 1


def test_who_died_is_named_though_compared_with_those_who_were_killed() -> None:
    sailors = Party("", "four sailors", "", "", "", frozenset())
    assert title("die", "occurred", Slots(recipients=[sailors])) == "Four sailors died"


def test_people_are_expelled_and_recalled_themselves() -> None:
    assert title("expel-diplomats", "occurred", Slots([SUDMARK], [LIND])) == "Sudmark expelled Ada Lind"
    assert title("recall-diplomats", "occurred", Slots([SUDMARK], [LIND])) == "Sudmark recalled Ada Lind"
    assert title("expel-diplomats", "occurred", Slots([LIND], [SUDMARK])) == "Ada Lind expelled diplomats of Sudmark"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ocho personas fueron detenidas en Lima el lunes.", "Arrest of eight people"),
        ("Los diputados de Kenia aprobaron la ley el lunes.", "approved the law"),
        ("Kenia expulsó a un canadiense el lunes.", "Canadian national"),
    ],
)
def test_what_is_told_in_another_language_only_is_named_in_english(text: str, expected: str) -> None:
    (event,) = reconcile([synopticon.read(text, language="es", published="2024-06-12")]).events
    assert expected in event.title


def test_a_promise_of_nothing_known_is_a_promise() -> None:
    assert title("promise", "occurred", Slots([LIND])) == "Ada Lind made a promise"
    assert title("promise", "occurred", Slots([LIND], object="to help")) == "Ada Lind promised to help"


def test_officials_told_of_in_another_language_are_not_their_country() -> None:
    reading = synopticon.read(
        "Un grupo de diplomáticos estadounidenses tiene previsto realizar una visita a Kenia.", language="es"
    )
    (event,) = [e for e in reconcile([reading]).events if e.happening == "visit"]
    assert event.title == "Planned visit by officials of the United States to Kenya"


def test_what_is_reinforced_on_a_border_is_not_in_it() -> None:
    poland = Party("e-poland", "Poland", "GPE", "POL", "", frozenset())
    borders, capital = (Party("", words, "", "", "", frozenset()) for words in ("the borders", "the capital"))
    assert title("alert", "occurred", Slots([poland], place=borders)).endswith("defences on the borders")
    assert title("alert", "occurred", Slots([poland], place=capital)).endswith("defences in the capital")


def test_what_is_itself_a_test_is_conducted() -> None:
    reading = synopticon.read("India conducted its third nuclear test in February 2013.", language="en")
    (event,) = reconcile([reading]).events
    assert event.title == "India conducted its third nuclear test"
    assert title("weapons-test", "planned", Slots(object="its third nuclear test")) == "Planned third nuclear test"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("projectiles over Japan", "projectiles over Japan"),
        ("missile tests", "missile tests"),
        ("missile launch", "a missile"),
    ],
)
def test_an_article_goes_with_one_thing_only(words: str, shown: str) -> None:
    assert brief(words, "weapons-test") == shown


QUOTED = [
    ("de que el puerto quedará cerrado", "“que el puerto quedará cerrado”"),
    ("a abrir el paso", "“abrir el paso”"),
    ("la cita", "“la cita”"),
    ("con «cerrar» el puerto, según la agencia", "“cerrar el puerto …”"),
    ("lo", ""),
    ("Corea del Sur", "South Korea"),
]


@pytest.mark.parametrize(("words", "expected"), QUOTED)
def test_what_another_language_tells_stands_in_quotation_marks_or_is_one_known_name(words: str, expected: str) -> None:
    assert quoted(words, "es") == expected


def test_a_request_told_in_spanish_says_what_for() -> None:
    reading = synopticon.read("Noruega pidió la entrega de los dos buques.", language="es")
    (event,) = reconcile([reading]).events
    assert event.title == "Norway called for “la entrega de los dos buques”"


def test_what_it_was_about_is_joined_as_its_own_words_ask() -> None:
    said = Slots([LIND], [SUDMARK], object="for betraying the pact")
    assert title("accuse", "occurred", said) == "Ada Lind accused Sudmark for betraying the pact"
    asked = title("demand", "occurred", Slots([LIND], [SUDMARK], object="not to escalate"))
    assert asked == "Ada Lind demanded of Sudmark not to escalate"
    assert brief("serious breach of", "accuse") == "serious breach"


def test_a_country_is_not_killed() -> None:
    assert title("kill", "occurred", Slots([LIND], [SUDMARK], SUDMARK)) == "Ada Lind killed people in Sudmark"


def test_a_countrys_people_are_told_in_english() -> None:
    reading = synopticon.read("Un soldado chileno murió el martes en un tiroteo en Lima.", language="es")
    (event,) = [e for e in reconcile([reading]).events if e.happening == "kill"]
    assert event.title == "Killing of a Chilean soldier"


def test_a_threat_that_is_a_clause_is_said() -> None:
    slots = Slots(actors=[LIND], recipients=[SUDMARK], object="that it would close the port")
    assert title("threaten", "occurred", slots) == "Ada Lind threatened Sudmark, saying that it would close the port"


def test_what_was_halted_is_said() -> None:
    assert title("suspend-aid", "occurred", Slots([LIND], [SUDMARK])) == "Ada Lind halted aid to Sudmark"
    fuel = Slots([LIND], [SUDMARK], object="all imports of fuel")
    assert title("suspend-aid", "occurred", fuel) == "Ada Lind halted all imports of fuel from Sudmark"
    assert title("pardon", "occurred", Slots([LIND])) == "Ada Lind dropped or eased a case"
