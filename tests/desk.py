"""The desk under test: a copy of the example case behind a test client, and what its pages are checked with."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from starlette.testclient import TestClient

from synopticon.web import Options, application

HOME = "http://127.0.0.1:8765"


def copied(case: Path, to: Path) -> Path:
    """Copy a case, what its write-ahead log holds included."""
    with sqlite3.connect(case) as source, sqlite3.connect(to) as target:
        source.backup(target)
    source.close()
    target.close()
    return to


@contextmanager
def served(case: Path, options: Options | None = None, home: str = HOME) -> Iterator[TestClient]:
    """Serve a case; the client follows no redirects."""
    with TestClient(application(case, options), base_url=home, follow_redirects=False) as client:
        yield client


def tree(html: str) -> Any:
    """Parse a page."""
    return lxml.html.document_fromstring(html)


def links(html: str, page: str) -> set[str]:
    """Give the addresses on this desk that a page links to, with their fragments."""
    found = {urljoin(page, str(href)) for href in tree(html).xpath("//a/@href | //link/@href")}
    return {href for href in found if urlsplit(href).netloc == urlsplit(HOME).netloc}


def text(html: str) -> str:
    """Give the words of a page."""
    return " ".join(tree(html).text_content().split())


def form_token(html: str) -> str:
    """Give the token that a page's forms carry."""
    found = re.search(r'name="form_token" value="(\w+)"', html)
    assert found
    return found[1]


def first_of(client: TestClient, kind: str) -> str:
    """Give the id of the first thing of a kind of the API."""
    return str(client.get(f"/api/{kind}?limit=1").json()["items"][0]["id"])


def judgement(client: TestClient, subject: str, verdict: str = "accept", **more: str) -> dict[str, str]:
    """Give the fields of a form that judges, with the token of this client's pages."""
    page = client.get("/judge/on", params={"subject": subject}).text
    run = tree(page).xpath("string(//input[@name='run']/@value)")
    given = {"form_token": form_token(page), "run": str(run), "next": "/", "subject": subject, "verdict": verdict}
    return {**given, "who": "Ana Ruiz", **more}
