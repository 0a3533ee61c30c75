"""Every page in a browser: sound in light and dark, on a phone, without script, by keyboard, on paper."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import expect

from tests.browser.visiting import CHARTS, PAGES, Visitor, focused, violations


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
