"""Calendar arithmetic: intervals of TIMEX3 values, relations, resolution, wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon import chronology
from synopticon.chronology import behind, describe, resolve, resolve_all, stated
from synopticon.chronology.resolving import fill
from synopticon.records import Granularity, Report, TimeDirection, TimeExpression, When

INTERVALS = [
    ("2019-03-05", "2019-03-05", "2019-03-06", "day"),
    ("2019-02", "2019-02-01", "2019-03-01", "month"),
    ("2019", "2019-01-01", "2020-01-01", "year"),
    ("198", "1980-01-01", "1990-01-01", "decade"),
    ("19", "1900-01-01", "2000-01-01", "century"),
    ("2019-Q4", "2019-10-01", "2020-01-01", "quarter"),
    ("2019-WI", "2019-12-01", "2020-03-01", "season"),
    ("2019-H2", "2019-07-01", "2020-01-01", "season"),
    ("2020-W01", "2019-12-30", "2020-01-06", "week"),
    ("2020-W01-WE", "2020-01-04", "2020-01-06", "day"),
    ("2019-03-05T14:30Z", "2019-03-05T14:30", "2019-03-05T14:31", "minute"),
    ("2019-03-05TNI", "2019-03-05T18:00", "2019-03-06T06:00", "part"),
    ("2019-03-05/2019-03-07", "2019-03-05", "2019-03-08", "day"),
    ("1914/1918", "1914-01-01", "1919-01-01", "year"),
]
NO_INTERVALS = ["", "XXXX-03", "2019-13", "2019-02-30", "PAST_REF", "P3D", "2019-03-07/2019-03-05", "2019-W60"]

# pattern, direction, shift, granularity, published, value
RESOLVED = [
    ("XXXX-WXX-2", "past", "", "day", "2021-05-19", "2021-05-18"),
    ("XXXX-WXX-3", "past", "", "day", "2021-05-19", "2021-05-19"),
    ("XXXX-WXX-4", "past", "", "day", "2021-05-19", "2021-05-13"),
    ("XXXX-WXX-4", "future", "", "day", "2021-05-19", "2021-05-20"),
    ("XXXX-WXX-6", "nearest", "", "day", "2021-05-19", "2021-05-22"),
    ("XXXX-WXX-7", "nearest", "", "day", "2021-05-19", "2021-05-16"),
    ("XXXX-WXX-2", "past", "-P2D", "day", "2021-05-19", "2021-05-11"),
    ("XXXX-WXX-1", "past", "-P2D", "day", "2021-05-19", "2021-05-17"),
    ("XXXX-WXX-5", "none", "-P1W", "day", "2021-05-19", "2021-05-14"),
    ("XXXX-09", "past", "-P1M", "month", "2021-05-19", "2020-09"),
    ("XXXX-09", "future", "", "month", "2021-05-19", "2021-09"),
    ("XXXX-12", "nearest", "", "month", "2021-01-19", "2020-12"),
    ("XXXX-09", "none", "-P1Y", "month", "2021-05-19", "2020-09"),
    ("XXXX-SU", "past", "-P3M", "season", "2021-08-19", "2020-SU"),
    ("XXXX-Q3", "none", "-P1Y", "quarter", "2021-05-19", "2020-Q3"),
    ("XXXX-05-17", "past", "", "day", "2021-05-19", "2021-05-17"),
    ("XXXX-12-28", "past", "", "day", "2021-01-02", "2020-12-28"),
    ("XXXX-XX-03", "none", "-P1M", "day", "2021-05-19", "2021-04-03"),
    ("XXXX-XX-30", "nearest", "", "day", "2021-05-02", "2021-04-30"),
    ("XXXX-05-19&XXXX-WXX-3", "nearest", "", "day", "2021-06-01", "2021-05-19"),
    ("XXXX-05-19&XXXX-WXX-6", "past", "", "day", "2021-06-01", "2018-05-19"),
    ("XXXX-05-20/XXXX-05-22", "future", "", "day", "2021-05-19", "2021-05-20/2021-05-22"),
    ("XXXX-12-30/XXXX-01-02", "future", "", "day", "2021-05-19", "2021-12-30/2022-01-02"),
    ("XXXX-XX-XXTMO", "none", "", "part", "2021-05-19", "2021-05-19TMO"),
    ("XXXX-WXX-WE", "past", "", "day", "2021-05-17", "2021-W19-WE"),
    ("", "none", "-P1D", "day", "2021-03-01", "2021-02-28"),
    ("", "none", "-P1W", "week", "2021-05-19", "2021-W19"),
    ("", "none", "-P1M", "month", "2021-03-31", "2021-02"),
    ("", "none", "-P1Q", "quarter", "2021-02-19", "2020-Q4"),
    ("", "none", "-P3Y", "year", "2021-05-19", "2018"),
    ("2017-06", "none", "", "month", "2021-05-19", "2017-06"),
]

DESCRIBED = [
    (stated("2019-03-05"), "5 March 2019"),
    (stated("2019-09"), "September 2019"),
    (stated("2019"), "2019"),
    (stated("199"), "the 1990s"),
    (When("2019-03-05", "2019-03-07", "day"), "5 or 6 March 2019"),
    (When("2019-03-31", "2019-04-02", "day"), "31 March or 1 April 2019"),
    (When("2019-03-05", "2019-03-09", "day"), "between 5 and 8 March 2019"),
    (When("2018-12-30", "2019-01-03", "day"), "between 30 December 2018 and 2 January 2019"),
    (stated("2019-Q1"), "between January and March 2019"),
    (stated("1914/1918"), "between 1914 and 1918"),
    (When("2000-01-01", None, "year"), "in or after 2000"),
    (When("2019-03-05", None, "day"), "on or after 5 March 2019"),
    (When(None, "2019-03-01", "month"), "before March 2019"),
    (stated("2019-03-05T14:30Z"), "14:30 UTC on 5 March 2019"),
    (When(), "undated"),
]


def expression(pattern: str, direction: str, shift: str, granularity: str) -> TimeExpression:
    lean, unit = cast(TimeDirection, direction), cast(Granularity, granularity)
    return TimeExpression(0, 1, "DATE", "", pattern, lean, shift, unit, "publication")


@pytest.mark.parametrize(("value", "earliest", "latest", "granularity"), INTERVALS)
def test_interval_of_a_value(value: str, earliest: str, latest: str, granularity: str) -> None:
    when = stated(value)
    assert (when.earliest, when.latest, when.granularity) == (earliest, latest, granularity)


@pytest.mark.parametrize("value", NO_INTERVALS)
def test_no_interval_of_what_is_no_date(value: str) -> None:
    assert not stated(value).known


@pytest.mark.parametrize(("pattern", "direction", "shift", "granularity", "published", "value"), RESOLVED)
def test_resolution(pattern: str, direction: str, shift: str, granularity: str, published: str, value: str) -> None:
    found = resolve(expression(pattern, direction, shift, granularity), stated(published))
    assert found.value == value
    assert found.when.known


def test_an_unknown_anchor_leaves_the_unknown_parts_open() -> None:
    weekday = resolve(expression("XXXX-WXX-2", "past", "", "day"), When())
    yesterday = resolve(expression("", "none", "-P1D", "day"), When())
    assert (weekday.value, weekday.when.known) == ("XXXX-WXX-2", False)
    assert (yesterday.value, yesterday.when.known) == ("XXXX-XX-XX", False)


def test_an_anchor_of_two_days_gives_two_days_where_they_differ_and_one_where_they_agree() -> None:
    published = When("2021-05-19", "2021-05-21", "day", basis="inferred")
    yesterday = resolve(expression("", "none", "-P1D", "day"), published)
    tuesday = resolve(expression("XXXX-WXX-2", "past", "", "day"), published)
    assert (yesterday.value, describe(yesterday.when)) == ("2021-05-XX", "18 or 19 May 2021")
    assert (tuesday.value, tuesday.when.basis) == ("2021-05-18", "inferred")


def test_last_weekday_that_was_yesterday_says_the_alternative() -> None:
    found = resolve(expression("XXXX-WXX-2", "past", "-P2D", "day"), stated("2021-05-19"))
    assert "2021-05-18" in found.when.note


def test_almost_so_long_ago_reaches_nearer() -> None:
    almost = TimeExpression(0, 1, "DATE", "", "", "none", "-P20Y", "year", "publication", "LESS_THAN")
    when = resolve(almost, stated("2021-05-19")).when
    assert (when.earliest, when.latest) == ("2001-01-01", "2004-01-01")


def test_a_date_of_another_expression_leans_on_the_nearest_precise_one() -> None:
    first = TimeExpression(0, 4, "DATE", "", "2019-03-05", granularity="day", anchor="none")
    vague = TimeExpression(10, 14, "DATE", "", "2019", granularity="year", anchor="none")
    that_day = TimeExpression(20, 28, "DATE", "", "", "present", "P0D", "day", "expression")
    far = TimeExpression(2000, 2008, "DATE", "", "", "present", "P0D", "day", "expression")
    values = [t.value for t in resolve_all([far, that_day, vague, first], When())]
    assert values == ["2019-03-05", "2019", "2019-03-05", "XXXX-XX-XX"]


@pytest.mark.parametrize(("when", "words"), DESCRIBED)
def test_description(when: When, words: str) -> None:
    assert describe(when) == words


def test_one_moment_can_be_two_days() -> None:
    tuesday, wednesday = stated("2021-05-18"), stated("2021-05-19")
    shared = chronology.same_moment(tuesday, "-03:00", wednesday, "+09:00")
    assert shared is not None
    assert (shared.earliest, shared.latest) == ("2021-05-18T15:00", "2021-05-19T03:00")
    assert chronology.same_moment(tuesday, "+09:00", wednesday, "-03:00") is None
    assert chronology.same_moment(tuesday, "Nowhere/Land", wednesday, "+09:00") is None


def test_at_zone_moves_clocks_and_leaves_what_has_none() -> None:
    noon = stated("2021-05-18T12:00Z")
    assert chronology.at_zone(noon, "+09:00").earliest == "2021-05-18T21:00"
    assert chronology.at_zone(noon, "Asia/Tokyo").earliest == "2021-05-18T21:00"
    assert chronology.at_zone(stated("2021-05-18"), "+09:00") == stated("2021-05-18")


def test_gap_and_overlap() -> None:
    may, june, day = stated("2021-05"), stated("2021-06"), stated("2021-05-18")
    assert chronology.overlaps(may, day) and not chronology.overlaps(may, june)
    assert chronology.contains(may, day) and not chronology.contains(day, may)
    assert (chronology.gap_days(day, june), chronology.gap_days(may, day)) == (13, 0)
    assert chronology.gap_days(day, When()) is None
    assert chronology.intersect(may, june) is None
    assert chronology.span_days(may) == 31


PATTERNS = st.sampled_from(
    ["", "XXXX-WXX-1", "XXXX-WXX-7", "XXXX-02", "XXXX-02-29", "XXXX-SU", "XXXX-Q4", "XXXX-XX-31", "XXXX-WXX-WE"]
)
DIRECTIONS = st.sampled_from(["none", "past", "future", "nearest", "present"])
SHIFTS = st.sampled_from(["", "-P1D", "P1D", "-P2D", "-P1W", "P1M", "-P9M", "P100CE", "-PXY", "P0D"])
DAYS = st.dates()


@given(PATTERNS, DIRECTIONS, SHIFTS, DAYS)
def test_resolution_never_fails(pattern: str, direction: str, shift: str, day: date) -> None:
    found = resolve(expression(pattern, direction, shift, "day"), stated(day.isoformat()))
    assert found.value


@given(PATTERNS, DIRECTIONS, SHIFTS, st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 40))
def test_resolution_moves_forward_with_its_anchor(
    pattern: str, direction: str, shift: str, day: date, later: int
) -> None:
    values = [fill(pattern, direction, shift, "day", d) for d in (day, day + timedelta(days=later))]
    starts = [stated(value).earliest for value in values if value]
    assert starts == sorted(starts, key=str)


WHENS = st.builds(
    lambda first, length, open_: When(
        None if open_ == 1 else first.isoformat(),
        None if open_ == 2 else (first + timedelta(days=length)).isoformat(),
        "day",
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(1, 4000),
    st.integers(0, 5),
)


@given(WHENS, WHENS)
def test_relations_agree(a: When, b: When) -> None:
    shared = chronology.intersect(a, b)
    assert (shared is not None) == chronology.overlaps(a, b) == chronology.overlaps(b, a)
    assert chronology.contains(chronology.hull(a, b), a)
    assert shared is None or (chronology.contains(a, shared) and chronology.contains(b, shared))
    assert describe(a)


def test_what_is_told_as_done_lies_behind_the_day_of_writing() -> None:
    written = stated("2023-12-31")
    day = TimeExpression(0, 7, "DATE", "XXXX-XX-14", "XXXX-XX-14", "nearest", "", "day", "publication", rule="day")
    (ahead,) = resolve_all([day], written)
    done = Report("r", 0, 50, 20, 24, "sign", "SUPPORT", when=ahead.when, time=(0, 7))
    assert ahead.value == "2024-01-14"
    (time,), (report,) = behind([ahead], [done], written)
    assert (time.value, report.when.earliest) == ("2023-12-14", "2023-12-14")
    assert behind([ahead], [replace(done, status="planned")], written)[0] == (ahead,)
