"""The store keeps what it was given, and refuses plainly what it cannot use."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from synopticon.records import Document, Given, Raw, Reading, Record, SetAside
from synopticon.store import BadCase, Store, StoreError

RAW = Raw("raw-1", b"One.\n", "a.txt", "text/plain", "2031-01-01T00:00:00+00:00", Given(outlet="The Post"))
DOCUMENT = Document("doc-1", "article-1", "raw-1", "a.txt", "en", "One.")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "case.db")


def test_keeps_bytes_and_what_was_given(store: Store) -> None:
    assert store.receive(RAW, "/in/a.txt")
    assert not store.receive(RAW, "/in/a.txt")
    assert store.raw("raw-1") == RAW
    assert store.current() == {"raw-1": ["a.txt"]}


def test_newer_bytes_take_the_place_of_older_ones(store: Store) -> None:
    newer = Raw("raw-2", b"Two.\n", "a.txt", "text/plain", "2031-01-02T00:00:00+00:00")
    store.receive(RAW, "/in/a.txt")
    store.receive(newer, "/in/a.txt")
    assert store.current() == {"raw-2": ["a.txt"]}
    assert store.raw("raw-1").content == b"One.\n"
    store.receive(RAW, "/in/a.txt")
    assert store.current() == {"raw-1": ["a.txt"]}


def test_same_bytes_twice_are_listed_as_a_duplicate(store: Store) -> None:
    store.receive(RAW, "/in/b.txt")
    store.receive(Raw("raw-1", RAW.content, "c.txt", RAW.media_type, RAW.received, RAW.given), "/in/c.txt")
    assert store.aside() == [SetAside("c.txt", "duplicate", "same bytes as a.txt")]


def test_round_trips(store: Store) -> None:
    reading = Reading(DOCUMENT, sentences=((0, 4),))
    record = Record((reading,), meta={"schema": "1"})
    store.keep_cleaned("raw-1", "v1", DOCUMENT)
    store.keep_cleaned("raw-2", "v1", SetAside("b.txt", "empty", "nothing in it"))
    store.keep_reading("k", reading)
    store.keep_reading("f", "the reader failed")
    store.keep_record("r", record, "2031-01-01")
    assert store.cleaned("raw-1", "v1") == DOCUMENT
    assert store.cleaned("raw-1", "v2") is None
    assert store.cleaned("raw-2", "v1") == SetAside("", "empty", "nothing in it")
    assert (store.reading("k"), store.reading("f"), store.reading("x")) == (reading, "the reader failed", None)
    assert store.record("r") == record


def test_survives_closing(tmp_path: Path) -> None:
    first = Store(tmp_path / "case.db")
    first.receive(RAW, "/in/a.txt")
    first.close()
    assert Store(tmp_path / "case.db", must_exist=True).raw("raw-1") == RAW


def test_refuses_what_is_no_case(tmp_path: Path) -> None:
    prose, database = tmp_path / "prose.db", tmp_path / "other.db"
    prose.write_text("Dear diary")
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for path in (prose, database, tmp_path):
        with pytest.raises(BadCase, match="not a"):
            Store(path)
    assert prose.read_text() == "Dear diary"
    with pytest.raises(BadCase, match="no such case"):
        Store(tmp_path / "missing.db", must_exist=True)
    with pytest.raises(BadCase, match="cannot be opened or made"):
        Store(tmp_path / "no" / "such" / "folder.db")


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "case.db")
    store.receive(RAW, "/in/a.txt")
    with store._transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    big = Raw("raw-3", bytes(range(256)) * 4000, "big.txt", "text/plain", "2031-01-01T00:00:00+00:00")
    with pytest.raises(StoreError, match="disk is full"):
        store.receive(big, "/in/big.txt")
    store.close()
    assert list(Store(tmp_path / "case.db").current()) == ["raw-1"]


def test_a_case_that_cannot_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as root, whom permissions do not stop: the look at them is replaced, not the file system."""
    first = Store(tmp_path / "case.db")
    first.receive(RAW, "/in/a.txt")
    first.close()
    monkeypatch.setattr("synopticon.store.file._writable", lambda path: False)
    store = Store(tmp_path / "case.db", must_exist=True)
    store.keep_record("r", Record(), "2031-01-01")
    assert store.raw("raw-1") == RAW and store.record("r") is None
    with pytest.raises(BadCase, match="read-only"):
        store.receive(Raw("raw-2", b"Two.\n", "b.txt", "text/plain", RAW.received), "/in/b.txt")


def test_discard_removes_only_what_it_made(tmp_path: Path) -> None:
    made = Store(tmp_path / "case.db")
    made.discard()
    assert not (tmp_path / "case.db").exists()
    Store(tmp_path / "case.db").close()
    Store(tmp_path / "case.db").discard()
    assert (tmp_path / "case.db").exists()
