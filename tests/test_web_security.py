"""What the desk lets nobody do: hostile articles, other sites, other machines, forms that are not its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from synopticon.case import Case
from synopticon.cli import app
from synopticon.records import Document, Record
from synopticon.web import Options
from synopticon.web.app import desk
from synopticon.web.keeping import Keeper
from synopticon.web.render import web_address
from synopticon.web.security import POLICY, Guard
from tests.builders import CHILE, NORWAY, Made, Said, day, reading, record_of
from tests.desk import HOME, first_of, form_token, judgement, tree

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'--><iframe srcdoc='<script>alert(1)</script>'>",
    "{{ 7 * 7 }}{% raw %}",
    "</p></article></body><style>*{display:none}</style>",
    "javascript:alert(1)",
    "‮evil‬ \x02mark\x03",
)


def hostile() -> Record:
    """Articles in which every text that an outlet controls is an attack."""
    from dataclasses import replace

    made = []
    for number, attack in enumerate(HOSTILE):
        said = [
            Said(f"{attack} Norway seized boats.", "seize", [attack, NORWAY], [CHILE], when=day("2031-03-11")),
            Said(f"Chile denied it. {attack}", "deny", [CHILE], [NORWAY], by=CHILE, object=attack),
        ]
        found = reading(Made(f"doc-{number}", said, outlet=attack, published="2031-03-12"))
        document: Document = replace(found.document, uri=f"javascript:alert({number})//{attack}", title=attack)
        made.append(replace(found, document=document))
    return record_of(made)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A desk of hostile articles."""
    path = tmp_path_factory.mktemp("hostile") / "case.db"
    Case(path).close()
    keeper = Keeper(path)
    keeper.index.write("run-1", hostile())
    with TestClient(desk(keeper, Options()), base_url=HOME, follow_redirects=False) as client:
        yield client


def pages(client: TestClient) -> Iterator[str]:
    """Give the address of each page that shows what outlets wrote."""
    yield from (
        "/",
        "/sources",
        "/relations",
        "/judge",
        "/entities",
        "/search",
        "/search?q=boats",
        "/search?q=<script>",
    )
    for kind, path in (
        ("stories", "stories"),
        ("events", "events"),
        ("documents", "articles"),
        ("entities", "entities"),
    ):
        for item in client.get(f"/api/{kind}?limit=20").json()["items"]:
            yield f"/{path}/{item['id']}"
    for item in client.get("/api/reports?limit=4").json()["items"]:
        yield f"/judge/on?subject={item['id']}"


def test_hostile_articles_stay_text(client: TestClient) -> None:
    plain = tree(client.get("/entities").text)
    known = {element.tag for element in plain.iter()} | {"blockquote", "q", "svg", "rect", "del", "pre", "aside"}
    shown = 0
    for page in pages(client):
        answer = client.get(page)
        assert answer.status_code == 200, page
        parsed = tree(answer.text)
        assert not parsed.xpath("//script[not(@src='/static/app.js')] | //iframe | //img | //style"), page
        assert not parsed.xpath("//*[@*[starts-with(name(), 'on')]]"), page
        assert not [h for h in parsed.xpath("//@href | //@src | //@action") if str(h).lower().startswith("java")], page
        assert "49" not in parsed.xpath("string(//h1)")
        odd = {str(e.tag) for e in parsed.iter() if isinstance(e.tag, str)} - known
        assert not odd & {"script", "iframe", "img", "style", "object", "embed", "base"}, page
        shown += "<script>alert(1)</script>" in parsed.text_content()
    assert shown > 3, "the attacks are shown, as text"


@pytest.mark.parametrize(
    ("uri", "link"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("https:/path", ""),
        ("http://[", ""),
        ("vbscript:x", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(uri: str, link: str) -> None:
    assert web_address(uri) == link


@pytest.mark.parametrize("path", ["/", "/api/events", "/nothing", "/static/app.css", "/static/none.js", "/?page=x"])
def test_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8765", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8765", 421),
        ("evil.example#127.0.0.1", 421),
        ("", 421),
    ],
)
def test_host(client: TestClient, host: str, status: int) -> None:
    assert client.get("/api/stories", headers={"host": host}).status_code == status


def test_token(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Case(path).close()
    keeper = Keeper(path)
    keeper.index.write("run-1", hostile())
    secret = "a-long-enough-secret"
    options = Options(frozenset(), secret)
    with TestClient(desk(keeper, options), base_url="http://desk.example", follow_redirects=False) as client:
        for asked in ("/", "/api/events", "/static/app.css", "/?token=wrong"):
            assert client.get(asked).status_code == 401
        assert client.get("/api/events", headers={"authorization": f"Bearer {secret}"}).status_code == 200
        assert client.get("/api/events", headers={b"authorization": b"Bearer \xe9"}).status_code == 401
        answer = client.get(f"//evil.example/x?token={secret}&page=2")
        assert answer.status_code == 303
        answer = client.get(f"/?token={secret}&page=2")
        assert (answer.status_code, answer.headers["location"]) == (303, "/?page=2")
        assert "httponly" in answer.headers["set-cookie"].lower()
        assert client.get("/").status_code == 200


def test_redirects_stay_here(client: TestClient) -> None:
    page = client.get("/judge").text
    fields = {"form_token": form_token(client.get(f"/judge/on?subject={first_of(client, 'events')}").text)}
    assert page
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\\\\evil"):
        answer = client.post("/seen", data={**fields, "next": target})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/" or answer.headers["location"].startswith("/evil") is False
        assert not answer.headers["location"].startswith(("//", "/\\", "http", "java"))


def test_forms_need_their_token(client: TestClient) -> None:
    event = first_of(client, "events")
    good = judgement(client, event)
    for changed in ({"form_token": ""}, {"form_token": "0" * 64}):
        answer = client.post("/judge", data={**good, **changed})
        assert answer.status_code == 403
    for own in ("null", HOME):  # browsers say "null" where the page asks for no referrer
        assert client.post("/seen", data={**good, "next": "/"}, headers={"origin": own}).status_code == 303
    foreign = client.post("/judge", data=good, headers={"origin": "http://evil.example"})
    assert foreign.status_code == 403
    client_of_another = {"cookie": "synopticon_form=" + "x" * 32}
    assert client.post("/judge", data=good, headers=client_of_another).status_code == 403
    assert client.post("/judge/withdraw", data={"id": "judgement"}).status_code == 403
    assert client.post("/seen", data={}).status_code == 403
    assert client.get("/api/judgements").json()["total"] == 0


def test_forms_of_another_server_are_refused() -> None:
    assert Guard().form_token("visitor") != Guard().form_token("visitor")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "--allow-remote"),
        (["--host", "0.0.0.0", "--allow-remote"], "--token"),
        (["--allow-remote", "--token", "short"], "--token"),
        ([], "no such case"),
    ],
)
def test_serve_refuses(tmp_path: Path, options: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "none.db"), *options])
    assert result.exit_code != 0
    assert said in str(result.exception)


def test_search_words_are_never_a_query_language(client: TestClient) -> None:
    for words in (
        '"',
        '""',
        "a AND",
        "NEAR(",
        "title:x",
        "*",
        "a*b",
        "^x",
        "-x",
        "(((",
        "\x00",
        "'; DROP TABLE x --",
        "…",
    ):
        answer = client.get("/api/search", params={"q": words})
        assert answer.status_code == 200, words
        json.dumps(answer.json())
