"""The query tables of a record are the same, whether they were made anew or changed from those of another."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from synopticon.reconciling import reconcile
from synopticon.records import Record
from synopticon.store import Store, index_parts, index_rows
from synopticon.store.index import Index
from synopticon.store.index_read import desk
from synopticon.store.index_search import Query, search
from synopticon.store.index_tables import state, tables
from tests.builders import reading
from tests.generated import articles
from tests.stories import long_stories
from tests.test_judgements import READINGS as TOLD
from tests.test_judgements import SOME

Rows = dict[str, list[tuple[Any, ...]]]

ALL = (*TOLD, *(reading(made) for made in articles(12)))


@cache
def _records() -> tuple[Record, ...]:
    """Give records of some articles and judgements each; the last two differ by one judgement."""
    chance = random.Random(5)
    chosen = [(chance.sample(ALL, chance.randrange(4, len(ALL))), chance.sample(SOME, 3)) for _ in range(2)]
    return tuple(reconcile(*of) for of in (*chosen, (ALL, ()), (ALL, SOME[:1])))


@pytest.fixture(scope="module")
def anew(tmp_path_factory: pytest.TempPathFactory) -> list[Rows]:
    """Give all rows of each record, made anew, and those of a record of nothing."""
    folder = tmp_path_factory.mktemp("anew")
    return [_written(folder / f"{n}.db", n, record) for n, record in enumerate((*_records(), Record()))]


def _written(path: Path, number: int, record: Record) -> Rows:
    store = Store(path)
    Index(store).write(f"run-{number}", record)
    found = _rows(store)
    store.close()
    return found


def _rows(store: Store) -> Rows:
    """Give all that the current tables hold."""
    with store.transaction() as connection:
        current = connection.execute(select(state).order_by(state.c.turn.desc())).first()
        assert current is not None
        there = tables(current.slot)
        found = {t.name[7:]: sorted(map(tuple, connection.execute(select(t))), key=repr) for t in there.all}
        words = connection.execute(text(f"SELECT rowid, title, body FROM {there.fts} ORDER BY rowid"))
        return {"record": [(current.record,)], **found, "words": list(map(tuple, words))}


def _slots(store: Store) -> list[str]:
    with store.transaction() as connection:
        return sorted(connection.execute(select(state.c.slot)).scalars())


@pytest.mark.parametrize("many", [0, 20_000])
def test_what_was_there_before_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anew: list[Rows], many: int
) -> None:
    monkeypatch.setattr(index_parts, "_MANY", many)
    store = Store(tmp_path / "case.db")
    for number, record in enumerate((*_records(), Record())):
        Index(store).write(f"run-{number}", record)
        assert _rows(store) == anew[number]
    assert _slots(store) == (["a", "b"] if many == 0 else ["a"])
    store.close()


def test_words_that_are_nowhere_are_not_looked_for_in_each_event(tmp_path: Path) -> None:
    store = Store(tmp_path / "case.db")
    record = long_stories(800, 200)
    Index(store).write("run-1", record)
    assert len(record.events) == 400
    tens: list[None] = []  # of steps of SQLite's machine
    with desk(Index(store)) as opened:
        raw = opened.connection.connection.driver_connection
        assert raw is not None
        raw.set_progress_handler(lambda: tens.append(None), 10)
        assert search(opened, Query("nowhere at all", kind="event")).total == 0
        assert len(tens) < len(record.events)
        assert search(opened, Query("something", kind="event")).total == len(record.events)
        raw.set_progress_handler(None, 0)
    store.close()


def test_a_judgement_writes_what_it_changes(tmp_path: Path) -> None:
    before, after = _records()[-2:]
    store = Store(tmp_path / "case.db")
    Index(store).write("run-1", before)
    with store.transaction() as connection:
        found = index_parts.patch(connection, tables("a"), index_rows.Rows(after))
    assert found is not None
    whole = len(before.readings) + len(before.entities) + len(before.events) + len(before.stories)
    assert 0 < len(found.changed) < whole / 3
    store.close()
