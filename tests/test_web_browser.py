"""The desk in a browser: Debian's Chromium over a real server; the example, a hostile, an empty and a small case."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from synopticon.case import Case
from tests.conftest import ROOT

pytest.importorskip("playwright", reason="playwright is not installed")
pytest.importorskip("uvicorn", reason="uvicorn is not installed")

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
WEB = ROOT / "src" / "synopticon" / "web"
AXE = WEB / "frontend" / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium: apt-get install chromium"),
    pytest.mark.skipif(not (WEB / "static" / "app.js").is_file(), reason="the front end is not built: make frontend"),
]

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
# One of each kind, found by following the first link to it from the page named.
FOUND = {"story": "front", "event": "story", "article": "story", "entity": "event"}
PAGES = (*FIXED, *FOUND)
CHARTS = {"story": ("timeline",), "event": ("map",), "relations": ("graph",), "sources": ("graph",)}


# ---------------------------------------------------------------- servers and pages


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; a test machine's user may be root, whom its sandbox refuses."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


def copy(case: Case, to: Path) -> Path:
    """Copy a case as it stands."""
    case.record()
    with sqlite3.connect(case.store.path) as source, sqlite3.connect(to) as target:
        source.backup(target)
    source.close()
    target.close()
    return to


@pytest.fixture(scope="session")
def example(example_case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example's desk; not to be judged."""
    with served(copy(example_case, tmp_path_factory.mktemp("desk") / "fisheries.db")) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Open visits, each in a context of its own; whatever went wrong in one fails the test that made it."""
    opened: list[tuple[BrowserContext, Visit]] = []

    def visit(address: str, *, width: int = 1440, scheme: str = "light", script: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        made = Visit(context.new_page(), address)
        opened.append((context, made))
        return made

    yield visit
    problems = [problem for _, made in opened for problem in made.problems]
    for context, _ in opened:
        context.close()
    assert not [problem for problem in problems if "status of 404" not in problem]


@pytest.fixture(scope="session")
def paths(browser: Browser, example: str) -> dict[str, str]:
    """The path of one page of each kind."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    found = dict(FIXED)
    for kind, source in FOUND.items():
        page.goto(example + found[source])
        folder = "entities" if kind == "entity" else "stories" if kind == "story" else f"{kind}s"
        links = [link.get_attribute("href") or "" for link in page.locator(f'main a[href^="/{folder}/"]').all()]
        found[kind] = links[0].partition("#")[0].partition("?")[0]
    context.close()
    return found


# ---------------------------------------------------------------- every page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(visitor: Visitor, example: str, paths: dict[str, str], name: str, scheme: str) -> None:
    visit = visitor(example, scheme=scheme)
    page = visit.open(paths[name])
    assert page.locator("h1").count() == 1
    assert {figure.get_attribute("data-chart") for figure in page.locator("figure[data-state=drawn]").all()} >= {
        *CHARTS.get(name, ())
    }
    assert violations(page) == []


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


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_phone(visitor: Visitor, example: str, paths: dict[str, str], name: str) -> None:
    page = visitor(example, width=390).open(paths[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", PAGES)
def test_page_needs_no_script(visitor: Visitor, example: str, paths: dict[str, str], name: str) -> None:
    page = visitor(example, script=False).page
    page.goto(example + paths[name])
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#top .search button")).to_be_visible()
    assert page.locator("[data-theme-switch] select").count() == 0
    assert len(page.locator("main").inner_text()) > 40


# ---------------------------------------------------------------- keyboard, colours, paper


def focused(page: Page) -> str:
    """Give what identifies the element in focus."""
    return str(page.evaluate("(e => e.id || e.className.baseVal || e.className || e.tagName)(document.activeElement)"))


def test_skip_link_comes_first(visitor: Visitor, example: str) -> None:
    page = visitor(example).open("/")
    page.keyboard.press("Tab")
    assert focused(page) == "skip"
    assert page.locator(".skip").bounding_box()["width"] > 40  # type: ignore[index]
    page.keyboard.press("Enter")
    assert focused(page) == "main"
    page.keyboard.press("/")
    assert focused(page) == "top-q"


def test_focus_is_seen(visitor: Visitor, example: str) -> None:
    page = visitor(example).open("/")
    for _ in range(3):
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "solid" in outline and "2px" in outline


def test_colours_are_chosen_and_kept(visitor: Visitor, example: str) -> None:
    page = visitor(example).open("/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_label("Colours").select_option("dark")
    dark = page.evaluate(ground)
    assert dark != light
    # The server writes the choice into the page, so that no page is light for a moment first.
    assert 'data-theme="dark"' in page.request.get(f"{example}/").text()
    page.reload()
    assert page.evaluate(ground) == dark
    page.get_by_label("Colours").select_option("")
    assert page.evaluate(ground) == light


def test_paper_has_the_content_alone(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    page.emulate_media(media="print")
    expect(page.locator("#top")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".scroll:has(> .synopsis)").evaluate("e => getComputedStyle(e).overflowX") == "visible"


# ---------------------------------------------------------------- charts


def test_timeline_is_walked_and_zoomed(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    marks = page.locator("svg.timeline a.mark")
    assert marks.count() > 5
    stops = page.locator('svg.timeline a.mark[tabindex="0"]')
    assert stops.count() == 1
    stops.focus()
    expect(page.locator(".chart-card")).to_be_visible()
    first = page.evaluate("document.activeElement.dataset.mark")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.mark")
    assert first != second
    places = "[...document.querySelectorAll('svg.timeline .mark')].map(e => e.getAttribute('transform')).join()"
    before = page.evaluate(places)
    page.keyboard.press("+")
    assert page.evaluate(places) != before
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")


def test_timeline_opens_on_the_bulk(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    earlier = page.locator(".chart-beyond.before")
    expect(earlier).to_contain_text("earlier")
    hidden = page.locator("svg.timeline .is-outside").count()
    assert hidden > 0
    earlier.click()
    assert page.locator("svg.timeline .is-outside").count() < hidden
    expect(earlier).to_be_hidden()


def test_status_has_a_shape(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    masks = page.locator("ol.timeline .status").evaluate_all(
        "all => all.map(e => [e.dataset.status, getComputedStyle(e, '::before').maskImage])"
    )
    by_status = dict(masks)
    assert len(by_status) > 1
    assert len(set(by_status.values())) == len(by_status)


@pytest.mark.parametrize("name", ["relations", "sources"])
def test_graph_is_links_and_a_table(visitor: Visitor, example: str, paths: dict[str, str], name: str) -> None:
    page = visitor(example).open(paths[name])
    assert page.locator("svg.graph .node").count() > 1
    assert page.locator("svg.graph .edge").count() > 0
    page.locator('svg.graph [data-mark][tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.hasAttribute('data-mark')")
    assert page.locator("main table").count() > 0
    transforms = "[...document.querySelectorAll('svg.graph .node')].map(e => e.getAttribute('transform')).join()"
    drawn = page.evaluate(transforms)
    page.reload()
    expect(page.locator("figure[data-chart=graph]").first).to_have_attribute("data-state", "drawn")
    assert page.evaluate(transforms) == drawn


# ---------------------------------------------------------------- reading


def test_layers_show_and_are_remembered(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["article"])
    name = page.locator('.segment[data-layer~="entity"]').first
    line = "e => getComputedStyle(e).borderBottomWidth"
    assert name.evaluate(line) == "2px"
    page.locator("#layer-entity").uncheck()
    assert name.evaluate(line) == "0px"
    page.reload()
    expect(page.locator("#layer-entity")).not_to_be_checked()
    assert name.evaluate(line) == "0px"


def test_layers_need_no_script(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    visit = visitor(example, script=False)
    visit.page.goto(example + paths["article"])
    expect(visit.page.locator("aside.notes").first).to_be_visible()
    visit.page.locator("#layer-notes").uncheck()
    expect(visit.page.locator("aside.notes").first).to_be_hidden()


def test_synopsis_keeps_its_head_and_first_column(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    region = page.locator(".scroll:has(> .synopsis)")
    region.scroll_into_view_if_needed()
    region.focus()
    head, column = page.locator(".synopsis thead th").nth(1), page.locator(".synopsis tbody .attribute").first
    before = head.bounding_box(), column.bounding_box()
    region.evaluate("e => { e.scrollTop = 300; e.scrollLeft = 300 }")
    after = head.bounding_box(), column.bounding_box()
    assert before[0] and after[0] and before[1] and after[1]
    assert after[0]["y"] == before[0]["y"] and after[0]["x"] < before[0]["x"]
    assert after[1]["x"] == before[1]["x"] and after[1]["y"] < before[1]["y"]


def test_search_answers_while_typing(visitor: Visitor, example: str) -> None:
    page = visitor(example).open("/search")
    page.evaluate("window.kept = true")
    words = page.locator(".filters input[name=q]")
    words.fill("Wellington")
    expect(page.locator("#results mark").first).to_have_text("Wellington")
    assert page.evaluate("window.kept") and "q=Wellington" in page.url
    words.fill("zzzz")
    expect(page.locator("#results .empty")).to_be_visible()
    assert page.evaluate("document.activeElement.name") == "q"


def test_paging_keeps_the_page(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    page.evaluate("window.kept = true")
    heads = page.locator(".synopsis thead a")
    before = heads.all_inner_texts()
    page.locator("#synopsis nav.pages a[rel=next]").first.click()
    expect(page.locator("#synopsis nav.pages a[rel=prev]").first).to_be_visible()
    assert heads.all_inner_texts() != before
    assert page.evaluate("window.kept") and focused(page) == "synopsis"
    page.go_back()
    expect(page.locator("#synopsis nav.pages a[rel=next]").first).to_be_visible()
    assert heads.all_inner_texts() == before


# ---------------------------------------------------------------- judging


@pytest.mark.parametrize("script", [True, False])
def test_judging_and_taking_back(
    visitor: Visitor, example_case: Case, paths: dict[str, str], tmp_path: Path, script: bool
) -> None:
    with served(copy(example_case, tmp_path / "judged.db")) as address:
        page = visitor(address, script=script).page
        page.goto(address + paths["event"])
        if script:
            page.evaluate("window.kept = true")
        panel = page.locator("details.judge").first
        panel.locator("summary").click()
        panel.locator("input[name=note]").fill("seen on the record")
        panel.locator("input[name=who]").fill("Tester")
        panel.get_by_role("button", name="Accept").click()
        expect(page.locator("#notices .judged")).to_contain_text("Tester")
        assert page.evaluate("window.kept") if script else "judged=" in page.url
        page.locator("#notices").get_by_role("button", name="Undo").click()
        expect(page.locator("#notices .judged")).to_contain_text("withdrawn")


# ---------------------------------------------------------------- hostile, empty, single

SCRIPT = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>"


def hostile(folder: Path) -> None:
    """Write articles whose every part tries to be markup."""
    (folder / "<img src=x onerror=window.pwned=1>.txt").write_text(
        "Boats held at Port Alder\n\nThe harbour police of Port Alder seized two boats on 4 May 2031, "
        f'said Ann "{SCRIPT}" Moss, the mayor. \'"><svg onload=window.pwned=1> she added on Monday.\n'
    )
    article = {
        "title": f"Mayor Ann Moss met Ben Cole {SCRIPT}",
        "text": f"Mayor Ann Moss met Ben Cole in Geneva on 5 May 2031. {{{{7*7}}}} {SCRIPT} Moss thanked Cole on Monday.",
        "outlet": f"Alder Post {SCRIPT}",
        "uri": "javascript:window.pwned=1",
        "published": "2031-05-06",
        "language": "en",
    }
    (folder / "articles.jsonl").write_text(json.dumps(article) + "\n")


def test_hostile_text_stays_text(visitor: Visitor, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    hostile(folder)
    with Case(tmp_path / "hostile.db") as case:
        case.add(folder)
        case.record()
    with served(tmp_path / "hostile.db") as address:
        visit = visitor(address)
        todo, seen, said = ["/", "/search?q=Moss", "/search?q=%3Cscript%3E", *list(FIXED.values())[2:6]], set[str](), ""
        while todo and len(seen) < 25:
            path = todo.pop(0)
            page = visit.page
            page.goto(address + path)
            seen.add(path)
            said += page.locator("body").inner_text()
            assert page.evaluate("window.pwned") is None, path
            assert page.locator("img, iframe, svg[onload], a[href^='javascript:']").count() == 0, path
            assert page.locator("script").count() == 1, path
            links = [a.get_attribute("href") or "" for a in page.locator("main a").all()]
            bare = dict.fromkeys(link.partition("#")[0].partition("?")[0] for link in links)
            todo += [b for b in bare if b.startswith("/") and b not in seen and b not in todo and "/received" not in b]
        assert "<img src=x onerror" in said
        assert "49" not in said.split("{{7*7}}")[0][-20:] and "{{7*7}}" in said


def test_empty_case(visitor: Visitor, tmp_path: Path) -> None:
    with Case(tmp_path / "empty.db") as case:
        case.record()
    with served(tmp_path / "empty.db") as address:
        for name in ("front", "search", "entities", "relations", "sources", "judge"):
            page = visitor(address).page
            page.goto(address + FIXED[name])
            expect(page.locator("main .empty").first).to_be_visible()
            assert violations(page) == []


def test_case_of_one_article(visitor: Visitor, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = (
        "Ana Souto viajó a Ginebra el 4 de mayo de 2031 y se reunió con el canciller Luis Prado, informó su portavoz."
    )
    (folder / "uno.txt").write_text(text)
    with Case(tmp_path / "one.db") as case:
        case.add(folder)
        case.record()
    with served(tmp_path / "one.db") as address:
        page = visitor(address).page
        page.goto(address)
        page.locator(".story a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert violations(page) == []
        page.locator('main a[href^="/articles/"]').first.click()
        expect(page.locator("article.text")).to_contain_text("Ginebra")
