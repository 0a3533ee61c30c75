"""Lines that would mislead: other senses of a word, subjects of another clause, what is asked, to come or undone."""

from __future__ import annotations

import pytest

from synopticon.reading.parsing import lines
from synopticon.reading.pipeline import load

# Language, text, then what must be read of it: happening, status, words of the actor and of the recipient ("" for any).
READ = [
    # all of a condition is one, in the words of several marks too
    ("es", "A Chad se le ofreció más plazo si readmitía a los inspectores y retomaba las conversaciones con Perú.",
     "talk", "hypothetical", "", ""),
    ("es", "Una segunda ronda seguirá a menos que Chad dé acceso a los inspectores.", "allow-access",
     "hypothetical", "", ""),
    ("en", "If the truce holds, Chad will free the men, and Peru released ten soldiers on Monday.", "release",
     "occurred", "Peru", ""),
    # participles between a noun and its verb
    ("en", "The two men arrested on May 12 while surveying for a dock in Lima walked free.", "arrest", "occurred", "",
     "two men"),
    ("en", "Ten soldiers wounded in the blast were flown to Oslo, and a captain captured in May in Lima was freed.",
     "release", "occurred", "", "a captain"),
    ("en", "Two killed in blast in Oslo", "kill", "occurred", "", "Two"),
    ("en", "Opposition leader arrested at Lima airport", "arrest", "occurred", "", "Opposition leader"),
    ("en", "The Navy seized on Monday a tanker off Lima.", "seize", "occurred", "The Navy", ""),
    # whom "who" and "que" mean behind an apposition
    ("en", "Among them is Roberto Holt, an organiser of October's vote, who was arrested in Lima on December 6.",
     "arrest", "occurred", "", "Roberto Holt"),
    ("en", "Ana Holt, chief of the fleet, who met Lars Lind in Oslo, resigned.", "meet", "occurred", "Ana Holt",
     "Lars Lind"),
    ("es", "Ana Ruiz, organizadora de las primarias, que fue detenida el lunes, está libre.", "arrest", "occurred", "",
     "Ana Ruiz"),
    # what somebody is besides is nobody else
    ("es", "El lunes fue detenido Pedro Holt, periodista y fundador del canal Onda.", "arrest", "occurred", "",
     "Pedro Holt"),
    # "of them" counts people where only people can be meant
    ("en", "Chad condemned Peru's officials, and Kenya indicted four of them.", "indict", "occurred", "Kenya",
     "four of them"),
    # what somebody became is no head of their clause
    ("en", "The patriarch was elected mayor of Arica on Monday.", "elect", "occurred", "The patriarch", ""),
    # a past subjunctive that the tagger took for an adjective, and an object behind where it was done
    ("es", "La medida llega seis días después de que un avión de combate derribara ante las costas de Arica el globo.",
     "destroy", "occurred", "un avión", ""),
    ("en", "The House impeached Ana Holt on Monday.", "indict", "occurred", "The House", "Ana Holt"),
    ("en", "His lawyers petitioned the Supreme Court on Monday to block any transfer.", "sue", "occurred",
     "His lawyers", ""),
    ("en", "The court approved the warrant on Monday.", "indict", "occurred", "The court", ""),
    # a subject that the parser tore from its clause
    ("en", "Her party says three of its chiefs, Juan Holt, Luis Vega and Ana Ruiz, were seized by security agents.",
     "arrest", "occurred", "security agents", "three of its chiefs"),
    ("en", "Kenya's Foreign Minister Ana Lind called it a bad day, while her Chadian counterpart, Pedro Holt, demanded "
     "that Peru keep its word.", "demand", "occurred", "Pedro Holt", ""),
    ("en", "She welcomed the ruling, which came two days before Pedro Holt, a Labour loyalist, is to be sworn in as "
     "her successor.", "take-office", "planned", "Pedro Holt", ""),
    ("en", "On Monday he signed a decree on trade, and within days its chief prosecutor, Per Holt, was put on the "
     "blacklist.", "sanction", "occurred", "", "Per Holt"),
    ("es", "Ana Lind amenazó con cerrar el puerto, mientras que el presidente, Pedro Holt, tras conversar este lunes "
     "por teléfono con Luis Vega, restó dramatismo al asunto.", "call", "occurred", "Pedro Holt", "Luis Vega"),
    ("en", "Chad and Kenya imposed sanctions on the men who command the squads, accusing them of torture.", "accuse",
     "occurred", "Chad", ""),
    # who speaks of itself
    ("en", "Chad kept silent. A court jailed three men, hours after a rebel group said that it had blown up the "
     "bridge.", "bomb", "occurred", "a rebel group", ""),
    ("es", "El viernes, el Gobierno de Chad castigó al dueño del puerto, Pedro Holt, a quien acusa de servir a Kenia.",
     "accuse", "occurred", "Chad", ""),
    # a passive agrees with whom it is said of
    ("es", "La policía las ha dispersado con gas: solo en la madrugada del sábado fueron detenidas 107 personas.",
     "arrest", "occurred", "", "107 personas"),
    # a relative clause on what somebody decided tells what was done
    ("es", "Un tribunal de Lima ordenó su libertad, decisión que el Gobierno saludó y que Chad tachó de escandalosa.",
     "criticise", "occurred", "Chad", ""),
    # what is to be done, or at an occasion that is to come
    ("en", "The offices, including that of the envoy, are to shut by December 1.", "ban", "planned", "", ""),
    ("en", "Chad is due to host Peru's Ana Lind and other leaders at a river summit in Lima on Friday.", "meet",
     "planned", "", ""),
    # what was undone
    ("en", "The top court on Wednesday struck down the surrender of Pedro Holt.", "extradite", "cancelled", "", ""),
    ("en", "The minister announced that Chad had halted its strategic dialogue with Kenya and limited defence "
     "cooperation.", "talk", "cancelled", "its", "Kenya"),
    # senses
    ("es", "La Corte condenó la medida, que describió como un ataque a los jueces.", "criticise", "occurred", "", ""),
    ("es", "Un tribunal condena a tres a año y medio de cárcel.", "convict", "occurred", "tribunal", ""),
    ("en", "The prime minister received him with full military honours in the palace.", "receive", "occurred",
     "prime minister", ""),
]  # fmt: skip

# Language, text, a happening that it does not tell as a fact.
NOT_READ = [
    ("en", "Chad, busy with its own quarrel, offered only polite words.", "promise"),
    ("es", "Seis soldados custodiaban el oleoducto cerca de la frontera.", "mobilise"),
    ("en", "Chad expects to be consulted, given its concession on the railways of Kenya.", "concede"),
    ("en", "A joint company will hold the development rights for ten years.", "arrest"),
    ("en", "The suspect is to be brought before a court in Lima.", "demand"),
    ("en", "The top court struck down the surrender of Per Holt.", "disarm"),
    ("en", "The minister said that the state would neutralise the organisers of the violence.", "kill"),
    ("es", "El alto representante Pedro Holt, cuyo mandato está a punto de expirar, recordó que los países son parte "
     "del pacto.", "die"),
    ("en", "Chad remained under a duty to cooperate.", "sanction"),
    ("en", "Chad and Kenya were fighting the same battle for the future of the river.", "clash"),
    ("en", "Ana Lind promised to eliminate the trade deficit with Chad.", "threaten"),
    ("en", "Per Holt, whose country hosts the court, thanked them.", "receive"),
    ("en", "The Assembly of the League expressed its regret.", "apologise"),
    ("en", "Police held the man, though Chad quit in 2019.", "resign"),
    ("en", "Chad had pleaded that the treaty was never promulgated.", "request"),
    ("es", "El Gobierno ya había hecho pública su marcha del tratado.", "protest"),
    ("es", "La presidenta del Perú Ana Lind voló a una pequeña isla en el lago el viernes.", "bomb"),
    ("es", "El buque se llevará otro millón de barriles.", "seize"),
    ("es", "El frente rebelde reclamó haber volado un tramo de la línea.", "demand"),
    ("es", '"Con esto nos negamos a formar parte del pacto", dijo el ministro.', "deny"),
    # questions, and requests that a paper makes
    ("en", "Were there talks with Chad in Lima?", "talk"),
    ("en", "CNPC was silent. The firm had to answer requests for comment from its offices in Lima.", "request"),
    # a gerund of which something is said, or by which a matter is named
    ("en", "Premier Ana Lind, who had declared ten days earlier that handing the man over was not in Chad's interest, "
     "applauded.", "extradite"),
    ("en", "The government froze negotiations on joining the Andean Union.", "agree"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "happening", "status", "actor", "recipient"), READ)
def test_it_is_read_as_it_is_meant(
    language: str, text: str, happening: str, status: str, actor: str, recipient: str
) -> None:
    found = [r for r in load(language)(text)._.reports if (r.happening, r.status) == (happening, status)]
    assert found
    assert all(actor in " ".join(p.text for p in r.actors) for r in found)
    assert all(recipient in " ".join(p.text for p in r.recipients) for r in found)


def test_what_is_hit_off_a_coast_is_no_coast() -> None:
    text = (
        "A las 14.39 del sábado, un avión despegado de la base de Arica, en Chile, abatió frente a las playas de Perú "
        "el globo."
    )
    report = next(r for r in load("es")(text)._.reports if r.happening == "destroy")
    assert "globo" in report.object and (report.place is None or "Chile" not in report.place.text)


@pytest.mark.parametrize(("language", "text", "happening"), NOT_READ)
def test_it_is_told_as_no_fact(language: str, text: str, happening: str) -> None:
    found = [r for r in load(language)(text)._.reports if r.happening == happening]
    assert not [r for r in found if r.status in ("occurred", "planned", "underway")]


@pytest.mark.parametrize(
    ("language", "text", "happening", "absent"),
    [
        ("es", "Chad ha sancionado a Pedro Holt, dueño del puerto, y Kenia a cinco mandos.", "sanction", "Kenia"),
        ("en", "The order freezes any property the tycoon holds in Chad and forbids Kenyans to deal with him.", "ban",
         "tycoon"),
        ("es", "En mayo Chad había sancionado al fiscal Pedro Holt, hoy de licencia mientras se le investiga.",
         "investigate", "Chad"),
        ("es", "La Oficina de Chad congeló los activos de cinco personas y les prohibió viajar al Perú: Ana Vega, la "
         "ministra; su diputado, Luis Paz; el jefe de policía de Lima, Pedro Holt; y Juan Ruiz del Departamento.",
         "ban", "Holt"),
        ("en", "He accused Kenyan politicians of \"blackmail\" and of lying.", "accuse", " of"),
    ],
)  # fmt: skip
def test_it_names_nobody_else(language: str, text: str, happening: str, absent: str) -> None:
    named = [p.text for r in load(language)(text)._.reports if r.happening == happening
             for p in (*r.actors, *r.recipients)]  # fmt: skip
    assert not any(absent in name for name in named)


def test_a_sentence_ends_behind_the_name_of_a_service() -> None:
    doc = lines(load("es").make_doc("Caso cerrado, escribió Ana Lind en X. El jefe del Gobierno calló."))
    assert [token.text for token in doc if token.is_sent_start] == ["Caso", "El"]
