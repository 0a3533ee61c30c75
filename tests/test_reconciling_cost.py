"""What reconciling costs: the pairs that are judged grow with the articles, not with their square."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from synopticon.reconciling import events, reconcile
from synopticon.reconciling.accounts import Account, accounts
from synopticon.reconciling.blocking import pairs
from synopticon.reconciling.identity import join_entities
from synopticon.reconciling.likeness import same_happening
from synopticon.records import Document, Reading, Report
from tests.builders import reading
from tests.generated import articles, one_affair
from tests.test_judgements import READINGS as TOLD

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


def test_what_hundreds_tell_alike_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(count: int) -> int:
        calls = 0

        def counted(first: Account, second: Account) -> object:
            nonlocal calls
            calls += 1
            return same_happening(first, second)

        monkeypatch.setattr(events, "same_happening", counted)
        found = reconcile(reading(made) for made in one_affair(count))
        assert max(len(event.documents) for event in found.events) == count
        return calls

    few, many = judged(40), judged(120)
    assert few and many <= few + 6 * 120  # of one article, each with each; of others, five days with five


def test_verdicts_on_other_articles_are_made_of_profiles_alone() -> None:
    readings, entities = join_entities((*TOLD, *(reading(made) for made in articles(24))))
    told = accounts(readings, entities)
    two = [(a, b) for a, b in combinations(told, 2) if a.document != b.document]
    assert all(same_happening(a, b) == same_happening(_bare(a), _bare(b)) for a, b in two)


def _bare(account: Account) -> Account:
    """Leave of an account what its profile has, and its document's id."""
    whole, counted = account.report, tuple(replace(q, start=0, end=0) for q in account.report.quantities)
    report = Report(
        "", 0, 0, 0, 0, whole.happening, whole.type, whole.mode, whole.context, status=whole.status,
        when=replace(whole.when, evidence=(), note=""), object=whole.object, quantities=counted,
        background=whole.background,
    )  # fmt: skip
    return replace(account, report=report, reading=Reading(Document(account.document, "", "", "", "", "")))
