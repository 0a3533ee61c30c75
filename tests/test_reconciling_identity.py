"""One entity across articles: joined in any order, namesakes apart, ids carried through."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.reconciling.identity import join_entities
from synopticon.records import (
    Document,
    Entity,
    EntityType,
    Mention,
    Name,
    Office,
    Participant,
    Reading,
    Report,
    Span,
    Statement,
    Step,
)

# names of local entities (name, type, country, link, office), one article each → the groups they fall into
GROUPS: list[tuple[str, list[tuple[str, EntityType, str, str, str]], list[set[int]]]] = [
    (
        "spellings",
        [
            ("Sergei Darov", "PER", "RUS", "", ""),
            ("Serguéi Darov", "PER", "RUS", "", ""),
            ("Sergey Darov", "PER", "", "", ""),
        ],
        [{0, 1, 2}],
    ),
    (
        "links",
        [
            ("Putin", "PER", "RUS", "person:vladimir-putin", ""),
            ("Vladímir Putin", "PER", "RUS", "person:vladimir-putin", ""),
            ("Vladimir Putin", "PER", "", "", "president"),
        ],
        [{0, 1, 2}],
    ),
    (
        "father and son",
        [("Kim Jong Un", "PER", "PRK", "", ""), ("Kim Jong Il", "PER", "PRK", "", ""), ("Kim", "PER", "PRK", "", "")],
        [{0}, {1}, {2}],
    ),
    (
        "namesakes",
        [("Ana Torres", "PER", "ESP", "", "judge"), ("Ana Torres", "PER", "MEX", "", "singer")],
        [{0}, {1}],
    ),
    (
        "two who are spelled alike, tied by nobody in between",
        [
            ("Yermek Dauletov", "PER", "KAZ", "", "president"),
            ("Ermek Dauletov", "PER", "KGZ", "", "colonel"),
            ("Ermek Dauletov", "PER", "", "", ""),
            ("Yermek Dauletov", "PER", "", "", ""),
        ],
        [{0, 3}, {1, 2}],
    ),
    (
        "a minister and a journalist of one name",
        [
            ("Marta Ibarrola", "PER", "URY", "", "foreign minister"),
            ("Marta Ibarrola", "PER", "", "", "journalist"),
            ("Marta Ibarrola", "PER", "URY", "", "minister"),
        ],
        [{0, 2}, {1}],
    ),
    (
        "one body taken for a place and for a person, and two of one word that are not",
        [
            ("Frente Amplio Tresmista", "ORG", "", "", ""),
            ("Frente Amplio Tresmista", "PER", "", "", ""),
            ("Frente Amplio Tresmista", "LOC", "", "", ""),
            ("Orvana", "PER", "", "", ""),
            ("Orvana", "GPE", "", "", ""),
        ],
        [{0, 1, 2}, {3}, {4}],
    ),
    (
        "a colonel who speaks for his army",
        [("Noh Gwang-min", "PER", "", "", "colonel"), ("Noh Gwang-min", "PER", "KOR", "", "spokesperson")],
        [{0, 1}],
    ),
    (
        "one who rose from captain to president",
        [
            ("Issa Marandou", "PER", "BFA", "", "captain"),
            ("Issa Marandou", "PER", "BFA", "", "president"),
            ("Issa Marandou", "PER", "BFA", "", ""),
        ],
        [{0, 1, 2}],
    ),
    (
        "bare surnames of two articles",
        [("Smith", "PER", "", "", ""), ("Smith", "PER", "", "", "")],
        [{0}, {1}],
    ),
    (
        "one between two who must stay apart",
        [
            ("Jorge Alba Ruiz", "PER", "ESP", "", "minister"),
            ("Jorge Alba", "PER", "ESP", "", "minister"),
            ("Jorge Alba Soler", "PER", "ESP", "", "minister"),
        ],
        [{0, 1}, {2}],
    ),
    (
        "bodies in two languages",
        [
            ("Ministry of Defence", "ORG", "NOR", "", ""),
            ("Ministerio de Defensa", "ORG", "NOR", "", ""),
            ("Ministerio de Defensa", "ORG", "SWE", "", ""),
        ],
        [{0, 1}, {2}],
    ),
    (
        "two states",
        [("North Marland", "GPE", "", "", ""), ("South Marland", "GPE", "", "", "")],
        [{0}, {1}],
    ),
]


def _reading(number: int, local: tuple[str, EntityType, str, str, str], language: str = "en") -> Reading:
    name, kind, country, link, office = local
    document = Document(f"doc-{number}", f"art-{number}", f"raw-{number}", f"{number}.txt", language, name)
    own = f"entity-{number}"
    offices = (Office(office, country),) if office else ()
    span = Span(document.id, 0, len(name))
    entity = Entity(own, name, kind, country or None, link, (Name(name, language, 1),), (span,), offices)
    who = Participant(own, name, 0, len(name))
    return Reading(
        document,
        mentions=(Mention(0, len(name), kind, "name", own), Mention(0, 1, kind, "nominal", None, (own,))),
        entities=(entity,),
        statements=(Statement("s", 0, 1, "direct", "asserts", 0, 1, speaker=own, via=(Step("wire", "X", own),)),),
        reports=(
            Report("r", 0, 1, 0, 1, "visit", "CONSULT", actors=(who,), recipients=(who,), place=who, accusers=(who,)),
        ),
    )


def _groups(readings: tuple[Reading, ...]) -> list[set[int]]:
    joined, _ = join_entities(readings)
    found: dict[str, set[int]] = {}
    for i, reading in enumerate(joined):
        found.setdefault(reading.entities[0].id, set()).add(i)
    return sorted(found.values(), key=min)


@pytest.mark.parametrize(("what", "local", "groups"), GROUPS, ids=[each[0] for each in GROUPS])
def test_groups(what: str, local: list[tuple[str, EntityType, str, str, str]], groups: list[set[int]]) -> None:
    assert _groups(tuple(_reading(i, each) for i, each in enumerate(local))) == groups


def test_every_id_of_a_reading_is_rewritten() -> None:
    (reading,), (entity,) = join_entities((_reading(0, ("Vladimir Putin", "PER", "RUS", "person:vladimir-putin", "")),))
    statement, report = reading.statements[0], reading.reports[0]
    assert entity.id != "entity-0"
    assert {reading.entities[0].id, reading.mentions[0].entity, *reading.mentions[1].members} == {entity.id}
    assert {statement.speaker, statement.via[0].entity} == {entity.id}
    assert {p.entity for p in (*report.actors, *report.recipients, *report.accusers)} == {entity.id}
    assert report.place is not None and report.place.entity == entity.id


def test_the_global_name_is_the_gazetteers_or_the_commonest_english() -> None:
    linked = _reading(0, ("Putin", "PER", "RUS", "person:vladimir-putin", ""))
    _, (entity,) = join_entities((linked,))
    assert entity.name == "Vladimir Putin"
    spanish = [_reading(i, ("Serguéi Darov", "PER", "RUS", "", ""), "es") for i in range(2)]
    _, (entity,) = join_entities((*spanish, _reading(2, ("Sergei Darov", "PER", "RUS", "", ""))))
    assert entity.name == "Sergei Darov"
    assert [(name.text, name.count) for name in entity.names] == [("Serguéi Darov", 2), ("Sergei Darov", 1)]


_LOCAL = st.tuples(
    st.sampled_from(["Kim", "Kim Jong Un", "Kim Jong Il", "Ana Torres", "A. Torres", "Orvane Board", "OB", "Putin"]),
    st.sampled_from(["PER", "ORG", "MISC"]),
    st.sampled_from(["", "PRK", "ESP"]),
    st.sampled_from(["", "", "person:vladimir-putin"]),
    st.sampled_from(["", "judge", "minister"]),
)


@settings(max_examples=60)
@given(st.lists(_LOCAL, max_size=8), st.randoms(use_true_random=False))
def test_order_changes_nothing(local: list[tuple[str, EntityType, str, str, str]], rng: random.Random) -> None:
    readings = [_reading(i, each) for i, each in enumerate(local)]
    joined, entities = join_entities(tuple(readings))
    shuffled = list(readings)
    rng.shuffle(shuffled)
    again, others = join_entities(tuple(shuffled))
    assert entities == others
    assert sorted(joined, key=lambda r: r.document.id) == sorted(again, key=lambda r: r.document.id)


@settings(max_examples=30)
@given(st.lists(_LOCAL, max_size=8))
def test_joining_again_changes_no_name(local: list[tuple[str, EntityType, str, str, str]]) -> None:
    readings = tuple(_reading(i, each) for i, each in enumerate(local))
    joined, entities = join_entities(readings)
    assert {e.id for r in joined for e in r.entities} == {e.id for e in entities}
    assert sum(len(e.mentions) for e in entities) == len(readings)


def test_two_local_entities_that_are_one_are_put_together() -> None:
    one = _reading(0, ("Vladimir Putin", "PER", "RUS", "person:vladimir-putin", ""))
    second = replace(one.entities[0], id="entity-x", name="Putin", mentions=(Span("doc-0", 3, 8),))
    (reading,), (entity,) = join_entities((replace(one, entities=(*one.entities, second)),))
    assert len(reading.entities) == 1
    assert len(entity.mentions) == 2


_ABOUT = ("country:NOR", "country:CHL", "country:JPN")


def _named(number: int, name: str, initials: str, language: str = "en") -> Reading:
    """Make an article that names a body that goes by initials."""
    reading = _among(number, name)
    body = replace(reading.entities[0], type="ORG")
    forms = tuple(Name(form, language, 1) for form in dict.fromkeys((name, initials)) if form)
    return replace(reading, entities=(replace(body, names=forms), *reading.entities[1:]))


INITIALS = [
    ([("Dravna Industrija Mosta", "DIM", "en"), ("DIM", "DIM", "es")], [{0, 1}]),
    (
        [("Dravna Industrija Mosta", "DIM", "en"), ("Industria del Puente", "DIM", "es"), ("DIM", "DIM", "en")],
        [{0, 1, 2}],
    ),
    (
        [("Dravna Industrija Mosta", "DIM", "en"), ("Deep Inland Mines", "DIM", "en"), ("DIM", "DIM", "en")],
        [{0}, {1}, {2}],
    ),
    ([("Dravna Industrija Mosta", "", "en"), ("DIM", "DIM", "es")], [{0}, {1}]),  # what it is short for is not said
]


@pytest.mark.parametrize(("bodies", "groups"), INITIALS)
def test_initials_are_those_of_the_one_body_that_has_them_in_articles_about_the_same(
    bodies: list[tuple[str, str, str]], groups: list[set[int]]
) -> None:
    assert _groups(tuple(_named(n, *body) for n, body in enumerate(bodies))) == groups


def _among(number: int, name: str, office: str = "", about: tuple[str, ...] = _ABOUT) -> Reading:
    """Make an article that names a person, among the countries that it is about."""
    reading = _reading(number, (name, "PER", "", "", office))
    kept = [_reading(number, (link, "GPE", link[-3:], link, "")).entities[0] for link in about]
    named = tuple(replace(entity, id=f"{entity.id}-{n}") for n, entity in enumerate(kept))
    return replace(reading, entities=(*reading.entities, *named))


SURNAMES = [
    (["Raul Ali", "Ali"], [{0, 1}]),
    (["Raul Ali", "Ali", "Omar Ali"], [{0}, {1}, {2}]),  # either of two
    (["Raul Ali", "Raul"], [{0}, {1}]),  # no surname
    (["Ana Vela Soto", "Vela Soto"], [{0, 1}]),
]


@pytest.mark.parametrize(("names", "groups"), SURNAMES)
def test_a_surname_is_that_of_the_one_who_has_it_in_articles_about_the_same(
    names: list[str], groups: list[set[int]]
) -> None:
    readings = [_among(n, name) for n, name in enumerate(names)]
    assert _groups(tuple(readings)) == groups
    assert _groups(tuple(reversed(readings))) == sorted(
        ({len(names) - 1 - n for n in group} for group in groups), key=min
    )


def test_a_surname_in_an_article_about_others_or_of_another_office_is_somebody_elses() -> None:
    whole = _among(0, "Raul Ali", "president")
    elsewhere = _among(1, "Ali", about=("country:KEN", "country:PER", "country:TGO"))
    assert _groups((whole, elsewhere)) == [{0}, {1}]
    assert _groups((whole, _among(1, "Ali", "journalist"))) == [{0}, {1}]
    assert _groups((whole, _among(1, "Ali", "president"))) == [{0, 1}]
