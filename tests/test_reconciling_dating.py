"""Dating articles by one another. The affair is made up; Norland's premier travels to Sudmark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import synopticon
from synopticon.chronology import describe, resolve_all, stated
from synopticon.reconciling.dating import date_readings, with_published
from synopticon.reconciling.naming_days import one_day
from synopticon.records import (
    Document,
    Entity,
    Participant,
    Reading,
    Report,
    Reuse,
    Span,
    Status,
    TimeDirection,
    TimeExpression,
    When,
)

PREMIER = Entity("e1", "Ada Lind", "PER", "XNA", "person:ada-lind")
SUDMARK = Entity("e2", "Sudmark", "GPE", "XSU", "country:XSU")
EASTMARK = Entity("e3", "Eastmark", "GPE", "XEA", "country:XEA")
HOST = Entity("e4", "Ivo Bran", "PER", "XSU", "person:ivo-bran")
PLACES = {"XSU": SUDMARK, "XEA": EASTMARK}
SPRING = When("2021-04-01", "2021-08-01", "day", basis="inferred")


def report(start: int, status: Status, country: str, time: tuple[int, int] | None = None) -> Report:
    place = Participant(PLACES[country].id, PLACES[country].name, start, start + 1)
    actor = (Participant(PREMIER.id, "Lind", start, start + 1),)
    return Report(
        f"r{start}", start, start + 50, start + 5, start + 8, "visit", "CONSULT", actors=actor, place=place,
        time=time, status=status,
    )  # fmt: skip


def background(start: int) -> Report:
    """A past meeting that every article of the affair recalls."""
    people = (Participant(PREMIER.id, "Lind", start, start), Participant(HOST.id, "Bran", start, start))
    return Report(f"r{start}", start, start + 50, start, start + 3, "meet", "CONSULT", actors=people, background=True)


def expression(start: int, pattern: str, rule: str, direction: TimeDirection = "past") -> TimeExpression:
    return TimeExpression(start, start + 7, "DATE", pattern, pattern, direction, "", "day", "publication", rule=rule)


def reading(
    name: str,
    published: When,
    reports: list[Report],
    times: list[TimeExpression],
    entities: tuple[Entity, ...] = (PREMIER, SUDMARK, EASTMARK, HOST),
) -> Reading:
    document = Document(name, name, name, f"{name}.txt", "en", "x" * 900, published=published)
    return Reading(document, published, (), (), entities, resolve_all(times, published), (), tuple(reports))


ANNOUNCED = reading(
    "announced",
    replace(stated("2021-05-12"), basis="metadata"),
    [report(0, "planned", "XSU"), report(100, "planned", "XEA", (110, 117)), background(300)],
    [expression(110, "XXXX-05-19/XXXX-05-20", "days", "future")],
)
ARRIVED = reading(
    "arrived",
    SPRING,
    [report(0, "occurred", "XSU", (10, 17)), report(100, "planned", "XEA"), background(300)],
    [expression(10, "XXXX-WXX-2", "this-weekday")],
)
LANDED = reading(
    "landed",
    SPRING,
    [report(0, "occurred", "XSU", (10, 17)), background(300)],
    [expression(10, "XXXX-WXX-3", "weekday")],
)
STRANGER = reading(
    "stranger",
    SPRING,
    [report(0, "occurred", "XSU", (10, 17))],
    [expression(10, "XXXX-WXX-3", "weekday")],
    (PREMIER, SUDMARK),
)
SET = (ANNOUNCED, ARRIVED, LANDED, STRANGER)


def published(readings: tuple[Reading, ...]) -> dict[str, str]:
    return {r.document.id: describe(r.published) for r in date_readings(readings)}


def test_what_is_done_here_and_to_come_there_dates_both() -> None:
    dated = published(SET)
    assert dated["announced"] == "12 May 2021"
    assert dated["arrived"] == "18 May 2021"
    assert dated["landed"] == "19 or 20 May 2021"


def test_an_article_of_another_affair_dates_nothing() -> None:
    assert published(SET)["stranger"] == "between 1 April and 31 July 2021"


def test_times_and_reports_follow_the_new_date() -> None:
    landed = next(r for r in date_readings(SET) if r.document.id == "landed")
    assert (landed.times[0].value, landed.times[0].when.basis) == ("2021-05-19", "inferred")
    assert describe(landed.reports[0].when) == "19 May 2021"
    assert "18 May 2021" in landed.published.note
    assert {span.document for span in landed.published.evidence} >= {"arrived"}


def test_without_the_dated_one_nothing_is_decided() -> None:
    dated = published((ARRIVED, LANDED))
    assert set(dated.values()) == {"between 1 April and 31 July 2021"}


def test_what_is_known_from_outside_is_never_changed() -> None:
    given_date = replace(LANDED, published=replace(stated("2021-09-01"), basis="given"))
    assert published((ANNOUNCED, ARRIVED, given_date))["landed"] == "1 September 2021"


def test_what_is_told_as_done_after_the_given_date_is_reported() -> None:
    early = replace(stated("2021-05-10"), basis="metadata")
    late = replace(report(0, "occurred", "XSU"), when=stated("2021-05-18"))
    (found,) = date_readings([reading("early", early, [late], [])])
    assert [item.what for item in found.undecided] == ["published"]
    assert "18 May 2021" in found.undecided[0].reason


def test_a_report_dated_by_more_than_its_expression_keeps_its_date() -> None:
    kept = replace(LANDED.reports[0], when=stated("2020"))
    (moved,) = [with_published(replace(LANDED, reports=(kept,)), stated("2021-05-19"))]
    assert describe(moved.reports[0].when) == "2020"


@settings(max_examples=40)
@given(st.permutations(SET))
def test_the_order_of_the_articles_does_not_matter(readings: list[Reading]) -> None:
    assert date_readings(readings) == date_readings(SET)


def test_dating_again_changes_nothing() -> None:
    once = date_readings(SET)
    assert date_readings(once) == once


@pytest.mark.parametrize("readings", [(), (ANNOUNCED,), (STRANGER,)])
def test_small_sets(readings: tuple[Reading, ...]) -> None:
    assert len(date_readings(readings)) == len(readings)


def test_the_weekday_in_a_passage_that_two_articles_share_is_one_day() -> None:
    dated = stated("2021-05-15")
    told = reading("a", dated, [background(100)], [expression(120, "XXXX-WXX-5", "weekday")])
    undated = reading("b", When(), [background(100)], [expression(120, "XXXX-WXX-5", "weekday")])
    shared = Reuse(("a", "b"), "verbatim", "undecided", ((Span("a", 100, 200), Span("b", 100, 200)),))
    elsewhere = replace(shared, passages=((Span("a", 300, 400), Span("b", 300, 400)),))
    found = date_readings([told, undated], [shared])[1].published
    assert (found.earliest, found.latest) == (
        "2021-05-13",
        "2021-05-21",
    )  # news of Friday, 14 May, or of its eve elsewhere
    assert not date_readings([told, undated], [elsewhere])[1].published.known


MET = (
    "Ada Lind and Ivo Bran met in Doha on Tuesday for the first time in years. They were received by Karim Haddad of "
    "the Gulf Trade Council, their host. Ivo Bran called the talks useful."
)
SAT_DOWN = (
    "El martes, en una cita que nadie esperaba, Karim Haddad sentó en la misma mesa a Ada Lind e Ivo Bran. Nadie supo "
    "qué se dijo allí. Ada Lind volvió a su país en silencio."
)
MET_TOO = "Ada Lind met Ivo Bran on Tuesday. Nobody was told why."
NEITHER = (
    "El martes, Ada Lind inauguró una escuela en su ciudad. Nadie supo cuánto había costado. Ivo Bran la felicitó."
)


def dated_with(told: Reading, undated: Reading) -> str:
    found = {r.document.id: r.published for r in date_readings([told, undated])}
    return describe(found[undated.document.id])


@pytest.mark.parametrize(("language", "text", "when"), [
    ("es", SAT_DOWN, "18 or 19 March 2031"),
    ("es", NEITHER, "undated"),
    ("en", MET_TOO, "18 or 19 March 2031"),
])  # fmt: skip
def test_a_weekday_beside_the_same_names_is_one_day(language: str, text: str, when: str) -> None:
    told = synopticon.read(MET, language="en", published="2031-03-19")
    undated = synopticon.read(text, language=language)
    assert dated_with(told, undated) == when


DOHA = "Ada Lind and Ivo Bran met Karim Haddad on 12 March. Ivo Bran called it useful."
YEARLESS = [
    # a day with its weekday, in the first sentence behind a heading
    ("en", "A long story of how two old rivals came to sit at one table\n\nAda Lind resigned on Friday 25 April, long "
           "after she had met Ivo Bran. Karim Haddad praised her.", "between 25 April and 1 May 2031"),
    ("en", "Karim Haddad looks back on a year of talks that many had thought impossible. Ada Lind resigned on Friday "
           "25 April, long after she had met Ivo Bran.", "between 25 April 2031 and 19 April 2032"),
    # a day of no month, and the day that a companion tells beside the same names
    ("es", "Ada Lind renunció el viernes 14 ante Ivo Bran y Karim Haddad, que no ocultaron su sorpresa.",
     "between 14 and 20 March 2031"),
    ("en", "Ada Lind and Ivo Bran are rivals of old. On March 12 they met Karim Haddad, the host of Ivo Bran.",
     "between 12 March 2031 and 6 March 2032"),
    # several days of months, which are all near to the companion's
    ("es", "Ada Lind e Ivo Bran son viejos rivales. El 2 de marzo ella dejó la sala. El 7 de marzo se cerró el puente. "
           "El 9 de marzo volvió la calma.", "between 9 March 2031 and 25 February 2032"),
    ("es", "Ada Lind e Ivo Bran son viejos rivales. El 2 de marzo ella dejó la sala. El 7 de marzo se cerró el puente.",
     "undated"),
    ("es", "Ada Lind e Ivo Bran son viejos rivales. El 2 de marzo ella dejó la sala. El 7 de agosto se cerró el "
           "puente. El 9 de marzo volvió la calma.", "undated"),
    ("es", "Ada Lind e Ivo Bran son viejos rivales. El 2 de enero ella dejó la sala. El 7 de marzo se cerró el "
           "puente. El 9 de marzo volvió la calma. El 11 de marzo cayó la nieve.",
     "between 11 March and 28 December 2031"),
    # of nobody that the companion names
    ("en", "The mayor resigned on Friday 25 April after a row over the price of bread in the town.", "undated"),
    ("en", "The mayor resigned on March 12 after a row over the price of bread in the town.", "undated"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "when"), YEARLESS)
def test_days_without_a_year_are_those_of_the_affair(language: str, text: str, when: str) -> None:
    told = synopticon.read(DOHA, language="en", published="2031-03-13")
    assert dated_with(told, synopticon.read(text, language=language)) == when


def test_a_night_is_the_day_of_its_evening() -> None:
    assert one_day(When("2031-03-18T18:00", "2031-03-19T06:00", "part", basis="stated")) == date(2031, 3, 18)
    assert one_day(When("2031-03-18T18:00", "2031-05-19T06:00", "part", basis="inferred")) is None
    assert one_day(When("2031-03-18", "2031-03-20", "day", basis="inferred")) is None


def test_what_is_hardly_done_twice_bounds_who_recalls_it() -> None:
    dated = "Norway sanctioned Ada Lind and Ivo Bran on Tuesday. Karim Haddad welcomed it."
    later = "Since Norway sanctioned Ada Lind and Ivo Bran, trade has fallen, Karim Haddad said. Ada Lind denied it."
    told = synopticon.read(dated, language="en", published="2031-03-19")
    undated = synopticon.read(later, language="en")
    assert dated_with(told, undated) == "on or after 17 March 2031"


def test_the_words_of_a_copy_are_sure_where_happenings_contradict_them() -> None:
    dated = stated("2021-05-15")
    told = reading(
        "a", dated, [background(100), report(300, "planned", "XSU")], [expression(120, "XXXX-WXX-5", "weekday")]
    )
    undated = reading(
        "b",
        When(),
        [background(100), report(300, "occurred", "XSU", (310, 317))],
        [expression(120, "XXXX-WXX-5", "weekday"), expression(310, "XXXX-WXX-5", "weekday")],
    )
    shared = Reuse(("a", "b"), "verbatim", "undecided", ((Span("a", 100, 200), Span("b", 100, 200)),))
    found = date_readings([told, undated], [shared])[1].published
    assert (found.earliest, found.latest) == ("2021-05-13", "2021-05-21")
