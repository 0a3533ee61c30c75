"""What sentences make that no event reports: entries by provision, none of what is only spoken of, one a happening."""

from __future__ import annotations

import pytest

import synopticon
from synopticon.case import reconcile_all
from synopticon.watches import load
from synopticon.watches.register import Register, compose

# What a sentence says, and the watch that has to have it ("": none).
SAID = [
    ("A trawler of Vietnam unloaded 60 tonnes of squid from North Korea at night, a dock worker said.", "exports"),
    ("Un taller de Rason vendió ropa de Corea del Norte a una cadena de Tailandia, según un contable.", "exports"),
    (
        "A sculptor's studio of North Korea erected a bronze monument in Gaborone, built by North Korean artists.",
        "exports",
    ),
    (
        "A dealer in Penang shipped three lathes to North Korea in crates marked as toys, a customs report says.",
        "exports",
    ),
    ("Un empresario de Macao regaló dos yates a Kim Jong Un, contó un marinero.", "luxury"),
    ("A tanker of Togo pumped diesel at sea into a North Korean tanker, a pilot said.", "maritime"),
    ("Un carguero que ocultó su posición llegó al puerto norcoreano de Chongjin, dijo una aseguradora.", "maritime"),
    ("A pipeline carried 500,000 tonnes of crude to North Korea last year, an engineer said.", "petroleum"),
    ("Unos 200 obreros norcoreanos trabajan en las obras de un estadio en Rusia, según un capataz.", "workers"),
    ("A broker opened an account for a North Korean bank in Labuan, prosecutors say.", "banking"),
    ("North Korean hackers stole bitcoins worth 9 million dollars from a Peruvian exchange, police said.", "banking"),
    ("Una empresa mixta de Corea del Norte y Laos fabrica ladrillos, según el registro.", "ventures"),
    ("North Korean engineers were trained at an aerospace institute in Omsk, a lecturer said.", "science"),
    ("A minister under a UN travel ban flew from Pyongyang to Minsk, North Korea said.", "designations"),
    ("North Korea has sent some 3,000 troops to Russia, a general in Kyiv said.", "arms"),
    ("Corea del Norte recibió de Rusia cuatro sistemas Pantsir, afirmó un diputado.", "arms"),
    ("North Korea's embassy in Lagos rents its ballroom to wedding planners, a neighbour said.", "missions"),
    ("Perú expulsó a un consejero norcoreano que vendía cigarrillos de contrabando.", "missions"),
    ("Reactors at Yongbyon are discharging cooling water again, an inspector of the agency said.", "launches"),
    ("A broker in Lima bought vacuum pumps for North Korea, a court heard.", "proliferation"),
    ("North Korean mechanics overhauled radars for the army of Chad, a colonel said.", "arms"),
    ("Frozen crab of North Korea lies in the cold stores of Laos, a diver said.", "exports"),
    # What makes none: measures, suppositions, what was not done or was before, aid, trade of others, figures of speech.
    ("The Council discussed a ban on coal exports of North Korea.", ""),
    ("El Consejo debatió la prohibición de comprar carbón a Corea del Norte.", ""),
    ("If North Korea sold missiles to Chile, Peru would protest, a diplomat said.", ""),
    ("No sign was found of coal from North Korea in Laos, an inspector said.", ""),
    ("Peru used to buy coal from North Korea, a historian said.", ""),
    ("The Red Cross delivered fuel for clinics to North Korea.", ""),
    ("South Korea shipped coal to Japan while North Korea held a parade.", ""),
    ("North Korea's striker scored with a rocket of a shot.", ""),
    ("Frozen crab of North Korea is the dish of the day in Wonsan, a cook said.", ""),
    ("Washington urged Laos to send home North Korean workers.", ""),
    ("Sweden's embassy in Pyongyang rents out a garage.", ""),
    ("Corea del Norte denunció que Corea del Sur envió drones a Pyongyang.", ""),
]


def _register(*texts: str, pack: str = "dprk", published: str = "2031-05-14") -> Register:
    languages = ["es" if any(f" {word} " in f" {text} " for word in ("de", "el", "una")) else "en" for text in texts]
    readings = [
        synopticon.read(t, language=lang, published=published) for t, lang in zip(texts, languages, strict=True)
    ]
    return compose(reconcile_all(readings), load(pack))


@pytest.mark.parametrize(("text", "watch"), SAID)
def test_a_sentence_makes_the_entry_that_its_words_ask_for(text: str, watch: str) -> None:
    titles = {w.id.split("/")[1]: w.title for w in load("dprk")}
    entries = _register(text).entries
    told = " ".join(why for entry in entries for concern in entry.concerns for why in concern.why)
    assert titles[watch] in told if watch else entries == ()


def test_a_neighbour_may_name_the_State_where_a_rule_allows_it() -> None:
    theft = "Tokens worth 40 million dollars were stolen from an exchange in Lima. "
    (entry,) = _register(theft + "Police blamed hackers who work for North Korea.").entries
    assert "Lima" in entry.accounts[0].quote.text and "North Korea" in entry.accounts[0].quote.text
    assert not _register(theft + "Police blamed two students.").entries


def test_despite_a_ban_is_no_talk_of_the_ban() -> None:
    assert len(_register("Despite the ban on coal exports, North Korea sold coal to Laos, a trader said.").entries) == 1


FLEET = (
    "A trader of Laos bought coal from North Korea, a clerk said. Coal from North Korea was landed in Laos by night, "
    "another clerk said. A merchant of Kenya bought coal from North Korea, a sailor said."
)


def test_sentences_of_one_State_are_one_entry_and_of_another_another() -> None:
    entries = _register(FLEET).entries
    assert sorted(len(e.accounts) for e in entries) == [1, 2]


def test_what_is_told_of_both_makes_the_two_one() -> None:
    text = FLEET + " Traders of Laos and Kenya bought coal from North Korea, a report says."
    (entry,) = _register(text).entries
    assert len(entry.accounts) == 4


KINDS = (
    "A plane brought six drones to Benghazi in Libya, a pilot said. A ship that was unloaded in Misrata in Libya "
    "carried armoured vehicles, a docker said. The drones for Libya came in crates, a guard said."
)


def test_supplies_are_told_apart_by_what_is_supplied() -> None:
    entries = _register(KINDS, pack="libya").entries
    told = sorted(tuple("drones" in a.quote.text for a in e.accounts) for e in entries)
    assert told == [(False,), (True, True)]


def test_a_test_that_has_a_number_is_one_entry_in_both_languages() -> None:
    texts = (
        "North Korea carried out its fifth nuclear test in September 2016, a report of Norway said.",
        "Corea del Norte realizó su quinto ensayo nuclear en septiembre de 2016, recordó un profesor.",
    )
    (entry,) = _register(*texts).entries
    assert len(entry.accounts) + len(entry.perhaps) == 2


def test_a_ship_with_coal_is_one_entry_under_both_provisions() -> None:
    text = "A freighter suspected of carrying coal from North Korea was impounded in Lagos, the port said."
    (entry,) = _register(text).entries
    names = {concern.provision for concern in entry.concerns}
    assert {"S/RES/2371 (2017) §8", "S/RES/2397 (2017) §9"} <= names


def test_a_time_that_only_bounds_is_not_when_it_happened() -> None:
    text = "North Korean workers earn wages in Russia, though they had to leave before 22 December 2019, a union said."
    (entry,) = _register(text).entries
    assert entry.when.startswith("not said")


def test_what_is_denied_is_no_report_of_it() -> None:
    (entry,) = _register("Kenya denied that it had sold rifles to North Korea.").entries
    assert entry.status == "denied" and entry.headline.startswith("Denied")
    assert ("Kenya", "denied") in [(a.who, a.kind) for a in entry.answers]


def test_what_it_is_about_heads_an_entry_that_no_event_reports() -> None:
    (entry,) = _register("A trawler unloaded squid from North Korea in Da Nang, a dock worker said.").entries
    assert entry.headline.endswith("(squid)") and entry.goods == ("squid",)


# What a sentence says of Libya, and the watch that has to have it ("": none).
OF_LIBYA = [
    ("A trawler left Zuwara with diesel smuggled out of Libya, a docker in Malta said.", "petroleum"),
    ("Una compañía rival vendió crudo libio sin autorización de la Corporación Nacional.", "petroleum"),
    ("A broker moved frozen funds of the Libyan Investment Authority to Panama, a clerk said.", "assets"),
    ("Mercenarios de Chad llegaron a Trípoli en dos vuelos, contó un piloto.", "embargo"),
    ("Libya pumped more oil in May than in April.", ""),
    ("Libya asked the Council to unfreeze assets of its sovereign fund.", ""),
    ("Mercenaries must leave Libya, an envoy said.", ""),
]


@pytest.mark.parametrize(("text", "watch"), OF_LIBYA)
def test_the_pack_for_Libya_has_more_than_arms(text: str, watch: str) -> None:
    titles = {w.id.split("/")[1]: w.title for w in load("libya")}
    entries = _register(text, pack="libya").entries
    told = " ".join(why for entry in entries for concern in entry.concerns for why in concern.why)
    assert titles[watch] in told if watch else entries == ()


def test_words_stand_for_goods_told_before() -> None:
    first = "A freighter was stopped on its way to Benghazi with 300 rifles from Malta, a prosecutor said. "
    later = "Two earlier cargoes were unloaded at Tobruk in spring, a docker said."
    told = [a.quote.text for e in _register(first + later, pack="libya").entries for a in e.accounts]
    assert later in told
    assert not _register(later, pack="libya").entries


def test_one_sentence_that_two_watches_find_is_one_entry_with_the_provisions_of_both() -> None:
    text = "Two hundred North Korean workers sew shirts of North Korea at a factory in Laos, a foreman said."
    (entry,) = _register(text).entries
    assert {"S/RES/2375 (2017) §17", "S/RES/2375 (2017) §16"} <= {c.provision for c in entry.concerns}


def test_a_ships_name_is_no_cargo() -> None:
    entries = _register("The Silver Otter, a ferry from North Korea, brought tourists to Laos, a guide said.").entries
    assert not any("metals" in entry.headline for entry in entries)
