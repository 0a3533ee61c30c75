"""What tells a name where no table knows it: its State, its neighbours, a slash, the medium before, the text."""

from __future__ import annotations

import pytest

from tests.naming import entity, mention, read

TYPED = [
    ("Orvane Springs, Ohio, was under water.", "Orvane Springs", "GPE"),
    ("The school in Drelling, Vt., is closed.", "Drelling", "GPE"),
    ("A picture shows the harbour. Jorun Vessin/Reuters took it.", "Jorun Vessin", "PER"),
    ("CNN's Ofira Quist-Danel reports from the coast.", "Ofira Quist-Danel", "PER"),
    ("The right-wing party Tikva Orvana lost four seats.", "Tikva Orvana", "ORG"),
    ("Reid, 33, was seen at the harbour. He did not say what Reid wanted.", "Reid", "PER"),
    ("A fire broke out at the Orvana supermarket.", "Orvana", "ORG"),
    ("He spoke to spokesman Pierre-Alain Vessinger.", "Pierre-Alain Vessinger", "PER"),
    ("The Togo-flagged Orvana Bay left port. The Orvana Bay was late.", "Orvana Bay", "MISC"),
    ("The coach Ha Dong-wook said so.", "Ha Dong-wook", "PER"),
    ("Its spokesman, Colonel Noh Gwang-min, said so.", "Noh Gwang-min", "PER"),
    ("The ship is run by Lucky Orvane Shipping in Hong Kong.", "Lucky Orvane Shipping", "ORG"),
    ("People left the villages of Orva, Tessin and Karsk on foot.", "Tessin", "GPE"),
    ("Referee Tony Vessin stopped the fight.", "Tony Vessin", "PER"),
    ("The mayor of Croydon was late.", "Croydon", "GPE"),
    ("“I asked Mark Cuban to come,” she said.", "Mark Cuban", "PER"),
]

LINKED = [
    ("He spoke in Honolulu, Hawaii, on Monday.", "Honolulu", "city:honolulu-USA"),
    ("He spoke in Dover, Del., on Monday.", "Del.", "province:delaware-USA"),
    ("The quarterback threw a touchdown for the Broncos.", "Broncos", "org:denver-broncos"),
    ("The quarterback threw a touchdown for the L.A. Rams.", "L.A. Rams", "org:los-angeles-rams"),
    ("The United States will pay if Congress agrees.", "Congress", "body:parliament-USA"),
    ("The Washington Post asked. The Post was told nothing.", "Post", "medium:washington-post"),
]

# A spelling that is somebody's or nothing's here, and the link it must not have.
OTHERS = [
    ("Karen Honolulu said that she would sing.", "city:honolulu-USA"),
    ("The Indians left the harbour. The minister was late.", "org:cleveland-indians"),
    ("He shot two broncos. Broncos run in the hills.", "org:denver-broncos"),
    ("A shop burned in Wellington. It is the oldest in Wellington, Somerset.", "city:wellington-NZL"),
    ("He went to the Manhattan side of the tunnel.", "country:USA"),
    ("Del Vessin sold the house.", "province:delaware-USA"),
]

# text, a capitalised word in it that names nobody
SILENT = [
    ("In the harbour, Republican Sen. Ana Vessin said so.", "Republican"),
    ("(Reporting by Ana Vessin in Lima; Editing by Orsa Tarvik)", "Editing"),
    ("See Chapter XI of the law.", "XI"),
]


@pytest.mark.parametrize(("text", "word"), SILENT)
def test_no_name_is_made_of_a_capital_alone(text: str, word: str) -> None:
    doc = read("en", text)
    assert word not in {doc.text[m.start : m.end] for m in doc._.mentions}


@pytest.mark.parametrize(("text", "words", "kind"), TYPED)
def test_names_are_typed_by_what_stands_beside_them(text: str, words: str, kind: str) -> None:
    assert mention(read("en", text), words).type == kind


@pytest.mark.parametrize(("text", "words", "link"), LINKED)
def test_names_are_linked(text: str, words: str, link: str) -> None:
    assert entity(read("en", text), words).link == link


@pytest.mark.parametrize(("text", "link"), OTHERS)
def test_homonyms_are_let_be(text: str, link: str) -> None:
    assert link not in {each.link for each in read("en", text)._.entities}


def test_a_foreign_ministry_that_opens_a_sentence_is_named() -> None:
    doc = read("en", "China was asked. Foreign Ministry spokesman Lin Vessin said no.")
    assert entity(doc, "Foreign Ministry").link == "body:foreign-ministry-CHN"


def test_a_bare_surname_means_whom_the_article_calls_so() -> None:
    doc = read(
        "en",
        "Vessin leads. Anna Vessin spoke on Monday, and Vessin smiled. Her husband Karl Vessin will travel to Orvane. "
        "Buses were full. Roads were closed. The Vessin campaign paid.",
    )
    first, *_, last = [m for m in doc._.mentions if doc.text[m.start : m.end] == "Vessin"]
    assert last.entity == first.entity == entity(doc, "Anna Vessin").id


def test_a_president_named_with_his_republic_is_nobody_named_before() -> None:
    text = "At the call of President Dang Quoc Vessin, President of the Republic of Chile Beatriz Orvana will come."
    doc = read("en", text)
    assert entity(doc, "Beatriz Orvana").id != entity(doc, "Dang Quoc Vessin").id


def test_a_letter_beside_another_is_no_agency() -> None:
    assert "agency:ap" not in {each.link for each in read("en", "A P-3C plane saw the ship.")._.entities}


def test_a_title_in_capitals_with_a_full_stop_names_nobody() -> None:
    doc = read("en", "Angry Parents Rally Nationwide to Reclaim Schools.\nThe school in Croydon was closed.")
    assert [doc.text[m.start : m.end] for m in doc._.mentions if m.form == "name"] == ["Croydon"]
