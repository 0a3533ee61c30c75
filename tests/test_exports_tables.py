"""Parquet: the tables hold the record, types never depend on the data, a folder is replaced whole or not at all."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from synopticon.exports import parquet
from synopticon.exports.tables import TABLES
from synopticon.records import Document, Entity, Event, Reading, Record

TYPES = {"s": "string", "i": "int64", "f": "double", "b": "bool", "l": "list<element: string>"}


@pytest.fixture(scope="module")
def folder(example_record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("parquet") / "tables"
    parquet.write(example_record, made)
    return made


def column(folder: Path, table: str, name: str) -> list[object]:
    found: list[object] = pq.read_table(folder / f"{table}.parquet")[name].to_pylist()
    return found


def test_pyarrow_reads_every_table_with_its_types(folder: Path, example_record: Record, tmp_path: Path) -> None:
    parquet.write(Record(), tmp_path / "empty")
    for table in TABLES:
        for place in (folder, tmp_path / "empty"):
            schema = pq.read_schema(place / f"{table.name}.parquet")
            assert [(f.name, str(f.type)) for f in schema] == [(n, TYPES[k]) for n, k in table.columns], table.name
        assert pq.read_table(folder / f"{table.name}.parquet").num_rows == len(list(table.rows(example_record)))
    assert sorted(p.stem for p in folder.iterdir()) == sorted(table.name for table in TABLES)


def test_tables_hold_the_record(folder: Path, example_record: Record) -> None:
    readings, events = example_record.readings, example_record.events
    assert column(folder, "documents", "text") == [r.document.text for r in readings]
    assert column(folder, "reports", "id") == [report.id for r in readings for report in r.reports]
    assert column(folder, "events", "independent_origins") == [e.independent_origins for e in events]
    assert column(folder, "event_reports", "report") == [report for e in events for report in e.reports]
    assert None not in column(folder, "event_reports", "document")
    assert column(folder, "origins", "reports") == [list(o.reports) for e in events for o in e.origins]
    assert column(folder, "disagreement_readings", "value") == [
        v.value for e in events for d in e.disagreements for v in d.readings
    ]
    texts = {r.document.id: r.document.text for r in readings}
    for name in ("reports", "statements", "mentions", "times", "sentences", "undecided"):
        for row in pq.read_table(folder / f"{name}.parquet").to_pylist():
            assert row["text"] == texts[row["document"]][row["start"] : row["end"]]


def rows(sql: str) -> list[Any]:
    found = duckdb.sql(sql)
    assert found is not None
    return found.fetchall()


def test_duckdb_joins_them(folder: Path, example_record: Record) -> None:
    sql = f"""SELECT e.id, count(*) FROM '{folder}/events.parquet' e JOIN '{folder}/event_reports.parquet' r
              ON r.event = e.id JOIN '{folder}/reports.parquet' p ON p.id = r.report GROUP BY e.id"""
    assert dict(rows(sql)) == {e.id: len(e.reports) for e in example_record.events}
    unknown = rows(f"SELECT count(*) FROM '{folder}/events.parquet' WHERE independent_origins IS NULL")
    assert unknown == [(sum(e.independent_origins is None for e in example_record.events),)]


def test_the_same_record_gives_the_same_bytes(folder: Path, example_record: Record, tmp_path: Path) -> None:
    parquet.write(example_record, tmp_path / "again")
    for path in sorted(folder.iterdir()):
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_batches_and_odd_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 3)
    odd = Document("doc-1", "a", "raw-1", "\udcff.txt", "en", "x\x00\ud800y")
    record = Record(readings=(Reading(odd),), entities=tuple(Entity(f"e-{n}", f"={n}", "PER") for n in range(10)))
    parquet.write(record, tmp_path / "t")
    assert column(tmp_path / "t", "entities", "id") == [f"e-{n}" for n in range(10)]
    assert column(tmp_path / "t", "documents", "text") == ["x\x00?y"]


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    parquet.write(Record(events=(Event("old", "CONSULT", "visit", "Old"),)), tmp_path / "t")
    parquet.write(Record(events=(Event("new", "CONSULT", "visit", "New"),)), tmp_path / "t")
    assert column(tmp_path / "t", "events", "id") == ["new"]
    broken = replace(Event("bad", "CONSULT", "visit", "Bad"), outlets="many")  # type: ignore[arg-type]
    with pytest.raises(Exception, match="many"):
        parquet.write(Record(events=(broken,)), tmp_path / "t")
    assert column(tmp_path / "t", "events", "id") == ["new"] and [p.name for p in tmp_path.iterdir()] == ["t"]


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "thesis.docx").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("t", "file"):
        with pytest.raises(parquet.Unusable, match=name):
            parquet.write(Record(), tmp_path / name)
    assert (tmp_path / "t" / "thesis.docx").read_text() == (tmp_path / "file").read_text() == "mine"


def test_without_pyarrow_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(parquet.Unusable, match=r"pip install 'synopticon\[parquet\]'"):
        parquet.write(Record(), tmp_path / "t")
    assert not list(tmp_path.iterdir())
