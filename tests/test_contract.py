"""The export validates against its schema, and what it points at is there."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import synopticon
from synopticon import contract
from synopticon.exports import render
from synopticon.records import Record


@pytest.fixture(scope="module")
def whole(example_record: Record) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads("".join(render(example_record, "json")))
    return loaded


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(contract.schema())


def test_record_validates(whole: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(contract.schema()).validate(whole)
    assert all(whole[name] for name in contract.schema()["properties"] if name not in ("judgements", "rejected"))


def test_an_article_may_be_read_without_a_day() -> None:
    assert not synopticon.read("Chile accused Peru of spying.", published=None).published.known


def test_reading_validates() -> None:
    reading = synopticon.read("Chile accused Peru of spying. “We deny it,” Lima said.", published="2031-05-14")
    jsonschema.Draft202012Validator(contract.schema()).validate(reading.to_dict())


def test_every_id_is_unique_and_every_reference_known(whole: dict[str, Any]) -> None:
    nouns = ("documents", "entities", "statements", "reports", "events", "stories")
    ids = {noun: [item["id"] for item in whole[noun]] for noun in nouns}
    for noun, found in ids.items():
        assert len(found) == len(set(found)), noun
    for report in whole["reports"]:
        people = [*report["actors"], *report["recipients"], *report["accusers"], *filter(None, [report["place"]])]
        assert {p["entity"] for p in people} - {None} <= set(ids["entities"])
        assert report["statement"] is None or report["statement"] in ids["statements"]
    for event in whole["events"]:
        assert event["reports"] and set(event["reports"]) <= set(ids["reports"])
        assert {*event["actors"], *event["recipients"]} <= set(ids["entities"])
        assert {event["parent"], event["plan_of"]} - {None} <= set(ids["events"])
    for story in whole["stories"]:
        assert set(story["events"]) <= set(ids["events"]) and set(story["documents"]) <= set(ids["documents"])


def test_offsets_lie_within_their_texts(whole: dict[str, Any]) -> None:
    texts = {document["id"]: document["text"] for document in whole["documents"]}
    for noun in ("times", "statements", "reports", "undecided"):
        for item in whole[noun]:
            assert 0 <= item["start"] <= item["end"] <= len(texts[item["document"]]), (noun, item)
    for report in whole["reports"]:
        for participant in (*report["actors"], *report["recipients"]):
            said = texts[report["document"]][participant["start"] : participant["end"]]
            assert said == participant["text"]


def test_jsonl_holds_the_same_things(example_record: Record, whole: dict[str, Any]) -> None:
    lines = [json.loads(line) for line in render(example_record, "jsonl")]
    assert [line["id"] for line in lines if line["noun"] == "events"] == [event["id"] for event in whole["events"]]
    assert len(lines) == 1 + sum(len(things) for things in whole.values() if isinstance(things, list))
