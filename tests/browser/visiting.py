"""What the browser's tests stand on: a case served, a visit that notes what goes wrong, axe-core's findings."""

from __future__ import annotations

import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from synopticon.case import Case
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

WEB = ROOT / "src" / "synopticon" / "web"
BUNDLE = WEB / "static" / "app.js"
AXE = WEB / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FIXED = {
    "front": "/",
    "search": "/search?q=visita",
    "entities": "/entities",
    "relations": "/relations",
    "sources": "/sources",
    "judge": "/judge",
    "docs": "/api/docs",
    "missing": "/stories/story-0000000000000000",
}
# One of each kind, found by following a link into the folder from the page named.
FOUND = {
    "story": ("front", "stories"),
    "event": ("story", "events"),
    "article": ("story", "articles"),
    "entity": ("event", "entities"),
}
PAGES = (*FIXED, *FOUND)
SLOW = 60_000  # milliseconds; what makes the record again
CHARTS = {"story": ("timeline",), "event": ("map",), "relations": ("graph",), "sources": ("graph",)}


@contextmanager
def served(case: Path) -> Iterator[str]:
    """Serve a case on a free port of the loopback; gives the address."""
    import uvicorn

    from synopticon.web import application

    server = uvicorn.Server(uvicorn.Config(application(case), log_level="warning", ws="none"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        assert server.started
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@dataclass
class Visit:
    """A page of a context of its own, and what went wrong there: console errors, script errors, outside requests."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda m: self.problems.append(f"{m.type}: {m.text}") if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("dialog", lambda dialog: self.problems.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self._leaving(request.url))

    def _leaving(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "data" and parts.hostname != "127.0.0.1":
            self.problems.append(f"left the machine: {url}")

    def open(self, path: str) -> Page:
        """Open a page and wait for its charts."""
        from playwright.sync_api import expect

        answer = self.page.goto(self.address + path)
        assert answer is not None
        expected = 404 if path == FIXED["missing"] else 200
        assert answer.status == expected, (path, answer.status)
        for figure in self.page.locator("figure[data-source]").all():
            figure.scroll_into_view_if_needed()
            expect(figure).to_have_attribute("data-state", "drawn" if figure.is_visible() else "empty")
        self.page.evaluate("scrollTo(0, 0)")
        return self.page


Visitor = Callable[..., Visit]


def copy(case: Case, to: Path) -> Path:
    """Copy a case as it stands."""
    case.record()
    with sqlite3.connect(case.store.path) as source, sqlite3.connect(to) as target:
        source.backup(target)
    source.close()
    target.close()
    return to


def violations(page: Page) -> list[str]:
    """Give what axe-core finds serious or critical."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make frontend")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]


def focused(page: Page) -> str:
    """Give what identifies the element in focus."""
    return str(page.evaluate("(e => e.id || e.className.baseVal || e.className || e.tagName)(document.activeElement)"))
