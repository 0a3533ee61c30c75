"""The charts: walked by keyboard, zoomed, each mark a link, a table within reach."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import expect

from tests.browser.visiting import Visitor


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
    ticks = page.locator("svg.timeline .tick text")
    before = ticks.all_inner_texts()
    page.keyboard.press("+")
    assert ticks.all_inner_texts() != before
    assert page.evaluate("!document.activeElement.classList.contains('is-outside')")
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


def test_timeline_keeps_its_window_when_resized(visitor: Visitor, example: str, paths: dict[str, str]) -> None:
    page = visitor(example).open(paths["story"])
    within = "[...document.querySelectorAll('svg.timeline .mark:not(.is-outside)')].map(e => e.dataset.mark).join()"
    before = page.evaluate(within)
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_function("document.querySelector('svg.timeline').clientWidth < 700")
    assert page.evaluate(within) == before


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
