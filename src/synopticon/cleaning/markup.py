"""Markup → lines of text: every tag, script, comment and entity an edit of the source.

The scan is linear in the length of the source whatever is in it: each search that comes to nothing is remembered.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from synopticon.records import Edit

_NAME = re.compile(r"</?([A-Za-z][^\s/>\x00]{0,60})")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_FOLD = re.compile(r"[ \t\f]*[\r\n][ \t\r\n\f]*|\t+")
_ATTRIBUTE = re.compile(r"""([^\s=/>"'<]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

# Elements whose content is not shown as text, or is a control's.
_HIDDEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "audio", "video"),
        *("select", "textarea", "button", "head"),
    )
)
_BLOCK = frozenset(
    (
        *(
            "p",
            "div",
            "article",
            "section",
            "main",
            "header",
            "footer",
            "nav",
            "aside",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *(
            "ul",
            "ol",
            "dl",
            "table",
            "form",
            "fieldset",
            "blockquote",
            "figure",
            "figcaption",
            "pre",
            "hr",
            "body",
            "html",
        ),
        *("address", "details", "summary", "center"),
    )
)
_LINE = frozenset(("br", "tr", "li", "dt", "dd", "option", "caption", "label", "legend"))
_CELL = frozenset(("td", "th"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, comment or declaration of the source; of a hidden element all of it. `name` "" for no element."""

    start: int
    end: int
    name: str
    closing: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Scanner:
    """Walks the tags of a source; keeps what is known not to occur any more."""

    source: str
    nowhere: set[str] = field(default_factory=set)

    def find(self, what: str, start: int) -> int:
        """Find a string from `start` on; -1 from the first time on that it is not there."""
        if what in self.nowhere:
            return -1
        found = self.source.find(what, start)
        if found < 0:
            self.nowhere.add(what)
        return found

    def closing(self, name: str, start: int) -> int:
        """Give the end of the closing tag of a hidden element, -1 if it is never closed."""
        if f"</{name}" in self.nowhere:
            return -1
        found = re.compile(rf"</{re.escape(name)}(?=[\s/>])[^>]{{0,200}}>?", re.IGNORECASE).search(self.source, start)
        if not found:
            self.nowhere.add(f"</{name}")
            return -1
        return found.end()

    def tag_end(self, start: int) -> int:
        """Give the end of the tag that begins at `start`: its ">", those inside quotes left aside."""
        position = start
        for _ in range(200):
            close = self.find(">", position)
            if close < 0:
                return len(self.source)
            quotes = [at for mark in "\"'" if (at := self.source.find(f"={mark}", position, close)) >= 0]
            if not quotes:
                return close + 1
            at = min(quotes) + 1
            end = self.find(self.source[at], at + 1)
            if end < 0:
                return close + 1
            position = end + 1
        return close + 1


def tags(source: str) -> Iterator[Tag]:
    """Give the tags, comments and declarations of a source in order, hidden elements whole."""
    scanner = _Scanner(source)
    position = scanner.find("<", 0)
    while position >= 0:
        tag = _tag(scanner, position)
        if tag:
            yield tag
        position = scanner.find("<", tag.end if tag else position + 1)


def _tag(scanner: _Scanner, start: int) -> Tag | None:
    source = scanner.source
    if source.startswith("<!--", start):
        end = scanner.find("-->", start + 4)
        return Tag(start, end + 3 if end >= 0 else len(source), "", hidden=True)
    if source.startswith(("<!", "<?"), start):
        end = scanner.find(">", start)
        return Tag(start, end + 1 if end >= 0 else len(source), "")
    found = _NAME.match(source, start)
    if not found:
        return None
    name, closing, end = found.group(1).lower(), source[start + 1] == "/", scanner.tag_end(found.end())
    if name in _HIDDEN and not closing and source[end - 2 : end] != "/>":
        close = scanner.closing(name, end)
        if close >= 0:
            return Tag(start, close, name, hidden=True)
    return Tag(start, end, name, closing)


def attributes(source: str, tag: Tag) -> dict[str, str]:
    """Give a tag's attributes, names in small letters, values with entities resolved; of huge tags the first part."""
    text = source[tag.start : min(tag.end, tag.start + 6_000)]
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text.partition(" ")[2] if " " in text[:80] else text):
        found.setdefault(name.lower(), html.unescape(double or single or bare)[:5_000])
    return found


@dataclass(frozen=True, slots=True)
class Shape:
    """How a source is built: how deep its elements nest, how many tags it has."""

    depth: int
    tags: int


def linearise(source: str) -> tuple[list[Edit], Shape]:
    """Give the edits that turn a source into lines of text, and the shape of the source."""
    edits: list[Edit] = []
    depth = deepest = count = position = 0
    for tag in tags(source):
        edits += _text(source, position, tag.start)
        edits.append(Edit(tag.start, tag.end, _stands_for(tag), "markup"))
        position, count = tag.end, count + 1
        if tag.name and not tag.hidden and tag.name not in _VOID:
            depth = max(0, depth - 1) if tag.closing else depth + 1
            deepest = max(deepest, depth)
    edits += _text(source, position, len(source))
    return edits, Shape(deepest, count)


def _stands_for(tag: Tag) -> str:
    if tag.name in _BLOCK or tag.name == "head":
        return "\n\n"
    if tag.name in _LINE:
        return "\n"
    return " " if tag.name in _CELL else ""


def _text(source: str, start: int, end: int) -> Iterator[Edit]:
    """Give the edits of a stretch of text: entities resolved, line breaks of the source made spaces."""
    if start == end:
        return
    found = [*_ENTITY.finditer(source, start, end), *_FOLD.finditer(source, start, end)]
    for match in sorted(found, key=lambda match: match.start()):
        if match.group()[0] == "&":
            character = html.unescape(match.group())
            if character != match.group():
                yield Edit(match.start(), match.end(), character, "markup")
        else:
            yield Edit(match.start(), match.end(), " ", "whitespace")
