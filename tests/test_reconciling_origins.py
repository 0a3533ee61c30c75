"""Copies are not confirmation, and "not established" is the default."""

from __future__ import annotations

from synopticon.reconciling.accounts import accounts
from synopticon.reconciling.origins import Source, gather
from synopticon.records import Credit, Entity, Event, Office, Step
from tests.builders import AFP, CHILE, JAPAN, LIND, NORWAY, TASS, VEGA, Made, Said, day, record

MAY = day("2021-05-03")


def visit(by: Entity | None = None, via: tuple[Step, ...] = (), text: str = "She came.") -> Said:
    return Said(text, "visit", [LIND], place=CHILE, when=MAY, by=by, via=via)


def only(*made: Made) -> Event:
    (event,) = record(*made).events
    return event


def test_an_outlet_that_does_not_say_gives_no_origin() -> None:
    event = only(Made("x", [visit()], outlet="Daily Coast"))
    assert [o.kind for o in event.origins] == ["not-established"]
    assert event.independent_origins is None


def test_two_outlets_that_do_not_say_are_not_two_origins() -> None:
    event = only(Made("x", [visit()], outlet="Daily Coast"), Made("y", [visit()], outlet="Valley Post"))
    assert event.outlets == 2
    assert event.independent_origins is None


def test_two_agencies_are_two_origins() -> None:
    wire = [Step("wire", "AFP", AFP.id)], [Step("wire", "TASS", TASS.id)]
    event = only(Made("x", [visit(by=AFP)]), Made("y", [visit(by=TASS, via=tuple(wire[1]))]))
    assert sorted(o.name for o in event.origins) == ["AFP", "TASS"]
    assert event.independent_origins == 2


def test_one_agency_through_two_outlets_is_one_origin() -> None:
    credit = (Credit("agency", "AFP"),)
    event = only(Made("x", [visit()], outlet="Daily Coast", credits=credit), Made("y", [visit()], credits=credit))
    assert [o.kind for o in event.origins] == ["agency"]
    assert event.independent_origins == 1


def test_officials_of_one_country_are_one_origin() -> None:
    event = only(Made("x", [visit(by=LIND)]), Made("y", [visit(by=NORWAY)]))
    assert [(o.kind, o.name) for o in event.origins] == [("official", "Norway (Ada Lind)")]
    assert event.independent_origins == 1


def test_who_speaks_for_a_body_is_no_other_origin_than_it() -> None:
    body = Entity("e-nato", "NATO", "ORG", None, "org:nato")
    chief = Entity("e-holm", "Ida Holm", "PER", "DNK", offices=(Office("secretary-general", "org:nato"),))
    told = [Said("It held a drill.", "exercise", [body], when=MAY, by=by) for by in (body, chief)]
    event = only(Made("x", told[:1]), Made("y", told[1:]))
    assert [o.name for o in event.origins] == ["NATO (Ida Holm)"]
    assert event.independent_origins == 1


def test_officials_of_two_countries_are_two() -> None:
    assert only(Made("x", [visit(by=LIND)]), Made("y", [visit(by=VEGA)])).independent_origins == 2


def test_a_copy_has_the_origin_of_what_it_copies() -> None:
    told = [
        visit(by=AFP, text="Ada Lind reached the capital of Chile on Monday under heavy rain, an agency reporter saw."),
        Said("Fishermen along the northern coast blocked two harbours while her motorcade crossed the wet city."),
    ]
    copy = [visit(text=told[0].text), told[1]]
    event = only(
        Made("x", told, outlet="Daily Coast", published="2021-05-03"),
        Made("y", copy, outlet="Valley Post", credits=(Credit("source", "Daily Coast"),), published="2021-05-04"),
    )
    assert [o.name for o in event.origins] == ["AFP"]
    assert event.independent_origins == 1
    assert any("copied from Daily Coast" in why for o in event.origins for why in o.evidence)


def test_what_is_only_credited_to_a_medium_is_named_and_not_counted() -> None:
    event = only(Made("x", [visit()], credits=(Credit("source", "Lakeside Radio"),)), Made("y", [visit(by=AFP)]))
    assert {o.kind for o in event.origins} == {"medium", "agency"}
    assert event.independent_origins is None


def test_an_agency_that_publishes_itself_is_the_origin() -> None:
    event = only(Made("x", [visit()], outlet="Norland Press Agency"), Made("y", [visit()], outlet="Daily Coast"))
    assert {(o.kind, o.name) for o in event.origins} == {
        ("agency", "Norland Press Agency"),
        ("not-established", "not established"),
    }


def test_a_wire_is_one_origin_under_both_its_names() -> None:
    event = only(
        Made("x", [visit(via=(Step("wire", "Norland Press agency"),))]),
        Made("y", [visit(via=(Step("wire", "agencia Norland Press"),))], "es"),
    )
    assert len(event.origins) == 1
    assert event.independent_origins == 1


def test_an_outsider_who_remarks_on_what_happened_is_no_source_for_it() -> None:
    event = only(Made("x", [visit(by=JAPAN)]))
    assert [o.kind for o in event.origins] == ["not-established"]


def test_one_name_is_one_origin() -> None:
    found = record(Made("a", [visit()]), Made("b", [visit()]))
    told = accounts(found.readings, found.entities)
    sources = (Source("agency:norpress", "Norpress", "agency", "NOR"), Source("x", "Norpress", "own-reporting"))
    origins, independent = gather(list(zip(told, sources, strict=True)), {})
    assert [o.name for o in origins] == ["Norpress"]
    assert independent == 1
