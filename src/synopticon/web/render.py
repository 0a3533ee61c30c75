"""From what a page shows to its HTML. Everything is escaped; only what is built here as markup is not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment
from markupsafe import Markup, escape

from synopticon.chronology import describe
from synopticon.records import When
from synopticon.store.index_lines import DocumentLine, EventLine, Hit, StoryLine
from synopticon.store.index_search import CLOSE, OPEN
from synopticon.templating import pages
from synopticon.web import words
from synopticon.web.figures import sparkline

if TYPE_CHECKING:
    from synopticon.web.state import Desktop

STATIC = Path(__file__).parent / "static"
WHO_COOKIE = "synopticon_who"
Dated = DocumentLine | EventLine | StoryLine | Hit


@cache
def _environment() -> Environment:
    made = pages("synopticon.web", "templates")
    made.filters.update(when=when, day=day, marked=marked, many=many, id=quoted, web=web_address)
    made.globals.update(at=at, url=url, sparkline=sparkline, words=words)
    return made


def page(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """Render a page, with what every page needs."""
    desktop: Desktop = request.app.state.desktop
    visitor = request.state.visitor
    around = {
        "request": request,
        "path": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "making": desktop.keeper.making,
        "read_only": desktop.keeper.read_only,
        "case_name": desktop.keeper.path.name,
        "form_token": desktop.guard.form_token(visitor),
        "who": remembered(request),
        "run": desktop.keeper.run,
        "script": (STATIC / "app.js").is_file(),
        "judged": desktop.judged(request.query_params.get("judged", "")),
    }
    return HTMLResponse(_environment().get_template(template).render(**around, **shown), status)


def remembered(request: Request) -> str:
    """Give the name under which a visitor judged before, "" where none did."""
    return unquote(request.cookies.get(WHO_COOKIE, ""))[:80].strip()


def when(line: Dated | When | None) -> str:
    """Say when something was, in words; "undated" where it is not known."""
    if line is None:
        return "undated"
    return describe(line if isinstance(line, When) else When(line.earliest, line.latest))


def day(text: str | None) -> str:
    """Give the day of an ISO date or date-time, "" where there is none."""
    return (text or "")[:10]


def marked(text: str) -> Markup:
    """Give text found by a search with what was looked for marked."""
    safe = str(escape(" ".join(text.split())))
    return Markup(safe.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))


def many(count: int, noun: str, plural: str = "") -> str:
    """Say how many: "1 article", "3 articles"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def quoted(identity: str) -> str:
    """Give an id as it stands in an address."""
    return quote(identity, safe="")


def at(document: str, start: int, end: int) -> str:
    """Give the address of characters of an article."""
    return f"/articles/{quoted(document)}?at={start}-{end}#s-{start}-{end}"


def url(path: str, given: Mapping[str, object], **changed: object) -> str:
    """Give an address with the parameters of a query, some of them changed; empty ones are left out."""
    merged = {**given, **changed}
    query = urlencode([(name, str(value)) for name, value in merged.items() if value not in ("", None)])
    return f"{path}?{query}" if query else path


def web_address(uri: str) -> str:
    """Give a URI that may be a link, "" for any but http and https: what an article names is never run."""
    try:
        parts = urlsplit(uri.strip())
    except ValueError:
        return ""
    plain = not any(character.isspace() or ord(character) < 32 for character in uri.strip())
    return uri.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc and plain else ""
