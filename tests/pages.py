"""What a written page is made of, for the tests of the pages that we write."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """Collects a page's tags, ids and links, and refuses whatever could run or fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        assert not {"src", "style", "onerror", "onclick"} & given.keys()
