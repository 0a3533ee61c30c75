"""Entities, annotations, bundles and claims, read back by libraries of others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import stix2
from pyld import jsonld

from synopticon.exports import remarks, render
from synopticon.exports.annotation import VOCABULARY, W3C
from synopticon.records import Record
from tests.conftest import ROOT

Json = dict[str, Any]
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"


def loaded(record: Record, format: str) -> Json:
    whole: Json = json.loads("".join(render(record, format)))
    return whole


@pytest.mark.parametrize(
    "format", ["ftm", "annotation", "stix", "claimreview", "plover", "gdelt", "json", "jsonl", "ics"]
)
def test_the_same_record_gives_the_same_bytes(example_record: Record, format: str) -> None:
    assert list(render(example_record, format)) == list(render(example_record, format))
    assert "".join(render(Record(), format)) or format == "ftm", "an empty record is no fault"


# ---------------------------------------------------------------- FollowTheMoney


@pytest.fixture(scope="module")
def money(example_record: Record) -> list[Json]:
    return [json.loads(line) for line in render(example_record, "ftm")]


def test_ftm_keeps_to_the_model(money: list[Json]) -> None:
    """Against an extract of the model as data, for where its library cannot be installed."""
    schemata = json.loads((ROOT / "tests" / "data" / "ftm_model.json").read_text())["schemata"]
    schemas = {thing["id"]: thing["schema"] for thing in money}
    assert len(schemas) == len(money)
    for thing in money:
        model = schemata[thing["schema"]]
        assert set(model["required"]) <= thing["properties"].keys() <= model["properties"].keys(), thing
        for name, values in thing["properties"].items():
            kind, _, range = model["properties"][name].partition(":")
            assert values and all(isinstance(value, str) and value for value in values)
            for value in values if kind == "entity" else ():
                assert range in (*schemata[schemas[value]]["is"], "Document"), (name, schemas[value])


def test_ftm_is_taken_by_its_library(money: list[Json]) -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="pip install 'synopticon[ftm]' (needs libicu-dev)")
    for thing in money:
        proxy = followthemoney.model.get_proxy(thing, cleaned=False)
        proxy.schema.validate(thing)
        kept = proxy.to_dict()["properties"]
        assert {k: set(v) for k, v in kept.items()} == {k: set(v) for k, v in thing["properties"].items()}


def test_ftm_holds_the_record(money: list[Json], example_record: Record) -> None:
    of = {schema: [t for t in money if t["schema"] == schema] for schema in ("Article", "Event", "Person")}
    assert [a["id"] for a in of["Article"]] == [r.document.id for r in example_record.readings]
    assert [e["id"] for e in of["Event"]] == [e.id for e in example_record.events]
    for thing, event in zip(of["Event"], example_record.events):
        assert f"status:{event.status}" in thing["properties"]["keywords"]
        assert event.when.known or not thing["properties"].keys() & {"date", "startDate", "endDate"}
    lost = sum(e.type in ("EVENT", "MISC") for e in example_record.entities)
    assert remarks(example_record, "ftm")[0].endswith(f": {lost}")


# ---------------------------------------------------------------- Web Annotation


@pytest.fixture(scope="module")
def page(example_record: Record) -> Json:
    return loaded(example_record, "annotation")


def test_annotations_select_what_they_say(page: Json) -> None:
    texts = {document["id"]: document["text"] for document in page["documents"]}
    assert len({item["id"] for item in page["items"]}) == len(page["items"]) > 100
    for item in page["items"]:
        text = texts[item["target"]["source"]]
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert 0 <= start < end <= len(text) and text[start:end] == quote["exact"] == quote["exact"].strip()
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        assert text.find(quote["prefix"] + quote["exact"] + quote["suffix"]) in range(start - len(quote["prefix"]) + 1)


# The words of the W3C's context that are used here, written from the Web Annotation Vocabulary.
_OA = ("Annotation", "TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix", "start", "end")
_LINKS = {
    "body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector", "scope": "hasScope",
    "motivation": "motivatedBy",
}  # fmt: skip
_WORDS: Json = {
    "id": "@id",
    "type": "@type",
    **{word: OA + word for word in _OA},
    **{word: {"@id": OA + term, "@type": "@id"} for word, term in _LINKS.items()},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    **{word: OA + word for word in ("classifying", "describing", "identifying")},
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
}


def offline(address: str, options: object) -> Json:
    assert address == W3C, f"{address} is not to be fetched"
    return {"contextUrl": None, "documentUrl": W3C, "document": {"@context": _WORDS}}


def nodes(tree: object) -> Iterator[Json]:
    for node in tree if isinstance(tree, list) else [tree]:
        if isinstance(node, dict):
            yield node
            for value in node.values():
                yield from nodes(value)


def test_annotations_expand_as_linked_data(page: Json) -> None:
    expanded = jsonld.expand(page, {"documentLoader": offline})
    found = [node for node in nodes(expanded) if OA + "Annotation" in node.get("@type", [])]
    assert len(found) == len(page["items"])
    for annotation in found:
        (target,) = annotation[OA + "hasTarget"]
        kinds = {selector["@type"][0] for selector in target[OA + "hasSelector"]}
        assert kinds == {OA + "TextQuoteSelector", OA + "TextPositionSelector"}
        assert annotation[OA + "motivatedBy"][0]["@id"].startswith(OA)
        assert annotation[OA + "hasBody"][0]["@type"][0].startswith(VOCABULARY)
        assert target[OA + "hasSource"][0]["@id"].startswith("urn:synopticon:document:")


def test_every_report_and_statement_is_annotated(page: Json, example_record: Record) -> None:
    bodies = {body["id"] for item in page["items"] for body in item["body"]}
    for reading in example_record.readings:
        assert {f"urn:synopticon:report:{r.id}" for r in reading.reports} <= bodies
        assert {f"urn:synopticon:statement:{s.id}" for s in reading.statements} <= bodies


# ---------------------------------------------------------------- STIX


@pytest.fixture(scope="module")
def bundle(example_record: Record) -> list[Any]:
    parsed = stix2.parse("".join(render(example_record, "stix")), version="2.1")
    return list(parsed.objects)


def test_stix_refers_to_what_it_holds(bundle: list[Any]) -> None:
    ids = [thing["id"] for thing in bundle]
    assert len(ids) == len(set(ids))
    for thing in bundle:
        for name in ("created_by_ref", "source_ref", "target_ref"):
            assert name not in thing or thing[name] in ids
        assert set(thing.get("object_refs", [])) <= set(ids)
        if thing["type"] == "url":
            assert thing["id"] == stix2.v21.URL(value=thing["value"]).id


def test_stix_holds_the_record(bundle: list[Any], example_record: Record) -> None:
    reports = [thing for thing in bundle if thing["type"] == "report"]
    assert [report["name"] for report in reports] == [event.title for event in example_record.events]
    for report, event in zip(reports, example_record.events):
        (extension,) = report["extensions"].values()
        assert extension["status"] == event.status and f"status:{event.status}" in report["labels"]
        assert extension.get("independent_origins") == event.independent_origins
    denied = sum(step.status == "denied" for event in example_record.events for step in event.history)
    opinions = [thing["opinion"] for thing in bundle if thing["type"] == "opinion"]
    assert opinions.count("disagree") == denied > 0


# ---------------------------------------------------------------- ClaimReview

# What search engines ask of a ClaimReview and its Claim, without what the desk has to fill.
_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_ARTICLE: Json = {
    "type": "object",
    "required": ["@type", "id"],
    "properties": {
        "@type": {"const": "NewsArticle"},
        "url": {"type": "string", "format": "uri"},
        "datePublished": _DATE,
    },
}
_REVIEW: Json = {
    "type": "object",
    "required": ["@type", "id", "claimReviewed", "itemReviewed", "citation"],
    "not": {"anyOf": [{"required": [name]} for name in ("reviewRating", "author", "url", "datePublished")]},
    "properties": {
        "@type": {"const": "ClaimReview"},
        "claimReviewed": _TEXT,
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "name", "text", "firstAppearance", "appearance"],
            "properties": {
                "@type": {"const": "Claim"},
                "text": _TEXT,
                "datePublished": _DATE,
                "author": {"type": "array", "items": {"type": "object", "required": ["@type", "name"]}},
                "firstAppearance": _ARTICLE,
                "appearance": {"type": "array", "minItems": 1, "items": _ARTICLE},
            },
        },
    },
}


@pytest.fixture(scope="module")
def claims(example_record: Record) -> Json:
    return loaded(example_record, "claimreview")


def test_claims_lack_only_what_the_desk_fills(claims: Json) -> None:
    assert claims["@graph"]
    for review in claims["@graph"]:
        jsonschema.Draft202012Validator(_REVIEW).validate(review)


def test_claims_are_the_allegations(claims: Json, example_record: Record) -> None:
    ids = {review["itemReviewed"]["id"].removeprefix("urn:synopticon:event:") for review in claims["@graph"]}
    expected = {
        event.id
        for event in example_record.events
        if event.happening == "accuse" or {"alleged", "denied"} & {event.status, *(s.status for s in event.history)}
    }
    assert ids == expected
    texts = [" ".join(reading.document.text.split()) for reading in example_record.readings]
    assert all(any(review["claimReviewed"] in text for text in texts) for review in claims["@graph"])
    given = [{citation["creativeWorkStatus"] for citation in review["citation"]} for review in claims["@graph"]]
    assert all("alleged" in statuses for statuses in given)
    assert set().union(*given) == {"alleged", "denied"}


def test_claims_expand_as_schema_org(claims: Json) -> None:
    reviews = jsonld.expand(claims, {"documentLoader": offline})
    assert all(review["@type"] == [SCHEMA + "ClaimReview"] for review in reviews)
    for review in reviews:
        (claim,) = review[SCHEMA + "itemReviewed"]
        assert claim["@type"] == [SCHEMA + "Claim"] and claim[SCHEMA + "author"][0][SCHEMA + "name"][0]["@value"]
        assert claim[SCHEMA + "appearance"][0]["@id"].startswith("urn:synopticon:document:")
