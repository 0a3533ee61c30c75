"""One happening is one event, whoever tells it and however; two happenings are two."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.chronology.resolving import TOLD_AFTER
from synopticon.reconciling.parties import parties
from synopticon.records import UNKNOWN_TIME, Entity, Event, Mention, Participant, Record, When
from tests.builders import (
    CHILE,
    HARBOUR,
    JAPAN,
    LIND,
    NORWAY,
    ROJAS,
    SANTIAGO,
    VEGA,
    Made,
    Said,
    day,
    reading,
    record,
    record_of,
)  # fmt: skip

SEPTEMBER = day("2023-09-01", "2023-10-01")
YEAR_2000 = day("2000-01-01", "2001-01-01")
MAY_3 = day("2021-05-03")

PLAN = Made(
    "a",
    [
        Said("Ada Lind plans to visit Santiago soon.", "visit", [LIND], place=SANTIAGO, status="planned"),
        Said(
            "Luis Vega travelled to Norway last September.",
            "visit",
            [VEGA],
            place=NORWAY,
            when=SEPTEMBER,
            background=True,
        ),
    ],
    outlet="Daily Coast",
    published="2024-01-24",
)
TUESDAY = Made(
    "b",
    [
        Said("Ada Lind landed in Santiago on Tuesday.", "arrive", [LIND], place=SANTIAGO, when=day("2024-06-18")),
        Said("Vega welcomed her at the airport.", "receive", [VEGA], [LIND]),
        Said("She is to meet Vega tomorrow.", "meet", [LIND], [VEGA], when=day("2024-06-19"), status="planned"),
    ],
    outlet="Fjord Herald",
    published="2024-06-18",
)
WEDNESDAY = Made(
    "c",
    [
        Said("Ada Lind arrived in Chile on Wednesday.", "arrive", [LIND], place=CHILE, when=day("2024-06-19")),
        Said("She had received Vega nine months before.", "receive", [LIND], [VEGA], when=SEPTEMBER, background=True),
        Said(
            "Her earlier visit to Chile dates back to 2000.",
            "visit",
            [LIND],
            place=CHILE,
            when=YEAR_2000,
            background=True,
        ),
        Said("The visit shows how close they are.", "visit", [LIND], place=CHILE),
    ],
    outlet="Valley Post",
    published="2024-06-19",
)
SPANISH = Made(
    "d",
    [
        Said(
            "Vega viajó a Noruega el pasado septiembre.", "visit", [VEGA], place=NORWAY, when=SEPTEMBER, background=True
        ),
        Said("Visitó entonces el puerto de Quinta.", "visit", [VEGA], place=HARBOUR, when=SEPTEMBER, background=True),
    ],
    "es",
    "La Ribera",
    "2024-06-12",
)
AFFAIR = (PLAN, TUESDAY, WEDNESDAY, SPANISH)


def titled(found: Record, title: str) -> Event:
    (event,) = [e for e in found.events if e.title == title]
    return event


def test_one_journey_told_in_four_ways_is_one_event() -> None:
    event = titled(record(*AFFAIR), "Luis Vega visited Norway")
    assert event.documents == ("a", "c", "d")
    assert (event.when.earliest, event.when.latest) == ("2023-09-01", "2023-10-01")


def test_a_plan_becomes_the_history_of_what_came_to_pass() -> None:
    event = titled(record(*AFFAIR), "Ada Lind visited Santiago")
    assert [(s.date, s.status) for s in event.history] == [
        ("2024-01-24", "planned"),
        ("2024-06-18", "occurred"),
        ("2024-06-19", "occurred"),
    ]
    assert event.status == "occurred"
    assert event.plan_of is None


def test_an_earlier_visit_stays_another() -> None:
    event = titled(record(*AFFAIR), "Ada Lind visited Chile")
    assert event.when.earliest == "2000-01-01"
    assert event.documents == ("c",)


def test_a_site_on_the_way_is_a_part_of_the_journey_and_not_the_journey() -> None:
    assert len(record(*AFFAIR).events) == 5


def test_a_meeting_hangs_under_the_journey() -> None:
    found = record(*AFFAIR)
    meeting = titled(found, "Planned meeting of Ada Lind and Luis Vega")
    assert meeting.parent == titled(found, "Ada Lind visited Santiago").id


def test_a_vague_mention_that_fits_two_visits_joins_neither() -> None:
    found = record(
        Made("x", [Said("Lind was in Chile in May.", "visit", [LIND], place=CHILE, when=day("2021-05-03"))]),
        Made("y", [Said("Lind was in Chile in July.", "visit", [LIND], place=CHILE, when=day("2021-07-08"))]),
        Made("z", [Said("Lind has been to Chile before.", "visit", [LIND], place=CHILE, background=True)]),
    )
    assert len(found.events) == 3


def test_a_plan_that_fits_two_visits_came_to_pass_in_the_first() -> None:
    found = record(
        Made("w", [Said("Lind will go.", "visit", [LIND], place=CHILE, status="planned")], published="2021-04-01"),
        Made("x", [Said("Lind was in Chile in May.", "visit", [LIND], place=CHILE, when=day("2021-05-03"))]),
        Made("y", [Said("Lind was in Chile in July.", "visit", [LIND], place=CHILE, when=day("2021-07-08"))]),
    )
    assert sorted(e.documents for e in found.events) == [("w", "x"), ("y",)]


def test_a_plan_made_after_a_visit_is_not_of_that_visit() -> None:
    found = record(
        Made(
            "x",
            [Said("Lind was in Chile.", "visit", [LIND], place=CHILE, when=day("2021-05-03"))],
            published="2021-05-04",
        ),
        Made(
            "y", [Said("Lind will go again.", "visit", [LIND], place=CHILE, status="planned")], published="2021-06-01"
        ),
    )
    assert len(found.events) == 2


def test_a_plan_that_came_to_pass_months_late_points_at_what_came_of_it() -> None:
    plan = Said("Lind will go in April.", "visit", [LIND], place=CHILE, when=day("2021-04-05"), status="planned")
    came = Said("Lind came at last.", "visit", [LIND], place=CHILE, when=day("2021-06-03"))
    found = record(Made("x", [plan], published="2021-03-01"), Made("y", [came], published="2021-06-03"))
    planned, visit = found.events
    assert (planned.status, visit.status) == ("planned", "occurred")
    assert planned.plan_of == visit.id


def test_a_stop_at_a_site_hangs_under_the_journey() -> None:
    found = record(*AFFAIR)
    assert titled(found, "Luis Vega visited Quinta Harbour").parent is None  # it lies in another country
    stop = Said("Lind stopped at Quinta Harbour.", "visit", [LIND], place=HARBOUR, when=day("2024-06-19"))
    found = record(TUESDAY, Made("e", [stop], published="2024-06-20"))
    assert titled(found, "Ada Lind visited Quinta Harbour").parent == titled(found, "Ada Lind arrived in Santiago").id


APART = [
    ("other people", Said("x", "meet", [LIND], [VEGA], when=MAY_3), Said("y", "meet", [LIND], [ROJAS], when=MAY_3)),
    (
        "other country",
        Said("x", "visit", [LIND], place=CHILE, when=MAY_3),
        Said("y", "visit", [LIND], place=JAPAN, when=MAY_3),
    ),
    (
        "other month",
        Said("x", "visit", [LIND], place=CHILE, when=MAY_3),
        Said("y", "visit", [LIND], place=CHILE, when=day("2021-06-03")),
    ),
    (
        "other direction",
        Said("x", "accuse", [NORWAY], [CHILE], when=MAY_3),
        Said("y", "accuse", [CHILE], [NORWAY], when=MAY_3),
    ),
    (
        "only wished for",
        Said("x", "visit", [LIND], place=CHILE, when=MAY_3),
        Said("y", "visit", [LIND], place=CHILE, status="called-for"),
    ),
    (
        "done again the next day",
        Said("x", "accuse", [NORWAY], [CHILE], when=MAY_3),
        Said("y", "accuse", [NORWAY], [CHILE], when=day("2021-05-04")),
    ),
    (
        "about something else",
        Said("x", "accuse", [NORWAY], [CHILE], object="overfishing"),
        Said("y", "accuse", [NORWAY], [CHILE], object="espionage"),
    ),
    (
        "a row of them",
        Said("x", "weapons-test", [JAPAN], object="a rocket"),
        Said("y", "weapons-test", [JAPAN], object="dozens of rocket tests"),
    ),
    (
        "further ones to come",
        Said("x", "weapons-test", [JAPAN], object="a rocket", when=MAY_3),
        Said("y", "weapons-test", [JAPAN], object="more rockets", status="planned"),
    ),
    (
        "recalled years later",
        Said("x", "weapons-test", [JAPAN], object="a rocket", when=day("2019-06-01", "2019-07-01")),
        Said("y", "weapons-test", [JAPAN], object="a rocket", background=True),
    ),
    (
        "still to come, weeks from what came",
        Said("x", "weapons-test", [JAPAN], object="a rocket", when=day("2021-05-20")),
        Said("y", "weapons-test", [JAPAN], object="a rocket", status="possible"),
    ),
    (
        "exercises about nothing alike",
        Said("x", "drill", [JAPAN], object="annual military drills"),
        Said("y", "drill", [JAPAN], object="a live-fire drill", when=day("2020-11-01", "2020-12-01")),
    ),
]
TOGETHER = [
    ("either way round", Said("x", "meet", [LIND], [VEGA], when=MAY_3), Said("y", "talk", [VEGA], [LIND], when=MAY_3)),
    (
        "country for its head",
        Said("x", "visit", [LIND], place=CHILE, when=MAY_3),
        Said("y", "visit", [NORWAY], place=CHILE, when=MAY_3),
    ),
    (
        "host for the place",
        Said("x", "visit", [LIND], place=CHILE, when=MAY_3),
        Said("y", "receive", [VEGA], [LIND], when=MAY_3),
    ),
    (
        "month for the day",
        Said("x", "visit", [LIND], place=CHILE, when=MAY_3),
        Said("y", "visit", [LIND], place=CHILE, when=day("2021-05-01", "2021-06-01")),
    ),
    (
        "same words of it",
        Said("x", "accuse", [NORWAY], [CHILE], object="illegal fishing"),
        Said("y", "accuse", [NORWAY], [CHILE], object="fishing without a licence"),
    ),
    (
        "one who resigned, whatever else is said",
        Said("x", "resign", [ROJAS]),
        Said("y", "resign", [ROJAS], object="her post"),
    ),
    (
        "two rows of them",
        Said("x", "weapons-test", [JAPAN], object="dozens of rocket tests"),
        Said("y", "weapons-test", [JAPAN], object="many rocket tests"),
    ),
    (
        "a doer by one word alike",
        Said("x", "attack", ["A masked suicide bomber"], [NORWAY], place=SANTIAGO, when=MAY_3),
        Said("y", "attack", ["The suicide attacker"], [NORWAY], place=SANTIAGO, when=MAY_3),
    ),
]


@pytest.mark.parametrize(("what", "one", "two"), APART, ids=[row[0] for row in APART])
def test_two_happenings(what: str, one: Said, two: Said) -> None:
    assert len(record(Made("x", [one], published="2021-05-05"), Made("y", [two], published="2021-05-05")).events) == 2


@pytest.mark.parametrize(("what", "one", "two"), TOGETHER, ids=[row[0] for row in TOGETHER])
def test_one_happening(what: str, one: Said, two: Said) -> None:
    assert len(record(Made("x", [one], published="2021-05-05"), Made("y", [two], published="2021-05-05")).events) == 1


@given(st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_the_order_of_the_articles_changes_nothing(chance: random.Random) -> None:
    readings = [reading(made) for made in AFFAIR]
    expected = record_of(readings)
    chance.shuffle(readings)
    assert record_of(readings) == expected


@given(st.sets(st.sampled_from(range(len(AFFAIR)))))
@settings(max_examples=16)
def test_every_report_is_in_one_event_and_every_event_says_why(chosen: set[int]) -> None:
    found = record(*(AFFAIR[i] for i in sorted(chosen)))
    reports = sorted(report.id for r in found.readings for report in r.reports)
    assert sorted(r for e in found.events for r in e.reports) == reports
    assert all(e.why for e in found.events)
    assert {e.parent for e in found.events} - {None} <= {e.id for e in found.events}


def test_one_year_told_months_apart_is_one_journey() -> None:
    def told(name: str, published: str, place: Entity) -> Made:
        said = Said(f"A visit, {name}.", "visit", [ROJAS], place=place, when=day("1998-01-01", "1999-01-01"))
        return Made(name, [said], published=published)

    (event,) = record(told("a", "2031-01-22", CHILE), told("b", "2031-05-14", SANTIAGO)).events
    assert len(event.documents) == 2


def test_relations_without_a_time_of_their_own_are_told_of_once() -> None:
    made = [
        Made(name, [Said(f"Ties grew, {name}.", "establish-ties", [CHILE, JAPAN])], published=published)
        for name, published in (("a", "2031-01-24"), ("b", "2031-06-12"))
    ]
    (event,) = record(*made).events
    assert len(event.reports) == 2


def test_a_minister_accuses_for_his_state() -> None:
    first = Said("Rojas accused Japan.", "accuse", [ROJAS], [JAPAN], object="of fishing in closed waters")
    second = Said("Chile accused Japan.", "accuse", [CHILE], [JAPAN], object="of fishing in its waters")
    made = [Made("a", [first], published="2031-03-12"), Made("b", [second], published="2031-03-13")]
    (event,) = record(*made).events
    assert len(event.reports) == 2


def test_news_of_what_is_done_again_is_of_the_last_time() -> None:
    def told(name: str, text: str, published: str, when: When = UNKNOWN_TIME) -> Made:
        return Made(name, [Said(text, "weapons-test", [JAPAN], object="a rocket", when=when)], published=published)

    early, late = day("2021-05-01"), day("2021-05-04")
    found = record(
        told("a", "Japan fired a rocket on 1 May.", "2021-05-05", early),
        told("b", "Japan fired a rocket on 4 May.", "2021-05-05", late),
        told("c", "Japan fired a rocket.", "2021-05-05"),
    )
    assert sorted((e.when.earliest, len(e.reports)) for e in found.events) == [("2021-05-01", 1), ("2021-05-04", 2)]


STARTS = [("Gunmen", 0, 0, ""), ("Gunmen", 7, 0, "e"), ("Gunmen", 0, -1, "e"), ("Lindow", 0, 0, "e")]


@pytest.mark.parametrize(("name", "start", "begins", "entity"), STARTS)
def test_a_plural_with_a_capital_at_the_start_of_a_sentence_is_no_name(
    name: str, start: int, begins: int, entity: str
) -> None:
    (party,) = parties([Participant("e", name, start, start + 6)], "en", {"e": Entity("e", name, "PER")}, begins)
    assert party.entity == entity


def test_a_part_of_a_journey_without_a_date_is_of_its_time() -> None:
    met = Said("Vega met Lind in Norway.", "meet", [VEGA], [LIND], place=NORWAY)
    found = record(SPANISH, Made("e", [*PLAN.said[1:], met], published="2024-01-24"))
    meeting = titled(found, "Luis Vega met Ada Lind in Norway")
    assert meeting.parent == titled(found, "Luis Vega visited Norway").id
    assert (meeting.when.earliest, meeting.when.latest) == ("2023-09-01", "2023-10-01")
    assert meeting.when.basis == "inferred" and meeting.when.note


def test_what_is_planned_is_part_of_no_earlier_journey() -> None:
    signing = Said("A treaty is to be signed by Norway and Chile.", "sign", [NORWAY, CHILE], status="planned")
    found = record(Made("b", [*TUESDAY.said[:1], *PLAN.said[1:], signing], published="2024-06-18"))
    assert next(e for e in found.events if e.happening == "sign").parent == next(
        e.id for e in found.events if e.happening == "arrive"
    )


def test_a_plan_told_again_without_saying_whose_is_one_plan() -> None:
    weeks = day("2024-06-12", "2024-07-10")
    plan = Said("Lind will visit Japan in the coming weeks.", "visit", [LIND], [JAPAN], JAPAN, weeks, "planned")
    dated = Said("The trip to Japan is set for the 19th.", "visit", [], [JAPAN], JAPAN, day("2024-06-19"), "planned")
    (event,) = record(Made("a", [plan, dated], published="2024-06-12")).events
    assert event.title == "Planned visit by Ada Lind to Japan"
    assert event.when.earliest == "2024-06-19"


def test_a_course_of_attacks_is_one_and_the_states() -> None:
    news = Said("Norway goes on with its offensive in Chile.", "attack", [NORWAY], place=CHILE)
    named = Said("Lind calls her offensive in Chile a success.", "attack", [LIND], place=CHILE, background=True)
    (event,) = record(Made("a", [news, named], published="2021-05-04")).events
    assert event.title == "Norway carried out an attack in Chile"


SHIP = Entity("e-jana", "Jana 3", "MISC")


def test_a_ship_by_its_name_and_by_its_kind() -> None:
    taken = Said("Norway seized a cargo ship on 3 May.", "seize", [NORWAY], object="a cargo ship", when=MAY_3)
    may = day("2021-05-01", "2021-06-01")
    recalled = Said("The Jana 3, which was held in May, is free.", "seize", [NORWAY], object="The Jana 3", when=may)
    first = reading(Made("a", [taken, Said("It is the Jana 3.")], published="2021-05-04"))
    second = reading(Made("b", [recalled], published="2021-05-20"))
    named = [
        replace(r, entities=(*r.entities, SHIP), mentions=(Mention(at, at + 6, "MISC", "name", SHIP.id),))
        for r in (first, second)
        if (at := r.document.text.index("Jana 3"))
    ]
    assert len(record_of(named).events) == 1
    assert len(record_of([first, second]).events) == 2


def test_who_was_killed_says_more_than_by_whom() -> None:
    news = Said("Vega was shot dead.", "kill", [], [VEGA])
    recalled = Said("The murder of Vega shook the country.", "kill", [], [VEGA], background=True)
    stranger = Said("A man was shot dead.", "kill", [], ["a man"])
    found = record(
        Made("a", [news], published="2021-05-04"),
        Made("b", [recalled], published="2021-09-04"),
        Made("c", [stranger], published="2021-05-04"),
    )
    assert sorted(e.documents for e in found.events) == [("a", "b"), ("c",)]


def test_a_body_under_its_name_in_two_languages() -> None:
    one = Entity("e-front", "Front of National Unity", "ORG")
    two = Entity("e-frente", "Frente de Unidad Nacional", "ORG")
    blamed = Said("The Front of National Unity accused Chile.", "accuse", [one], [CHILE], when=MAY_3)
    acusado = Said("El Frente de Unidad Nacional acusó a Chile.", "accuse", [two], [CHILE], when=MAY_3)
    found = record(Made("a", [blamed], published="2021-05-04"), Made("b", [acusado], "es", published="2021-05-04"))
    assert len(found.events) == 1


def test_a_company_does_not_act_for_its_country() -> None:
    firm = Entity("e-apple", "Apple", "ORG", "USA", "org:apple")
    state = Entity("e-usa", "United States", "GPE", "USA", "country:USA")
    one = Said("The United States rejected the licences.", "reject", [state], object="the licences", when=MAY_3)
    two = Said("Apple rejected the licences.", "reject", [firm], object="the licences", when=MAY_3)
    assert len(record(Made("a", [one, two], published="2021-05-04")).events) == 2


def test_two_promises_of_one_article_are_two() -> None:
    one = Said("Lind promised to go.", "promise", [LIND], object="to go")
    two = Said("Lind promised to help with the harbour.", "promise", [LIND], object="to help with the harbour")
    again = Said(
        "The promise to help with the harbour came late.", "promise", [LIND], object="to help with the harbour"
    )
    events = record(Made("a", [one, two, again], published="2021-05-04")).events
    assert sorted(len(e.reports) for e in events) == [1, 2]


def test_what_was_done_twice_before_is_not_the_time_told() -> None:
    news = Said("Norway has sued Chile again.", "sue", [NORWAY], [CHILE])
    before = Said("Norway has twice before sued Chile.", "sue", [NORWAY], [CHILE], background=True)
    made = [reading(Made("a", [news], published="2021-05-04")), reading(Made("b", [before], published="2021-05-04"))]
    told = made[1].reports[0]
    at = made[1].document.text.index("sued")
    made[1] = replace(made[1], reports=(replace(told, trigger_start=at, trigger_end=at + 4),))
    assert len(record_of(made).events) == 2


def test_who_is_carried_travels() -> None:
    flown = Said("The girls were flown to Santiago by helicopter.", "visit", ["helicopter"], ["the girls"], SANTIAGO)
    (event,) = record(Made("a", [flown], published="2021-05-04")).events
    assert event.title == "The girls visited Santiago"


def test_the_same_said_in_one_week_is_one() -> None:
    one = Said("Lind called for an end to whale hunting.", "request", [LIND], object="an end to whale hunting")
    two = Said("Lind called for new harbours.", "request", [LIND], object="new harbours on the coast")
    found = record(
        Made("a", [one], published="2021-05-04"),
        Made("b", [one], published="2021-05-06"),
        Made("c", [two], published="2021-05-06"),
        Made("d", [one], published="2021-06-20"),
    )
    assert sorted(e.documents for e in found.events) == [("a", "b"), ("c",), ("d",)]


def test_one_name_read_as_of_two_kinds() -> None:
    singer, band = Entity("e-1", "Zarola", "PER"), Entity("e-2", "Zarola", "ORG")
    one = Said("Zarola called for an end to whale hunting.", "request", [singer], object="an end to whale hunting")
    two = Said("Zarola called for an end to whale hunting.", "request", [band], object="an end to whale hunting")
    assert len(record(Made("a", [one], published="2021-05-04"), Made("b", [two], published="2021-05-04")).events) == 1


@pytest.mark.parametrize(("name", "events"), [("Zarolanda", 1), ("John", 2)])
def test_one_word_for_two_persons_where_it_is_rare(name: str, events: int) -> None:
    made = [
        Made(
            article,
            [Said(f"{name} called for an end to whale hunting.", "request", [Entity(f"e-{article}", name, "PER")],
                  object="an end to whale hunting")],
            published="2021-05-04",
        )
        for article in ("a", "b")
    ]  # fmt: skip
    assert len(record(*made).events) == events


@pytest.mark.parametrize(("hour", "events"), [("12:35", 1), ("18:35", 2)])
def test_clock_times_are_told_roundly(hour: str, events: int) -> None:
    made = [
        Made(
            article,
            [Said("Norway fired a rocket.", "weapons-test", [NORWAY], object="a rocket",
                  when=day(f"2021-05-03T{at}", f"2021-05-03T{at[:-1]}9"))],
            published="2021-05-04",
        )
        for article, at in (("a", "12:00"), ("b", hour))
    ]  # fmt: skip
    assert len(record(*made).events) == events


def test_what_is_only_told_after_a_day_dates_its_event_and_differs_from_nothing() -> None:
    since = replace(day("2021-05-03", "2021-05-06"), basis="inferred", note=f"{TOLD_AFTER} 3 May 2021")
    loose = Made("x", [Said("Norway praised Chile.", "praise", [NORWAY], [CHILE], when=since)], published="2021-05-05")
    dated = Said("Norway praised Chile on 4 May.", "praise", [NORWAY], [CHILE], when=day("2021-05-04"))
    (alone,) = record(loose).events
    assert (alone.when.earliest, alone.when.latest, alone.when.basis) == ("2021-05-03", "2021-05-06", "inferred")
    (event,) = record(loose, Made("y", [dated], published="2021-05-05")).events
    assert (event.when.earliest, event.when.latest, event.disagreements) == ("2021-05-04", "2021-05-05", ())


@pytest.mark.parametrize(("month", "events"), [("2021-05", 1), ("2022-05", 2)])
def test_who_looks_back_tells_no_news_of_its_day(month: str, events: int) -> None:
    """What it tells without a day is of any time before, that of other news was done as it was written."""
    days = [f"{month}-{n:02}" for n in (11, 12, 16, 17)]
    told = [Said(f"Japan met Chile on {d}.", "meet", [JAPAN], [CHILE], when=day(d)) for d in days]
    bare = Said("Norway expelled the envoy of Chile.", "expel-diplomats", [NORWAY], [CHILE])
    known = replace(bare, text="Norway expelled Chile's envoy on 9 May.", when=day("2021-05-09"))
    late = Made("y", [*told, bare], published="2022-05-19")
    found = record(Made("x", [known], published="2021-05-10"), late).events
    assert sum(e.happening == "expel-diplomats" for e in found) == events
