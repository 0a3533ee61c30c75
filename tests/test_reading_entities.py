"""Who is mentioned in one article. Every sentence here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tests.naming import blank, entity, mention, pipeline, read

# language, text, what is mentioned → the entity's link or name
NAMED = [
    ("en", "Union leader Sonia Villar was held. President-elect Oscar Villar spoke.", "Oscar Villar", "Oscar Villar"),
    ("en", "Russian President Vladimir Putin flew to Hanoi.", "Vladimir Putin", "person:vladimir-putin"),
    ("en", "The talks in Vienna ended. North Korea was absent.", "North Korea", "country:PRK"),
    ("en", "The South Korean army fired warning shots.", "South Korean", "country:KOR"),
    ("en", "Ferry captain Anselm Quarrington was questioned.", "Anselm Quarrington", "Anselm Quarrington"),
    ("en", "It was signed by Dr. Wendeline Ostrakov, her lawyer said.", "Wendeline Ostrakov", "Wendeline Ostrakov"),
    (
        "en",
        "He said the Ministry of Coastal Affairs had lied.",
        "Ministry of Coastal Affairs",
        "Ministry of Coastal Affairs",
    ),
    ("en", "Foreign Minister Julie Bishop spoke.", "Julie Bishop", "Julie Bishop"),
    ("en", "Police said Sergei and Yulia Villar were poisoned.", "Sergei", "Sergei Villar"),
    ("es", "El ataque contra Serguéi y Yulia Villar conmocionó a Chile.", "Serguéi", "Serguéi Villar"),
    ("en", "Abu Salem al-Barnawi took over.", "Abu Salem al-Barnawi", "Abu Salem al-Barnawi"),
    ("en", "Troops left Orvane Air Base in Peru.", "Orvane Air Base", "Orvane Air Base"),
    ("es", "El líder norcoreano viajó en tren.", "norcoreano", "country:PRK"),
    ("es", "Según Anatol Berenguer, todo es falso.", "Anatol Berenguer", "Anatol Berenguer"),
    ("es", "La reunión en Moscú duró poco.", "Moscú", "city:moscow-RUS"),
]

# language, text, mention → type
TYPED = [
    ("en", "Residents of the Drelling region left on foot.", "Drelling", "LOC"),
    ("en", "The rocket left the Karsk cosmodrome at dawn.", "Karsk", "FAC"),
    ("en", "The Orvane Shipping Company denied it.", "Orvane Shipping Company", "ORG"),
    ("en", "Foreign Minister Olwen Tarrasque resigned.", "Olwen Tarrasque", "PER"),
    ("en", "The French were not told.", "French", "NORP"),
    ("es", "El diario Hoja Larga publicó la carta.", "Hoja Larga", "ORG"),
    ("es", "La ministra Quiteria Malvar dimitió.", "Quiteria Malvar", "PER"),
    ("es", "El capitán del pesquero Hoja Larga volvió.", "Hoja Larga", "MISC"),
    ("en", "A conservation group, Orvane Watch, agreed.", "Orvane Watch", "ORG"),
    ("en", "Anna Brandel, a party official, left.", "Anna Brandel", "PER"),
    ("es", "Amelia Tavares ya está en Auckland", "Amelia Tavares", "PER"),
    ("en", "Apple Orvane Inc. grew. Vessin Ltd. sold Vessin shares; Vessin rose.", "Vessin", "ORG"),
    ("en", "An Antonov An-2 landed.", "Antonov An-2", "MISC"),
    ("en", "He is head of the East Asia Planning Program.", "East Asia Planning Program", "ORG"),
    ("en", "The news agency Hoja Larga said so.", "Hoja Larga", "ORG"),
    ("en", "The company Anna Brandel founded failed.", "Anna Brandel", "PER"),
    ("es", "Llegaron al aeropuerto de Vilcanto de noche.", "Vilcanto", "FAC"),
    ("en", "The Chicago Harriers beat them in the rain.", "Chicago Harriers", "ORG"),
    ("es", "El avión llegó al aeropuerto Simón Bolívar de noche.", "Simón Bolívar", "FAC"),
    ("es", "Según su responsable de Turismo, Berta Cruz, todo va bien.", "Berta Cruz", "PER"),
]

# language, text, description → the person meant
DESCRIBED = [
    ("en", "Vladimir Putin arrived late. The Russian president left early.", "The Russian president", "Vladimir Putin"),
    ("en", "Kim Jong Un smiled. The North Korean leader said nothing.", "The North Korean leader", "Kim Jong Un"),
    ("en", "The Kremlin spokesman, Dmitry Peskov, declined.", "The Kremlin spokesman", "Dmitry Peskov"),
    ("en", "Olwen Tarrasque, the Belgian foreign minister, left.", "the Belgian foreign minister", "Olwen Tarrasque"),
    ("es", "Kim Jong Un sonrió. El líder norcoreano no habló.", "El líder norcoreano", "Kim Jong Un"),
    ("es", "El portavoz del Kremlin, Dmitri Peskov, calló.", "El portavoz del Kremlin", "Dmitri Peskov"),
    ("es", "El presidente de Francia, Emmanuel Macron, llegó.", "El presidente de Francia", "Emmanuel Macron"),
    ("es", "El presidente de Chad, Ali Tolo, calló. El jefe del Estado salió.", "El jefe del Estado", "Ali Tolo"),
]

# language, text, the capital → the city's or the country's link
CAPITALS = [
    ("en", "Moscow accused the alliance of lying.", "Moscow", "country:RUS"),
    ("en", "They met in Moscow on Monday.", "Moscow", "city:moscow-RUS"),
    ("en", "The minister travelled to Moscow by train.", "Moscow", "city:moscow-RUS"),
    ("en", "Sanctions against Moscow will remain.", "Moscow", "country:RUS"),
    ("en", "Pyongyang's nuclear programme was the subject.", "Pyongyang", "country:PRK"),
    ("en", "Pyongyang and Moscow have strengthened their ties.", "Moscow", "country:RUS"),
    ("en", "Shops in Seoul and Tokyo closed early.", "Tokyo", "city:tokyo-JPN"),
    ("en", "Missiles hit Moscow overnight.", "Moscow", "city:moscow-RUS"),
    ("en", "Protesters denounced Moscow.", "Moscow", "country:RUS"),
    ("en", "They shelled Moscow's southern suburbs.", "Moscow", "city:moscow-RUS"),
    ("en", "Drones struck Moscow.", "Moscow", "city:moscow-RUS"),
    ("en", "Kyiv was shelled again.", "Kyiv", "city:kyiv-UKR"),
    ("en", "A strike on Tehran killed two.", "Tehran", "city:tehran-IRN"),
    ("en", "The bombing of Beirut went on.", "Beirut", "city:beirut-LBN"),
    ("en", "Moscow attacked the plan.", "Moscow", "country:RUS"),
    ("es", "Rusia atacó Kiev.", "Kiev", "city:kyiv-UKR"),
    ("es", "Rusia atacó a Kiev con drones.", "Kiev", "city:kyiv-UKR"),
    ("es", "Siguió el asedio de Kabul.", "Kabul", "city:kabul-AFG"),
    ("es", "Moscú acusó a la alianza de mentir.", "Moscú", "country:RUS"),
    ("es", "El ministro viajó a Moscú en tren.", "Moscú", "city:moscow-RUS"),
    ("es", "El canciller acusó a Moscú de mentir.", "Moscú", "country:RUS"),
    ("es", "Pyongyang y Moscú han estrechado sus lazos.", "Pyongyang", "country:PRK"),
]

# text and words that must not become a name
NOT_NAMES = [
    ("en", "The delegation arrived on Tuesday. In turn, Dozens protested in September."),
    ("en", "He was tired. She was not. However, It rained."),
    ("en", "“Brothers in arms” was the slogan. #Peace #Now"),
    ("en", "President and Minister were both absent. Meanwhile, Monday passed."),
    ("en", "Storms battered the coast. Rebels took the harbour. Talks resumed."),
    ("en", "He left.\n\nLACKING DETAIL\n\nShe left."),
    ("es", "Tormentas azotaron la costa. Manifestantes cortaron la vía."),
    ("es", "El martes llovió. Sin embargo, Ayer no. Asimismo, Decenas protestaron."),
    ("es", "Él no vino. Ella sí. Además, Septiembre acaba."),
]


def test_initials_in_brackets_are_nobody_that_the_body_employs() -> None:
    doc = read("es", "Lo dijo la presidenta de la Asociación de Mujeres del Campo (ASMUCA), Carmen Quintero.")
    assert mention(doc, "ASMUCA").type == "ORG"
    assert entity(doc, "ASMUCA").id != entity(doc, "Carmen Quintero").id


def test_a_team_is_named_by_its_last_word_too() -> None:
    doc = read("en", "The Chicago Harriers beat them in the rain. The Harriers had lost before.")
    assert entity(doc, "Harriers").id == entity(doc, "Chicago Harriers").id


def test_a_body_named_by_a_common_word_is_mentioned_without_an_entity() -> None:
    doc = read("es", "Ayer la Junta aprobó el plan de riego.")
    assert (mention(doc, "Junta").type, mention(doc, "Junta").entity) == ("ORG", None)


@pytest.mark.parametrize(("language", "text", "words", "which"), NAMED)
def test_names_are_found_and_linked(language: str, text: str, words: str, which: str) -> None:
    found = entity(read(language, text), words)
    assert which in (found.link, found.name)


@pytest.mark.parametrize(("language", "text", "words", "kind"), TYPED)
def test_names_are_typed(language: str, text: str, words: str, kind: str) -> None:
    assert mention(read(language, text), words).type == kind


@pytest.mark.parametrize(("language", "text", "words", "name"), DESCRIBED)
def test_descriptions_mean_persons(language: str, text: str, words: str, name: str) -> None:
    doc = read(language, text)
    assert mention(doc, words).form == "nominal"
    assert entity(doc, words).name == name


@pytest.mark.parametrize(("language", "text", "words", "link"), CAPITALS)
def test_capitals_act_or_are_places(language: str, text: str, words: str, link: str) -> None:
    assert entity(read(language, text), words).link == link


@pytest.mark.parametrize(("language", "text"), NOT_NAMES)
def test_what_only_looks_like_a_name_is_none(language: str, text: str) -> None:
    doc = read(language, text)
    assert [doc.text[m.start : m.end] for m in doc._.mentions if m.form == "name"] == []


def test_a_bare_surname_returns_to_the_nearest_full_name() -> None:
    doc = read("en", "Igor Valtsev met Piotr Valtsev in Lodz. Valtsev paid. Anna Brandel left. Brandel was angry.")
    assert entity(doc, "Valtsev").name == "Piotr Valtsev"
    assert entity(doc, "Brandel").name == "Anna Brandel"


def test_father_and_son_stay_apart_and_the_father_is_not_returned_to() -> None:
    doc = read("en", "In 2000 she saw Kim Jong Un's late father, Kim Jong Il. Kim was then a student.")
    assert entity(doc, "Kim Jong Il").id != entity(doc, "Kim Jong Un").id
    assert entity(doc, "Kim").name == "Kim Jong Un"


def test_a_junior_is_not_the_senior() -> None:
    doc = read("en", "Donald Trump waved. His son, Donald Trump Jr., spoke. Trump then left.")
    assert entity(doc, "Donald Trump Jr.").link == ""
    assert entity(doc, "Trump").link == "person:donald-trump"


def test_transliterations_in_one_article_are_one() -> None:
    doc = read(
        "en", "Yevgeny Darovsky denied it. Later, Evgeny Darovski admitted it. Kim Jong-un and Kim Jong Un are one."
    )
    assert entity(doc, "Yevgeny Darovsky").id == entity(doc, "Evgeny Darovski").id
    assert entity(doc, "Kim Jong-un").id == entity(doc, "Kim Jong Un").id


def test_a_short_form_in_brackets_is_the_name_before_it() -> None:
    doc = read("en", "The Orvane Fisheries Board (OFB) voted. The OFB is not happy.")
    assert entity(doc, "OFB").id == entity(doc, "Orvane Fisheries Board").id


def test_both_leaders_are_two_persons() -> None:
    text = "Russian President Vladimir Putin received North Korean leader Kim Jong Un. Both leaders smiled."
    doc = read("en", text)
    names = {each.id: each.name for each in doc._.entities}
    assert {names[i] for i in mention(doc, "Both leaders").members} == {"Vladimir Putin", "Kim Jong Un"}


def test_the_two_countries_are_those_named_before() -> None:
    doc = read("es", "Rusia y Vietnam firmaron un acuerdo. Los dos países lo celebraron.")
    links = {each.id: each.link for each in doc._.entities}
    assert {links[i] for i in mention(doc, "Los dos países").members} == {"country:RUS", "country:VNM"}


def test_three_countries_are_not_two() -> None:
    doc = read("en", "Peru, Chile and Bolivia met. The two countries agreed.")
    assert "The two countries" not in [doc.text[m.start : m.end] for m in doc._.mentions]


def test_pronouns_only_where_one_person_can_be_meant() -> None:
    alone = read("en", "Anna Brandel resigned. She gave no reason.")
    assert entity(alone, "She").name == "Anna Brandel"
    two = read("en", "Anna Brandel met Greta Olsen. She gave no reason.")
    assert "She" not in [two.text[m.start : m.end] for m in two._.mentions]
    kin = read("en", "Her father, Jan Brandel, visited Oslo in 1998, when he met the mayor.")
    assert entity(kin, "he").name == "Jan Brandel"


def test_an_office_alone_is_looked_up_at_the_articles_date() -> None:
    text = "The French president spoke in Lyon."
    assert entity(read("en", text, "2024-03-01"), "The French president").name == "Emmanuel Macron"
    assert entity(read("en", text, "2010-03-01"), "The French president").name == "Nicolas Sarkozy"


def test_an_office_without_a_date_stays_undecided() -> None:
    doc = read("en", "The French president spoke in Lyon.")
    assert mention(doc, "The French president").entity is None
    assert [each.what for each in doc._.undecided] == ["entity"]


def test_a_government_under_another_word_is_its_country() -> None:
    doc = read("en", "The Russian authorities denied everything.")
    assert entity(doc, "The Russian authorities").link == "country:RUS"
    assert mention(doc, "The Russian authorities").type == "ORG"


def test_names_in_bad_translation() -> None:
    doc = read(
        "en", "He president of russia Vladimir Putin, landed. Vladimir Putin, He plans to stay in Asia Oriental."
    )
    assert entity(doc, "Vladimir Putin").link == "person:vladimir-putin"
    assert {m.form for m in doc._.mentions if doc.text[m.start : m.end] == "He"} <= {"pronoun"}


def test_a_possessive_is_no_part_of_a_name() -> None:
    doc = read("en", "Anna Brandel’s adviser and Russia’s envoy met.")
    assert {"Anna Brandel", "Russia"} <= {doc.text[m.start : m.end] for m in doc._.mentions}


def test_the_leader_of_a_group_does_not_lead_its_country() -> None:
    doc = read("en", "President Muhammadu Buhari spoke in Nigeria. Boko Haram's leader fled.")
    assert mention(doc, "Boko Haram's leader").entity is None


def test_ids_follow_from_the_document_and_the_names() -> None:
    text = "Anna Brandel met Vladimir Putin in Moscow. Brandel smiled."
    assert read("en", text)._.mentions == read("en", text)._.mentions
    assert read("en", text)._.entities == read("en", text)._.entities


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_it_works_in_a_blank_pipeline(language: str) -> None:
    doc = blank(language)("Anna Brandel met Vladimir Putin in Moscow.")
    assert bool(doc._.entities) == (language != "fr")


def _check(doc: Doc) -> None:
    ids = {each.id for each in doc._.entities}
    for each in doc._.mentions:
        assert 0 <= each.start < each.end <= len(doc.text)
        assert each.entity is None or each.entity in ids
        assert set(each.members) <= ids
    assert len(ids) == len(doc._.entities)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    _check(blank("en")(text))
    _check(blank("es")(text))


_WORDS = [
    "President",
    "the",
    "Kim",
    "Jong",
    "Un",
    ",",
    "(",
    ")",
    "’s",
    "of",
    "de",
    "Moscow",
    "Russian",
    "leader",
    "-",
    "los",
    "dos",
    "países",
    "Ana",
    "“",
    "He",
    ".",
    "KCNA",
    "él",
    "norcoreano",
    "both",
    "countries",
    "USA",
    "\n",
    "North",
    "and",
    "South",
    "Korea",
    "it",
    "its",
    "Mr.",
    "Ministry",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=25))
def test_any_order_of_telling_words_can_be_read(words: list[str]) -> None:
    _check(pipeline("en")(" ".join(words)))
    _check(blank("es")(" ".join(words)))
