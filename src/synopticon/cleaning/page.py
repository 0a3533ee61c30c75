"""A page: what it says about itself, and which of its lines are its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import trafilatura
from htmldate import find_date

from synopticon.cleaning import credits, markup
from synopticon.cleaning.draft import cut
from synopticon.cleaning.lines import Line, is_sentence, split
from synopticon.records import Edit

# Beyond these a page is built to hurt, or is no article: its lines are judged by their shape alone.
_LENGTH, _DEPTH, _TAGS = 4_000_000, 250, 60_000
_WORK = 300_000_000
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "publishdate", "publish-date",
    "pubdate", "publish_date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "date",
    "article.published", "article:published", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "originalpublicationdate",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says about itself; "" where it does not. `titles` are what it may be called, best first."""

    titles: tuple[str, ...] = ()
    outlet: str = ""
    uri: str = ""
    language: str = ""
    published: str = ""
    author: str = ""


# ---------------------------------------------------------------- what it says about itself


def describe(source: str) -> Page:
    """Read a page's meta elements, canonical link, JSON-LD, first heading and times."""
    meta: dict[str, str] = {}
    linked: dict[str, str] = {}
    heading = title = stamp = ""
    telling = (tag for tag in _all_tags(source[:_LENGTH]) if tag.name in _TELLING and not tag.closing)
    for tag in islice(telling, 1_000):
        found = markup.attributes(source, tag)
        if tag.name == "meta":
            _note_meta(meta, found)
        elif tag.name == "link" and "canonical" in found.get("rel", "").lower():
            linked.setdefault("uri", found.get("href", ""))
        elif tag.name == "html":
            linked.setdefault("language", found.get("lang", "") or found.get("xml:lang", ""))
        elif tag.name == "title" and not title:
            title = _content(source, tag)
        elif tag.name == "h1" and not heading:
            heading = _content(source, tag)
        elif tag.name == "time" and not stamp and ("pubdate" in found or "publish" in " ".join(found.values()).lower()):
            stamp = found.get("datetime", "")
        elif tag.name == "script" and "ld+json" in found.get("type", ""):
            _note_linked_data(linked, source[tag.start : tag.end])
    return _page(meta, linked, heading, title, stamp)


_TELLING = frozenset(("meta", "link", "html", "title", "h1", "time", "script"))


def _all_tags(source: str) -> Iterator[markup.Tag]:
    """Give the tags of a source, those inside its head too."""
    for tag in markup.tags(source):
        if tag.name == "head" and tag.hidden:
            inner = source.find(">", tag.start) + 1
            for below in markup.tags(source[inner : tag.end]):
                yield markup.Tag(below.start + inner, below.end + inner, below.name, below.closing, below.hidden)
        else:
            yield tag


def _content(source: str, tag: markup.Tag) -> str:
    """Give the text of a short element, up to its closing tag."""
    piece = source[tag.end : tag.end + 3_000]
    close = re.search(rf"</{tag.name}", piece, re.IGNORECASE)
    plain = re.sub(r"<[^>]*>", " ", piece[: close.start()]) if close else ""
    return " ".join(html.unescape(plain).split())[:400]


def _note_meta(meta: dict[str, str], found: dict[str, str]) -> None:
    content = found.get("content", "").strip()
    for key in ("property", "name", "itemprop"):
        name = found.get(key, "").strip().lower()
        if name and content:
            meta.setdefault(name, content)


def _note_linked_data(linked: dict[str, str], script: str) -> None:
    """Read a JSON-LD script (schema.org): of the first article in it, what is said about it."""
    body = script.partition(">")[2].rpartition("</")[0]
    try:
        data = json.loads(body.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    for node in _nodes(data, 0):
        kind = str(node.get("@type", ""))
        if not re.search(r"Article|Posting|Report", kind):
            continue
        names = {"published": "datePublished", "headline": "headline", "language": "inLanguage", "uri": "url"}
        for name, key in names.items():
            if isinstance(value := node.get(key), str):
                linked.setdefault(name, value)
        for name, key in (("author", "author"), ("outlet", "publisher")):
            linked.setdefault(name, _named(node.get(key)))
        return


def _nodes(data: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "itemListElement"):
            yield from _nodes(data.get(key), depth + 1)


def _named(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, (_named(item) for item in value[:10])))
    return _named(value.get("name")) if isinstance(value, dict) else ""


def _page(meta: dict[str, str], linked: dict[str, str], heading: str, title: str, stamp: str) -> Page:
    outlet = meta.get("og:site_name") or linked.get("outlet", "")
    titles = (heading, linked.get("headline", ""), meta.get("og:title", ""), meta.get("twitter:title", ""), title)
    published = next((meta[name] for name in _DATES if meta.get(name)), "")
    uri = linked.get("uri") or meta.get("og:url", "")
    return Page(
        titles=tuple(dict.fromkeys(_without_site(name, outlet) for name in titles if name.strip())),
        outlet=outlet[:100],
        uri=uri if re.match(r"https?://\S+\Z", uri) else "",
        language=(linked.get("language") or meta.get("og:locale", ""))[:20],
        published=(linked.get("published") or published or stamp)[:60],
        author=(linked.get("author") or meta.get("author") or meta.get("article:author", ""))[:200],
    )


def _without_site(title: str, outlet: str) -> str:
    """Take the site's name off a title ("Ferry runs aground | Daily Coast")."""
    head, mark, tail = (" ".join(title.split())).rpartition(" | ")
    if not mark:
        head, mark, tail = (" ".join(title.split())).rpartition(" - ")
    site = mark and (_letters(tail) == _letters(outlet) or (mark == " | " and len(head) > 2 * len(tail)))
    return head.strip() if site else " ".join(title.split())


def date_in(source: str, uri: str) -> str:
    """Give the ISO date that htmldate finds in a page's markup, "" if none; free text is not searched."""
    try:
        found = find_date(source[:_LENGTH], extensive_search=False, original_date=True, url=uri or None)
    except Exception:  # a page that breaks the parser has no date; what the parser raises then is not documented
        return ""
    return str(found or "")


# ---------------------------------------------------------------- which lines are its article


def furniture(text: str, source: str, shape: markup.Shape, titles: tuple[str, ...]) -> list[Edit]:
    """Give edits that cut, from the lines of a page, those that are not its article (trafilatura decides which)."""
    lines = split(text)
    main = _main(source) if len(source) <= _LENGTH and shape.depth <= _DEPTH and shape.tags <= _TAGS else ""
    if len(_letters(main)) >= 150 or (main and len(_letters(text)) < 600):
        kept = _matching(lines, main)
    else:
        kept = _by_shape(lines)
    _keep_title(lines, kept, titles)
    _keep_credits(lines, kept)
    return [cut(line.start, line.end, "boilerplate") for line, keep in zip(lines, kept) if not keep]


def _main(source: str) -> str:
    try:
        found = trafilatura.extract(source, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # as in date_in: hostile pages break lxml and trafilatura in undocumented ways
        return ""
    return found or ""


def _matching(lines: list[Line], main: str) -> list[bool]:
    """Tell which lines stand in the main text, whole or as part of one of its lines, or hold one of them."""
    wanted = [_letters(line) for line in main.splitlines()]
    known, joined = frozenset(filter(None, wanted)), "".join(wanted)
    long = [line for line in wanted if len(line) >= 40]
    thorough = len(lines) * len(joined) <= _WORK
    kept = []
    for line in lines:
        letters = _letters(line.text)
        keep = letters in known
        if not keep and thorough and len(letters) >= 25:
            keep = letters in joined or any(part in letters for part in long)
        kept.append(keep)
    return kept


def _by_shape(lines: list[Line]) -> list[bool]:
    """Keep what stands between the first and the last paragraph; everything, where there is no paragraph."""
    paragraphs = [index for index, line in enumerate(lines) if len(line.text) >= 80 and is_sentence(line.text)]
    if not paragraphs:
        return [True] * len(lines)
    return [paragraphs[0] <= index <= paragraphs[-1] for index in range(len(lines))]


def _keep_title(lines: list[Line], kept: list[bool], titles: tuple[str, ...]) -> None:
    first = next((index for index, keep in enumerate(kept) if keep), len(lines))
    for title in titles:
        wanted = _letters(title)
        for index in range(min(first + 1, len(lines)) - 1, -1, -1):
            if wanted and _letters(lines[index].text) == wanted:
                kept[index] = True
                return


def _keep_credits(lines: list[Line], kept: list[bool]) -> None:
    """Keep credits next to the article (byline, date, source): they are parsed, and cut as credits."""
    inside = [index for index, keep in enumerate(kept) if keep]
    if not inside:
        return
    for index in range(max(0, inside[0] - 4), min(len(lines), inside[-1] + 4)):
        if not kept[index] and credits.is_credit(lines[index]):
            kept[index] = True


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))
