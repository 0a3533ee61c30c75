"""What is news and what is context: asides, comments, calls, capabilities, and who a call is addressed to."""

from __future__ import annotations

import pytest

from synopticon.reading.pipeline import load
from synopticon.records import Report

CONTEXT = [
    ("en", "The envoy met Okello, who had once jailed her brother.", "arrest"),
    ("en", "Troops backed by Angola entered the town of Goma.", "support"),
    ("en", "The group will return the boats that it has seized.", "seize"),
    ("en", "Chile praised Peru's decision to expel the ambassador.", "expel-diplomats"),
    ("en", "Italy had expelled three diplomats.", "expel-diplomats"),
    ("es", "El ministro recibió a Quispe, que había criticado a Chile.", "criticise"),
]
NEWS = [
    ("es", "Hombres armados mataron a al menos cinco soldados.", "kill"),
    ("es", "La ley fue aprobada por el pleno.", "enact"),
    ("en", "Her name matched an arrest warrant issued by Chad.", "indict"),
    ("en", "The ministry said it had expelled three diplomats of Chad.", "expel-diplomats"),
    ("en", "The marchers were stopped by soldiers, who arrested two students.", "arrest"),
    ("en", "The minister called for Togo to withdraw its troops.", "request"),
    ("en", "Ana Ruiz, head of the fleet, called on Peru to release the crew.", "request"),
    ("en", "Kenyan and Chadian soldiers killed six rebels on Monday.", "kill"),
    ("en", "Iran's ballistic missile launch put Kenya at risk.", "weapons-test"),
    ("en", "The rebels have claimed responsibility for the assault.", "attack"),
    ("en", "The miners stopped the work, blocking a road in Lima.", "obstruct"),
    ("es", "La marcha que organizan los sindicatos llegó a Lima.", "protest"),
    ("es", "Los vecinos comenzaron a abuchear al ministro.", "protest"),
]
NOTHING = [
    ("en", "President Ruiz, surrounded by relatives of the sailors, hailed the deal.", "blockade"),
    ("en", "Kenya on Wednesday returned the rebels to a list of terrorists.", "release"),
    ("en", "Kenya owns missiles that can hit Ethiopia.", "attack"),
    ("en", "A hurricane is heading to Cuba.", "visit"),
    ("en", "The gorilla picked up the boy.", "arrest"),
    ("en", "The missiles landed in the sea off Japan.", "arrive"),
    ("en", "The lawyer led a personal attack on the judge's reputation.", "attack"),
    ("en", "Peru lodged a protest with Chile over the map.", "protest"),
    ("en", "The volunteers of Save the Children left Sudan.", "rescue"),
    ("en", "Chile lifted its blockade of Peru.", "blockade"),
    ("en", "The fire left nine dead in Lima.", "depart"),
    ("es", "Perú presentó una protesta formal a Chile por el mapa.", "protest"),
    ("es", "El acuerdo de los ministros de Pesca llegó sin debate.", "arrive"),
    ("es", "Su Constitución le impide ceder territorio.", "retreat"),
    ("es", "¿Quién medió?", "mediate"),
    ("es", "La réplica del embajador Tull se apoyó en la geometría.", "support"),
    ("es", "El general retirado Ignacio Soto, antiguo agregado militar en Oslo, opina que no.", "expel-diplomats"),
]
STATUSES = [
    ("es", "Chad acusó a las fuerzas kenianas de atacar varias posiciones.", "attack", "alleged"),
    ("en", "Chad arrested a man over what it calls a plot to assassinate President Ruiz.", "assassinate", "alleged"),
    ("en", "Togo did not comment on Kenya's attack on Chad.", "attack", "occurred"),
    ("en", "Police foiled a bid to kill Okello.", "kill", "denied"),
    ("en", "Chad had no right to seize the tanker.", "seize", "hypothetical"),
    ("es", "Chad no tenía derecho a incautar el petrolero.", "seize", "hypothetical"),
    ("es", "El ministro había sugerido postergar las maniobras conjuntas con Japón.", "cancel", "possible"),
    ("es", "El canciller cedió sin perjuicio de que el ministro Tull rogara a Chile que ceda.", "request", "occurred"),
    ("es", "A dos días de que Lula se reúna con Petro, Quito calla.", "meet", "planned"),
    ("es", "El papa rogó a ambos gobiernos que liberen a los presos.", "release", "called-for"),
    ("en", "The aid is suspended until Chad withdraws its troops from Togo.", "retreat", "hypothetical"),
]


def reports(language: str, text: str, happening: str) -> list[Report]:
    return [report for report in load(language)(text)._.reports if report.happening == happening]


@pytest.mark.parametrize(("language", "text", "happening"), CONTEXT)
def test_what_only_says_who_somebody_is_or_what_is_commented_on_is_context(
    language: str, text: str, happening: str
) -> None:
    assert [report.background for report in reports(language, text, happening)] == [True]


@pytest.mark.parametrize(("language", "text", "happening"), NEWS)
def test_what_the_sentence_tells_is_news(language: str, text: str, happening: str) -> None:
    assert [report.background for report in reports(language, text, happening)] == [False]


@pytest.mark.parametrize(("language", "text", "happening"), NOTHING)
def test_what_does_not_happen_is_not_reported(language: str, text: str, happening: str) -> None:
    assert not reports(language, text, happening)


@pytest.mark.parametrize(("language", "text", "happening", "status"), STATUSES)
def test_status_follows_from_what_governs_it(language: str, text: str, happening: str, status: str) -> None:
    assert [report.status for report in reports(language, text, happening)] == [status]


def test_a_call_is_addressed_to_whom_it_wants_to_act() -> None:
    (report,) = reports("en", "The minister called for Togo to withdraw its troops.", "request")
    assert [party.text for party in report.recipients] == ["Togo"]


def test_soldiers_of_two_states_are_two_actors() -> None:
    (report,) = reports("en", "Kenyan and Chadian soldiers killed six rebels on Monday.", "kill")
    assert len({party.entity for party in report.actors}) == 2


def test_a_dateline_is_no_actor() -> None:
    (report,) = reports("en", "LIMA, Peru - A Peruvian court on Friday convicted two rebels.", "convict")
    assert [party.text for party in report.actors] == ["A Peruvian court"]


def test_a_missile_is_launched_by_the_state_whose_it_is() -> None:
    (report,) = reports("en", "The navy detected the launch of a North Korean missile.", "weapons-test")
    assert len(report.actors) == 1


@pytest.mark.parametrize("dateline", ["Lima, 9 May - ", "Washington, DC - ", "LIMA (Orvane) - "])
def test_a_sentence_begins_behind_a_dateline(dateline: str) -> None:
    doc = load("en")(f"{dateline}The navy seized two boats on Monday.")
    assert [sentence.text for sentence in doc.sents][-1] == "The navy seized two boats on Monday."


def test_a_participle_between_commas_is_done_to_its_noun() -> None:
    (report,) = reports("en", "Okello, freed last week after a year in jail, flew to Nairobi.", "release")
    assert not report.actors and [party.text for party in report.recipients] == ["Okello"]


def test_the_north_writes_the_south_with_a_small_letter() -> None:
    doc = load("en")("The puppet south Korean army fired at a boat.")
    (report,) = doc._.reports
    assert [e.country for e in doc._.entities if e.id in {p.entity for p in report.actors}] == ["KOR"]
