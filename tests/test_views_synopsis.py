"""The synopsis: copies in one column, words of each account, disagreements by reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from synopticon.records import Record, Reuse, ReuseDirection
from synopticon.views.synopsis import columns, shared, synopsis


def path_of(record: Record, document: str) -> str:
    return next(r.document.path for r in record.readings if r.document.id == document)


def test_copies_are_folded_under_what_they_copy(example_record: Record) -> None:
    folded = {
        path_of(example_record, column.document): {(path_of(example_record, c.document), c.kind) for c in column.copies}
        for column in columns(example_record)
        if column.copies
    }
    assert folded == {
        "02-tpa-seizure.txt": {("03-courier-seizure.txt", "verbatim")},
        "04-laboya-captura.txt": {("05-globaltide-capture.txt", "translated")},
        "09-elfaro-llegada.txt": {("10-diariosur-llegada.txt", "rewritten")},
    }


def test_every_article_stands_in_one_column(example_record: Record) -> None:
    standing = [document for column in columns(example_record) for document in column.documents]
    assert sorted(standing) == sorted(reading.document.id for reading in example_record.readings)


@pytest.mark.parametrize("direction", ["first-to-second", "second-to-first", "common-source", "undecided"])
def test_direction_decides_whose_column_it_is(example_record: Record, direction: ReuseDirection) -> None:
    first, second = sorted(reading.document.id for reading in example_record.readings)[:2]
    reuse = Reuse((first, second), "rewritten", direction)
    (column,) = [c for c in columns(replace(example_record, reuse=(reuse,))) if c.copies]
    if direction == "first-to-second":
        assert column.document == first
    elif direction == "second-to-first":
        assert column.document == second


def test_words_are_those_of_the_account(example_record: Record) -> None:
    texts = {reading.document.id: reading.document.text for reading in example_record.readings}
    accounts = columns(example_record)
    for happening in synopsis(example_record, accounts, example_record.events):
        for line in happening.lines:
            assert len(line.cells) == len(accounts)
            for column, cell in zip(accounts, line.cells, strict=True):
                for words in cell:
                    assert words.document in column.documents
                    whole = " ".join(texts[words.document][words.start : words.end].split())
                    assert words.text == whole or whole.startswith(words.text.rstrip("…"))
            assert bool(line.kind) == any(words.side for cell in line.cells for words in cell)


def test_disagreements_are_lines_of_their_kind(example_record: Record) -> None:
    accounts = columns(example_record)
    made = synopsis(example_record, accounts, shared(example_record, accounts))
    there = {(h.event.id, line.attribute, line.kind) for h in made for line in h.lines if line.kind}
    assert there == {(e.id, d.attribute, d.kind) for e in example_record.events for d in e.disagreements}
