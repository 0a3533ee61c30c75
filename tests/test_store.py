"""The store keeps what it was given, and refuses plainly what it cannot use."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from synopticon.records import Document, Given, Judgement, Raw, Reading, Record, SetAside
from synopticon.store import BadCase, Store, StoreError
from synopticon.store.schema import APPLICATION_ID

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


def test_what_rules_found_is_kept_until_others_find_anew(store: Store) -> None:
    assert store.remembered("these") == {}
    found = {("sketch", b"1"): b"one", ("words", b"1"): b"two"}
    store.remember("these", found)
    store.remember("these", {("sketch", b"1"): b"three"})
    assert store.remembered("these") == found | {("sketch", b"1"): b"three"}
    store.remember("others", {("reuse", b"12"): b"four"})
    assert store.remembered("these") == {}
    assert store.remembered("others") == {("reuse", b"12"): b"four"}


def test_round_trips(store: Store) -> None:
    reading = Reading(DOCUMENT, sentences=((0, 4),))
    record = Record((reading,), meta={"schema": "1"})
    store.keep_cleaned("raw-1", "v1", DOCUMENT)
    store.keep_cleaned("raw-2", "v1", SetAside("b.txt", "empty", "nothing in it"))
    store.keep_reading("k", reading)
    store.keep_reading("f", "the reader failed")
    store.keep_record("r", record, "2031-01-01")
    found = dict(store.some_cleaned(["raw-1", "raw-2", "raw-3"], "v1"))
    assert found == {"raw-1": DOCUMENT, "raw-2": SetAside("", "empty", "nothing in it")}
    assert list(store.some_cleaned(["raw-1"], "v2")) == []
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


MADE = Judgement("judgement-1", "reject", ("event-1",), "Ana", "2031-06-01T00:00:00+00:00", note="no")


def test_judgements_are_only_ever_added_and_withdrawn_once(store: Store) -> None:
    later = replace(MADE, id="judgement-0", when="2031-06-02T00:00:00+00:00")
    store.judge(later)
    store.judge(MADE)
    assert store.judgements() == (MADE, later)
    with pytest.raises(StoreError):
        store.judge(replace(MADE, note="changed"))
    store.withdraw("judgement-1", "Bo", "2031-06-03")
    store.withdraw("judgement-1", "Cy", "2031-06-04")
    assert store.judgements() == (replace(MADE, withdrawn="2031-06-03"), later)


def test_records_share_their_readings(store: Store) -> None:
    readings = [Reading(replace(DOCUMENT, id=f"doc-{n}"), sentences=((0, 4),)) for n in range(3)]
    first, second = Record(tuple(readings[:2]), meta={"schema": "1"}), Record(tuple(readings))
    for key, record in (("one", first), ("two", second)):
        store.keep_record(key, record, "2031-01-01")
        store.ran(key, "2031-01-01", record)
        store.ran(key, "2031-01-02", record)
    assert (store.record("one"), store.record("two")) == (first, second)
    assert [(run.id, run.made, run.articles) for run in store.runs()] == [
        ("run-1", "2031-01-01", 2),
        ("run-2", "2031-01-01", 3),
    ]
    assert store.record_of(store.runs()[0]) == first
    with store._transaction() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM parts").scalar() == 3


def test_a_case_of_the_first_version_is_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables as version 1 made them, with a record in them."""
    record = Record((Reading(DOCUMENT, sentences=((0, 4),)),), meta={"schema": "1"})
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(VERSION_1)
        packed = zlib.compress(msgspec.json.encode(record))
        old.execute("INSERT INTO records VALUES ('r', '2031-01-01', ?)", (packed,))
    old.close()
    with monkeypatch.context() as locked:
        locked.setattr("synopticon.store.file._writable", lambda path: False)
        with pytest.raises(BadCase, match="older Synopticon and read-only"):
            Store(path, must_exist=True)
    for _ in range(2):
        store = Store(path, must_exist=True)
        assert store.record("r") == record and store.judgements() == () and store.runs() == ()
        store.close()
    store = Store(path)
    store.judge(MADE)
    assert store.judgements() == (MADE,)


VERSION_1 = f"""
CREATE TABLE contents (hash VARCHAR NOT NULL PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE receipts (source VARCHAR NOT NULL, raw VARCHAR NOT NULL, hash VARCHAR NOT NULL, location VARCHAR NOT NULL,
  media_type VARCHAR NOT NULL, received VARCHAR NOT NULL, given TEXT NOT NULL, current BOOLEAN NOT NULL,
  PRIMARY KEY (source, raw));
CREATE INDEX receipts_raw ON receipts (raw);
CREATE TABLE cleaned (raw VARCHAR NOT NULL, maker VARCHAR NOT NULL, document TEXT, reason VARCHAR, detail TEXT,
  PRIMARY KEY (raw, maker));
CREATE TABLE readings (key VARCHAR NOT NULL PRIMARY KEY, reading BLOB, detail TEXT);
CREATE TABLE set_aside (source VARCHAR NOT NULL PRIMARY KEY, location VARCHAR NOT NULL, reason VARCHAR NOT NULL,
  detail TEXT NOT NULL);
CREATE TABLE judgements (id VARCHAR NOT NULL PRIMARY KEY, judgement TEXT NOT NULL);
CREATE TABLE records (key VARCHAR NOT NULL PRIMARY KEY, made VARCHAR NOT NULL, record BLOB NOT NULL);
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = 1;
"""
