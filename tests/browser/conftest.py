"""The browser and what it visits. Without Chromium, Playwright or the built front end these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from synopticon.case import Case
from tests.browser.visiting import BUNDLE, FIXED, FOUND, SLOW, Visit, Visitor, copy, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; a test machine's user may be root, whom its sandbox refuses."""
    if not CHROMIUM:
        pytest.skip("no Chromium: apt-get install chromium")
    if not BUNDLE.is_file():
        pytest.skip("the front end is not built: make frontend")
    pytest.importorskip("uvicorn", reason="uvicorn is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


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
        context.set_default_timeout(SLOW)
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
    """The path of one page of each kind; of an event, one that lies on the map."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    found = dict(FIXED)
    for kind, (source, folder) in FOUND.items():
        page.goto(example + found[source])
        links = [link.get_attribute("href") or "" for link in page.locator(f'main a[href^="/{folder}/"]').all()]
        paths = dict.fromkeys(link.partition("#")[0].partition("?")[0] for link in links)
        found[kind] = next(path for path in paths if kind != "event" or _mapped(page, example, path))
    context.close()
    return found


def _mapped(page: Page, address: str, path: str) -> bool:
    answer = page.request.get(f"{address}/api/charts/map?event={path.rpartition('/')[2]}")
    return bool(answer.json()["places"])
