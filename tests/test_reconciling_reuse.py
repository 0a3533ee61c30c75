"""Copies, rewritten and translated copies, versions; and what is not a copy: one event, one quotation."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.reconciling.direction import untranslated
from synopticon.reconciling.matching import Link, clusters, together
from synopticon.reconciling.reuse import find_reuse
from synopticon.records import Credit, Entity, Name, Reading, Reuse
from tests.builders import Made, Said, reading

WIRE = [
    "The ferry Brisa ran aground off Punta Larga on Thursday night with 214 passengers on board.",
    "Coastguard vessels reached the stranded ship within forty minutes and lowered rescue boats in heavy swell.",
    "Captain Elena Duarte told investigators that the radar had failed shortly after midnight.",
    "Eleven people were taken to hospital with hypothermia, the provincial government of Arenal said.",
    "The shipping company Nordmar had been fined twice last year for neglected maintenance.",
]
REWRITTEN = [
    "With 214 passengers aboard, the Brisa ferry was stranded near Punta Larga late on Thursday.",
    "Rescue boats were lowered in heavy swell by coastguard vessels that reached the ship in forty minutes.",
    "Its radar failed just after midnight, captain Elena Duarte has told investigators.",
    "Arenal's provincial government said eleven people are in hospital with hypothermia.",
    "Nordmar, the shipping company, was fined twice last year over neglected maintenance.",
]
TRANSLATED = [
    "El transbordador Brisa encalló frente a Punta Larga el jueves por la noche con 214 pasajeros a bordo.",
    "Los buques guardacostas llegaron al barco varado en cuarenta minutos y bajaron botes de rescate en pleno oleaje.",
    "La capitana Elena Duarte dijo a los investigadores que el radar había fallado poco después de la medianoche.",
    "Once personas fueron llevadas al hospital con hipotermia, según el gobierno provincial de Arenal.",
    "La compañía naviera Nordmar había sido multada dos veces el año pasado por descuidar el mantenimiento.",
]
INDEPENDENT = [
    "Families waited through the night at Punta Larga for news of the Brisa.",
    "Some of the 214 passengers described how life jackets were missing from the upper deck.",
    "A retired fisherman, Tomas Ibarra, ferried nine of them ashore in his own skiff.",
    "Unions have long asked for stricter inspections of ferries on the Arenal route.",
    "Opposition deputies want the transport minister to answer questions on Monday.",
]
SPEECH = "“We will not rest until every family knows why the radar failed and who let this ship leave harbour,”"
ALSO_QUOTES = [f"{SPEECH} the minister told a crowd on the quay.", *INDEPENDENT[2:]]
QUOTES = [f"In a short address the minister said: {SPEECH} and left.", "Nobody was allowed near the wreck afterwards."]


def made(
    name: str,
    lines: list[str],
    language: str = "en",
    outlet: str = "",
    published: str = "",
    credits: Sequence[Credit] = (),
) -> Made:
    return Made(name, [Said(line) for line in lines], language, outlet, published, credits)


def between(one: Made, two: Made) -> Reuse | None:
    found = find_reuse([reading(one), reading(two)])
    return found[0] if found else None


KINDS = [
    ("whole copy", WIRE, WIRE, "en", "verbatim"),
    (
        "one paragraph of another article",
        INDEPENDENT,
        ["Nothing else is known.", "More tomorrow."],
        "en",
        None,
    ),
    (
        "part of it in another article",
        WIRE,
        [*WIRE[:2], "Our reporter could not reach the company for comment."],
        "en",
        "verbatim",
    ),
    ("rewritten", WIRE, REWRITTEN, "en", "rewritten"),
    ("translated", WIRE, TRANSLATED, "es", "translated"),
    ("told independently", WIRE, INDEPENDENT, "en", None),
    ("only a quotation", QUOTES, ALSO_QUOTES, "en", "quotation"),
]


@pytest.mark.parametrize(("what", "one", "two", "language", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_kinds(what: str, one: list[str], two: list[str], language: str, kind: str | None) -> None:
    found = between(made("a", one), made("b", two, language))
    assert (found.kind if found else None) == kind


def test_passages_point_at_the_words() -> None:
    found = between(made("a", WIRE), made("b", [*WIRE[:2], "More will be known tomorrow."]))
    assert found is not None
    ((one, two),) = found.passages
    text = "\n".join(WIRE)
    assert text[one.start : one.end].startswith("The ferry Brisa ran aground")
    assert text[one.start : one.end].endswith("in heavy swell")
    assert (one.end - one.start) == (two.end - two.start)


DIRECTIONS = [
    ("nothing says", {}, {}, "undecided"),
    ("published first", {"published": "2021-05-03"}, {"published": "2021-05-05"}, "first-to-second"),
    ("published later", {"published": "2021-05-05"}, {"published": "2021-05-03"}, "second-to-first"),
    ("credits the other", {"outlet": "Daily Coast"}, {"credits": [Credit("source", "Daily Coast")]}, "first-to-second"),
    (
        "both credit one",
        {"credits": [Credit("agency", "AFP")]},
        {"credits": [Credit("agency", "AFP")]},
        "common-source",
    ),
    (
        "reasons contradict",
        {"outlet": "Daily Coast", "published": "2021-05-05"},
        {"credits": [Credit("source", "Daily Coast")], "published": "2021-05-03"},
        "undecided",
    ),
]


@pytest.mark.parametrize(("what", "one", "two", "direction"), DIRECTIONS, ids=[row[0] for row in DIRECTIONS])
def test_direction(what: str, one: dict[str, Any], two: dict[str, Any], direction: str) -> None:
    found = between(made("a", WIRE, **one), made("b", WIRE, **two))
    assert found is not None
    assert found.direction == direction
    assert found.evidence


def test_two_states_of_one_outlets_article_are_versions() -> None:
    later = [*WIRE, "A salvage tug from Sandholm is expected to arrive at dawn."]
    found = between(made("a", WIRE, outlet="Daily Coast"), made("b", later, outlet="Daily Coast"))
    assert found is not None
    assert (found.kind, found.direction) == ("version", "first-to-second")


def test_a_credit_makes_a_copy_of_what_alone_would_be_too_little() -> None:
    short = [REWRITTEN[0], "The harbour office gave no further details on Friday.", REWRITTEN[4]]
    one = made("a", WIRE, outlet="Daily Coast")
    assert between(one, made("b", short)) is None
    found = between(one, made("b", short, credits=[Credit("source", "Daily Coast")]))
    assert found is not None
    assert (found.kind, found.direction) == ("rewritten", "first-to-second")


def test_what_an_outlet_repeats_in_all_its_articles_is_no_copy() -> None:
    furniture = "Sign up for the Harbour Letter and receive the best dispatches of our marine reporters every Friday."
    one, two = (
        made("a", [*WIRE, furniture], outlet="Daily Coast"),
        made("b", [*INDEPENDENT, furniture], outlet="Daily Coast"),
    )
    assert between(one, two) is None


@given(st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_of_the_articles_changes_nothing(chance: random.Random) -> None:
    articles = [WIRE, REWRITTEN, INDEPENDENT, QUOTES, ALSO_QUOTES, WIRE[:3]]
    readings = [reading(made(f"{n}", lines)) for n, lines in enumerate(articles)]
    expected = find_reuse(readings)
    chance.shuffle(readings)
    assert find_reuse(readings) == expected


@given(st.randoms(use_true_random=False))
@settings(max_examples=20)
def test_a_pair_is_decided_by_the_pair(chance: random.Random) -> None:
    articles = [WIRE, REWRITTEN, INDEPENDENT, QUOTES, ALSO_QUOTES, WIRE[:3]]
    readings = [reading(made(f"{n}", lines)) for n, lines in enumerate(articles)]
    chosen = sorted(chance.sample(range(len(readings)), 2))
    ids = tuple(str(n) for n in chosen)
    within_all = [r for r in find_reuse(readings) if r.documents == ids]
    assert find_reuse([readings[n] for n in chosen]) == tuple(within_all)


def test_clusters_do_not_hold_what_must_stay_apart() -> None:
    links = [Link(0.9, "a", "b"), Link(0.8, "b", "c"), Link(0.7, "c", "d")]
    assert clusters("abcd", links, together(lambda x, y: {x, y} == {"a", "c"})) == [("a", "b"), ("c", "d")]
    assert clusters("abcd", links) == [("a", "b", "c", "d")]


PLACES = {"city:the-hague-NLD": ("The Hague", "La Haya"), "city:new-york-USA": ("New York", "Nueva York")}


def naming(language: str, *names: str) -> Reading:
    """Give a reading of an article in which known places are written so."""
    entities = tuple(
        Entity(f"entity-{name}", english, "GPE", link=link, names=(Name(name, language, 1),))
        for name in names
        for link, (english, spanish) in PLACES.items()
        if name in (english, spanish)
    )
    return Reading(reading(made(language, WIRE, language)).document, entities=entities)


def test_names_left_as_they_were_tell_a_translation() -> None:
    text, copy = naming("en", "The Hague", "New York"), naming("es", "The Hague", "New York")
    assert untranslated(text, copy).value == 1.0
    assert untranslated(copy, text).value == -1.0


@pytest.mark.parametrize("names", [("La Haya", "Nueva York"), ("The Hague", "Nueva York")])
def test_translated_names_and_a_slip_tell_nothing(names: tuple[str, str]) -> None:
    assert untranslated(naming("en", "The Hague", "New York"), naming("es", *names)).value == 0.0
