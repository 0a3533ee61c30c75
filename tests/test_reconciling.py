"""The whole way from readings to the record: a pure function of their set."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from synopticon.reconciling import reconcile
from synopticon.records import Record
from tests.builders import reading
from tests.test_reconciling_events import AFFAIR


def test_nothing_gives_an_empty_record() -> None:
    assert reconcile([]) == Record()


def test_a_reading_given_twice_is_one() -> None:
    readings = [reading(made) for made in AFFAIR]
    assert reconcile([*readings, *readings]) == reconcile(readings)


@given(st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_the_same_articles_give_the_same_record(chance: random.Random) -> None:
    readings = [reading(made) for made in AFFAIR]
    expected = reconcile(readings)
    chance.shuffle(readings)
    assert reconcile(readings) == expected


def test_the_record_hangs_together() -> None:
    found = reconcile(reading(made) for made in AFFAIR)
    events, reports = {e.id for e in found.events}, {r.id for x in found.readings for r in x.reports}
    entities = {e.id for e in found.entities}
    assert {r for e in found.events for r in e.reports} == reports
    assert {i for s in found.stories for i in s.events} == events
    assert {i for e in found.events for i in (*e.actors, *e.recipients)} <= entities
    assert [d for s in found.stories for d in s.documents] and all(e.origins for e in found.events)
