"""The JSON API: the export contract's shapes, page by page, and no answer that its description does not name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from synopticon import contract
from synopticon.case import Case
from synopticon.records import Record
from tests.desk import HOME, copied, first_of, served

ARRAYS = ("documents", "entities", "statements", "reports", "events", "stories", "reuse", "undecided")


@pytest.fixture(scope="module")
def client(example_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk of the example."""
    example_case.record()
    with served(copied(example_case.store.path, tmp_path_factory.mktemp("api") / "fisheries.db")) as client:
        yield client


def everything(client: TestClient, path: str, limit: int) -> list[dict[str, Any]]:
    """Read a list page by page."""
    items: list[dict[str, Any]] = []
    while True:
        page = client.get(path, params={"limit": limit, "offset": len(items)}).json()
        items += page["items"]
        if not page["items"]:
            assert page["total"] == len(items)
            return items


@pytest.mark.parametrize("noun", ARRAYS)
def test_lists_are_the_export(client: TestClient, example_record: Record, noun: str) -> None:
    exported = json.loads(json.dumps(contract.record_to_dict(example_record)))[noun]
    assert everything(client, f"/api/{noun}", 7) == exported


@pytest.mark.parametrize("noun", ["entities", "events", "stories", "statements", "reports"])
def test_one_of_a_list(client: TestClient, noun: str) -> None:
    listed = client.get(f"/api/{noun}?limit=3").json()["items"]
    for item in listed:
        assert client.get(f"/api/{noun}/{item['id']}").json() == item


def test_one_document(client: TestClient, example_record: Record) -> None:
    reading = example_record.readings[0]
    given = client.get(f"/api/documents/{reading.document.id}").json()
    assert given == json.loads(json.dumps(contract.reading_to_dict(reading)))


@pytest.mark.parametrize(
    ("path", "noun", "field", "value"),
    [
        ("/api/documents?language=es", "documents", "language", "es"),
        ("/api/documents?outlet=La Boya", "documents", "outlet", "La Boya"),
        ("/api/entities?type=PER", "entities", "type", "PER"),
        ("/api/entities?country=NZL", "entities", "country", "NZL"),
        ("/api/events?status=occurred", "events", "status", "occurred"),
        ("/api/events?type=CONSULT", "events", "type", "CONSULT"),
        ("/api/reports?status=planned", "reports", "status", "planned"),
        ("/api/reuse?kind=translated", "reuse", "kind", "translated"),
        ("/api/search?kind=statement", "search", "kind", "statement"),
        ("/api/search?language=es&kind=article", "search", "language", "es"),
        ("/api/search?status=occurred", "search", "status", "occurred"),
    ],
)
def test_filters(client: TestClient, path: str, noun: str, field: str, value: str) -> None:
    page = client.get(path, params=None).json()
    everything_there = client.get(f"/api/{noun}?limit=1").json()["total"]
    assert page["items"] and {item[field] for item in page["items"]} == {value}
    assert page["total"] < everything_there


def test_search_finds_words_with_and_without_accents(client: TestClient) -> None:
    for words in ("apresó pesqueros", "APRESO PESQUEROS", "ápreso pésqueros", "apreso pesq"):
        assert client.get("/api/search", params={"q": words}).json()["total"] > 0, words
    assert client.get("/api/search", params={"q": "apresó zzyzx"}).json()["total"] == 0
    hit = client.get("/api/search", params={"q": "trawlers", "kind": "article"}).json()["items"][0]
    assert [hit["snippet"][start:end].casefold() for start, end in hit["marks"]]
    assert all(hit["snippet"][start:end].casefold().startswith("trawler") for start, end in hit["marks"])


def test_search_by_time_person_and_country(client: TestClient, example_record: Record) -> None:
    early = client.get("/api/search?to=2031-02&kind=article&limit=200").json()["items"]
    assert early and all(item["earliest"] < "2031-03-01" for item in early)
    one_day = client.get("/api/search?from=2031-03-12&to=2031-03-12&kind=article").json()["items"]
    assert {item["earliest"][:10] for item in one_day} == {"2031-03-12"}
    person = max((e for e in example_record.entities if e.type == "PER"), key=lambda e: (len(e.mentions), e.id))
    by_id = client.get("/api/search", params={"person": person.id, "kind": "article", "limit": 200}).json()
    assert {item["id"] for item in by_id["items"]} == {mention.document for mention in person.mentions}
    by_name = client.get("/api/search", params={"person": person.name.upper(), "kind": "article"}).json()
    assert by_name["total"] >= by_id["total"]
    assert 0 < client.get("/api/search?country=RUS&kind=article").json()["total"] < 15


def test_events_are_found_by_outlet(client: TestClient, example_record: Record) -> None:
    found = client.get("/api/search", params={"outlet": "La Boya", "kind": "event", "limit": 200}).json()["items"]
    of = {r.document.id for r in example_record.readings if r.document.outlet == "La Boya"}
    assert {item["id"] for item in found} == {e.id for e in example_record.events if of & set(e.documents)}


def test_timeline(client: TestClient, example_record: Record) -> None:
    story = example_record.stories[0]
    items = client.get(f"/api/charts/timeline?story={story.id}").json()["items"]
    assert {item["id"] for item in items} == {e.id for e in example_record.events if e.when.known}
    plans = [item for item in items if item["plan_of"]]
    assert all(item["kind"] == "plan" for item in plans)
    assert [item["earliest"] or item["latest"] for item in items] == sorted(i["earliest"] or i["latest"] for i in items)


def test_map(client: TestClient, example_record: Record) -> None:
    story = example_record.stories[0]
    places = {p["name"]: p for p in client.get(f"/api/charts/map?story={story.id}").json()["places"]}
    assert abs(places["Auckland"]["lat"] + 36.85) < 0.2 and abs(places["Auckland"]["lon"] - 174.76) < 0.2
    assert {p["id"] for p in client.get("/api/charts/map").json()["places"]} == {p["id"] for p in places.values()}
    assert client.get("/api/charts/map?event=none").status_code == 404


@pytest.mark.parametrize("path", ["relations", "sources"])
def test_graphs(client: TestClient, path: str) -> None:
    graph = client.get(f"/api/charts/{path}").json()
    nodes = {node["id"] for node in graph["nodes"]}
    assert graph["edges"] and {end for e in graph["edges"] for end in (e["source"], e["target"])} <= nodes
    assert len({edge["id"] for edge in graph["edges"]}) == len(graph["edges"])
    for href in {item["href"].partition("#")[0] for item in (*graph["nodes"], *graph["edges"])}:
        assert client.get(href).status_code == 200, href


def test_copies_are_drawn_from_who_was_first(client: TestClient) -> None:
    edges = {(e["source"], e["target"], e["kind"]) for e in client.get("/api/charts/sources").json()["edges"]}
    assert ("Tasman Press Agency", "The Harbour Courier", "verbatim") in edges
    assert ("La Boya", "Global Tide", "translated") in edges


@pytest.mark.parametrize(
    "path",
    ["/api/events?limit=0", "/api/events?limit=201", "/api/events?offset=-1", "/api/search?from=13", "/api/x"],
)
def test_errors_are_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert set(answer.json()) == {"error", "detail"}


def test_description_holds_every_call_and_shape(client: TestClient) -> None:
    made = client.get("/api/openapi.json").json()
    assert {f"/api/{noun}" for noun in ARRAYS} <= set(made["paths"])
    for name, schema in made["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema), name
    assert set(contract.schema()["$defs"]) <= set(made["components"]["schemas"])
    assert first_of(client, "events")


CALLS = (
    *ARRAYS, "search", "judgements", "documents/{id}", "entities/{id}", "events/{id}", "stories/{id}",
    "statements/{id}", "reports/{id}", "charts/timeline", "charts/map", "charts/relations", "charts/sources",
)  # fmt: skip


@pytest.fixture(scope="module")
def described(client: TestClient) -> Any:
    """The API as its description says it is."""
    return schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"Host": "127.0.0.1"})


def test_every_call_is_tried(described: Any) -> None:
    assert {operation.ok().path for operation in described.get_all_operations()} == {f"/api/{call}" for call in CALLS}


@pytest.mark.parametrize("call", CALLS)
def test_api_answers_as_described(described: Any, call: str) -> None:
    """Whatever is asked, the answer is one that the description names, in the shape it names."""

    @settings(max_examples=8, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=described[f"/api/{call}"]["GET"].as_strategy())
    def check(case: Any) -> None:
        case.call_and_validate(base_url=HOME)

    check()


@pytest.mark.parametrize("call", ["documents", "entities", "events", "stories", "statements", "reports"])
def test_things_are_as_described(described: Any, client: TestClient, call: str) -> None:
    operation = described[f"/api/{call}/{{id}}"]["GET"]
    operation.Case(path_parameters={"id": first_of(client, call)}).call_and_validate(base_url=HOME)
