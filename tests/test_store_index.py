"""The query tables of a record are the same, whether they were made anew or changed from those of another."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from synopticon.reconciling import reconcile
from synopticon.records import Record
from synopticon.store import Store, index_parts
from synopticon.store.index import Index
from synopticon.store.index_rows import Rows
from synopticon.store.index_tables import state, tables
from tests.builders import reading
from tests.generated import articles
from tests.test_judgements import READINGS as TOLD
from tests.test_judgements import SOME

ALL = (*TOLD, *(reading(made) for made in articles(12)))


def _records() -> list[Record]:
    """Give records of some articles and judgements each; the last two differ by one judgement."""
    chance = random.Random(5)
    chosen = [(chance.sample(ALL, chance.randrange(4, len(ALL))), chance.sample(SOME, 3)) for _ in range(5)]
    return [reconcile(*of) for of in (*chosen, (ALL, ()), (ALL, SOME[:1]))]


def _rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
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


@pytest.mark.parametrize("many", [0, 40, 20_000])
def test_what_was_there_before_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(index_parts, "_MANY", many)
    records = [*_records(), Record()]
    changed = Store(tmp_path / "changed.db")
    for number, record in enumerate(records):
        Index(changed).write(f"run-{number}", record)
        anew = Store(tmp_path / f"anew-{number}.db")
        Index(anew).write(f"run-{number}", record)
        assert _rows(changed) == _rows(anew)
        anew.close()
    assert _slots(changed) == (["a"] if many == 20_000 else ["a", "b"])
    changed.close()


def test_a_judgement_writes_what_it_changes(tmp_path: Path) -> None:
    before, after = _records()[-2:]
    store = Store(tmp_path / "case.db")
    Index(store).write("run-1", before)
    with store.transaction() as connection:
        found = index_parts.patch(connection, tables("a"), Rows(after))
    assert found is not None
    whole = len(before.readings) + len(before.entities) + len(before.events) + len(before.stories)
    assert 0 < len(found.changed) < whole / 3
    store.close()
