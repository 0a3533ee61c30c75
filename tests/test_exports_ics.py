"""The calendar: what is planned and dated, half-open, and brought up to date in place."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon.exports import remarks, render
from synopticon.exports.common import Aids
from synopticon.records import Event, Record, Status, StatusStep, When

DAY = datetime.date
WEEK = When("2031-05-12", "2031-05-19", "week")


def plan(
    status: Status = "planned", when: When = WEEK, reports: tuple[str, ...] = ("report-1",), **more: object
) -> Event:
    steps = (StatusStep("2031-01-01", "planned", reports[0]),)
    made = Event(
        "event-" + reports[0], "CONSULT", "visit", "A visit", when=when, status=status, history=steps, reports=reports
    )
    return replace(made, **more)  # type: ignore[arg-type]


def calendar(*events: Event, previous: str = "") -> str:
    return "".join(render(Record(events=events), "ics", Aids(previous=previous)))


def entries(text: str) -> list[Any]:
    parsed = icalendar.Calendar.from_ical(text)
    assert not parsed.errors and all(not entry.errors for entry in parsed.walk("VEVENT"))
    return list(parsed.walk("VEVENT"))


STATES = [
    ("planned", "TENTATIVE"),
    ("possible", "TENTATIVE"),
    ("denied", "TENTATIVE"),
    ("underway", "CONFIRMED"),
    ("occurred", "CONFIRMED"),
    ("cancelled", "CANCELLED"),
]


@pytest.mark.parametrize(("status", "state"), STATES)
def test_states(status: Status, state: str) -> None:
    (entry,) = entries(calendar(plan(status)))
    assert entry["STATUS"] == state


def test_what_was_never_planned_is_not_there() -> None:
    assert not entries(calendar(plan("occurred", history=(StatusStep("2031-05-12", "occurred", "report-1"),))))


TIMES = [  # interval, DTSTART, DTEND
    (When("2031-05-14", "2031-05-15", "day"), DAY(2031, 5, 14), DAY(2031, 5, 15)),
    (When("2031-05-01", "2031-06-01", "month"), DAY(2031, 5, 1), DAY(2031, 6, 1)),
    (When("2031-05-14T10:00", "2031-05-14T11:00", "hour"), DAY(2031, 5, 14), DAY(2031, 5, 15)),
    (When("2031-05-14T22:00", "2031-05-15T00:00", "part"), DAY(2031, 5, 14), DAY(2031, 5, 15)),
]


@pytest.mark.parametrize(("when", "start", "end"), TIMES)
def test_days_are_half_open(when: When, start: DAY, end: DAY) -> None:
    (entry,) = entries(calendar(plan(when=when)))
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (start, end)


@pytest.mark.parametrize(("zone", "hour"), [("+09:00", 1), ("Asia/Tokyo", 1), ("-03:00", 13)])
def test_moments_whose_zone_is_known_are_in_utc(zone: str, hour: int) -> None:
    (entry,) = entries(calendar(plan(when=When("2031-05-14T10:00", "2031-05-14T11:00", "hour", zone))))
    assert entry.decoded("DTSTART") == datetime.datetime(2031, 5, 14, hour, tzinfo=datetime.UTC)


@pytest.mark.parametrize("when", [When(), When("2031-05-14", None), When(None, "2031-05-14")])
def test_no_date_is_made_up(when: When) -> None:
    record = Record(events=(plan(when=when), plan(reports=("report-2",))))
    assert len(entries("".join(render(record, "ics")))) == 1
    assert remarks(record, "ics")[0].startswith("1 planned event ")


def test_nothing_changes_while_nothing_changes() -> None:
    first = calendar(plan())
    assert calendar(plan(), previous=first) == first


def test_an_event_keeps_its_uid_and_its_sequence_rises() -> None:
    first = calendar(plan(reports=("report-5", "report-6")), plan(reports=("report-7",)))
    uid = entries(first)[0]["UID"]
    moved = plan(when=When("2031-05-20", "2031-05-21", "day"), reports=("report-1", "report-5", "report-6"))
    second = calendar(moved, plan(reports=("report-7",)), previous=first)
    (entry, other) = entries(second)
    assert entry["UID"] == uid and entry["SEQUENCE"] > entries(first)[0]["SEQUENCE"]
    assert other["SEQUENCE"] == entries(first)[1]["SEQUENCE"]
    third = calendar(replace(moved, status="cancelled"), plan(reports=("report-7",)), previous=second)
    assert entries(third)[0]["STATUS"] == "CANCELLED" and entries(third)[0]["UID"] == uid
    assert entries(third)[0]["SEQUENCE"] > entry["SEQUENCE"]


def test_what_is_gone_is_cancelled_once() -> None:
    first = calendar(plan(), plan(reports=("report-2",)))
    second = calendar(plan(), previous=first)
    gone = entries(second)[1]
    assert gone["STATUS"] == "CANCELLED" and gone["SEQUENCE"] == entries(first)[1]["SEQUENCE"] + 1
    assert calendar(plan(), previous=second) == second
    back = entries(calendar(plan(), plan(reports=("report-2",)), previous=second))[1]
    assert back["STATUS"] == "TENTATIVE" and back["UID"] == gone["UID"] and back["SEQUENCE"] > gone["SEQUENCE"]


def test_another_calendar_is_not_touched() -> None:
    with pytest.raises(ValueError, match="no calendar of ours"):
        calendar(plan(), previous="BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n")


@given(st.text(max_size=200))
def test_any_title_reads_back(title: str) -> None:
    text = calendar(plan(title=title))
    assert all(len(line.encode("utf-8", "replace")) <= 75 for line in text.split("\r\n"))
    (entry,) = entries(text)
    assert entry["SUMMARY"].split() == "".join(c if c.isprintable() else " " for c in title).split()
    assert calendar(plan(title=title), previous=text) == text


def test_the_example(example_record: Record) -> None:
    text = "".join(render(example_record, "ics"))
    found = {entry["X-SYNOPTICON-STATUS"]: entry for entry in entries(text)}
    assert {entry["STATUS"] for entry in found.values()} == {"CONFIRMED", "CANCELLED"}
    assert found["cancelled"].decoded("DTSTART") == DAY(2031, 4, 1)
    assert "".join(render(example_record, "ics", Aids(previous=text))) == text
