"""Cases that are not like the example: hostile, empty, of one article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Page, expect

from synopticon.case import Case
from tests.browser.visiting import FIXED, Visitor, served, violations

TOP = [FIXED[name] for name in ("entities", "relations", "sources", "judge")]
SCRIPT = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>"


def hostile(folder: Path) -> None:
    """Write articles whose every part tries to be markup."""
    (folder / "<img src=x onerror=window.pwned=1>.txt").write_text(
        "Boats held at Port Alder\n\nThe harbour police of Port Alder seized two boats on 4 May 2031, "
        f'said Ann "{SCRIPT}" Moss, the mayor. \'"><svg onload=window.pwned=1> she added on Monday.\n'
    )
    article = {
        "title": f"Mayor Ann Moss met Ben Cole {SCRIPT}",
        "text": f"Mayor Ann Moss met Ben Cole in Geneva. {{{{7*7}}}} {SCRIPT} She thanked Cole on Monday.",
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
        page = visitor(address).page
        said = "".join(crawled(page, address, ["/", "/search?q=Moss", "/search?q=%3Cscript%3E", *TOP], 20))
    assert "<img src=x onerror" in said and "<script>window.pwned" in said
    assert "{{7*7}}" in said


def crawled(page: Page, address: str, todo: list[str], most: int) -> Iterator[str]:
    """Follow a desk's links, one of each path; gives the text of every page, on none of which a script has run."""
    known = {path.partition("?")[0] for path in todo}
    while todo and most:
        most -= 1
        path = todo.pop(0)
        page.goto(address + path)
        assert page.evaluate("window.pwned") is None, path
        assert page.locator("img, iframe, svg[onload], a[href^='javascript:']").count() == 0, path
        assert page.locator("script").count() == 1, path
        yield page.locator("body").inner_text()
        for link in page.locator("main a").all():
            href = (link.get_attribute("href") or "").partition("#")[0]
            bare = href.partition("?")[0]
            if bare.startswith("/") and not bare.endswith("/received") and bare not in known:
                known.add(bare)
                todo.append(href)


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
