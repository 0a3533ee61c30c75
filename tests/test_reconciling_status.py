"""Plans are not events; what is alleged stays alleged; the history keeps every step."""

from __future__ import annotations

import pytest

from synopticon.records import Status
from tests.builders import CHILE, HARBOUR, LIND, NORWAY, Made, Said, day, record

MAY = day("2021-05-03")
# what each article says and when it was published → the status of the one event
CASES: list[tuple[list[tuple[str, Status]], Status]] = [
    ([("2021-04-01", "planned")], "planned"),
    ([("2021-04-01", "possible"), ("2021-04-10", "planned")], "planned"),
    ([("2021-04-01", "planned"), ("2021-05-04", "occurred")], "occurred"),
    ([("2021-04-01", "planned"), ("2021-05-03", "underway")], "underway"),
    ([("2021-05-03", "underway"), ("2021-05-04", "occurred")], "occurred"),
    ([("2021-04-01", "planned"), ("2021-05-01", "cancelled")], "cancelled"),
    ([("2021-04-01", "cancelled"), ("2021-05-04", "occurred")], "occurred"),
]


@pytest.mark.parametrize(("told", "status"), CASES)
def test_the_present_status(told: list[tuple[str, Status]], status: Status) -> None:
    articles = [
        Made(f"{n}", [Said(f"Text {n}.", "visit", [LIND], place=CHILE, when=MAY, status=each)], published=published)
        for n, (published, each) in enumerate(told)
    ]
    (event,) = record(*articles).events
    assert event.status == status
    assert [(s.date, s.status) for s in event.history] == told


def test_alleged_and_denied_stays_alleged() -> None:
    one = Made(
        "x",
        [Said("x", "seize", [NORWAY], [CHILE], object="a boat", when=MAY, status="alleged")],
        published="2021-05-04",
    )
    two = Made(
        "y", [Said("y", "seize", [NORWAY], [CHILE], object="a boat", when=MAY, status="denied")], published="2021-05-05"
    )
    (event,) = record(one, two).events
    assert event.status == "alleged"
    assert [s.status for s in event.history] == ["alleged", "denied"]
    assert event.title == "Alleged seizure of a boat by Norway"


def test_the_outlets_own_voice_outweighs_what_it_lets_somebody_say() -> None:
    one = Made(
        "x", [Said("x", "seize", [NORWAY], [CHILE], object="a boat", when=MAY, by=CHILE)], published="2021-05-04"
    )
    two = Made(
        "y",
        [Said("y", "seize", [NORWAY], [CHILE], object="a boat", when=MAY, status="alleged")],
        published="2021-05-04",
    )
    (event,) = record(one, two).events
    assert event.status == "occurred"


def test_a_plan_whose_day_has_passed_says_so() -> None:
    plan = Made("x", [Said("x", "visit", [LIND], place=CHILE, when=MAY, status="planned")], published="2021-04-01")
    later = Made("y", [Said("Nothing about it.")], published="2021-06-01")
    (event,) = record(plan, later).events
    assert event.status == "planned"
    assert "3 May 2021 has passed and no article says whether it took place." in event.why


def test_who_is_only_alleged_to_have_done_it_stands_in_no_title_of_what_happened() -> None:
    told = Said("x", "kill", recipients=["six sailors"], place=HARBOUR, when=MAY)
    alleged = Said("y", "kill", [NORWAY], ["six sailors"], place=HARBOUR, when=MAY, status="alleged")
    events = record(Made("x", [told], published="2021-05-04"), Made("y", [alleged], published="2021-05-04")).events
    (event,) = events
    assert event.status == "occurred"
    assert "Norway" not in event.title
