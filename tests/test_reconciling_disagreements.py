"""Every reading is kept, and a difference is called a conflict only where nothing else explains it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.reconciling import dates
from synopticon.reconciling.accounts import Account, accounts
from synopticon.records import Entity, Quantity, Reading, TimeExpression, When
from tests.builders import CHILE, JAPAN, LIND, NORWAY, Made, Said, day, reading, record, record_of

MONTH = day("2024-06-01", "2024-07-01")
STAY = replace(day("2024-06-16", "2024-06-19"), granularity="day")
# what two articles say of one arrival → attribute, kind, values
DATES = [
    (day("2024-06-18"), day("2024-06-18"), []),
    (day("2024-06-18"), MONTH, [("precision", ["18 June 2024", "June 2024"])]),
    (day("2024-06-18"), day("2024-06-19"), [("conflict", ["18 June 2024", "19 June 2024"])]),
]
NUMBERS = [
    ((4, 4), (4, 4), None),
    ((4, 4), (6, None), "conflict"),
    ((24, None), (30, 30), "precision"),
    ((900, 1100), (1050, 1050), "precision"),
    ((900, 1100), (1000, 1000), None),
    ((24, None), (24, 24), None),
    ((2, 2), (3, 3), "conflict"),
]


@pytest.mark.parametrize(("one", "two", "expected"), DATES)
def test_dates(one: When, two: When, expected: list[tuple[str, list[str]]]) -> None:
    (event,) = record(
        Made("x", [Said("x", "arrive", [LIND], place=CHILE, when=one)], outlet="Daily Coast", published="2024-06-19"),
        Made("y", [Said("y", "arrive", [LIND], place=CHILE, when=two)], outlet="Valley Post", published="2024-06-19"),
    ).events
    assert [(d.kind, [v.value for v in d.readings]) for d in event.disagreements] == expected


def test_a_day_that_two_clocks_explain() -> None:
    (event,) = record(
        Made("x", [Said("x", "arrive", [LIND], place=JAPAN, when=day("2024-06-18"))], outlet="laSexta"),
        Made("y", [Said("y", "arrive", [LIND], place=JAPAN, when=day("2024-06-19"))], outlet="Valley Post"),
    ).events
    (found,) = event.disagreements
    assert (found.kind, found.attribute) == ("time-zone", "date")
    assert "Spain" in found.explanation and "Japan" in found.explanation
    assert (event.when.earliest, event.when.latest) == ("2024-06-18", "2024-06-20")


def test_a_date_that_no_clock_explains_stays_a_conflict() -> None:
    """The outlet lies east of the place: its clock cannot be behind."""
    (event,) = record(
        Made("x", [Said("x", "arrive", [LIND], place=NORWAY, when=day("2024-06-18"))], outlet="NHK"),
        Made("y", [Said("y", "arrive", [LIND], place=NORWAY, when=day("2024-06-19"))], outlet="Valley Post"),
    ).events
    assert [d.kind for d in event.disagreements] == ["conflict"]


def test_a_plan_that_came_a_day_late_is_a_later_state_of_knowledge() -> None:
    (event,) = record(
        Made(
            "x",
            [Said("x", "visit", [LIND], place=CHILE, when=day("2024-06-17"), status="planned")],
            published="2024-06-12",
        ),
        Made("y", [Said("y", "visit", [LIND], place=CHILE, when=day("2024-06-19"))], published="2024-06-20"),
    ).events
    assert [d.kind for d in event.disagreements] == ["version"]
    assert event.when.earliest == "2024-06-19"


@pytest.mark.parametrize(("one", "two", "kind"), NUMBERS)
def test_numbers(one: tuple[float, float | None], two: tuple[float, float | None], kind: str | None) -> None:
    may = day("2021-05-03")

    def made(name: str, span: tuple[float, float | None]) -> Made:
        boats = Quantity(f"{span}", 0, 1, span[0], span[1], "boats")
        return Made(name, [Said(name, "seize", [NORWAY], [CHILE], when=may, object="boats", quantities=[boats])])

    (event,) = record(made("x", one), made("y", two)).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == ([("number", kind)] if kind else [])


WEEKS = When("2024-05-08", "2024-09-05", "day", basis="stated")


def weekday(made: Made, number: int) -> Reading:
    """The article without a date: its first report is dated by the name of a weekday alone."""
    plain = reading(made)
    (report,) = plain.reports
    time = TimeExpression(*(report.time or (0, 0)), "DATE", f"XXXX-WXX-{number}", pattern=f"XXXX-WXX-{number}")
    return replace(plain, times=(time,))


def test_weekdays_of_weeks_that_are_not_known_are_compared_as_such() -> None:
    tuesday = Made("x", [Said("On Tuesday.", "arrive", [LIND], place=JAPAN, when=WEEKS)], outlet="laSexta")
    wednesday = Made("y", [Said("On Wednesday.", "arrive", [LIND], place=JAPAN, when=WEEKS)], outlet="Valley Post")
    (event,) = record_of([weekday(tuesday, 2), weekday(wednesday, 3)]).events
    assert [(d.kind, [v.value for v in d.readings]) for d in event.disagreements] == [
        ("time-zone", ["Tuesday", "Wednesday"])
    ]


def test_two_counts_of_one_seizure_differ_whatever_the_boats_are_called() -> None:
    may = day("2021-05-03")
    said = "Norway seized four trawlers.", "Noruega retuvo seis barcos."
    four, six = Quantity("four trawlers", 14, 27, 4, 4, "trawlers"), Quantity("seis barcos", 15, 26, 6, 6, "barcos")
    (event,) = record(
        Made("x", [Said(said[0], "seize", [NORWAY], [CHILE], when=may, quantities=[four])]),
        Made("y", [Said(said[1], "arrest", [NORWAY], [CHILE], when=may, quantities=[six])], "es"),
    ).events
    assert [(d.attribute, d.kind) for d in event.disagreements] == [("number", "conflict")]


def test_counts_of_what_is_of_no_kind_in_common_are_of_two_things() -> None:
    said = "Norway seized four factories.", "Norway seized six shelves."
    four, six = Quantity("four factories", 14, 28, 4, 4, "factories"), Quantity("six shelves", 14, 25, 6, 6, "shelves")
    found = record(
        Made("x", [Said(said[0], "seize", [NORWAY], [CHILE], when=day("2021-05-03"), quantities=[four])]),
        Made("y", [Said(said[1], "seize", [NORWAY], [CHILE], when=day("2021-05-03"), quantities=[six])]),
    ).events
    assert [d for e in found for d in e.disagreements] == []


@pytest.mark.parametrize(
    ("happening", "told", "published", "kinds"),
    [
        ("visit", STAY, "2024-06-20", []),  # a day of a visit of three
        ("sign", STAY, "2024-06-20", ["precision"]),
        ("visit", MONTH, "2024-06-20", ["precision"]),
        ("visit", MONTH, "2024-07-05", []),  # once it is over everybody names but the month
        ("visit", MONTH, "", []),  # as it may be
    ],
)
def test_a_wider_date_that_says_the_same(happening: str, told: When, published: str, kinds: list[str]) -> None:
    one = Said("x", happening, [LIND], [CHILE], place=CHILE, when=day("2024-06-16"))
    two = Said("y", happening, [LIND], [CHILE], place=CHILE, when=told)
    events = record(Made("x", [one], published="2024-06-20"), Made("y", [two], published=published)).events
    assert [d.kind for e in events for d in e.disagreements if d.attribute == "date"] == kinds


@pytest.mark.parametrize(
    ("one", "two", "attribute"),
    [
        ("The talks broke down over fish.", "The meeting ended with an agreement on fish.", ["outcome"]),
        ("The talks broke down over fish.", "Parliament reached an agreement on fish.", []),
        ("The meeting was the first since 2003.", "The summit was the first since Mori came in 2010.", ["previous"]),
    ],
)
def test_the_next_sentence_that_takes_it_up(one: str, two: str, attribute: list[str]) -> None:
    met = Said("Norway and Chile met in June.", "meet", [NORWAY, CHILE], when=MONTH)
    made = [Made(name, [met, Said(text)], published="2024-07-01") for name, text in (("x", one), ("y", two))]
    assert [d.attribute for e in record(*made).events for d in e.disagreements] == attribute


@pytest.mark.parametrize(
    ("first", "weekend", "kinds"),
    [
        ("2024-06-14", False, ["precision"]),
        ("2024-06-15", True, []),
        ("2024-06-15", False, []),  # a day, and that or the next
    ],
)
def test_a_weekend_that_is_over_says_no_less_than_its_saturday(first: str, weekend: bool, kinds: list[str]) -> None:
    days = replace(day(first, "2024-06-17"), granularity="day")
    saturday = Made("x", [Said("x", "sign", [LIND], [CHILE], when=day("2024-06-15"))], published="2024-06-15")
    told = reading(Made("y", [Said("y", "sign", [LIND], [CHILE], when=days)], published="2024-06-18"))
    (report,) = told.reports
    named = TimeExpression(*(report.time or (0, 0)), "DATE", "2024-W24-WE", pattern="XXXX-WXX-WE")
    told = replace(told, times=(named,)) if weekend else told
    assert [d.kind for e in record_of([reading(saturday), told]).events for d in e.disagreements] == kinds


def test_this_month_says_nothing_of_the_day() -> None:
    named = Made("x", [Said("x", "sign", [LIND], [CHILE], when=day("2024-06-15"))], published="2024-06-16")
    month = reading(Made("y", [Said("y", "sign", [LIND], [CHILE], when=MONTH)], published="2024-06-18"))
    (report,) = month.reports
    for rule, kinds in (("this-unit", []), ("month", ["precision"])):
        time = TimeExpression(*(report.time or (0, 0)), "DATE", "2024-06", pattern="XXXX-06", rule=rule)
        found = record_of([reading(named), replace(month, times=(time,))]).events
        assert [d.kind for e in found for d in e.disagreements] == kinds


def test_two_towns_of_one_journey_are_no_difference() -> None:
    towns = [Entity(f"e-{n}", n, "GPE", "CHL", f"city:{n}-CHL") for n in ("santiago", "valparaiso")]
    told = [Said(t.name, "visit", [LIND], place=t, when=day("2024-06-18")) for t in towns]
    events = record(*(Made(n, [said], published="2024-06-19") for n, said in zip("xy", told, strict=True))).events
    assert len(events) == 1 and not events[0].disagreements


def test_one_sentence_that_two_outlets_print_is_no_conflict_of_dates() -> None:
    one = Said("Lind landed on Friday.", "arrive", [LIND], place=CHILE, when=day("2024-06-14"))
    two = replace(one, when=day("2024-06-15"))
    made = Made("x", [one], published="2024-06-15"), Made("y", [two], published="2024-06-16")
    assert not [d for e in record(*made).events for d in e.disagreements]


@pytest.mark.parametrize(
    ("patterns", "kinds"),
    [
        (("", ""), []),
        (("XXXX-WXX-5", "XXXX-WXX-5"), []),
        (("XXXX-WXX-5", "TNI"), []),
        (("XXXX-WXX-5", "XXXX-WXX-6"), ["conflict"]),
    ],
)
def test_what_is_copied_differs_in_the_days_that_it_names_alone(patterns: tuple[str, str], kinds: list[str]) -> None:
    told: list[Account] = []
    for name, text, on, pattern in (
        ("x", "Lind landed a day earlier.", "2024-06-14", patterns[0]),
        ("y", "Lind aterrizó un día antes.", "2024-06-16", patterns[1]),
    ):
        read = reading(Made(name, [Said(text, "arrive", [LIND], place=CHILE, when=day(on))], published="2024-06-20"))
        (report,) = read.reports
        time = TimeExpression(*(report.time or (0, 0)), "DATE", on, pattern=pattern)
        told += accounts([replace(read, times=(time,))], [LIND, CHILE])
    one, two = sorted(account.id for account in told)
    assert [d.kind for d in dates.find(told)] == ["conflict"]
    assert [d.kind for d in dates.find(told, frozenset({(one, two)}))] == kinds


@pytest.mark.parametrize(("number", "events"), [(5, 1), (4, 1), (2, 2)])
def test_deeds_of_other_weekdays_are_two(number: int, events: int) -> None:
    friday = reading(Made("x", [Said("x", "sign", [LIND], [CHILE], when=day("2024-06-14"))], published="2024-06-15"))
    week = replace(day("2024-06-10", "2024-06-17"), granularity="day")
    open_ = reading(Made("y", [Said("y", "sign", [LIND], [CHILE], when=week)], published="2024-06-18"))
    (report,) = open_.reports
    named = TimeExpression(*(report.time or (0, 0)), "DATE", f"XXXX-WXX-{number}", pattern=f"XXXX-WXX-{number}")
    assert len(record_of([friday, replace(open_, times=(named,))]).events) == events


def test_a_house_and_its_town_are_no_two_places() -> None:
    town = Entity("e-washington", "Washington", "GPE", "USA", "city:washington-USA")
    house = Entity("e-house", "White House", "FAC", "USA", "seat:white-house")
    told = [Said(w, "sign", [CHILE], [NORWAY], place=p, when=day("2024-06-18")) for w, p in (("x", town), ("y", house))]
    (event,) = record(Made("x", [told[0]]), Made("y", [told[1]])).events
    assert not event.disagreements
