"""What reconciling costs: the pairs that are judged grow with the articles, not with their square."""

from __future__ import annotations

from synopticon.reconciling import reconcile
from synopticon.reconciling.accounts import accounts
from synopticon.reconciling.blocking import pairs
from synopticon.reconciling.identity import join_entities
from tests.builders import reading
from tests.generated import articles

_LINEAR = 2.3  # times by which what is done may grow when the articles double
_A_REPORT = 30  # pairs that a report may be judged in where an affair is told eight times


def _pairs(count: int) -> tuple[int, int]:
    readings, entities = join_entities(tuple(reading(made) for made in articles(count)))
    told = accounts(readings, entities)
    return len(pairs(told)), len(told)


def test_pairs_judged_grow_with_the_articles() -> None:
    few, _ = _pairs(320)
    many, reports = _pairs(640)
    assert many <= _LINEAR * few
    assert many <= _A_REPORT * reports


def test_affairs_of_one_place_and_week_are_kept_apart() -> None:
    found = reconcile(reading(made) for made in articles(48))
    meetings = [e for e in found.events if e.happening == "meet"]
    assert [len(e.documents) for e in meetings] == [8] * 6
