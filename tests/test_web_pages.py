"""Every page of the desk over the example case: what it shows, and that all its links lead somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from synopticon.case import Case
from synopticon.records import Record
from tests.desk import HOME, copied, first_of, links, served, text, tree

PAGES = (
    ("/", "Stories", ["15 articles", "left undecided"]),
    ("/?order=size", "Stories", ["Largest first"]),
    ("/search", "Search", ["Everything"]),
    ("/entities", "Who and where", ["mentions"]),
    ("/entities?type=PER", "Who and where", ["person"]),
    ("/relations", "Relations", ["verbal cooperation", "material conflict", "Over time"]),
    ("/sources", "Sources", ["Who copied whom", "Outlets", "Whom they credit"]),
    ("/judge", "Judge", ["Left undecided", "Where accounts differ"]),
    ("/judge/list", "Judgements", ["No judgement yet"]),
    ("/api/docs", "JSON API", ["GET /api/events", "Shapes"]),
)


@pytest.fixture(scope="module")
def client(example_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The desk of the example; not to be judged in."""
    example_case.record()
    with served(copied(example_case.store.path, tmp_path_factory.mktemp("desk") / "fisheries.db")) as client:
        yield client


@pytest.mark.parametrize(("path", "title", "words"), PAGES, ids=[page[0] for page in PAGES])
def test_page(client: TestClient, path: str, title: str, words: list[str]) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert tree(answer.text).xpath("string(//h1)") == title
    for word in words:
        assert word in text(answer.text), word


def test_all_links_lead_somewhere(client: TestClient) -> None:
    """Follow the links from the front page on, two of each path; fragments on the page itself must be there."""
    waiting, seen, paths = [f"{HOME}/"], set[str](), Counter[str]()
    while waiting:
        address = waiting.pop()
        page = address.partition("#")[0]
        if page in seen or urlsplit(page).path == "/static/app.css":
            continue
        paths[urlsplit(page).path] += 1
        if paths[urlsplit(page).path] > 2:
            continue
        seen.add(page)
        answer = client.get(page)
        assert answer.status_code == 200, page
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        check_page(answer.text, page)
        waiting += sorted(links(answer.text, page))
    assert len(paths) > 70


def check_page(html: str, page: str) -> None:
    """No inline script or style, every id once, every fragment of its own there, a title and one heading."""
    parsed = tree(html)
    assert parsed.xpath("//style | //script[not(@src)] | //*[@style] | //*[@*[starts-with(name(), 'on')]]") == [], page
    ids = [str(i) for i in parsed.xpath("//@id")]
    assert len(ids) == len(set(ids)), (page, sorted(i for i in ids if ids.count(i) > 1)[:5])
    inside = [str(href)[1:] for href in parsed.xpath("//a/@href[starts-with(., '#')]")]
    assert set(inside) <= set(ids), (page, sorted(set(inside) - set(ids))[:5])
    assert len(parsed.xpath("//h1")) == 1, page
    assert parsed.xpath("string(/html/@lang)") == "en"


def test_story(client: TestClient, example_record: Record) -> None:
    (story,) = example_record.stories
    page = client.get(f"/stories/{story.id}")
    parsed = tree(page.text)
    assert parsed.xpath("string(//h1)") == story.title
    sections = {str(i) for i in parsed.xpath("//main/section/@id")}
    assert sections >= {"timeline", "synopsis", "differences", "said", "accounts"}
    assert len(parsed.xpath("//section[@id='accounts']//li")) == len(story.documents)
    assert parsed.xpath("//figure[@data-chart='timeline']/@data-source") == [f"/api/charts/timeline?story={story.id}"]
    differing = sum(len(event.disagreements) for event in example_record.events)
    assert len(parsed.xpath("//section[@id='differences']/ul/li")) == differing


def test_synopsis_sets_accounts_side_by_side(client: TestClient, example_record: Record) -> None:
    parsed = tree(client.get(f"/stories/{example_record.stories[0].id}").text)
    (table,) = parsed.xpath("//table[contains(@class, 'synopsis')]")
    assert len(table.xpath(".//details[@class='copies']")) >= 2, "copies are folded under what they copy"
    conflicts = [tr for tr in table.xpath(".//tr[@class='differs']") if tr.xpath(".//*[@data-kind='conflict']")]
    (row,) = [tr for tr in conflicts if "seis pesqueros" in tr.text_content()]
    said = {words.text_content(): words for words in row.xpath(".//a[@class='words']")}
    assert said["seis pesqueros"].get("lang") == "es"
    assert said["four Uruguayan trawlers"].get("lang") == "en"
    assert said["seis pesqueros"].get("data-side") != said["four Uruguayan trawlers"].get("data-side")
    assert "exclude each other" in row.text_content()


def test_citations_give_the_cited_characters(client: TestClient, example_record: Record) -> None:
    texts = {reading.document.id: reading.document.text for reading in example_record.readings}
    parsed = tree(client.get(f"/stories/{example_record.stories[0].id}").text)
    quoted = [
        (q.xpath("string(a[@class='cite']/@href)"), q.xpath("string(text())")) for q in parsed.xpath("//blockquote")
    ]
    assert quoted
    for href, words in quoted:
        document, place = urlsplit(href).path.rsplit("/", 1)[1], urlsplit(href).query.removeprefix("at=")
        start, end = map(int, place.split("-"))
        assert " ".join(texts[document][start:end].split()) == " ".join(words.split())
        assert f'id="s-{place}"' in client.get(href).text


def test_article_text_is_the_clean_text(client: TestClient, example_record: Record) -> None:
    for reading in example_record.readings:
        parsed = tree(client.get(f"/articles/{reading.document.id}").text)
        for gone in parsed.xpath("//article//aside | //article//del"):
            gone.drop_tree()
        shown = [p.text_content() for p in parsed.xpath("//article//p")]
        assert "\n".join(filter(str.strip, shown)).split() == reading.document.text.split()


def test_article_layers(client: TestClient, example_record: Record) -> None:
    reading = max(example_record.readings, key=lambda r: len(r.statements))
    parsed = tree(client.get(f"/articles/{reading.document.id}").text)
    layers = {layer for value in parsed.xpath("//article//@data-layer") for layer in value.split()}
    assert layers >= {"entity", "statement", "report"}
    both = parsed.xpath("//article//*[contains(@data-layer, 'entity') and contains(@data-layer, 'statement')]")
    assert both, "spans that overlap are cut into segments"
    for statement in reading.statements:
        assert parsed.xpath(f"//*[@id='s-{statement.start}-{statement.end}']")
    switches = {str(i) for i in parsed.xpath("//input[@type='checkbox']/@data-shows")}
    assert switches >= {"entity", "statement", "report", "notes"}


def test_received_text_is_never_a_page(client: TestClient, example_record: Record) -> None:
    page = next(r.document for r in example_record.readings if r.document.path.endswith(".html"))
    answer = client.get(f"/articles/{page.id}/received")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "<html" in answer.text


def test_event(client: TestClient, example_record: Record) -> None:
    event = max(example_record.events, key=lambda e: (len(e.disagreements), len(e.reports)))
    parsed = tree(client.get(f"/events/{event.id}").text)
    assert len(parsed.xpath("//section[@id='reports']//blockquote")) == len(event.reports)
    assert {str(code) for code in parsed.xpath("//section[@id='reports']//blockquote/@lang")} == {"en", "es"}
    assert len(parsed.xpath("//section[@id='history']//li")) == len(event.history)
    assert len(parsed.xpath("//section[@id='origins']/ul/li")) == len(event.origins)
    assert {d.id for d in event.disagreements} == {
        str(i) for i in parsed.xpath("//section[@id='disagreements']//li/@id")
    }


def test_entity(client: TestClient, example_record: Record) -> None:
    entity = max((e for e in example_record.entities if e.type == "PER"), key=lambda e: (len(e.names), e.id))
    parsed = tree(client.get(f"/entities/{entity.id}").text)
    words = text(client.get(f"/entities/{entity.id}").text)
    assert parsed.xpath("string(//h1)") == entity.name
    assert all(name.text in words for name in entity.names)
    assert all(sentence in words for sentence in entity.why)


@pytest.mark.parametrize("path", ["/stories/none", "/events/none", "/articles/none", "/entities/none", "/no/such/page"])
def test_what_is_not_there(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "To the stories" in text(answer.text)


@pytest.mark.parametrize(
    "path", ["/?page=0", "/?page=x", "/search?from=yesterday", "/search?kind=rumour", "/entities?type=X", "/?order=odd"]
)
def test_what_cannot_be_asked(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_pages_beyond_the_last_are_empty(client: TestClient) -> None:
    for path in ("/?page=9000", "/search?q=the&page=9000", "/entities?page=9000", "/judge?page=900&d=900"):
        assert client.get(path).status_code == 200


def test_paging_shows_everything_once(client: TestClient) -> None:
    ids: list[str] = []
    for number in range(1, 100):
        parsed = tree(client.get(f"/search?page={number}").text)
        ids += [str(href) for href in parsed.xpath("//li[@class='hit']/p[1]/a/@href")]
        if not parsed.xpath("//a[@rel='next']"):
            break
    assert len(ids) == len(set(ids)) == client.get("/api/search?limit=1").json()["total"]


def test_works_without_the_script(client: TestClient) -> None:
    """What charts show stands beside them in words, so that a page without its script lacks nothing."""
    story = first_of(client, "stories")
    for path in ("/relations", "/sources", f"/events/{first_of(client, 'events')}"):
        for figure in tree(client.get(path).text).xpath("//figure[@data-source]"):
            assert figure.xpath(".//table | .//div[@class='fallback']"), path
    assert tree(client.get(f"/stories/{story}").text).xpath("//ol[@class='timeline']/li")


def test_static_files(client: TestClient) -> None:
    assert client.get("/static/app.css").headers["content-type"].startswith("text/css")
    styles = client.get("/static/app.css").headers
    assert styles["cache-control"] == "private, no-cache"
    assert client.get("/static/app.css", headers={"If-None-Match": styles["etag"]}).status_code == 304
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404
