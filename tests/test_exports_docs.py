"""docs/exports.md says of every field of every format where it comes from, and of no field that is not there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import icalendar
import pytest

from synopticon.cli.export import Format
from synopticon.exports import TEXT_FORMATS, gdelt, plover, render
from synopticon.exports.common import Aids
from synopticon.exports.dyads import ADDED
from synopticon.exports.tables import TABLES
from synopticon.records import Record
from tests.conftest import ROOT
from tests.test_exports_conllu import plain

PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def section(title: str, level: str = "##") -> str:
    """Give what stands under a heading, down to the next of its level or above."""
    found = re.search(
        rf"^{level} {re.escape(title)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", PAGE, re.DOTALL | re.MULTILINE
    )
    assert found, title
    return found[1]


def named(text: str, column: int = 0) -> list[str]:
    """Give the names in back quotes in a column of the tables of a section."""
    rows = [line.strip("|").split("|") for line in text.split("\n") if line.startswith("| ")]
    return [match[1] for row in rows if (match := re.fullmatch(r"`(.+)`", row[column].strip()))]


def paths(thing: object, path: str = "") -> Iterator[str]:
    for item in thing if isinstance(thing, list) else [thing]:
        for key, value in item.items() if isinstance(item, dict) else ():
            below = f"{path}.{key}" if path else key
            yield below
            yield from paths(value, below)


def test_every_format_has_its_section() -> None:
    assert set(TEXT_FORMATS) | {"parquet"} == {format.value for format in Format}
    for format in Format:
        section("json and jsonl" if format.value.startswith("json") else format.value)


@pytest.mark.parametrize("format", ["plover", "gdelt"])
def test_columns(format: str) -> None:
    columns = (plover if format == "plover" else gdelt).COLUMNS
    own, added = named(section(format)), named(section("Rows of text"))
    assert added == list(ADDED)
    assert own == [column for column in columns if column not in ADDED]


def test_tables() -> None:
    shared = set(named(section("Columns of several tables", "###")))
    headings = re.findall(r"^### (.+)$", section("parquet"), re.MULTILINE)
    assert headings[1:] == [table.name for table in TABLES]
    for table in TABLES:
        columns, described = [name for name, _ in table.columns], named(section(table.name, "###"))
        assert set(described) <= set(columns) and len(described) == len(set(described)), table.name
        assert set(columns) <= shared | set(described), (table.name, set(columns) - shared - set(described))


def test_ftm(example_record: Record) -> None:
    described = set(named(section("ftm"), 1))
    things = [json.loads(line) for line in render(example_record, "ftm")]
    found = {name for thing in things for name in thing["properties"]}
    assert found <= described and described - found <= {"namesMentioned"}


def test_stix(example_record: Record) -> None:
    described = set(named(section("stix"), 1))
    things = json.loads("".join(render(example_record, "stix")))["objects"]
    found = {re.sub(r"\.extension-definition--[0-9a-f-]+", "", path) for path in paths(things)}
    assert found <= described, found - described
    assert described - found <= {"authors"}


@pytest.mark.parametrize("format", ["annotation", "claimreview"])
def test_linked_data(example_record: Record, format: str) -> None:
    described = set(named(section(format)))
    for ending in [name for name in described if name.startswith("….")]:
        described |= {f"@graph.itemReviewed.{role}{ending[1:]}" for role in ("firstAppearance", "appearance")}
    whole = json.loads("".join(render(example_record, format)))
    found = {path for path in paths(whole) if not path.startswith("@context.")}
    optional = {"@graph.itemReviewed.temporalCoverage"}
    assert found <= described, found - described
    assert {name for name in described if not name.startswith("…")} - found <= optional


def test_calendar(example_record: Record) -> None:
    calendar = icalendar.Calendar.from_ical("".join(render(example_record, "ics")))
    found = {name for entry in calendar.walk("VEVENT") for name in entry}
    assert found == set(named(section("ics")))


def test_trees(example_record: Record) -> None:
    described = named(section("conllu"))
    text = next(render(example_record, "conllu", Aids(parse=plain)))
    comments = {line.split(" = ")[0] for line in text.split("\n") if line.startswith("#")}
    assert comments == {name for name in described if name.startswith("#")}
    keys = {item.split("=")[0] for line in text.split("\n") if "\t" in line for item in line.split("\t")[9].split("|")}
    assert keys <= {name.removeprefix("MISC: ") for name in described}
    columns = [name for name in described if not name.startswith(("#", "MISC:"))]
    assert columns == ["ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS"]
