"""Event data as rows: whatever stands in a text, a row stays a row for every reader, and codes come from the table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopticon.exports import coding, delimited, gdelt, plover, render
from synopticon.exports.common import Index
from synopticon.exports.dyads import ADDED, dyads
from synopticon.languages import happenings
from synopticon.records import UNKNOWN_TIME, Entity, Event, Office, Record, When
from tests.builders import CHILE, LIND, NORWAY, SANTIAGO

FORMATS = {"plover": plover.COLUMNS, "gdelt": gdelt.COLUMNS}
HOSTILE = [
    "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\uff1d1", "|cmd", "%0A", "a\tb", "a\nb", "a\r\nb",
    'say "x"', '"', "'quoted'", "\x00", "\x85a", "\u2028a", "\ud800", "", "'", "a\x0bb\x0cc",
]  # fmt: skip


def event(title: str = "A title", when: When = UNKNOWN_TIME, **more: object) -> Event:
    return replace(Event("event-1", "CONSULT", "visit", title, "visit", (LIND.id,), (CHILE.id,), when=when), **more)  # type: ignore[arg-type]


def query(sql: str) -> list[Any]:
    found = duckdb.sql(sql)
    assert found is not None
    return found.fetchall()


def rows(record: Record, format: str) -> list[dict[str, str]]:
    text = "".join(render(record, format))
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True))


@pytest.mark.parametrize("format", FORMATS)
def test_the_example_reads_back(example_record: Record, format: str, tmp_path: Path) -> None:
    read = rows(example_record, format)
    assert len(read) == len(list(dyads(example_record, Index(example_record))))
    assert {row["Record Event"] for row in read} == {e.id for e in example_record.events}
    assert len({row[FORMATS[format][0]] for row in read}) == len(read), "the first column tells rows apart"
    for row in read:
        source = next(e for e in example_record.events if e.id == row["Record Event"])
        assert row["Status"] == source.status and row["Title"] == source.title
        assert row["Independent Origins"] == (
            "" if source.independent_origins is None else f"{source.independent_origins}"
        )
        assert (row["Earliest"] or None, row["Latest"] or None) == (source.when.earliest, source.when.latest)
    path = tmp_path / "rows.tsv"
    path.write_text("".join(render(example_record, format)), encoding="utf-8", newline="")
    options = "delim='\t', quote='\"', escape='\"', header=true, all_varchar=true"
    sql = f"SELECT \"Record Event\" FROM read_csv('{path}', {options})"
    assert sorted(found for (found,) in query(sql)) == sorted(row["Record Event"] for row in read)


@pytest.mark.parametrize("format", FORMATS)
@given(title=st.text(max_size=40) | st.sampled_from(HOSTILE), name=st.text(max_size=20) | st.sampled_from(HOSTILE))
def test_no_text_breaks_a_row_or_runs_in_a_spreadsheet(format: str, title: str, name: str) -> None:
    party = Entity(LIND.id, name, "PER", "NOR", offices=(Office(title),))
    text = "".join(render(Record(entities=(party, CHILE), events=(event(title),)), format))
    assert len(text.splitlines()) == 2 and text.encode(), "one line a row, for any notion of a line"
    for line in text.splitlines():
        assert line.count("\t") == len(FORMATS[format]) - 1
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    for cell in row.values():
        assert cell is not None and not cell.lstrip().startswith(
            ("=", "+", "-", "@", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
        )
    assert row["Title"] == delimited.text(title)


@given(st.text(max_size=30) | st.sampled_from(HOSTILE))
def test_the_apostrophe_can_be_taken_away(text: str) -> None:
    safe = delimited.text(text)
    plain = safe[1:] if safe.startswith("'") else safe
    assert len(plain) == len(text)
    assert all(a == b or a in " ?" for a, b in zip(plain, text))


DATES = [  # interval, Day, MonthYear, Year
    (When("2031-05-14", "2031-05-15", "day"), "20310514", "203105", "2031"),
    (When("2031-05-14T10:00", "2031-05-14T12:00", "part", "+09:00"), "20310514", "203105", "2031"),
    (When("2031-05-13", "2031-05-15", "day"), "", "203105", "2031"),
    (When("2031-04-01", "2031-06-01", "month"), "", "", "2031"),
    (When("2031-01-01", "2032-01-01", "year"), "", "", "2031"),
    (When("2031-12-31", "2032-01-02", "day"), "", "", ""),
    (When("2031-05-14", None, "day"), "", "", ""),
    (When(), "", "", ""),
]


@pytest.mark.parametrize(("when", "day", "month", "year"), DATES)
def test_dates_are_as_precise_as_they_are(when: When, day: str, month: str, year: str) -> None:
    record = Record(entities=(LIND, CHILE), events=(event(when=when),))
    (row,) = rows(record, "gdelt")
    assert (row["Day"], row["MonthYear"], row["Year"]) == (day, month, year)
    assert bool(row["FractionDate"]) == bool(day)
    (row,) = rows(record, "plover")
    assert row["Event Date"].replace("-", "") == day


def test_every_actor_meets_every_recipient() -> None:
    made = event(actors=(LIND.id, NORWAY.id), recipients=(CHILE.id, SANTIAGO.id, "entity-unknown"))
    record = Record(
        entities=(LIND, NORWAY, CHILE, SANTIAGO), events=(made, event(actors=(), recipients=(), id="event-2"))
    )
    pairs = [(row["Actor1Name"], row["Actor2Name"]) for row in rows(record, "gdelt")]
    assert pairs == [(a, b) for a in ("Ada Lind", "Norway") for b in ("Chile", "Santiago")] + [("", "")]
    assert {row["Actor1Code"] for row in rows(record, "gdelt")} == {"NORGOV", "NOR", ""}


def test_every_happening_has_a_code_of_its_type() -> None:
    table = coding.published()
    departures = coding.departures()
    assert len(table) > 250 and departures.keys() <= happenings().keys()
    for key, happening in happenings().items():
        if happening["type"] == "OTHER":
            assert not coding.cameo(key) and not coding.quad("OTHER")
            continue
        code = coding.cameo(key)
        assert code in table, key
        assert coding.quad(happening["type"]), key
        assert (table[code][0] == happening["type"]) != (key in departures), (key, code, table[code])


def test_columns_are_those_of_the_data_sets() -> None:
    assert (
        len(gdelt.COLUMNS) == 61 + len(ADDED) + 3
        and gdelt.COLUMNS[26] == "EventCode"
        and gdelt.COLUMNS[60] == "SOURCEURL"
    )
    assert len(plover.COLUMNS) == 40 + len(ADDED) and plover.COLUMNS[39] == "Version"
    for columns in FORMATS.values():
        assert len(set(columns)) == len(columns)
