"""Long stories are given in pages, and no page reads the whole record. What pages cost: bench/desk.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from synopticon.case import Case
from synopticon.web import Options
from synopticon.web.app import desk
from synopticon.web.keeping import Keeper
from tests.desk import HOME, tree
from tests.stories import long_stories


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keeper]:
    """A case that shows the long story."""
    path = tmp_path_factory.mktemp("long") / "case.db"
    Case(path).close()
    keeper = Keeper(path)
    keeper.index.write("run-1", long_stories(200, 200))
    yield keeper
    keeper.close()


def test_a_story_of_200_articles_is_given_in_pages(keeper: Keeper) -> None:
    client = TestClient(desk(keeper, Options()), base_url=HOME)
    page = client.get("/stories/story-1")
    assert len(tree(page.text).xpath("//section[@id='timeline']/ol/li")) == 40, "the rest is on further pages"
    assert len(page.text) < 400_000


def test_no_page_opens_the_record(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(desk(keeper, Options()), base_url=HOME)
    document = str(client.get("/api/documents?limit=1").json()["items"][0]["id"])

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a page opened the whole record")

    monkeypatch.setattr(Case, "record", refuse)
    for path in (
        "/",
        "/stories/story-1",
        "/events/event-1-0000-0",
        f"/articles/{document}",
        "/entities/e-0",
        "/relations",
    ):
        assert client.get(path).status_code == 200
    for path in (
        "/entities",
        "/sources",
        "/judge",
        "/judge/on?subject=event-1-0000-0",
        "/search?q=seized",
        "/api/events",
    ):
        assert client.get(path).status_code == 200
