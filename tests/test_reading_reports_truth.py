"""What would be told falsely: conditions that go on, deeds only nearly done, rules and ways, whose deed it was."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.reading.pipeline import load

# Language, text, happening, the status it must have, words of the actor and of the recipient ("" for any).
READ = [
    # a condition goes on past what the parser took for its end
    ("en", "The envoys said that the offer of a delay remained on the table if Chad resumed talks with Kenya, let "
     "inspectors back to its damaged sites and paid for its stock.", "allow-access", "hypothetical", "Chad", ""),
    ("es", "Habrá una segunda ronda dentro de 90 días a menos que Chad dé pruebas fiables de que ya no usa venenos y "
     "deje a los inspectores entrar, advirtió un funcionario.", "allow-access", "hypothetical", "Chad", ""),
    ("es", "A Chad se le ofreció una salida: seis meses de plazo si readmitía a los inspectores, aclaraba el paradero "
     "de sus barcos y hablaba con Perú.", "talk", "hypothetical", "", ""),
    ("es", "El representante de Chad aceptó la resolución, si bien rechazó la propuesta de Perú.", "reject", "occurred",
     "", ""),
    # who has gone somewhere to say something has said it
    ("en", "Chad's president, in contrast, had flown to Lima to congratulate the victor.", "congratulate", "occurred",
     "Chad's president", "the victor"),
    ("en", "Chad's president will fly to Lima to congratulate the victor.", "congratulate", "planned",
     "Chad's president", "the victor"),
    ("es", "El presidente de Chad viajó a Lima para felicitar al vencedor.", "congratulate", "occurred",
     "presidente de Chad", "vencedor"),
    # who speaks goes on speaking
    ("en", "The minister told the House on Friday it was time that the Kenyan state explained what had gone on, and "
     "complained of Peru.", "criticise", "occurred", "The minister", "Peru"),
    ("en", "President Ana Lind said that Chad had asked her country to give up all its ships in return for aid and "
     "dismissed the request.", "reject", "occurred", "Ana Lind", ""),
    # what lies before another's broken promise was done, and what something prevents too
    ("en", "The ministry said that Peru and Kenya, having broken their own promises under the pact after the illegal "
     "Chadian withdrawal in 2018, had abused it.", "retreat", "occurred", "Chadian", ""),
    ("es", "Ni el fallo de la Corte Internacional de Justicia, que en febrero ordenó a Chad abrir el paso, ni las "
     "quejas de París y Lima lo han impedido.", "rule", "occurred", "Corte", ""),
    # what a plan includes is as planned as the plan
    ("en", "There was a plan that included the murder of President Ana Lind.", "kill", "planned", "", "Ana Lind"),
    ("es", "La fiscalía habla de un plan que incluía el asesinato de la presidenta Ana Lind.", "kill", "planned", "",
     "Ana Lind"),
    # what only a relative clause tells by another's word
    ("en", "Trade was cut after Kenyan air raids on Chad in June, which according to the Chadian government killed 62 "
     "people.", "attack", "occurred", "Kenyan", ""),
    # nearly killed is attacked
    ("en", "It was the same agent which nearly killed Ana Lind in Lima.", "attack", "occurred", "", "Ana Lind"),
    ("es", "El francotirador casi mató a la ministra Ana Lind en Lima.", "attack", "occurred", "francotirador",
     "Ana Lind"),
    # services that are offered, what somebody was found guilty of, whose resignation is claimed
    ("es", "Ana Lind se ofreció como mediadora entre Chad y Perú.", "mediate", "planned", "Ana Lind", ""),
    ("en", "Ana Lind offered herself as mediator between Chad and Peru.", "mediate", "planned", "Ana Lind", ""),
    ("en", "The court has found General Per Holt guilty of torturing prisoners.", "torture", "alleged", "Per Holt", ""),
    ("en", "Thousands of protesters claimed for a second night the resignation of the prime minister.", "demand",
     "occurred", "Thousands of protesters", ""),
    # those who are but a number; where somebody died; and who has only "Ms" before a name
    ("en", "Gunmen killed at least 40 in Lima.", "kill", "occurred", "Gunmen", "at least 40"),
    ("en", "A bomb killed at least six in Lima on Monday.", "kill", "occurred", "", "at least six"),
    ("en", "The shelling killed more than 20.", "kill", "occurred", "", "more than 20"),
    ("en", "Ms Lind died at Lima District Hospital on Sunday evening.", "die", "occurred", "Lind", ""),
    # whose deed it was
    ("es", "La sala dio a Chad un mes para firmar el acuerdo.", "sign", "planned", "Chad", ""),
    ("es", "Son los vecinos de Puerto Loma, que huyen en masa hacia el Perú tras la rendición.", "displace", "occurred",
     "", "vecinos"),
    ("es", "Chad informó de que varios de sus soldados murieron en un ataque.", "kill", "occurred", "",
     "varios de sus soldados"),
    ("es", "Peru tomó la zona en un ataque que concluyó con un alto el fuego negociado por los militares chadianos.",
     "mediate", "occurred", "chadianos", ""),
    ("en", "Followers of Ana Lind demanded an amnesty on Sunday.", "demand", "occurred", "Followers of", ""),
    ("es", "Los seguidores de Ana Lind exigieron el domingo una amnistía.", "demand", "occurred", "seguidores", ""),
    # what was ordered by those who rule is done
    ("en", "The expulsion of six diplomats was ordered by the government.", "expel-diplomats", "occurred",
     "government", "six diplomats"),
    # what nobody prevented took place, what stands behind a colon is told by itself
    ("en", "Chad did nothing to prevent Kenya's seizure of Loma in 2023.", "seize", "occurred", "Kenya", ""),
    ("es", "Perú no pudo impedir el ataque contra Loma.", "attack", "occurred", "", "Loma"),
    ("es", "Cuando la policía fue a buscarlo ya no estaba: había abandonado el Perú a finales de junio.", "depart",
     "occurred", "", ""),
    # another's legation that is shut
    ("en", "Chad retaliated by shutting the Kenyan consulate in Mombasa.", "close-mission", "occurred", "Chad", ""),
    ("en", "Chad shut its embassy in Lima on Monday.", "close-mission", "occurred", "Chad", ""),
    # words before an assembly are no suit
    ("es", "Ante el plenario, Ana Lind denunció las sanciones arbitrarias de Chad.", "criticise", "occurred",
     "Ana Lind", ""),
    ("es", "La minera demandó a Chad ante un tribunal de Lima.", "sue", "occurred", "", "Chad"),
    # peace is made by a process, other things are not
    ("en", "Chad and Kenya resumed the peace process on Monday.", "talk", "occurred", "Chad", ""),
    ("es", "Chad y Kenia reanudaron el lunes el proceso de paz.", "talk", "occurred", "Chad", ""),
    # who is called in to hear something has heard it
    ("es", "Chad convocó el jueves al embajador peruano, Per Holt, para expresarle su protesta por la captura.",
     "criticise", "occurred", "Chad", ""),
    # duties that were met, and those that are none but duties
    ("es", "Chad tuvo que cancelar por segundo día la cumbre con Perú.", "cancel", "occurred", "Chad", ""),
    ("es", "Chad tiene que retirar sus tropas de Loma.", "retreat", "called-for", "Chad", ""),
    ("en", "Peru has had to withdraw its troops from Loma.", "retreat", "occurred", "Peru", ""),
    ("en", "Peru said it had to withdraw its troops from Loma.", "retreat", "called-for", "it", ""),
    # who got leave or means to go went
    ("en", "Four soldiers were allowed to leave Peru on Monday.", "retreat", "occurred", "Four soldiers", ""),
    ("en", "Four soldiers may be allowed to leave Peru on Monday.", "retreat", "possible", "Four soldiers", ""),
    ("es", "Los ministros pudieron salir de Perú el lunes.", "depart", "occurred", "Los ministros", ""),
    # what somebody's answer was they gave
    ("en", "Ana Lind's response was to deride a weak opposition.", "criticise", "occurred", "Ana Lind", "opposition"),
    # past subjunctives that taggers take for conditionals
    ("es", "La sala había dictado una orden el 3 de mayo, dos días después de que la justicia del Peñón dispusiera la "
     "entrega del preso, que se llamaba entonces Loma.", "release", "occurred", "la justicia", "preso"),
    # what somebody is punished or thanked for they did themselves
    ("es", "El tribunal condenó a Ana Lind a seis años por insultar al presidente Juan Ruiz.", "criticise", "occurred",
     "Ana Lind", "Juan Ruiz"),
    ("es", "Chad agradeció a Kenia por liberar a los marineros.", "release", "occurred", "Kenia", "los marineros"),
    ("en", "The court had sentenced Ana Lind to six years for organising riots, plotting to seize power and insulting "
     "the president.", "criticise", "alleged", "Ana Lind", "the president"),
    # what is shot down is destroyed
    ("es", "La Guardia de Chad derribó un dron keniano sobre Loma.", "destroy", "occurred", "Guardia de Chad", ""),
    # some of a people are not their State
    ("es", "Perú sancionó a 17 kenianos al amparo de la ley.", "sanction", "occurred", "Perú", "17 kenianos"),
    ("en", "Police in Lima arrested 18 Kenyans on Monday.", "arrest", "occurred", "Police", "18 Kenyans"),
    # what is signed is done, what will be signed is not
    ("en", "President Ana Lind signed an order to designate the Loma Front a foreign terrorist organization.",
     "sanction", "occurred", "Ana Lind", "Loma Front"),
    ("en", "President Ana Lind will sign an order to impose sanctions on Kenya.", "sanction", "planned", "Ana Lind",
     "Kenya"),
    ("es", "Ana Lind firmó una orden para imponer sanciones a Kenia.", "sanction", "occurred", "Ana Lind", "Kenia"),
    ("es", "Chad decidió el lunes expulsar a seis diplomáticos de Kenia.", "expel-diplomats", "occurred", "Chad",
     "Kenia"),
]  # fmt: skip

# Language, text, a happening that it does not tell.
NOT_READ = [
    # where ways and lines go
    ("en", "The Loma Corridor was shut. Guards stood at the bridge, where the Loma Corridor leaves Chad.", "depart"),
    ("en", "The Trans-Loma Pipeline leaves Peru at the port and reaches Chile.", "depart"),
    ("es", "El río Loma abandona Perú y entra en Brasil.", "depart"),
    # what a law says at any time
    ("es", "La Constitución de Chad prohíbe a los peruanos comprar tierras.", "ban"),
    ("es", "La Convención de Lima prohíbe la entrega de los acusados.", "ban"),
    # what a bill would do is not done by who brings it
    ("es", "Varios diputados impulsan un proyecto para abandonar el Tratado de Loma.", "withdraw-from-treaty"),
    # what somebody holds a thing for
    ("en", "In Lima, what Chad described as a lawful step Kenya denounced as a breach of the ceasefire of 2020.",
     "violate-ceasefire"),
    ("en", "Chad had been unable to export oil to Kenya since June.", "trade"),
    # idioms and other senses
    ("en", "Ana Lind was discharged from Loma District Hospital on 9 April.", "release"),
    ("es", "Ana Lind se enfrenta ahora al dilema de subir otro peldaño.", "clash"),
    ("es", "Ana Lind los había absuelto de antemano.", "pardon"),
    ("es", "Kenia sacó a 60 chadianos y cerró la sede.", "rescue"),
    ("es", "Chad echó fuera gran parte de su cooperación con la Agencia.", "dismiss"),
    ("es", "El mecanismo se activó el 28 de agosto.", "found"),
    ("es", "El Tesoro extendió las sanciones de la ley Loma a la esposa del juez.", "enact"),
    ("es", "Actualizó el registro de los 121 nombres designados por la ONU.", "appoint"),
    ("en", "The vote was required by the process that Chad, Kenya and Peru began on Aug. 28.", "talk"),
    ("en", "Per Holt and Ana Lind tried to save what could be saved with their agreement in Lima.", "rescue"),
    ("es", "El gobernador Per Holt renunció a su propia aspiración y apoyó a Ana Lind.", "resign"),
    ("es", "Ana Lind renunció a la reelección.", "resign"),
    ("es", "Chad replicó deteniendo el trabajo de la agencia de desarrollo de Perú.", "arrest"),
    ("es", "La líder opositora Ana Lind, exiliada en Lima, pidió ayuda a Chad.", "deport"),
    ("es", "Ana Lind asumió en septiembre la responsabilidad como dirigente.", "take-office"),
    ("es", "El cónsul general Per Holt abrió armarios y removió paneles de aire acondicionado.", "dismiss"),
    ("es", "Los tripulantes no tuvieron más alternativa que tomar tierra en Lima.", "obstruct"),
    ("es", "La Marina de Chad empezó a escoltar a los mercantes peruanos por el estrecho.", "confront"),
    ("en", "Ana Lind accused the West of moving from organising riots to strangling the country.", "beat"),
    # whose decision it was that somebody praised
    ("es", "Ana Lind elogió la decisión de imponer sanciones a Kenia.", "sanction"),
    ("en", "Ana Lind welcomed the decision to impose sanctions on Kenya.", "sanction"),
    # what somebody is told not to do
    ("en", "Chad told Americans not to travel to Peru.", "visit"),
    ("es", "Chad recomendó a sus ciudadanos no viajar a Perú.", "visit"),
]  # fmt: skip

# Language, text, happening, words that none of its parties may have.
NOBODY_ELSE = [
    ("es", "La explosión del depósito causó al menos 20 muertos y cerca de 300 heridos en Lima tras el ataque.", "kill",
     "heridos"),
    ("en", "The attack killed six and wounded ten.", "kill", "ten"),
    ("es", "Logró que una veintena de socios, entre ellos Chad, imitaran su expulsión de 23 diplomáticos.",
     "expel-diplomats", "Chad"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "happening", "status", "actor", "recipient"), READ)
def test_it_is_told_as_it_was(
    language: str, text: str, happening: str, status: str, actor: str, recipient: str
) -> None:
    found = [r for r in load(language)(text)._.reports if r.happening == happening]
    assert [r.status for r in found] == [status]
    assert actor in " ".join(p.text for p in found[0].actors)
    assert recipient in " ".join(p.text for p in found[0].recipients)


@pytest.mark.parametrize(("language", "text", "happening"), NOT_READ)
def test_it_is_not_told(language: str, text: str, happening: str) -> None:
    assert happening not in [r.happening for r in load(language)(text)._.reports]


@pytest.mark.parametrize(("language", "text", "happening", "absent"), NOBODY_ELSE)
def test_nobody_else_is_named(language: str, text: str, happening: str, absent: str) -> None:
    found = [r for r in load(language)(text)._.reports if r.happening == happening]
    assert found
    assert not [p.text for r in found for p in (*r.actors, *r.recipients) if absent in p.text]


def test_rebels_of_a_people_are_not_its_state() -> None:
    doc = load("es")("Chad calló. Los separatistas chadianos de Loma aceptaron el miércoles un alto el fuego.")
    found = [r for r in doc._.reports if r.happening == "ceasefire"]
    assert [p.entity for r in found for p in r.actors] == [None]


def test_a_past_subjunctive_dates_nothing_to_come() -> None:
    text = "Chad cerró la frontera después de que el ejército bombardeara el lunes Loma."
    found = [r for r in synopticon.read(text, language="es", published="2025-10-10").reports if r.happening == "attack"]
    assert [(r.status, r.when.earliest) for r in found] == [("occurred", "2025-10-06")]


def test_a_plane_is_not_of_where_it_stood() -> None:
    doc = load("en")("Ana Lind praised the landing of a Ryanair plane in Lima.")
    found = [r for r in doc._.reports if r.happening == "arrive"]
    assert [p.entity for r in found for p in r.actors] == [None]
