"""Reading and judging: layers, the synopsis, search as one types, paging and judging without a reload."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import expect

from synopticon.case import Case
from tests.browser.visiting import SLOW, Visitor, copy, focused, served


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
    notes = visit.page.locator('aside.notes:has(.note:not([data-layer="edit"]))').first
    expect(notes).to_be_visible()
    visit.page.locator("#layer-notes").uncheck()
    expect(notes).to_be_hidden()


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
    page = visitor(example).open(paths["story"] + "?tell=all")
    page.evaluate("window.kept = true")
    heads = page.locator(".synopsis .happening a")
    before = heads.all_inner_texts()
    page.locator("#synopsis nav.pages a[rel=next]").first.click()
    expect(page.locator("#synopsis nav.pages a[rel=prev]").first).to_be_visible()
    assert heads.all_inner_texts() != before
    assert page.evaluate("window.kept") and focused(page) == "synopsis"
    page.go_back()
    expect(heads).to_have_text(before)


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
        expect(page.locator("#notices .judged")).to_contain_text("Tester", timeout=SLOW)
        assert page.evaluate("window.kept") if script else "judged=" in page.url
        if script:
            expect(page.get_by_role("link", name="Show it as it is now")).to_be_visible()
        page.locator("#notices").get_by_role("button", name="Undo").click()
        expect(page.locator("#notices .judged")).to_contain_text("withdrawn", timeout=SLOW)
