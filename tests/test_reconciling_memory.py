"""A record made with what is known of an earlier set is the record made without it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synopticon.reconciling import events, reconcile
from synopticon.reconciling.accounts import Account, accounts
from synopticon.reconciling.blocking import pairs
from synopticon.reconciling.bonds import Bonds
from synopticon.reconciling.memory import Forgetful, Lasting, Memory
from synopticon.reconciling.regions import Group
from synopticon.records import Credit, Record
from tests.builders import reading
from tests.generated import articles
from tests.test_judgements import READINGS as TOLD
from tests.test_judgements import SOME

MADE = [reading(made) for made in articles(24)]
LATER = [replace(r, document=replace(r.document, credits=(Credit("source", "Outlet 3"),))) for r in MADE[:3]]
ALL = (*MADE, *TOLD, *LATER)  # the later ones bear the ids of the first and say something else


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sets(st.integers(0, len(ALL) - 1), min_size=1), min_size=2, max_size=4), st.randoms())
def test_whatever_was_known_before_changes_nothing(sets: list[set[int]], chance: random.Random) -> None:
    memory = Memory()
    for chosen in sets:
        readings = [ALL[n] for n in sorted(chosen)]
        judgements = chance.sample(SOME, chance.randrange(4))
        expected = reconcile(readings, judgements)
        chance.shuffle(readings)
        found = reconcile(readings, judgements, memory)
        assert found == expected and repr(found) == repr(expected)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sets(st.integers(0, len(ALL) - 1), min_size=1), st.sets(st.integers(0, len(ALL) - 1), min_size=1), st.booleans()
)
def test_what_another_process_found_changes_nothing(before: set[int], after: set[int], keeps: bool) -> None:
    earlier = Lasting({})
    reconcile([ALL[n] for n in sorted(before)], memory=Forgetful(earlier))
    assert any(kind == "sketch" for kind, _ in earlier.fresh)
    lasting = Lasting(earlier.fresh)
    readings = [ALL[n] for n in sorted(after)]
    found = reconcile(readings, memory=(Memory if keeps else Forgetful)(lasting))
    assert repr(found) == repr(reconcile(readings))
    assert not lasting.fresh.keys() & earlier.fresh.keys()


def test_what_is_damaged_is_found_again() -> None:
    earlier = Lasting({})
    reconcile(MADE[:9], memory=Forgetful(earlier))
    damaged = Lasting({at: b"\xc1" + found[1:] for at, found in earlier.fresh.items()})
    assert reconcile(MADE[:9], memory=Forgetful(damaged)) == reconcile(MADE[:9])
    assert damaged.fresh == earlier.fresh


def test_what_is_added_is_paired_with_all() -> None:
    told = accounts(MADE, {e.id: e for r in MADE for e in r.entities}.values())
    for count in (1, 7, 40):
        fresh = {a.id for a in random.Random(count).sample(told, count)}
        assert pairs(told, fresh) == {p for p in pairs(told) if fresh & set(p)}


def test_little_is_worked_out_again() -> None:
    """Counted in what the memory had to make, of all that it was asked for."""
    memory = _Counting()
    reconcile(MADE[:20], memory=memory)
    first, memory.made = memory.made, 0
    reconcile(MADE[:21], memory=memory)
    assert 0 < memory.made < first / 3
    memory.made = 0
    whole: Record = reconcile(MADE[:21], memory=memory)
    assert memory.made <= len(whole.readings)  # the numbered copies of the readings, if any


def test_what_is_tied_to_nothing_new_is_not_grouped_again(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    grouped = events._grouped

    def counting(accounts: Sequence[Account], judged: events._Judged, bonds: Bonds) -> list[Group]:
        counted.append(len(accounts))
        return grouped(accounts, judged, bonds)

    monkeypatch.setattr(events, "_grouped", counting)
    memory = Memory()
    for count in (20, 21, 21):
        reconcile(MADE[:count], memory=memory)
    first, later, same = counted
    assert 0 < later < first / 2 and same == 0


class _Counting(Memory):
    """A memory that counts what it makes."""

    def __init__(self) -> None:
        super().__init__()
        self.made = 0

    def turn(self) -> None:
        self.made += sum(key not in self._old.get(kind, {}) for kind, new in self._new.items() for key in new)
        super().turn()
