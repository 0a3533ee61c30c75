"""Who did what to whom, when, where, in what status: sentences with what a careful reader would list."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from synopticon.languages import happenings, supported
from synopticon.reading.coding.acts import is_act
from synopticon.reading.coding.cues import cues
from synopticon.reading.coding.lexicon import lexicon, parse_frame
from synopticon.reading.pipeline import load
from synopticon.reading.reports import ReportReader
from synopticon.records import Document, Report, When, identify
from tests.conftest import ROOT


class Case(NamedTuple):
    """A sentence and one report it must give: happening, words of actor, recipient and place, status."""

    language: str
    text: str
    happening: str
    actor: str = ""
    recipient: str = ""
    place: str = ""
    status: str = "occurred"


CASES = [
    Case(
        "en",
        "Estonia has categorically rejected media reports that it supplied drones to Chad.",
        "arm",
        status="denied",
    ),
    Case("en", "Estonia rejected press reports that it sold tanks to Chad.", "arm", status="denied"),
    Case("en", "Turkey denied that the drones seized by Greece came from its arsenal.", "seize", "Greece"),
    Case(
        "es", "El ministro confió en que se trate en la visita que hará a Lisboa en octubre.", "visit", status="planned"
    ),
    Case("es", "Estonia rechazó las informaciones de que suministró drones a Chad.", "arm", status="denied"),
    Case("en", "President Macron visited Poland on Monday.", "visit", "Macron", "Poland", "Poland"),
    Case("en", "Germany accused Iran of sending drones to Syria.", "accuse", "Germany", "Iran"),
    Case("en", "Germany accused Iran of sending drones to Syria.", "arm", "Iran", "Syria", status="alleged"),
    Case("en", "Canada will send tanks to Ukraine.", "arm", "Canada", "Ukraine", status="planned"),
    Case("en", "Chile and Peru signed an agreement in Lima.", "sign", "Chile", place="Lima"),
    Case("en", "Iran test-fired a sea-launched missile on Monday.", "weapons-test", "Iran"),
    Case("en", "Iran reportedly fired a missile into the sea on Friday.", "weapons-test", "Iran", status="alleged"),
    Case("en", "India tested an Agni 5 in June.", "weapons-test", "India"),
    Case("en", "A quake followed India's second nuclear test, which occurred on May 11.", "weapons-test", "India"),
    Case("en", "The Council met after India conducted its second nuclear test on Sunday.", "weapons-test", "India"),
    Case("en", "After India conducted a nuclear test, Pakistan protested.", "weapons-test", "India"),
    Case(
        "en",
        "Officials of Kenya and Chad accused Russia of sending arms to Sudan.",
        "arm",
        "Russia",
        "Sudan",
        status="alleged",
    ),
    Case(
        "en",
        "Poland is rushing to reinforce defenses on its border with Belarus.",
        "alert",
        "Poland",
        status="underway",
    ),
    Case(
        "en",
        "Brazil promised to help Bolivia with the construction of satellites.",
        "assist-technology",
        "Brazil",
        "Bolivia",
        status="planned",
    ),
    Case("en", "Norway imposed sanctions on Belarus.", "sanction", "Norway", "Belarus"),
    Case("en", "Merkel held talks with Erdogan in Ankara.", "talk", "Merkel", "Erdogan", "Ankara"),
    Case("en", "Turkey may send soldiers to Libya.", "mobilise", "Turkey", place="Libya", status="possible"),
    Case("en", "Dozens of Kenyan soldiers were killed by militants in Somalia.", "kill", "militants", "soldiers"),
    Case("en", "Russia vetoed the resolution.", "veto", "Russia"),
    Case("en", "France urged Israel to withdraw its troops.", "request", "France", "Israel"),
    Case("en", "Japan condemned the launch of a missile by North Korea.", "criticise", "Japan"),
    Case("es", "El presidente Macron visitó Polonia el lunes.", "visit", "Macron", "Polonia", "Polonia"),
    Case("es", "Alemania acusó a Irán de enviar drones a Siria.", "accuse", "Alemania", "Irán"),
    Case("es", "Alemania acusó a Irán de enviar drones a Siria.", "arm", "Irán", "Siria", status="alleged"),
    Case("es", "Canadá enviará tanques a Ucrania.", "arm", "Canadá", "Ucrania", status="planned"),
    Case("es", "Noruega impuso sanciones a Bielorrusia.", "sanction", "Noruega", "Bielorrusia"),
    Case("es", "El ministro se reunió con Erdogan en Ankara.", "meet", "ministro", "Erdogan", "Ankara"),
    Case("es", "La policía detuvo a tres manifestantes en Lima.", "arrest", "policía", "manifestantes", "Lima"),
    Case("es", "Francia podría enviar soldados a Libia.", "mobilise", "Francia", "", "Libia", "possible"),
    Case("es", "Chile condenó el ataque contra Ucrania.", "criticise", "Chile"),
    Case("en", "The premier conceded to the demands of the miners.", "concede", "premier"),
    Case("en", "Peru and Chile failed to reach an agreement on fishing.", "reject", "Peru"),
    Case("en", "Militants fired four rockets into Israel on Friday.", "attack", "Militants", "Israel"),
    Case(
        "en",
        "Peru is about to restore diplomatic ties with Chile.",
        "establish-ties",
        "Peru",
        "Chile",
        status="planned",
    ),
    Case("en", "The attack on the market in Quetta was claimed by the Taliban.", "attack", "Taliban"),
    Case("en", "The blast left seven people dead in Quetta.", "kill", "", "people"),
    Case("es", "Los mineros iniciaron el lunes una huelga indefinida.", "strike", "mineros"),
    Case("es", "Miles de maestros marcharon en Bogotá contra la reforma.", "protest", "maestros", "", "Bogotá"),
    Case("es", "Los vecinos cortaron la carretera en protesta por los apagones.", "obstruct", "vecinos"),
    Case("es", "Una ola de protestas estalló en el sur del país.", "protest"),
    Case("es", "Los estibadores mantienen una huelga desde el lunes.", "strike", "estibadores"),
    Case("es", "El atentado dejó 17 muertos en Lima.", "kill", "", "muertos", "Lima"),
    Case("en", "Lula would visit Chile next week, the newspaper said.", "visit", "Lula", "Chile", "Chile", "planned"),
    Case("es", "El diario dijo que Lula visitaría Chile.", "visit", "Lula", "Chile", "Chile", "planned"),
    Case(
        "es", "Crece la tensión ante la inminente visita de Lula a Chile.", "visit", "Lula", "Chile", status="planned"
    ),
    Case(
        "en", "A bomber rammed a van into the Danish embassy in Lima.", "attack", "A bomber", "Danish embassy", "Lima"
    ),
    Case("en", "The army claimed responsibility for the raid on the port.", "attack", "army", "the port"),
    Case("en", "The raid on the school in Lima left nine dead.", "attack", "", "the school", "Lima"),
    Case("en", "Nine people died in a suicide attack on the Danish embassy.", "suicide-attack", "", "Danish embassy"),
    Case("es", "Un terrorista estrelló un camión contra el consulado danés.", "attack", "terrorista", "consulado"),
    Case("es", "El atentado dejó nueve muertos en Lima.", "kill", "", "nueve muertos"),
    Case("en", "Militants freed twelve nuns in Kenya on Friday.", "release", "Militants", "twelve nuns"),
    Case("en", "Twelve nuns were freed in Kenya on Friday.", "release", "", "Twelve nuns", "Kenya"),
    Case("en", "Fourteen pilgrims were abducted by gunmen in Mali.", "abduct", "gunmen", "pilgrims", "Mali"),
    Case("es", "La Marina de Chile apresó el lunes a dos pesqueros peruanos.", "seize", "Marina"),
    Case("es", "La policía apresó a dos personas en Quito.", "arrest", "policía", "personas", "Quito"),
    Case("es", "El empresario rechazó pagar la multa.", "reject", "empresario"),
]

SILENT = [
    ("en", "Relations between the two countries are good."),
    ("en", "The weather in Paris was cold on Tuesday."),
    ("en", "The film won an award."),
    ("en", "You agree to receive the newsletters of our partners."),
    ("en", "Kenya needs the support of its neighbours to carry out its offensive."),
    ("es", "Las relaciones entre los dos países son buenas."),
    ("es", "El tiempo en París era frío el martes."),
]


def read(language: str, text: str) -> tuple[Report, ...]:
    return tuple(load(language)(text)._.reports)


def fits(report: Report, case: Case) -> bool:
    return (
        report.happening == case.happening
        and report.status == case.status
        and (not case.actor or any(case.actor in p.text for p in report.actors))
        and (not case.recipient or any(case.recipient in p.text for p in report.recipients))
        and (not case.place or (report.place is not None and case.place in report.place.text))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.language}-{c.happening}-{c.text[:30]}")
def test_reports_what_a_reader_would_list(case: Case) -> None:
    assert any(fits(report, case) for report in read(case.language, case.text))


PLAIN = [
    line.split("\t")
    for line in (ROOT / "tests" / "data" / "plain_news.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("language", "happening", "status", "text"), PLAIN, ids=lambda value: value[:40])
def test_plain_news_is_read(language: str, happening: str, status: str, text: str) -> None:
    """Sentences as the press has them, one happening each, by no pattern but that."""
    assert (happening, status) in [(report.happening, report.status) for report in read(language, text)]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_is_silent_where_nothing_happens(language: str, text: str) -> None:
    assert read(language, text) == ()


def test_alleged_reports_name_their_accusers() -> None:
    report = next(r for r in read("en", "Germany accused Iran of sending drones to Syria.") if r.status == "alleged")
    assert [p.text for p in report.accusers] == ["Germany"]


def test_the_host_acts_and_the_visitor_is_received() -> None:
    report = read("en", "Xi received Lula in Beijing.")[0]
    assert (report.happening, report.actors[0].text, report.recipients[0].text) == ("receive", "Xi", "Lula")


def test_a_light_verb_and_its_noun_are_one_report() -> None:
    reports = read("en", "Macron paid a visit to Poland.")
    assert [r.happening for r in reports] == ["visit"]


def test_what_did_not_happen_is_undecided() -> None:
    doc = load("en")("Macron did not visit Poland.")
    assert doc._.reports == ()
    assert [u.what for u in doc._.undecided if u.what.startswith("report")] == ["report: visit"]


def test_a_time_is_that_of_its_clause_and_never_the_publication() -> None:
    doc = load("en")("Macron visited Poland on Monday. Canada praised Japan.")
    by = {r.happening: r for r in doc._.reports}
    assert by["visit"].time is not None and doc.text[slice(*by["visit"].time)].endswith("Monday")
    assert by["praise"].time is None and not by["praise"].when.known


DATED = [
    ("en", "Lula's previous visit to Chile dates back to 2003.", "visit", "2003"),
    ("en", "The talks between Chile and Peru took place on Monday.", "talk", "Monday"),
    ("en", "Lula's visit to Chile is scheduled for June 19.", "visit", "June 19"),
    ("es", "La reunión entre Chile y Perú se celebró el martes.", "meet", "el martes"),
    ("es", "La visita anterior de Lula a Chile se remonta a 2003.", "visit", "2003"),
    ("en", "Forty girls taken by Boko Haram two years ago were freed on Monday.", "release", "Monday"),
]


@pytest.mark.parametrize(("language", "text", "happening", "time"), DATED)
def test_a_happening_has_the_time_that_is_said_of_it(language: str, text: str, happening: str, time: str) -> None:
    found = [r for r in read(language, text) if r.happening == happening and r.time is not None]
    assert [text[slice(*r.time)] for r in found if r.time] == [time]


def test_a_century_counts_visits_and_dates_none() -> None:
    reports = read("en", "Lula arrived in Chile on Monday, beginning the first visit by a president this century.")
    assert [r.happening for r in reports] == ["arrive"]


def test_a_length_counted_from_now_dates_the_happening_behind_it() -> None:
    nlp = load("en")
    doc = nlp.make_doc("Lula's visit takes place four months after he met Petro in Lima.")
    doc._.published = When("2031-05-12", "2031-05-12", "day")
    by = {r.happening: r for r in nlp(doc)._.reports}
    assert by["meet"].when.earliest is not None and by["meet"].when.earliest.startswith("2031-01")
    assert "visit" in by and not by["visit"].when.known


def test_since_is_a_lower_bound_and_dates_nothing() -> None:
    text = "Chile and Peru have deepened their ties since the beginning of the war in March 2019."
    assert [r.when.known for r in read("en", text) if r.happening == "establish-ties"] == [False]


def test_which_behind_people_is_what_they_take_part_in() -> None:
    text = "Chile criticised the talks of Peru with its allies, which it blamed for raising tensions."
    assert not any("allies" in p.text for r in read("en", text) for p in r.recipients if r.happening == "accuse")


def test_two_destinations_are_two_visits() -> None:
    reports = read("en", "Lula will visit Chile and Peru.")
    assert [(r.happening, r.place and r.place.text) for r in reports] == [("visit", "Chile"), ("visit", "Peru")]
    assert len({r.id for r in reports}) == 2


def test_a_promise_of_technical_help_is_a_plan_of_its_own() -> None:
    reports = {r.happening: r for r in read("en", "Lula promised to help Peru in the construction of satellites.")}
    assert [p.text for p in reports["promise"].recipients] == ["Peru"]
    assert reports["assist-technology"].status == "planned"


def test_what_is_called_off_is_no_visit() -> None:
    reports = {r.happening: r for r in read("es", "Lula canceló la visita que tenía previsto realizar a Chile.")}
    assert reports["visit"].status == "cancelled"
    assert reports["visit"].place is not None and reports["visit"].place.text == "Chile"


def test_number_words_in_two_parts() -> None:
    report = read("en", "Twenty-one nuns were freed in Kenya on Friday.")[0]
    assert [(q.low, q.unit) for q in report.quantities] == [(21.0, "nuns")]


def test_the_own_side_alleges_nothing() -> None:
    report = read("en", "The navy of Chile seized four trawlers on Monday, the Chilean Defence Ministry said.")[0]
    assert (report.happening, report.status) == ("seize", "occurred")


def test_quantities_have_ranges() -> None:
    report = next(r for r in read("en", "Iran sent more than 300 drones to Russia.") if r.happening == "arm")
    assert [(q.low, q.high, q.unit) for q in report.quantities] == [(300.0, None, "drones")]


def test_the_title_is_not_read() -> None:
    nlp = load("en")
    doc = nlp.make_doc("Macron visited Poland.\nGermany praised Japan.")
    doc._.document = Document("doc", "", "", "", "en", doc.text, "Macron visited Poland.", 0, 22)
    assert [r.happening for r in nlp(doc)._.reports] == ["praise"]


def test_ids_are_of_document_trigger_and_happening() -> None:
    report = read("en", "Germany praised Japan.")[0]
    assert report.id == identify("report", "", 8, 15, "praise")


def test_types_and_modes_follow_from_the_happening() -> None:
    for report in read("en", "Norway imposed sanctions on Belarus and Chile signed an agreement with Peru."):
        assert (report.type, report.mode) == (
            happenings()[report.happening]["type"],
            happenings()[report.happening]["mode"],
        )


def test_a_user_adds_predicates_in_a_file_of_their_own(tmp_path: Path) -> None:
    extra = tmp_path / "mine.toml"
    extra.write_text('[verbs.visit]\n"place:obj need:place" = "grace"\n', encoding="utf-8")
    doc = load("en")("President Macron graced Poland.")
    doc._.reports = ()
    assert [r.happening for r in ReportReader("en", extra)(doc)._.reports] == ["visit"]


def test_a_wrong_entry_is_named() -> None:
    with pytest.raises(ValueError, match="unknown happening 'picnic'"):
        parse_frame("place:obj", "picnic", "verbs", {}, {"object": ["obj"]})


def test_without_a_tree_there_are_no_reports() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("synopticon_reports")
    assert nlp("Germany praised Japan.")._.reports == ()


@pytest.mark.parametrize("language", supported())
def test_dictionaries_are_complete(language: str) -> None:
    own = lexicon(language)
    coded = {f.happening for frames in own.verbs.values() for f in frames}
    assert coded == {name for name in happenings() if not is_act(name)}  # an act has no words of its own kind
    assert len(own.verbs) > 400
    assert cues(language).hostile <= set(happenings())


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_never_fails_on_any_text(text: str) -> None:
    for nlp in _both():
        for report in nlp(text)._.reports:
            assert 0 <= report.trigger_start < report.trigger_end <= len(text)


def _both() -> tuple[Language, ...]:
    return tuple(load(language) for language in ("en", "es"))


OBJECTS = [
    ("en", "Iran test-fired a sea-launched missile on Monday.", "weapons-test", "sea-launched missile"),
    ("en", "A quake followed India's second nuclear test, which occurred on May 11.", "weapons-test", "nuclear test"),
    ("en", "Turkey is accused of delivering mortar shells to Libya.", "arm", "mortar shells"),
    ("en", "Brazil promised to help Bolivia build satellites.", "assist-technology", "satellites"),
    ("es", "Brasil prometió ayudar a Bolivia a construir satélites.", "assist-technology", "satélites"),
]


@pytest.mark.parametrize(("language", "text", "happening", "told"), OBJECTS)
def test_what_is_given_or_launched_is_a_thing(language: str, text: str, happening: str, told: str) -> None:
    (report,) = [r for r in load(language)(text)._.reports if r.happening == happening]
    assert report.object.endswith(told)


def test_officials_of_two_states_are_two_accusers() -> None:
    text = "Funcionarios de Nairobi y Yamena acusaron a Rusia de enviar armas a Sudán."
    (report,) = [r for r in load("es")(text)._.reports if r.happening == "arm"]
    assert [p.text for p in report.accusers] == ["Funcionarios de Nairobi", "Yamena"]


def test_what_is_banned_is_not_reported_as_done() -> None:
    doc = load("en")("The resolution bans Iran from launching a rocket.")
    assert "weapons-test" not in [report.happening for report in doc._.reports]
